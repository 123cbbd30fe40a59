import { filingQuery } from '../../src/filing/filter.ts'
import type { FilingFilter, FilingLine } from '../../src/filing/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export interface FilingListPageProps {
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly FilingLine[] }
  readonly filter: FilingFilter
  readonly today: Day
  readonly organs: readonly { readonly organId: string; readonly name: string; readonly kind: string }[]
}

const STATES = [
  ['soon', '十天内到期'],
  ['overdue', '逾期未报'],
  ['on_time', '按时报送'],
  ['late', '逾期报送'],
] as const

const RECIPIENTS = [
  'state_council',
  'upper_government',
  'upper_congress',
  'upper_party',
  'government',
  'county',
  'zone',
  'congress',
  'party',
]

/** 备案台账: one row for each document and recipient. */
export const FilingListPage = ({ page, filter, today, organs }: FilingListPageProps) => {
  const query = filingQuery(filter)
  return (
    <>
      <PageHead
        title="备案台账"
        lead="一件文件向几个机关备案就有几行，各有各的期限。期限自公布之日起算，当日不计入。"
        actions={
          <>
            <LinkButton href={paths.filingReviews.list()}>备案审查</LinkButton>
            <ExportLinks href={paths.filings.export(query)} />
          </>
        }
      />
      <Filters isLive action={paths.filings.list()} reset={paths.filings.list()}>
        <FilterText name="words" label="名称或文号" value={filter.words} />
        <FilterSelect name="state" label="时限" value={filter.state} options={STATES} />
        <FilterSelect name="status" label="状态" value={filter.status} options={wordsOf('filing')} />
        <FilterSelect name="category" label="类别" value={filter.category} options={wordsOf('category')} />
        <FilterSelect
          name="recipient"
          label="接收机关"
          value={filter.recipientId}
          options={organs.filter((o) => RECIPIENTS.includes(o.kind)).map((o) => [o.organId, o.name] as const)}
        />
        <FilterSelect
          name="filer"
          label="报送单位"
          value={filter.filerId}
          options={organs.map((o) => [o.organId, o.name] as const)}
        />
        <FilterText name="year" label="公布年度" value={filter.year === undefined ? '' : String(filter.year)} />
      </Filters>
      <Results>
        <DataTable
          caption="备案台账"
          rows={page.rows}
          empty={
            <Empty title="没有符合条件的备案。">
              <p>文件登记公布后，系统会按接收机关对照表自动产生备案。可清除筛选条件查看全部。</p>
            </Empty>
          }
          columns={[
            {
              label: '文件名称',
              render: (f) => (
                <>
                  <a href={paths.filings.show({ id: f.filingId })}>{f.title}</a>
                  <small class="beneath">{f.numberText ?? '无文号'}</small>
                </>
              ),
            },
            { label: '报送单位', render: (f) => <abbr title={f.filingOrgan}>{f.filingOrganShort}</abbr> },
            { label: '接收机关', render: (f) => <abbr title={f.recipient}>{f.recipientShort}</abbr> },
            { label: '公布日期', nowrap: true, render: (f) => dayText(f.publishedOn) },
            {
              label: '报备期限',
              render: (f) => (
                <DueDay day={f.dueOn} today={today} isProvisional={f.isProvisional} doneOn={f.submittedOn} />
              ),
            },
            { label: '报送日期', nowrap: true, render: (f) => dayText(f.submittedOn) },
            { label: '用时', numeric: true, nowrap: true, render: (f) => (f.submittedOn ? `${f.daysUsed} 日` : '—') },
            { label: '状态', nowrap: true, render: (f) => <StatusTag kind="filing" value={f.status} /> },
            { label: '时限', nowrap: true, render: (f) => <StatusTag kind="timeliness" value={f.timeliness} /> },
          ]}
        />
        <Pager page={page} href={(cursor) => paths.filings.list({ ...query, cursor })} unit="件" />
      </Results>
    </>
  )
}
