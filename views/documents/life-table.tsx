import type { LifePeriod } from '../../src/documents/model.ts'
import { dayText } from '../format.ts'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** The state of a document on every day since it was issued; computed from dates and acts, as they are recorded now. */
export const LifeTable = ({ life }: { readonly life: readonly LifePeriod[] }) => (
  <DataTable
    caption="各段时间的效力（按施行、有效期和已登记的决定推算）"
    rows={life}
    empty="尚未印发。"
    columns={[
      { label: '起', nowrap: true, render: (p) => dayText(p.from) },
      { label: '止', nowrap: true, render: (p) => (p.to === null ? '—' : dayText(p.to)) },
      {
        label: '效力',
        nowrap: true,
        render: (p) => (
          <>
            <StatusTag kind="effect" value={p.effect.state} />
            {p.effect.isAmended && <Tag tone="warn">已修改</Tag>}
          </>
        ),
      },
      { label: '依据', render: (p) => p.effect.reason },
    ]}
  />
)
