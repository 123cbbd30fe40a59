import type { Batch, CampaignSummary } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { DataTable } from '../parts/table.tsx'

interface BatchListProps {
  readonly campaign: CampaignSummary
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly Batch[] }
}

/** All acts of the stage that can be withdrawn. */
export const BatchListPage = ({ campaign, page }: BatchListProps) => {
  const id = campaign.campaignId
  return (
    <>
      <PageHead
        title="可撤回的办理"
        crumbs={[
          [paths.campaigns.list(), '文件清理'],
          [paths.campaigns.show({ id }), campaign.name],
        ]}
        lead={`本阶段（${wordOf('campaignStage', campaign.stage)}）结束前，每次办理可以整批撤回；其后又改过的文件保留新意见，不计在内。`}
      />
      <DataTable
        caption="可撤回的办理"
        rows={page.rows}
        empty={
          <Empty title="本阶段没有可以撤回的办理。">
            <p>提出拟办、审核、登记决定后，会列在这里，直到阶段结束。</p>
          </Empty>
        }
        columns={[
          { label: '日期', nowrap: true, render: (b) => dayText(b.on) },
          { label: '办理人', render: (b) => b.byName },
          { label: '事项', nowrap: true, render: (b) => wordOf('batchKind', b.kind) },
          { label: '意见', render: outcomeOfBatch },
          { label: '序号', nowrap: true, render: serialsOfBatch },
          { label: '仍有效的件数', numeric: true, render: (b) => b.items },
          { label: '撤回', nowrap: true, render: (b) => <WithdrawForm campaignId={id} batch={b} /> },
        ]}
      />
      <div class="list-end">
        <Pager page={page} href={(cursor) => paths.campaigns.batches({ id }, { cursor })} unit="次" />
        <ExportLinks href={paths.campaigns.batchesExport({ id })} />
      </div>
    </>
  )
}

/** What one act said of its items. */
export const outcomeOfBatch = ({ outcome }: Batch): string => (outcome ? wordOf('outcome', outcome) : '各件不同')

/** Between which serials its items lie. */
export const serialsOfBatch = ({ first, last }: Batch): string => (first === last ? `${first}` : `${first}～${last}`)

/** Takes back what one act wrote. */
export const WithdrawForm = ({ campaignId, batch }: { readonly campaignId: string; readonly batch: Batch }) => (
  <form
    method="post"
    action={paths.campaigns.withdraw({ id: campaignId, kind: batch.kind, batch: batch.batchId })}
    class="in-line"
  >
    <button class="button button-plain" type="submit">
      撤回这 {batch.items} 件
    </button>
  </form>
)
