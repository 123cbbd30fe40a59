import { paths } from '../../src/http/paths.ts'
import type { IssuingListLine } from '../../src/reconciliation/model.ts'
import { dayText, momentText, numberText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** The lists that were compared, and what each still waits for. */
export const IssuingListsPage = ({
  page,
}: {
  readonly page: PagerProps['page'] & { readonly rows: readonly IssuingListLine[] }
}) => (
  <>
    <PageHead
      title="发文核对"
      lead="用制定机关报送的发文目录核对登记和备案，找出应报未报的文件。年度目录应于次年1月31日前报送。"
      actions={
        <>
          <LinkButton href={paths.issuingLists.create()} kind="primary">
            导入发文目录
          </LinkButton>
          <ExportLinks href={paths.issuingLists.export()} />
        </>
      }
    />
    <DataTable
      caption="发文目录"
      rows={page.rows}
      rowId={(list) => `list-${list.listId}`}
      empty={
        <Empty title="还没有导入发文目录。">
          <p>请导入制定机关的年度发文目录（.xlsx、.xls、.csv），或者直接粘贴。</p>
        </Empty>
      }
      columns={[
        { label: '目录', render: (list) => <a href={paths.issuingLists.show({ id: list.listId })}>{list.name}</a> },
        { label: '制定机关', render: (list) => list.maker ?? '见各行' },
        { label: '收到日期', nowrap: true, render: (list) => dayText(list.receivedOn) },
        { label: '状态', nowrap: true, render: (list) => <StatusTag kind="listState" value={list.state} /> },
        { label: '条目', numeric: true, render: (list) => numberText(list.entries) },
        { label: '待处理', numeric: true, render: (list) => numberText(list.open) },
        { label: '查出漏报', numeric: true, render: (list) => numberText(list.omissions) },
        { label: '导入', nowrap: true, render: (list) => `${list.importedByName} ${momentText(list.importedAt)}` },
      ]}
    />
    <Pager page={page} href={(cursor) => paths.issuingLists.list({ cursor })} unit="份" />
  </>
)
