import { EVALUATION_OUTCOMES, type EvaluationDesk } from '../../src/documents/relation-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, RadioGroup, TextArea } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

const EvaluationTable = ({ desk }: { readonly desk: EvaluationDesk }) => (
  <DataTable
    caption="届满前评估"
    rows={desk.evaluations}
    empty="还没有登记评估。"
    columns={[
      { label: '评估日期', nowrap: true, render: (e) => dayText(e.evaluatedOn) },
      { label: '有效期至', nowrap: true, render: (e) => dayText(e.lapsesAfter) },
      { label: '结论', nowrap: true, render: (e) => wordOf('evaluation', e.outcome) },
      { label: '理由', render: (e) => e.reason },
      {
        label: '延续的记录',
        nowrap: true,
        render: (e) => (e.renewalId ? <a href={paths.documents.show({ id: e.renewalId })}>查看</a> : '—'),
      },
      { label: '登记人', nowrap: true, render: (e) => e.recordedByName },
    ]}
  />
)

/** The same on the document page, with the way to the next. */
export const EvaluationPanel = ({ desk }: { readonly desk: EvaluationDesk }) => (
  <>
    <EvaluationTable desk={desk} />
    {desk.obstacles?.length === 0 && (
      <p class="actions">
        <LinkButton href={paths.documents.evaluations({ id: desk.documentId })}>登记评估</LinkButton>
        <span class="quiet">有效期至 {dayText(desk.lapsesAfter)}，届满即自行失效。</span>
      </p>
    )}
  </>
)

/** Records the evaluation before the validity ends. */
export const EvaluationPage = ({ desk, state }: { readonly desk: EvaluationDesk; readonly state: FormState }) => {
  const show = paths.documents.show({ id: desk.documentId })
  return (
    <>
      <PageHead
        title="登记届满前评估"
        crumbs={[
          [paths.documents.list(), '文件'],
          [show, desk.title],
        ]}
        lead={desk.lapsesAfter ? `有效期至 ${dayText(desk.lapsesAfter)}，届满即自行失效。` : undefined}
      />
      {desk.evaluations.length > 0 && <EvaluationTable desk={desk} />}
      <Obstacles what="登记评估" obstacles={desk.obstacles ?? []} />
      <form method="post" action={paths.documents.evaluations({ id: desk.documentId })} class="form">
        <ErrorSummary state={state} />
        <HiddenField name="version" value={state.values.version ?? desk.version} />
        <RadioGroup
          state={state}
          name="outcome"
          label="评估结论"
          required
          hint={
            desk.makesNewRecord
              ? '继续的，另立一件延续的文件：重新编号、重新公布，有效期重新起算。'
              : '继续的，在本件上延长有效期。'
          }
          options={EVALUATION_OUTCOMES.map((o) => [o, wordOf('evaluation', o)] as const)}
        />
        <TextArea state={state} name="reason" label="评估的理由" required rows={4} />
        {!desk.makesNewRecord && (
          <DayField state={state} name="newLastDay" label="延长后有效期的最后一日" hint="结论为继续有效时填写。" />
        )}
        <div class="form-end">
          <Button kind="primary">登记</Button>
          <LinkButton href={show} kind="plain">
            取消
          </LinkButton>
        </div>
      </form>
    </>
  )
}
