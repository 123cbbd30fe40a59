import type { FilingLine } from '../../src/filing/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { DueDay } from '../parts/deadline.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** The filings of one document, one row for each recipient. */
export const FilingPanel = ({ filings, today }: { readonly filings: readonly FilingLine[]; readonly today: Day }) => (
  <DataTable
    caption="本文件的备案"
    rows={filings}
    empty="尚未产生备案。"
    columns={[
      { label: '接收机关', render: (f) => <a href={paths.filings.show({ id: f.filingId })}>{f.recipient}</a> },
      { label: '状态', nowrap: true, render: (f) => <StatusTag kind="filing" value={f.status} /> },
      { label: '时限', nowrap: true, render: (f) => <StatusTag kind="timeliness" value={f.timeliness} /> },
      {
        label: '报备期限',
        render: (f) => <DueDay day={f.dueOn} today={today} isProvisional={f.isProvisional} doneOn={f.submittedOn} />,
      },
      { label: '登记号', render: (f) => f.registrationNumber ?? '—' },
    ]}
  />
)
