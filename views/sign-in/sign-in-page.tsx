import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Demo } from '../../src/people/model.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, TextField } from '../parts/field.tsx'
import { DataTable } from '../parts/table.tsx'

export const SignInPage = (props: {
  readonly state: FormState
  readonly next: string | null
  readonly demo: Demo | null
}) => (
  <div class="sign-in">
    <section class="sign-in-box">
      <h1>登录</h1>
      <form method="post" action={paths.signIn()} class="form">
        <ErrorSummary state={props.state} />
        <HiddenField name="next" value={props.next ?? ''} />
        <TextField state={props.state} name="username" label="用户名" required autofocus autocomplete="username" />
        <TextField
          state={props.state}
          name="password"
          label="密码"
          type="password"
          required
          autocomplete="current-password"
        />
        <div class="form-end">
          <Button kind="primary">登录</Button>
        </div>
      </form>
      <p class="hint">忘记密码或没有账号，请联系本系统管理员。</p>
    </section>
    {props.demo && <DemoPeople demo={props.demo} />}
  </div>
)

const DemoPeople = ({ demo }: { readonly demo: Demo }) => (
  <section class="section" aria-labelledby="demo-title">
    <h2 id="demo-title">示例账号</h2>
    <p>
      这是演示系统，单位、人员和文件均为虚构示例。所有示例账号的密码都是 <code>{demo.password}</code>
    </p>
    <DataTable
      caption="示例账号"
      columns={[
        { label: '用户名', nowrap: true, render: (p) => <code>{p.username}</code> },
        { label: '角色', render: (p) => p.roles.map((role) => wordOf('role', role)).join('、') },
        { label: '单位', render: (p) => p.organName },
        { label: '姓名', nowrap: true, render: (p) => p.displayName },
      ]}
      rows={demo.people}
      empty={<p>还没有示例账号。</p>}
    />
    {demo.others > 0 && <p class="quiet">另有 {demo.others} 个各单位的示例账号，用管理员登录后可在“用户”中查看。</p>}
  </section>
)
