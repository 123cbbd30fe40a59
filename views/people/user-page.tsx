import { type FormState, formOf, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { UserPage as User } from '../../src/people/model.ts'
import { momentText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, TextField } from '../parts/field.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { type UserChoices, UserFields } from './user-form.tsx'
import { UserState } from './user-list-page.tsx'

export interface UserForms {
  readonly edit: FormState
  readonly reset: FormState
}

export const userFormsOf = (user: User): UserForms => ({
  edit: {
    ...formOf({
      username: user.username,
      displayName: user.displayName,
      organId: user.organId,
      unitId: user.unitId,
      email: user.email,
      version: user.version,
    }),
    lists: { roles: user.roles },
  },
  reset: formOf({ version: user.version }),
})

export const UserPage = (props: {
  readonly user: User
  readonly forms: UserForms
  readonly choices: UserChoices | null
  readonly isSelf: boolean
  readonly history: readonly TimelineEntry[] | null
}) => {
  const { user } = props
  return (
    <>
      <PageHead title={user.displayName} crumbs={[[paths.users.list(), '用户']]} tag={<UserState user={user} />} />
      {user.lockedUntil && (
        <Note tone="warn">
          <p>连续输错密码，暂停登录至 {momentText(user.lockedUntil)}。重置密码可立即解除。</p>
        </Note>
      )}
      <Section title="概况" id="facts">
        <Facts
          rows={[
            ['用户名', user.username],
            ['单位', <a href={paths.organs.show({ id: user.organId })}>{user.organName}</a>],
            user.unitName ? ['内设机构', user.unitName] : null,
            ['角色', user.roles.map((role) => wordOf('role', role)).join('、')],
            ['邮箱', user.email],
            ['建立', momentText(user.createdAt)],
            ['当前登录', `${user.sessions} 处`],
          ]}
        />
      </Section>
      {props.choices && <EditForm user={user} state={props.forms.edit} choices={props.choices} />}
      {props.choices && <ResetForm user={user} state={props.forms.reset} />}
      {props.choices && <StatusForm user={user} isSelf={props.isSelf} />}
      {props.history && (
        <Section title="变动和登录记录" id="history">
          <Timeline entries={props.history} />
        </Section>
      )}
    </>
  )
}

const EditForm = (props: { readonly user: User; readonly state: FormState; readonly choices: UserChoices }) => (
  <Section title="修改" id="edit">
    <form method="post" action={paths.users.show({ id: props.user.userId })} class="form">
      <ErrorSummary state={props.state} />
      <HiddenField name="version" value={valueIn(props.state, 'version')} />
      <UserFields state={props.state} choices={props.choices} />
      <div class="form-end">
        <Button kind="primary">保存</Button>
      </div>
    </form>
  </Section>
)

const ResetForm = ({ user, state }: { readonly user: User; readonly state: FormState }) => (
  <Section title="重置密码" id="reset">
    <p class="hint">原密码立即失效，全部登录退出，登录锁定解除；下次登录须改密码。</p>
    <form method="post" action={paths.users.passwordReset({ id: user.userId })} class="form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={valueIn(state, 'version')} />
      <TextField
        state={state}
        name="password"
        label="新的初始密码"
        type="password"
        autocomplete="new-password"
        hint="不填则由系统生成，提交后显示一次。"
      />
      <div class="form-end">
        <Button>重置密码</Button>
      </div>
    </form>
  </Section>
)

const StatusForm = ({ user, isSelf }: { readonly user: User; readonly isSelf: boolean }) => (
  <Section title={user.isDisabled ? '恢复账号' : '停用账号'} id="status">
    {isSelf ? (
      <p class="hint">这是您自己的账号，只能由另一位管理员停用。</p>
    ) : (
      <form method="post" action={paths.users.status({ id: user.userId })} class="form">
        <p class="hint">
          {user.isDisabled ? '恢复后可用原密码登录。' : '停用后立即退出登录，不能再登录；经办过的事项和记录都保留。'}
        </p>
        <HiddenField name="version" value={user.version} />
        <HiddenField name="status" value={user.isDisabled ? 'active' : 'disabled'} />
        <Button kind={user.isDisabled ? 'secondary' : 'danger'}>{user.isDisabled ? '恢复账号' : '停用账号'}</Button>
      </form>
    )}
  </Section>
)
