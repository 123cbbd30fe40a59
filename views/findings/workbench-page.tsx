import type { Child } from 'hono/jsx'
import type { FindingLine } from '../../src/findings/model.ts'
import type { Workbench } from '../../src/findings/workbench-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { AdviceForm } from '../review/review-forms.tsx'
import { BenchNav } from './bench-nav.tsx'
import { BenchText } from './bench-text.tsx'
import { Checklist } from './checklist.tsx'
import { EarlierFindings, type RefusedMark } from './earlier.tsx'
import { FindingTable } from './finding-list.tsx'
import { Others } from './others.tsx'
import { Proposals } from './proposals.tsx'

export interface WorkbenchPageProps {
  readonly bench: Workbench
  readonly rejected?: { readonly item: string; readonly state: FormState } | undefined
  readonly refused?: RefusedMark | undefined
}

/** The desk of a reviewer: the draft at the left, what is found at the right. */
export const WorkbenchPage = ({ bench, rejected, refused }: WorkbenchPageProps) => {
  const { head, findings, earlier, proposals, checks, writing } = bench
  const mayWrite = writing?.length === 0
  const key = { id: head.reviewId, serial: String(head.serial) }
  return (
    <>
      <PageHead
        title="审核工作台"
        crumbs={[
          [paths.reviews.list(), '审核台账'],
          [paths.reviews.show({ id: head.reviewId }), head.title],
        ]}
        tag={<StatusTag kind="round" value={head.status} />}
        lead={`${head.title} · ${wordOf('reviewKind', head.kind)} · 第 ${head.serial} 轮${head.revisionSerial ? ` · 第 ${head.revisionSerial} 稿` : ''}，${dayText(head.submittedOn)}送审`}
        actions={
          <LinkButton
            kind={mayWrite ? 'primary' : 'secondary'}
            href={`${paths.reviews.show({ id: head.reviewId })}#next`}
          >
            {mayWrite ? '起草审核意见' : '打开审核'}
          </LinkButton>
        }
      />
      {refused && <Note tone="bad">{refused.words}</Note>}
      {writing === null && <Note>您可以查看这一轮的审核工作，不能修改。</Note>}
      {writing !== null && writing.length > 0 && <Note tone="warn">{writing.map((o) => o.message).join('')}</Note>}
      <BenchNav bench={bench} />
      {mayWrite && <Keys />}
      <div class="bench">
        <section class="bench-text" id="text" aria-label="送审稿">
          <BenchText bench={bench} />
        </section>
        <div class="bench-panel">
          <div id="aside" class="bench-aside" data-aside-place />
          <Section
            title="本轮意见"
            id="findings"
            actions={
              mayWrite && (
                <a class="button button-secondary" href={paths.rounds.findingNew(key)} data-aside>
                  对全文提意见
                </a>
              )
            }
          >
            <div class={mayWrite ? 'bench-acts' : undefined}>
              <FindingTable
                findings={findings}
                caption={`第 ${head.serial} 轮审核意见`}
                empty={mayWrite ? '还没有意见。在条文后面点“提意见”，或者采纳一条提示。' : '还没有意见。'}
                {...(mayWrite ? { acts: (f: FindingLine) => <FindingActs finding={f} round={key} /> } : {})}
              />
            </div>
          </Section>
          {earlier.length > 0 && (
            <Part id="earlier" title="以前各轮的意见">
              <EarlierFindings refused={refused} head={head} findings={earlier} mayWrite={mayWrite} />
            </Part>
          )}
          <Part id="reading" title="辅助阅读">
            <Proposals head={head} proposals={proposals} mayWrite={mayWrite} />
          </Part>
          <Part id="checklist" title="审查清单">
            <Checklist head={head} checks={checks} mayWrite={mayWrite} rejected={rejected} />
          </Part>
          <Part id="others" title="批注和顾问意见">
            <Others bench={bench} mayWrite={mayWrite} />
            {bench.mayAdvise && <AdviceForm round={key} state={undefined} />}
          </Part>
        </div>
      </div>
    </>
  )
}

const Part = (props: { readonly id: string; readonly title: string; readonly children?: Child }) => (
  <Section title={props.title} id={props.id}>
    {props.children}
  </Section>
)

const FindingActs = (props: { readonly finding: FindingLine; readonly round: { id: string; serial: string } }) =>
  props.finding.withdrawn ? null : (
    <a href={paths.rounds.finding({ ...props.round, finding: props.finding.findingId })}>修改或撤回</a>
  )

const KEYS = [
  ['j', '下一条'],
  ['k', '上一条'],
  ['c', '对所在条款提意见'],
  ['a', '采纳提示'],
  ['d', '忽略提示'],
] as const

const Keys = () => (
  <details class="bench-keys no-print">
    <summary>键盘操作</summary>
    <p>
      {KEYS.map(([key, what]) => (
        <span>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </p>
  </details>
)
