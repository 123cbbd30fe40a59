import type { FormState } from '../../src/http/form-state.ts'
import { wordsOf } from '../format.ts'
import { SelectField, TextField } from '../parts/field.tsx'

type Option = readonly [value: string, label: string]

export interface OrganChoices {
  readonly parents: readonly Option[]
  readonly congresses: readonly Option[]
  readonly calendars: readonly Option[]
}

/** The fields of an organ, for a new one and for a change. */
export const OrganFields = ({ state, choices }: { readonly state: FormState; readonly choices: OrganChoices }) => (
  <div class="form-grid">
    <TextField state={state} name="name" label="全称" required width="wide" />
    <TextField state={state} name="shortName" label="简称" required />
    <SelectField state={state} name="kind" label="类型" required options={wordsOf('organKind')} empty="请选择" />
    <TextField state={state} name="code" label="发文代字" hint="文号中年份之前的部分，如“拉政规”。" />
    <SelectField
      state={state}
      name="parentId"
      label="上级机关"
      options={choices.parents}
      empty="没有上级机关"
      hint="决定备案往哪里报。"
    />
    <SelectField
      state={state}
      name="congressId"
      label="本级人大常委会"
      options={choices.congresses}
      empty="不适用"
      hint="政府填写：其文件还要报本级人大常委会备案。"
    />
    <SelectField
      state={state}
      name="calendarId"
      label="工作日历"
      required
      options={choices.calendars}
      empty="请选择"
      hint="由它接收的备案、办理的审核，期限按这个日历计算。"
    />
    <TextField
      state={state}
      name="position"
      label="排序"
      type="number"
      required
      width="short"
      hint="同级机关中小的在前。"
    />
  </div>
)
