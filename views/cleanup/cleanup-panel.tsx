import type { DocumentCleanup } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText } from '../format.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export const CleanupPanel = ({ cleanups }: { readonly cleanups: readonly DocumentCleanup[] }) => (
  <DataTable
    caption="本文件历次清理"
    rows={cleanups}
    empty=""
    columns={[
      {
        label: '清理',
        render: (c) => <a href={paths.campaigns.item({ id: c.campaignId, item: c.itemId })}>{c.campaignName}</a>,
      },
      {
        label: '拟办意见',
        nowrap: true,
        render: (c) => (c.proposed ? <StatusTag kind="outcome" value={c.proposed} /> : '—'),
      },
      {
        label: '决定',
        nowrap: true,
        render: (c) => (c.decided ? <StatusTag kind="outcome" value={c.decided} /> : '—'),
      },
      { label: '决定文号', render: (c) => c.decisionNumber ?? '—' },
      { label: '生效日期', nowrap: true, render: (c) => dayText(c.effectiveOn) },
    ]}
  />
)
