import { type FindingLine, RESPONSE_ANSWERS } from '../../src/findings/model.ts'
import type { ResponseDesk } from '../../src/findings/response-model.ts'
import { errorOf, type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField, RadioGroup, TextArea } from '../parts/field.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { AnswerCell, FindingTable, findingAnchor, placeName } from './finding-list.tsx'

export interface ResponsesPageProps {
  readonly desk: ResponseDesk
  readonly state?: FormState | undefined
  /** The finding whose answer has just been kept, while others are still being written. */
  readonly saved?: string | undefined
}

/** 意见采纳反馈表: the findings of a signed opinion, and what the drafters say to each. */
export const ResponsesPage = ({ desk, state, saved }: ResponsesPageProps) => {
  const { findings, answering } = desk
  const key = { id: desk.reviewId, serial: String(desk.serial) }
  const open = findings.filter((f) => f.response === null).length
  const mayAnswer = answering?.length === 0 && findings.length > 0
  return (
    <>
      <PageHead
        title="意见采纳反馈"
        crumbs={[
          [paths.documents.show({ id: desk.documentId }), '文件'],
          [paths.reviews.show({ id: desk.reviewId }), desk.title],
        ]}
        tag={desk.opinion && <StatusTag kind="opinion" value={desk.opinion} />}
        lead={`${desk.title} · 第 ${desk.serial} 轮审核意见 ${findings.length} 条，${open === 0 ? '已全部答复' : `还有 ${open} 条没有填写采纳情况`}`}
        actions={
          <>
            <ExportLinks href={paths.rounds.responsesExport(key)} what="反馈表" />
            <button class="button button-secondary" type="button" data-print hidden>
              打印
            </button>
          </>
        }
      />
      <Obstacles what="填写采纳情况" obstacles={answering ?? []} />
      {mayAnswer && <AnswersForm {...{ desk, state, saved }} />}
      <div class={mayAnswer ? 'print-only' : undefined}>
        <FindingTable
          findings={findings}
          caption="意见采纳反馈表"
          empty="这一轮审核意见没有逐条列出的意见，不需要逐条答复。"
          isWithAnswers
          isNamed={!mayAnswer}
        />
      </div>
    </>
  )
}

const AnswersForm = ({ desk, state, saved }: ResponsesPageProps) => {
  const action = paths.rounds.responses({ id: desk.reviewId, serial: String(desk.serial) })
  return (
    <form method="post" action={action} class="form answers no-print">
      {state && <ErrorSummary state={state} />}
      {desk.findings.map((finding) => (
        <Answer finding={finding} state={state ?? knownAnswers(desk.findings)} isSaved={saved === finding.findingId} />
      ))}
      <div class="form-end">
        <Button kind="primary">全部保存</Button>
        <LinkButton kind="plain" href={paths.reviews.show({ id: desk.reviewId })}>
          回到审核
        </LinkButton>
      </div>
    </form>
  )
}

const Answer = (props: { readonly finding: FindingLine; readonly state: FormState; readonly isSaved: boolean }) => {
  const { finding: f, state, isSaved } = props
  const clash = state.errors.some((e) => e.field === undefined && e.message.includes(`第 ${f.serial} 条`))
  return (
    <Section title={`第 ${f.serial} 条：${placeName(f)}`} id={findingAnchor(f.serial)}>
      <Facts
        rows={[
          ['轻重', <StatusTag kind="severity" value={f.severity} />],
          f.quote ? ['原文', f.quote] : null,
          ['问题', <span class="plain-text">{f.problem}</span>],
          f.basis ? ['依据', f.basis] : null,
          f.suggestion ? ['修改建议', <span class="plain-text">{f.suggestion}</span>] : null,
          f.response ? ['已填', <AnswerCell finding={f} />] : null,
        ]}
      />
      {isSaved && <Note tone="good">这一条已保存。</Note>}
      {clash && f.response && <Note tone="warn">同事填的见上面“已填”。要以您的为准，请再保存一次。</Note>}
      <HiddenField name={`${f.findingId}-seen`} value={f.response?.responseId ?? ''} />
      <RadioGroup
        state={state}
        name={`${f.findingId}-answer`}
        label="采纳情况"
        required={f.severity === 'must'}
        options={RESPONSE_ANSWERS.map((a) => [a, wordOf('responseAnswer', a)] as const)}
      />
      <TextArea
        state={state}
        name={`${f.findingId}-reason`}
        label="理由"
        isConditional
        hint="部分采纳、不采纳的必须写明。"
        rows={2}
      />
      <TextArea
        state={state}
        name={`${f.findingId}-newText`}
        label="修改后的条文"
        hint="采纳或者部分采纳的，写改后的文字；删去的写“删去”。"
        rows={2}
      />
      <p class="actions">
        <Button name="only" value={f.findingId}>
          保存这一条
        </Button>
        {errorOf(state, `${f.findingId}-answer`) && <span class="error">还没有保存</span>}
      </p>
    </Section>
  )
}

/** What is kept already, as the form shows it. */
const knownAnswers = (findings: readonly FindingLine[]): FormState =>
  formOf(
    Object.fromEntries(
      findings.flatMap(({ findingId, response }) => [
        [`${findingId}-answer`, response?.answer],
        [`${findingId}-reason`, response?.reason],
        [`${findingId}-newText`, response?.newText],
      ]),
    ),
  )
