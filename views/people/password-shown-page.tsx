import { paths } from '../../src/http/paths.ts'
import { LinkButton } from '../parts/button.tsx'
import { Facts, Note, PageHead } from '../parts/page-head.tsx'

/** The only time that a generated password is seen: only its hash is kept. */
export const PasswordShownPage = (props: {
  readonly userId: string
  readonly username: string
  readonly password: string
  readonly title: string
}) => (
  <>
    <PageHead title={props.title} crumbs={[[paths.users.list(), '用户']]} />
    <Note tone="warn">
      <p>请现在抄下初始密码交给本人。离开本页后不再显示，系统里也查不到；遗失只能重新生成。</p>
    </Note>
    <Facts
      rows={[
        ['用户名', props.username],
        ['初始密码', <code class="password-shown">{props.password}</code>],
      ]}
    />
    <p class="actions">
      <LinkButton href={paths.users.show({ id: props.userId })} kind="primary">
        已抄下，查看用户
      </LinkButton>
      <LinkButton href={paths.users.create()}>再新增一个用户</LinkButton>
    </p>
  </>
)
