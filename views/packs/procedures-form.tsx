import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PackDesk, Procedure, ProcedureRecord } from '../../src/packs/model.ts'
import { askedProcedures } from '../../src/packs/rules.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import { StepsOfOthers } from './pack-parts.tsx'

const valuesOf = (record: ProcedureRecord): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name !== 'procedure')
      .map(([name, value]) => [`${record.procedure}-${name}`, value as string | number | null]),
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

const Step = ({ procedure, mayNotApply, state, desk }: StepProps) => (
  <fieldset class="group">
    <legend>{wordOf('procedure', procedure)}</legend>
    <RadioGroup
      state={state}
      name={`${procedure}-answer`}
      label={mayNotApply ? '是否办理' : '是否办理（必经）'}
      options={(mayNotApply ? (['yes', 'no', 'not_applicable'] as const) : (['yes', 'no'] as const)).map(
        (answer) => [answer, wordOf('procedureAnswer', answer)] as const,
      )}
    />
    <TextField
      state={state}
      name={`${procedure}-reason`}
      label="没有办理或者不适用的理由"
      width="wide"
      hint="已办理的不必填。"
    />
    {procedure === 'consultation' ? (
      <Consultation state={state} desk={desk} />
    ) : (
      <TextField state={state} name={`${procedure}-conclusion`} label="办理结果" width="wide" />
    )}
  </fieldset>
)

const Consultation = ({ state, desk }: { readonly state: FormState; readonly desk: PackDesk }) => {
  const { consultation } = desk
  return (
    <>
      <div class="form-grid">
        <DayField state={state} name="consultation-fromOn" label="开始日期" />
        <DayField state={state} name="consultation-toOn" label="截止日期" />
      </div>
      <TextField
        state={state}
        name="consultation-channel"
        label="征求意见的渠道"
        hint="如“市政府网站”“座谈会”。"
        width="wide"
      />
      <div class="form-grid">
        <TextField state={state} name="consultation-received" label="收到意见（条）" />
        <TextField state={state} name="consultation-adopted" label="采纳意见（条）" />
      </div>
      <TextArea state={state} name="consultation-conclusion" label="采纳情况" rows={2} />
      <TextArea
        state={state}
        name="consultation-exceptionReason"
        label="期限短于规定的理由"
        rows={2}
        hint={
          consultation
            ? `现为 ${consultation.given} 个${wordOf('unit', consultation.needed.unit)}，规定不少于 ${consultation.needed.limit} 个。期限够的不必填。`
            : '期限够的不必填。'
        }
      />
    </>
  )
}
