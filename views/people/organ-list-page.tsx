import { paths } from '../../src/http/paths.ts'
import type { OrganLine } from '../../src/people/model.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export interface OrganFilterProps {
  readonly words?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
}

const STATES = [
  ['current', '在用'],
  ['dissolved', '已撤销'],
] as const

export const OrganListPage = (props: {
  readonly organs: readonly OrganLine[]
  readonly filter: OrganFilterProps
  readonly mayManage: boolean
}) => (
  <>
    <PageHead
      title="机关"
      lead="按隶属关系排列。撤销的机关保留名称和文件，由承接机关继续负责。"
      actions={
        <>
          <ExportLinks href={paths.organs.export({ ...props.filter })} />
          {props.mayManage && (
            <LinkButton href={paths.organs.create()} kind="primary">
              新增机关
            </LinkButton>
          )}
        </>
      }
    />
    <Filters isLive action={paths.organs.list()} reset={paths.organs.list()}>
      <FilterText name="words" label="名称、简称或代字" value={props.filter.words} />
      <FilterSelect name="kind" label="类型" value={props.filter.kind} options={wordsOf('organKind')} />
      <FilterSelect name="state" label="状态" value={props.filter.state} options={STATES} />
    </Filters>
    <Results>
      <DataTable
        caption="机关"
        columns={[
          { label: '名称', render: (o) => <OrganName organ={o} /> },
          { label: '简称', nowrap: true, render: (o) => o.shortName },
          { label: '类型', nowrap: true, render: (o) => wordOf('organKind', o.kind) },
          { label: '发文代字', nowrap: true, render: (o) => o.code ?? '—' },
          { label: '上级机关', render: (o) => o.parentName ?? '—' },
          { label: '工作日历', nowrap: true, render: (o) => o.calendarName },
          { label: '状态', render: (o) => <OrganState organ={o} /> },
        ]}
        rows={props.organs}
        empty={<p>没有符合条件的机关。请放宽筛选条件，或点“清除”查看全部。</p>}
      />
      <p class="quiet">共 {props.organs.length} 个机关</p>
    </Results>
  </>
)

const OrganName = ({ organ }: { readonly organ: OrganLine }) => (
  <span class={`tree tree-${Math.min(organ.depth, 5)}`}>
    <a href={paths.organs.show({ id: organ.organId })}>{organ.name}</a>
  </span>
)

const OrganState = ({ organ }: { readonly organ: OrganLine }) =>
  organ.dissolvedOn === null ? (
    <Tag tone="good">在用</Tag>
  ) : (
    <>
      <Tag tone="off">已撤销</Tag>{' '}
      <small>
        {dayText(organ.dissolvedOn)}
        {organ.successorName ? `，由${organ.successorName}承接` : ''}
      </small>
    </>
  )
