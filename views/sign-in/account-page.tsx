import { paths } from '../../src/http/paths.ts'
import type { AccountPage as Account } from '../../src/people/model.ts'
import { momentText, wordOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const AccountPage = ({ account, isChanged }: { readonly account: Account; readonly isChanged: boolean }) => (
  <>
    <PageHead
      title="我的账号"
      actions={
        <>
          <LinkButton href={paths.notices.settings()}>提醒和邮箱</LinkButton>
          <LinkButton href={paths.feed.settings()}>日历订阅</LinkButton>
          <LinkButton href={paths.password()}>修改密码</LinkButton>
        </>
      }
    />
    {isChanged && (
      <Note tone="good">
        <p>密码已修改，其他设备上的登录已退出。</p>
      </Note>
    )}
    <Section title="概况" id="facts">
      <Facts
        rows={[
          ['姓名', account.displayName],
          ['用户名', account.username],
          ['单位', account.organName],
          account.unitName ? ['内设机构', account.unitName] : null,
          ['角色', account.roles.map((role) => wordOf('role', role)).join('、')],
        ]}
      />
    </Section>
    <Section
      title={`当前登录（${account.sessions.length} 处）`}
      id="sessions"
      actions={
        <form method="post" action={paths.session.closeAll()}>
          <Button kind="danger">全部退出</Button>
        </form>
      }
    >
      <p class="hint">如有不认识的登录，请点“全部退出”，再重新登录并修改密码。</p>
      <DataTable
        caption="当前登录"
        columns={[
          { label: '登录时间', nowrap: true, render: (s) => momentText(s.openedAt) },
          { label: '最近使用', nowrap: true, render: (s) => momentText(s.lastSeenAt) },
          { label: '浏览器', render: (s) => s.userAgent ?? '未知' },
          { label: '位置', nowrap: true, render: (s) => (s.isCurrent ? '本机' : '') },
        ]}
        rows={account.sessions}
        empty={<p>没有登录。</p>}
      />
    </Section>
  </>
)
