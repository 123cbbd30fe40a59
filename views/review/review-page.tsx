import { standing } from '../../src/findings/rules.ts'
import { paths } from '../../src/http/paths.ts'
import { FindingTable } from '../findings/finding-list.tsx'
import { dayText, wordOf } from '../format.ts'
import { MaterialTable } from '../packs/materials.tsx'
import { PackFacts, ProcedureTable } from '../packs/pack-parts.tsx'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { AssignmentsPanel } from './assignments-panel.tsx'
import { NextAct, type NextActProps } from './next-act.tsx'
import { Rounds } from './rounds.tsx'

export interface ReviewPageProps extends NextActProps {
  readonly timeline: readonly TimelineEntry[]
}

/** One review: what is to be done now, until when and why, and everything that was done before. */
export const ReviewPageView = (props: ReviewPageProps) => {
  const { review, round, today } = props
  const { document } = review
  return (
    <>
      <PageHead
        title={document.title}
        crumbs={[
          [paths.reviews.list(), '审核台账'],
          [paths.documents.show({ id: document.documentId }), '文件'],
        ]}
        tag={<StatusTag kind="round" value={round.status} />}
        lead={`${wordOf('reviewKind', review.kind)} · 第 ${round.serial} 轮`}
        actions={<LinkButton href={paths.documents.show({ id: document.documentId })}>打开文件</LinkButton>}
      />
      <Section title="下一步" id="next">
        {round.acceptance && round.status === 'accepted' && (
          <p>
            审核期限：
            <DueDay day={round.acceptance.dueOn} today={today} isProvisional={round.due?.provisional ?? false} />
          </p>
        )}
        <NextAct {...props} />
      </Section>
      <Section title="基本情况" id="facts">
        <Facts
          rows={[
            ['制定机关', document.makingOrgan],
            ['起草单位', document.draftingOrgan],
            ['文件类别', wordOf('category', document.category)],
            ['文件状态', <StatusTag kind="stage" value={document.stage} />],
            ['首次送审', dayText(review.openedOn)],
            review.closedOn ? ['办结', dayText(review.closedOn)] : null,
          ]}
        />
      </Section>
      {props.pack && (
        <Section title={`送审材料（第 ${round.serial} 轮）`} id="pack">
          <PackFacts pack={props.pack.pack} />
          <ProcedureTable desk={props.pack} />
          <MaterialTable desk={props.pack} />
        </Section>
      )}
      <Findings {...props} />
      <Section title="各轮审核" id="rounds">
        <Rounds review={review} today={today} />
      </Section>
      <AssignmentsPanel review={review} assignable={props.assignable} state={props.forms.assignment} />
      <Section title="办理过程" id="timeline">
        <Timeline entries={props.timeline} />
      </Section>
    </>
  )
}

/** The findings of the last round that has some, and the way to where they are written or answered. */
const Findings = ({ review, round, findings, mayOpenWorkbench }: ReviewPageProps) => {
  const counted = standing(findings)
  const serial = counted.reduce((last, f) => Math.max(last, f.roundSerial), 0)
  const shown = counted.filter((f) => f.roundSerial === serial)
  if (shown.length === 0 && !mayOpenWorkbench) return null
  const open = shown.filter((f) => f.response === null).length
  const isSigned = review.rounds.some((r) => r.serial === serial && r.opinion)
  const others = review.rounds.filter(
    (r) => r.opinion && r.serial !== serial && counted.some((f) => f.roundSerial === r.serial),
  )
  return (
    <Section
      title={serial > 0 ? `第 ${serial} 轮的意见（${shown.length} 条）` : '审核意见'}
      id="findings"
      actions={
        <>
          {mayOpenWorkbench && (
            <LinkButton href={paths.rounds.workbench({ id: review.reviewId, serial: String(round.serial) })}>
              打开工作台
            </LinkButton>
          )}
          {isSigned && shown.length > 0 && (
            <LinkButton href={paths.rounds.responses({ id: review.reviewId, serial: String(serial) })}>
              采纳情况
            </LinkButton>
          )}
        </>
      }
    >
      {isSigned && shown.length > 0 && (
        <p>{open === 0 ? '采纳情况已全部填写。' : `还有 ${open} 条意见没有填写采纳情况。`}</p>
      )}
      <FindingTable
        findings={shown}
        caption={`第 ${serial} 轮审核意见`}
        empty="还没有逐条的意见。"
        isWithAnswers={isSigned}
      />
      {others.length > 0 && (
        <p>
          其他各轮：
          {others.map((r) => (
            <>
              {' '}
              <a href={paths.rounds.responses({ id: review.reviewId, serial: String(r.serial) })}>
                第 {r.serial} 轮的意见和采纳情况
              </a>
            </>
          ))}
        </p>
      )}
    </Section>
  )
}
