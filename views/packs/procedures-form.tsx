import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PackDesk, Procedure, ProcedureRecord } from '../../src/packs/model.ts'
import { askedProcedures } from '../../src/packs/rules.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, SelectField, TextField } from '../parts/field.tsx'
import { StepsOfOthers } from './pack-parts.tsx'

const valuesOf = ({
  procedure,
  reason,
  conclusion,
  ...record
}: ProcedureRecord): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries({ ...record, note: conclusion ?? reason }).map(([name, value]) => [`${procedure}-${name}`, value]),
  )

/** What was done in each step, one group a step. */
export const ProceduresForm = ({ desk, state }: { readonly desk: PackDesk; readonly state: FormState | undefined }) => {
  const { pack, terms } = desk
  const shown = state ?? formOf(Object.assign({ version: pack.version }, ...pack.procedures.map(valuesOf)))
  return (
    <form method="post" action={paths.documents.packProcedures({ id: pack.documentId })} class="form">
      <ErrorSummary state={shown} />
      <HiddenField name="version" value={shown.values.version ?? '0'} />
      {askedProcedures(terms).map((asked) => (
        <Step procedure={asked.procedure} mayNotApply={asked.mayNotApply} state={shown} desk={desk} />
      ))}
      <StepsOfOthers terms={terms} />
      <div class="form-end">
        <Button>保存程序情况</Button>
      </div>
    </form>
  )
}

interface StepProps {
  readonly procedure: Procedure
  readonly mayNotApply: boolean
  readonly state: FormState
  readonly desk: PackDesk
}

/** One line a step: whether it was done, and how or why not. */
const Step = ({ procedure, mayNotApply, state, desk }: StepProps) => {
  const answers = mayNotApply ? (['yes', 'no', 'not_applicable'] as const) : (['yes', 'no'] as const)
  return (
    <fieldset class="group step">
      <legend>
        {wordOf('procedure', procedure)}
        {!mayNotApply && '（必经）'}
      </legend>
      <div class="form-grid">
        <SelectField
          state={state}
          name={`${procedure}-answer`}
          label="是否办理"
          empty="请选择"
          required
          options={answers.map((answer) => [answer, wordOf('procedureAnswer', answer)] as const)}
        />
        <TextField state={state} name={`${procedure}-note`} label="结果；没有办理的写理由" width="wide" isConditional />
      </div>
      {procedure === 'consultation' && <Consultation state={state} desk={desk} />}
    </fieldset>
  )
}

const Consultation = ({ state, desk }: { readonly state: FormState; readonly desk: PackDesk }) => {
  const { consultation } = desk
  return (
    <>
      <div class="form-grid">
        <DayField state={state} name="consultation-fromOn" label="开始日期" isConditional />
        <DayField state={state} name="consultation-toOn" label="截止日期" isConditional />
        <TextField state={state} name="consultation-received" label="收到意见（条）" isConditional />
        <TextField state={state} name="consultation-adopted" label="采纳意见（条）" isConditional />
      </div>
      <TextField
        state={state}
        name="consultation-channel"
        label="征求意见的渠道"
        isConditional
        hint="如“市政府网站”“座谈会”。"
        width="wide"
      />
      <TextField
        state={state}
        name="consultation-exceptionReason"
        label="期限短于规定的理由"
        isConditional
        width="wide"
        hint={
          consultation
            ? `现为 ${consultation.given} 个${wordOf('unit', consultation.needed.unit)}，规定不少于 ${consultation.needed.limit} 个。${consultation.isEnough ? '期限够的不必填。' : '必须填写，或者延长征求意见的期限。'}`
            : '期限够的不必填。'
        }
      />
    </>
  )
}
