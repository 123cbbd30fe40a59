import type { FormState } from '../../src/http/form-state.ts'
import type { OrganOption } from '../documents/register-fields.tsx'
import { wordsOf } from '../format.ts'
import { SelectField, TextField } from '../parts/field.tsx'

/** What counts for the rows that say nothing of it themselves. */
export const DefaultsFields = ({
  state,
  organs,
}: {
  readonly state: FormState
  readonly organs: readonly OrganOption[]
}) => (
  <div class="form-grid">
    <SelectField
      state={state}
      name="makingOrganId"
      label="制定机关"
      hint="表中没有写制定机关的行，按这里的机关登记。"
      empty="按表中所写"
      options={organs.map((o) => [o.organId, `${'　'.repeat(o.depth)}${o.name}`] as const)}
    />
    <SelectField
      state={state}
      name="category"
      label="类别"
      hint="表中没有写类别的行。"
      empty="按制定机关判断"
      options={wordsOf('category')}
    />
    <SelectField
      state={state}
      name="secrecy"
      label="密级"
      hint="表中没有写密级的行。"
      required
      options={wordsOf('secrecy')}
    />
    <TextField state={state} name="reason" label="未在本系统审核的原因" hint="写入每件新增文件的办理记录。" required />
  </div>
)
