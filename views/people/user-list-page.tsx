import { paths } from '../../src/http/paths.ts'
import type { UserLine } from '../../src/people/model.ts'
import { wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

type Option = readonly [value: string, label: string]

export interface UserFilterProps {
  readonly words?: string | undefined
  readonly organ?: string | undefined
  readonly role?: string | undefined
  readonly state?: string | undefined
}

const STATES = [
  ['active', '在用'],
  ['disabled', '已停用'],
] as const

export const UserListPage = (props: {
  readonly page: PagerProps['page'] & { readonly rows: readonly UserLine[] }
  readonly filter: UserFilterProps
  readonly organs: readonly Option[]
  readonly mayManage: boolean
}) => (
  <>
    <PageHead
      title="用户"
      actions={
        <>
          <ExportLinks href={paths.users.export({ ...props.filter })} />
          {props.mayManage && (
            <LinkButton href={paths.users.create()} kind="primary">
              新增用户
            </LinkButton>
          )}
        </>
      }
    />
    <Filters isLive action={paths.users.list()} reset={paths.users.list()}>
      <FilterText name="words" label="用户名或姓名" value={props.filter.words} />
      <FilterSelect name="organ" label="单位" value={props.filter.organ} options={props.organs} />
      <FilterSelect name="role" label="角色" value={props.filter.role} options={wordsOf('role')} />
      <FilterSelect name="state" label="状态" value={props.filter.state} options={STATES} />
    </Filters>
    <Results>
      <DataTable
        caption="用户"
        columns={[
          { label: '用户名', render: (u) => <a href={paths.users.show({ id: u.userId })}>{u.username}</a> },
          { label: '姓名', nowrap: true, render: (u) => u.displayName },
          { label: '单位', render: (u) => [u.organName, u.unitName].filter(Boolean).join(' · ') },
          { label: '角色', render: (u) => u.roles.map((role) => wordOf('role', role)).join('、') },
          { label: '状态', nowrap: true, render: (u) => <UserState user={u} /> },
        ]}
        rows={props.page.rows}
        empty={<p>没有符合条件的用户。请放宽筛选条件，或点“清除”查看全部。</p>}
      />
      <Pager page={props.page} href={(cursor) => paths.users.list({ ...props.filter, cursor })} unit="人" />
    </Results>
  </>
)

export const UserState = ({ user }: { readonly user: UserLine }) => (
  <>
    {user.isDisabled ? <Tag tone="off">已停用</Tag> : <Tag tone="good">在用</Tag>}
    {user.mustChangePassword && !user.isDisabled && <Tag tone="wait">初始密码未改</Tag>}
  </>
)
