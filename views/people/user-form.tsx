import type { FormState } from '../../src/http/form-state.ts'
import { wordsOf } from '../format.ts'
import { CheckGroup, SelectField, TextField } from '../parts/field.tsx'

type Option = readonly [value: string, label: string]

export interface UserChoices {
  readonly organs: readonly Option[]
  readonly units: readonly Option[]
}

const DUTIES: Readonly<Record<string, string>> = {
  drafter: '登记本单位文件，上传文稿，送审，登记印发、公布，报送备案',
  reviewer: '受理、审核送审件，登记备案，组织清理',
  adviser: '对指派的送审件提出顾问意见',
  supervisor: '查看全部文件和统计，指派审核，作出清理决定',
  administrator: '管理机关、用户、日历和参数；看不到文件内容',
}

const ROLE_OPTIONS = wordsOf('role').map(([value, label]) => [value, label, DUTIES[value] ?? ''] as const)

/** The fields of a user, for a new one and for a change. */
export const UserFields = ({ state, choices }: { readonly state: FormState; readonly choices: UserChoices }) => (
  <>
    <div class="form-grid">
      <TextField state={state} name="username" label="用户名" required hint="登录时输入，可用中文。" />
      <TextField state={state} name="displayName" label="姓名" required />
      <SelectField state={state} name="organId" label="单位" required options={choices.organs} empty="请选择" />
      <SelectField
        state={state}
        name="unitId"
        label="内设机构"
        options={choices.units}
        empty="不填"
        hint="须属于所选单位。"
      />
      <TextField state={state} name="email" label="邮箱" type="email" hint="用于接收到期提醒。" />
    </div>
    <CheckGroup state={state} name="roles" label="角色" required options={ROLE_OPTIONS} />
  </>
)
