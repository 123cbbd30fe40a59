import { type FindingHead, type FindingLine, SEVERITIES } from '../../src/findings/model.ts'
import type { BenchHead } from '../../src/findings/workbench-model.ts'
import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, RadioGroup, SelectField, TextArea } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { placeLink } from './bench-text.tsx'
import { FindingTable } from './finding-list.tsx'

export interface FindingFormProps {
  readonly head: BenchHead
  readonly heads: readonly FindingHead[]
  /** Where it stands, in words; null for the whole text. */
  readonly place: string | null
  /** The places to choose from, where none was chosen beside the text. */
  readonly places: readonly (readonly [path: string, label: string])[] | null
  readonly state: FormState
  /** The finding that is changed; null for a new one. */
  readonly finding: FindingLine | null
}

const keyOf = ({ reviewId, serial }: BenchHead) => ({ id: reviewId, serial: String(serial) })

/** A finding as it is written: on its own page, or beside the text. */
export const FindingForm = ({ head, heads, place, places, state, finding }: FindingFormProps) => {
  const key = keyOf(head)
  const action = finding ? paths.rounds.finding({ ...key, finding: finding.findingId }) : paths.rounds.findings(key)
  const path = state.values.path ?? ''
  return (
    <form method="post" action={action} class="form finding-form">
      <h3 class="finding-form-title">
        {finding ? `修改第 ${finding.serial} 条意见` : '写一条意见'}：{place ?? '全文'}
      </h3>
      <ErrorSummary state={state} />
      {places ? (
        <SelectField state={state} name="path" label="条款" options={places} empty="全文（不针对某一条）" />
      ) : (
        <HiddenField name="path" value={path} />
      )}
      {finding ? (
        <HiddenField name="version" value={finding.version} />
      ) : (
        (['source', 'sourceRef', 'follows'] as const).map((name) => (
          <HiddenField name={name} value={state.values[name] ?? (name === 'source' ? 'person' : '')} />
        ))
      )}
      {path !== '' && <TextArea state={state} name="quote" label="原文" hint="摘录有问题的文字，可以缩短。" rows={2} />}
      <TextArea state={state} name="problem" label="问题" rows={3} required />
      <TextArea state={state} name="basis" label="依据" hint="法律、法规、规章或者文件的名称和条款。" rows={2} />
      <TextArea state={state} name="suggestion" label="修改建议" rows={3} />
      <SelectField
        state={state}
        name="head"
        label="所属方面"
        empty="请选择"
        required
        options={heads.map((h) => [h, wordOf('head', h)] as const)}
      />
      <RadioGroup
        state={state}
        name="severity"
        label="轻重"
        required
        options={SEVERITIES.map((s) => [s, wordOf('severity', s)] as const)}
      />
      <div class="form-end">
        <Button kind="primary">保存意见</Button>
        <LinkButton href={`${paths.rounds.workbench(key)}${path === '' ? '' : placeLink(path)}`} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  )
}

export interface FindingPageProps extends FindingFormProps {
  /** The words of the provision; null for the whole text. */
  readonly words: string | null
  readonly withdrawal?: FormState | undefined
  readonly history: readonly TimelineEntry[]
}

/** The same on a page of its own, with the words it is about and what was done to it. */
export const FindingPage = (props: FindingPageProps) => {
  const { head, finding, words, withdrawal = formOf(), history } = props
  const key = keyOf(head)
  return (
    <>
      <PageHead
        title={finding ? `第 ${finding.serial} 条意见` : '写一条意见'}
        crumbs={[
          [paths.reviews.show({ id: head.reviewId }), head.title],
          [paths.rounds.workbench(key), `第 ${head.serial} 轮工作台`],
        ]}
      />
      {words && (
        <blockquote class="finding-words">
          <b>{props.place}</b> {words}
        </blockquote>
      )}
      {finding && props.state.errors.length > 0 && (
        <Section title="现在保存的内容" id="kept">
          <FindingTable findings={[finding]} caption="现在保存的内容" empty="" isNamed={false} />
        </Section>
      )}
      <FindingForm {...props} />
      {finding && (
        <details class="disclosure" open={withdrawal.errors.length > 0}>
          <summary>撤回这条意见</summary>
          <form
            method="post"
            action={paths.rounds.findingWithdrawal({ ...key, finding: finding.findingId })}
            class="form"
          >
            <ErrorSummary state={withdrawal} />
            <HiddenField name="version" value={finding.version} />
            <TextArea state={withdrawal} name="reason" label="撤回理由" rows={2} required />
            <div class="form-end">
              <Button kind="danger">撤回</Button>
            </div>
          </form>
        </details>
      )}
      {history.length > 0 && <Timeline entries={history} />}
    </>
  )
}
