import { paths } from '../../src/http/paths.ts'
import { type Day, yearOf } from '../../src/lib/day.ts'
import type { OrganRates } from '../../src/reports/model.ts'
import { dayText, rateText } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters } from '../parts/filters.tsx'
import { Empty, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export interface FilingReportPageProps {
  readonly rows: readonly OrganRates[]
  readonly period: { readonly from: Day; readonly to: Day }
  readonly years: readonly number[]
  readonly today: Day
}

/** The table of a circular: every organ that files, with counts before rates. */
export const FilingReportPage = ({ rows, period, years, today }: FilingReportPageProps) => {
  const year = yearOf(period.from)
  const sum = (pick: (r: OrganRates) => number): number => rows.reduce((total, r) => total + pick(r), 0)
  const [due, filed, onTime, conforming] = [
    sum((r) => r.counts.due),
    sum((r) => r.counts.filed),
    sum((r) => r.counts.onTime),
    sum((r) => r.counts.conforming),
  ]
  return (
    <>
      <PageHead
        title={`${year}年备案统计`}
        lead={`${dayText(period.from)} 至 ${dayText(period.to)} 公布的文件，截至 ${dayText(today)}。报备率＝已报备÷应报备；及时率＝按时÷已报备；规范率＝规范÷已报备。`}
        actions={<ExportLinks href={paths.reports.filingExport({ year })} />}
      />
      <Filters action={paths.reports.filing()} reset={paths.reports.filing()}>
        <FilterSelect
          name="year"
          label="年度"
          value={String(year)}
          all="本年"
          options={years.map((y) => [String(y), `${y}年`] as const)}
        />
      </Filters>
      <Section title={`分机关统计（${rows.length} 个单位）`}>
        <DataTable
          caption={`${year}年各报送单位备案件数和比率`}
          rows={rows}
          empty={<Empty title="这一年没有应当备案的文件。" />}
          columns={[
            {
              label: '报送单位',
              render: (r) => <a href={paths.filings.list({ year, filer: r.organId })}>{r.organ}</a>,
            },
            { label: '文件数', numeric: true, render: (r) => r.documents },
            { label: '应报备', numeric: true, render: (r) => r.counts.due },
            { label: '已报备', numeric: true, render: (r) => r.counts.filed },
            { label: '按时', numeric: true, render: (r) => r.counts.onTime },
            { label: '规范', numeric: true, render: (r) => r.counts.conforming },
            { label: '报备率', numeric: true, render: (r) => rateText(r.rates.filing) },
            { label: '及时率', numeric: true, render: (r) => rateText(r.rates.timeliness) },
            { label: '规范率', numeric: true, render: (r) => rateText(r.rates.conformity) },
          ]}
        />
        {rows.length > 0 && (
          <p class="report-sum">
            合计：应报备 {due} 件，已报备 {filed} 件（{rateText({ part: filed, whole: due })}），按时 {onTime} 件（
            {rateText({ part: onTime, whole: filed })}），规范 {conforming} 件（
            {rateText({ part: conforming, whole: filed })}）。
          </p>
        )}
      </Section>
    </>
  )
}
