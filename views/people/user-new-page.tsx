import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type UserChoices, UserFields } from './user-form.tsx'

export const UserNewPage = ({ state, choices }: { readonly state: FormState; readonly choices: UserChoices }) => (
  <>
    <PageHead
      title="新增用户"
      crumbs={[[paths.users.list(), '用户']]}
      lead="初始密码只用一次：首次登录时必须改成自己的密码。"
    />
    <form method="post" action={paths.users.create()} class="form">
      <ErrorSummary state={state} />
      <UserFields state={state} choices={choices} />
      <TextField
        state={state}
        name="password"
        label="初始密码"
        type="password"
        autocomplete="new-password"
        hint="不填则由系统生成，提交后显示一次。自填至少 10 个字符。"
      />
      <div class="form-end">
        <Button kind="primary">新增用户</Button>
        <LinkButton href={paths.users.list()} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)
