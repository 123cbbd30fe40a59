import { type FormState, formOf } from '../../src/http/form-state.ts'
import type { PolicyKey, PolicyVersionLine } from '../../src/policy/model.ts'
import { CheckField, DayField, TextArea, TextField } from '../parts/field.tsx'
import { MATRIX_HINT } from './matrix-table.tsx'

/** The form of a version, filled with what another says. */
export const versionFormOf = (line: PolicyVersionLine): FormState =>
  formOf({
    value: line.text,
    effectiveFrom: line.effectiveFrom,
    legalBasis: line.legalBasis,
    isConfirmed: line.isConfirmed ? 'on' : '',
    note: line.note,
    version: line.version,
  })

const hintOf = (key: PolicyKey, sample: string): string => {
  if (key === 'filing-recipients') return MATRIX_HINT
  return sample.includes('\n') ? '每行一项，写法同现行版本。' : `写法如“${sample}”。`
}

export const VersionFields = ({
  state,
  sample,
  policyKey,
}: {
  readonly state: FormState
  readonly sample: string
  readonly policyKey: PolicyKey
}) => (
  <>
    <TextArea
      state={state}
      name="value"
      label="取值"
      required
      rows={Math.min(16, Math.max(2, sample.split('\n').length + 1))}
      hint={hintOf(policyKey, sample)}
    />
    <DayField state={state} name="effectiveFrom" label="自哪一天起适用" required />
    <TextField state={state} name="legalBasis" label="依据" required width="wide" hint="文件名称、文号和条款。" />
    <TextArea state={state} name="note" label="说明" rows={2} />
    <CheckField
      state={state}
      name="isConfirmed"
      label="已由司法局对照规定原文确认"
      hint="未确认的取值在用到它的页面上都会标明。"
    />
  </>
)
