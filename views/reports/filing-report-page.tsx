import { paths } from '../../src/http/paths.ts'
import { yearOf } from '../../src/lib/day.ts'
import type { FigureName } from '../../src/reports/figure-rules.ts'
import type { CountedFiling, OrganRates, Statistics } from '../../src/reports/model.ts'
import { Bars } from '../charts/bars.tsx'
import { dayText, rateText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, Facts, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { circularSentences, nameOf, switchWords, totalsOf } from './figure-words.ts'
import { PeriodFilters, periodQuery, periodText } from './period-filters.tsx'

interface Props {
  readonly statistics: Statistics
  readonly years: readonly number[]
}

/** The circular (通报) of a period: every organ that issues or files, counts before rates, and who is missing or late. */
export const FilingReportPage = ({ statistics, years }: Props) => {
  const { organs, asOf } = statistics
  const query = periodQuery(statistics)
  return (
    <>
      <PageHead
        title={`${periodText(statistics)}备案统计`}
        lead={`${dayText(statistics.from)} 至 ${dayText(statistics.to)} 公布的文件，截至 ${dayText(asOf)}。报备率＝已报备÷应报备；及时率＝按时÷已报备；规范率＝规范÷已报备；公布率＝已公布÷印发。`}
        actions={
          <>
            <LinkButton href={paths.reports.filingWord(query)} icon="download">
              下载通报（Word）
            </LinkButton>
            <ExportLinks href={paths.reports.filingExport(query)} />
          </>
        }
      />
      <PeriodFilters period={statistics} years={years} action={paths.reports.filing()} />
      <p class="actions no-print">
        <LinkButton href={paths.reports.catalogue(query)}>备案目录</LinkButton>
        <LinkButton href={paths.reports.yearly({ year: query.year })}>年度制定、修改、废止目录</LinkButton>
      </p>
      <Section title="通报文字" id="sentences">
        {circularSentences(statistics).map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p class="quiet">{switchWords(statistics.switches, statistics.switchesFrom)}</p>
      </Section>
      <Section title={`分机关统计（${organs.length} 个单位）`} id="organs">
        <OrganTable statistics={statistics} />
        <Bars
          title="各单位及时率"
          full={1}
          bars={organs.filter((r) => r.counts.filed > 0).map((r) => shareBar(r.organ, r.counts.onTime, r.counts.filed))}
        />
      </Section>
      <Illegal statistics={statistics} />
      <Missing statistics={statistics} />
      <Quarters statistics={statistics} />
      <Section title="报备用时" id="days">
        <Bars
          title="已报备件数按所用期限的分布"
          full={Math.max(1, ...statistics.daysUsed.map((band) => band.count))}
          bars={statistics.daysUsed.map(({ label, count }) => ({
            label,
            value: count,
            text: `${count} 件`,
            isShort: label === '逾期',
          }))}
        />
        <DataTable
          caption="已报备件数按所用期限的分布"
          rows={statistics.daysUsed}
          empty=""
          columns={[
            { label: '所用时间占期限的', render: (band) => band.label },
            { label: '件次', numeric: true, render: (band) => band.count },
          ]}
        />
      </Section>
    </>
  )
}

const shareBar = (label: string, part: number, whole: number) => ({
  label,
  value: whole === 0 ? 0 : part / whole,
  text: `${rateText({ part, whole })}（${part}/${whole}）`,
  isShort: part < whole,
})

const OrganTable = ({ statistics }: { readonly statistics: Statistics }) => {
  const t = totalsOf(statistics)
  const behind = (r: OrganRates, figure: FigureName, count: number) =>
    count === 0 ? (
      '0'
    ) : (
      <a href={paths.reports.rows({ ...periodQuery(statistics), figure, organ: r.organId })}>{count}</a>
    )
  return (
    <>
      <DataTable
        caption="各单位印发、备案件数和比率"
        rows={statistics.organs}
        empty={<Empty title="这一时期没有印发文件，也没有应当备案的文件。" />}
        columns={[
          { label: '单位', render: (r) => r.organ },
          { label: '印发', numeric: true, render: (r) => behind(r, 'issued', r.counts.issued) },
          { label: '已公布', numeric: true, render: (r) => behind(r, 'published', r.counts.published) },
          { label: '应报备', numeric: true, render: (r) => behind(r, 'due', r.counts.due) },
          { label: '已报备', numeric: true, render: (r) => behind(r, 'filed', r.counts.filed) },
          { label: '未报', numeric: true, render: (r) => behind(r, 'missing', r.counts.due - r.counts.filed) },
          { label: '按时', numeric: true, render: (r) => behind(r, 'on_time', r.counts.onTime) },
          { label: '规范', numeric: true, render: (r) => behind(r, 'conforming', r.counts.conforming) },
          { label: '报备率', numeric: true, render: (r) => rateText(r.rates.filing) },
          { label: '及时率', numeric: true, render: (r) => rateText(r.rates.timeliness) },
          { label: '规范率', numeric: true, render: (r) => rateText(r.rates.conformity) },
          { label: '公布率', numeric: true, render: (r) => rateText(r.rates.publication) },
        ]}
      />
      {statistics.organs.length > 0 && (
        <p class="report-sum">
          合计：印发 {t.issued} 件，已公布 {t.published} 件（{rateText({ part: t.published, whole: t.issued })}
          ）；应报备 {t.due} 件次，已报备 {t.filed} 件次（{rateText({ part: t.filed, whole: t.due })}），按时 {t.onTime}{' '}
          件次（
          {rateText({ part: t.onTime, whole: t.filed })}），规范 {t.conforming} 件次（
          {rateText({ part: t.conforming, whole: t.filed })}）。
        </p>
      )}
    </>
  )
}

const Illegal = ({ statistics }: { readonly statistics: Statistics }) => {
  const t = totalsOf(statistics)
  const link = (figure: FigureName, count: number) =>
    count === 0 ? '0 件' : <a href={paths.reports.rows({ ...periodQuery(statistics), figure })}>{count} 件</a>
  return (
    <Section title="违法和纠正" id="illegal">
      <Facts
        rows={[
          ['本期印发的文件中违法', link('illegal', t.illegal)],
          ['违法率（违法÷印发）', rateText({ part: t.illegal, whole: t.issued })],
          ['本期查明违法', link('found_illegal', t.foundIllegal)],
          ['已自行纠正和撤销', link('corrected', t.corrected)],
          ['纠错率（已纠正÷查明违法）', rateText({ part: t.corrected, whole: t.foundIllegal })],
        ]}
      />
    </Section>
  )
}

const Missing = ({ statistics }: { readonly statistics: Statistics }) => (
  <>
    <FilingSection title="应报未报" filings={statistics.missing} empty="没有应报未报的文件。" />
    <FilingSection title="逾期报备" filings={statistics.late} empty="没有逾期报备的文件。" />
  </>
)

const FilingSection = (props: {
  readonly title: string
  readonly filings: readonly CountedFiling[]
  readonly empty: string
}) => (
  <Section title={`${props.title}（${props.filings.length}）`}>
    <DataTable
      caption={props.title}
      rows={props.filings}
      empty={<p class="empty-title">{props.empty}</p>}
      columns={[
        {
          label: '名称',
          render: (f) => (f.isSecret ? nameOf(f) : <a href={paths.filings.show({ id: f.filingId })}>{f.title}</a>),
        },
        { label: '报送单位', render: (f) => f.filingOrgan },
        { label: '接收机关', render: (f) => f.recipient },
        { label: '公布日期', nowrap: true, render: (f) => dayText(f.publishedOn) },
        { label: '报备期限', nowrap: true, render: (f) => dayText(f.dueOn) },
        { label: '报送日期', nowrap: true, render: (f) => dayText(f.submissions[0]?.submittedOn) },
      ]}
    />
  </Section>
)

const Quarters = ({ statistics }: { readonly statistics: Statistics }) => (
  <Section title={`${yearOf(statistics.from)}年各季度及时率`} id="quarters">
    <Bars
      title="各季度及时率"
      full={1}
      bars={statistics.quarters.map((q) => shareBar(`第${q.quarter}季度`, q.counts.onTime, q.counts.filed))}
    />
    <DataTable
      caption="各季度备案件数"
      rows={statistics.quarters}
      empty=""
      columns={[
        { label: '季度', render: (q) => `第${q.quarter}季度` },
        { label: '应报备', numeric: true, render: (q) => q.counts.due },
        { label: '已报备', numeric: true, render: (q) => q.counts.filed },
        { label: '按时', numeric: true, render: (q) => q.counts.onTime },
        { label: '报备率', numeric: true, render: (q) => rateText(q.rates.filing) },
        { label: '及时率', numeric: true, render: (q) => rateText(q.rates.timeliness) },
      ]}
    />
  </Section>
)
