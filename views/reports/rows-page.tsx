import { paths } from '../../src/http/paths.ts'
import type { FigureName } from '../../src/reports/figure-rules.ts'
import type { BehindDocument, CountedFiling } from '../../src/reports/model.ts'
import { dayText, wordOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { DataTable } from '../parts/table.tsx'
import { FIGURE_WORDS, nameOf } from './figure-words.ts'
import { type PeriodProps, periodQuery, periodText } from './period-filters.tsx'

interface Paged<T> {
  readonly rows: readonly T[]
  readonly total: number
  readonly next: string | null
  readonly previous: string | null
}

interface Props {
  readonly figure: FigureName
  readonly period: PeriodProps['period']
  /** Only rules and government and department documents. */
  readonly track: 'government' | null
  readonly organ: { readonly organId: string; readonly name: string } | null
  readonly filings: Paged<CountedFiling> | null
  readonly documents: Paged<BehindDocument> | null
}

/** The rows behind one figure: as many as the figure says. */
export const FigureRowsPage = ({ figure, period, organ, track, filings, documents }: Props) => {
  const query = { ...periodQuery(period), figure, organ: organ?.organId, track }
  const page = filings ?? documents
  return (
    <>
      <PageHead
        title={`${periodText(period)}${organ ? `${organ.name}` : ''}：${FIGURE_WORDS[figure]}${page?.total ?? 0} ${filings ? '件次' : '件'}`}
        crumbs={[[paths.reports.filing(periodQuery(period)), '备案统计']]}
        lead="与统计数字用同一个口径取出；涉密文件只计数，不列名称。"
        actions={<ExportLinks href={paths.reports.rowsExport(query)} />}
      />
      {filings && <FilingTable rows={filings.rows} />}
      {documents && <DocumentTable rows={documents.rows} />}
      {page && <Pager page={page} href={(cursor) => paths.reports.rows({ ...query, cursor })} unit="件" />}
    </>
  )
}

const FilingTable = ({ rows }: { readonly rows: readonly CountedFiling[] }) => (
  <DataTable
    caption="备案"
    rows={rows}
    empty={<p class="empty-title">这一项没有文件。</p>}
    columns={[
      {
        label: '名称',
        render: (f) => (f.isSecret ? nameOf(f) : <a href={paths.filings.show({ id: f.filingId })}>{f.title}</a>),
      },
      { label: '文号', nowrap: true, render: (f) => (f.isSecret ? '—' : (f.numberText ?? '—')) },
      { label: '类别', nowrap: true, render: (f) => wordOf('category', f.category) },
      { label: '报送单位', render: (f) => f.filingOrgan },
      { label: '接收机关', render: (f) => f.recipient },
      { label: '公布', nowrap: true, render: (f) => dayText(f.publishedOn) },
      { label: '期限', nowrap: true, render: (f) => dayText(f.dueOn) },
      { label: '报送', nowrap: true, render: (f) => dayText(f.submissions[0]?.submittedOn) },
    ]}
  />
)

const DocumentTable = ({ rows }: { readonly rows: readonly BehindDocument[] }) => (
  <DataTable
    caption="文件"
    rows={rows}
    empty={<p class="empty-title">这一项没有文件。</p>}
    columns={[
      {
        label: '名称',
        render: (d) => (d.isSecret ? nameOf(d) : <a href={paths.documents.show({ id: d.documentId })}>{d.title}</a>),
      },
      { label: '文号', nowrap: true, render: (d) => (d.isSecret ? '—' : (d.numberText ?? '—')) },
      { label: '制定机关', render: (d) => d.organ },
      { label: '印发', nowrap: true, render: (d) => dayText(d.issuedOn) },
      { label: '公布', nowrap: true, render: (d) => dayText(d.publishedOn) },
    ]}
  />
)
