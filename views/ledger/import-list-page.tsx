import { paths } from '../../src/http/paths.ts'
import type { LedgerImport } from '../../src/ledger/model.ts'
import { momentText, numberText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly page: {
    readonly rows: readonly LedgerImport[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
}

/** The ledgers brought in so far. */
export const ImportListPage = ({ page }: Props) => (
  <>
    <PageHead
      title="台账导入"
      crumbs={[[paths.documents.list(), '文件']]}
      lead="把已有的 Excel 台账并入登记簿。再次导入同一份台账只更新有变化的内容。"
      actions={
        <>
          <LinkButton href={paths.ledgers.create()} kind="primary">
            导入台账
          </LinkButton>
          <LinkButton href={paths.batches.list()}>批量上传正文</LinkButton>
        </>
      }
    />
    <DataTable
      caption="历次导入"
      rows={page.rows}
      empty={<Empty title="还没有导入过台账。" />}
      columns={[
        { label: '文件', render: (row) => <a href={paths.ledgers.show({ id: row.importId })}>{row.fileName}</a> },
        { label: '状态', nowrap: true, render: (row) => <StatusTag kind="ledgerState" value={row.state} /> },
        { label: '行数', numeric: true, render: (row) => numberText(row.rowsTotal) },
        { label: '新增', numeric: true, render: (row) => numberText(row.counts.new) },
        { label: '更改', numeric: true, render: (row) => numberText(row.counts.changed) },
        { label: '相同', numeric: true, render: (row) => numberText(row.counts.same) },
        { label: '有问题', numeric: true, render: (row) => numberText(row.counts.wrong) },
        { label: '上传', render: (row) => `${row.uploadedByName} ${momentText(row.uploadedAt)}` },
      ]}
    />
    <Pager page={page} href={(cursor) => paths.ledgers.list({ cursor })} unit="次" />
  </>
)
