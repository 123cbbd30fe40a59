import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'

export const PasswordPage = (props: { readonly state: FormState; readonly isForced: boolean }) => (
  <>
    <PageHead
      title="修改密码"
      {...(props.isForced ? {} : { crumbs: [[paths.account(), '我的账号']] as const })}
      lead="修改后，您在其他设备上的登录会全部退出，本机保持登录。"
    />
    {props.isForced && (
      <Note tone="warn">
        <p>您现在用的是管理员设置的初始密码。请先换成自己的密码，再办理其他事项。</p>
      </Note>
    )}
    <form method="post" action={paths.password()} class="form">
      <ErrorSummary state={props.state} />
      <TextField
        state={props.state}
        name="old"
        label="原密码"
        type="password"
        required
        autocomplete="current-password"
      />
      <TextField
        state={props.state}
        name="fresh"
        label="新密码"
        type="password"
        required
        autocomplete="new-password"
        hint="至少 10 个字符，可用一句容易记住的话，不必有特殊符号。"
      />
      <TextField
        state={props.state}
        name="again"
        label="再输入一遍新密码"
        type="password"
        required
        autocomplete="new-password"
      />
      <div class="form-end">
        <Button kind="primary">修改密码</Button>
      </div>
    </form>
  </>
)
