import { paths } from '../../src/http/paths.ts'
import type { BatchLine } from '../../src/ledger/model.ts'
import { momentText, numberText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly page: {
    readonly rows: readonly BatchLine[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
}

/** The batches of files brought in so far. */
export const BatchListPage = ({ page }: Props) => (
  <>
    <PageHead
      title="批量上传"
      crumbs={[[paths.documents.list(), '文件']]}
      lead="为登记簿中已有的文件补上正文。"
      actions={
        <LinkButton href={paths.batches.create()} kind="primary">
          批量上传正文
        </LinkButton>
      }
    />
    <DataTable
      caption="历次批量上传"
      rows={page.rows}
      empty={<Empty title="还没有批量上传过。" />}
      columns={[
        {
          label: '上传时间',
          nowrap: true,
          render: (row) => <a href={paths.batches.show({ id: row.batchId })}>{momentText(row.uploadedAt)}</a>,
        },
        { label: '上传人', render: (row) => row.uploadedByName },
        { label: '文件数', numeric: true, render: (row) => numberText(row.files) },
        { label: '已归入', numeric: true, render: (row) => numberText(row.attached) },
        { label: '状态', nowrap: true, render: (row) => (row.state === 'open' ? '待核对' : '已办结') },
      ]}
    />
    <Pager page={page} href={(cursor) => paths.batches.list({ cursor })} unit="批" />
  </>
)
