import { paths } from '../../src/http/paths.ts'
import { yearOf } from '../../src/lib/day.ts'
import type { Figures } from '../../src/reports/model.ts'
import { dayText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Section } from '../parts/page-head.tsx'
import { CountStat, RateStat } from '../parts/stat.tsx'
import { DataTable } from '../parts/table.tsx'

const LABELS = { filing: '报备率', timeliness: '及时率', conformity: '规范率' } as const
/** Which rows of the ledger stand behind a figure. */
const BEHIND = { filing: 'filed', timeliness: 'on_time', conformity: 'conforming' } as const
const NAMES = ['filing', 'timeliness', 'conformity'] as const

/** The three rates of a year with their counts and formulas, and what is late. */
export const RatesPanel = ({ figures, years }: { readonly figures: Figures; readonly years: readonly number[] }) => {
  const year = yearOf(figures.from)
  return (
    <Section
      title={`${year}年规范性文件备案`}
      id="rates"
      actions={
        <>
          <YearPicker year={year} years={years} />
          <LinkButton href={paths.reports.filing({ year })}>分机关统计</LinkButton>
        </>
      }
    >
      <p class="quiet">
        统计 {dayText(figures.from)} 至 {dayText(figures.to)} 公布的规章和政府、部门规范性文件，截至{' '}
        {dayText(figures.asOf)}；一件文件向几个机关备案就计几件。
      </p>
      <div class="stats">
        {NAMES.map((name) => (
          <RateStat
            label={LABELS[name]}
            count={figures.rates[name]}
            formula={figures.rates[name].formula}
            href={paths.reports.rows({ year, figure: BEHIND[name], track: 'government' })}
          />
        ))}
        <CountStat
          label="逾期未报"
          value={figures.overdue.length}
          tone={figures.overdue.length > 0 ? 'bad' : 'good'}
          href={paths.filings.list({ year, state: 'overdue' })}
        />
        <CountStat
          label={`党内前置审核（${figures.party.preReviewedDocuments} 件）`}
          value={figures.party.preReviews}
          unit="次"
        />
        <CountStat label="党内备案" value={figures.party.filed} />
      </div>
      {figures.overdue.length > 0 && <OverdueTable figures={figures} />}
    </Section>
  )
}

const YearPicker = ({ year, years }: { readonly year: number; readonly years: readonly number[] }) => (
  <form method="get" action={paths.home()} class="actions">
    <label class="inline-field">
      年度
      <select name="year">
        {years.map((y) => (
          <option value={String(y)} selected={y === year}>
            {y}
          </option>
        ))}
      </select>
    </label>
    <button class="button" type="submit">
      查看
    </button>
  </form>
)

const OverdueTable = ({ figures }: { readonly figures: Figures }) => (
  <DataTable
    caption="逾期未报送备案的文件"
    showCaption
    rows={figures.overdue}
    empty=""
    columns={[
      {
        label: '名称',
        render: ({ filing }) =>
          filing.isSecret ? '（涉密文件）' : <a href={paths.filings.show({ id: filing.filingId })}>{filing.title}</a>,
      },
      { label: '文号', nowrap: true, render: ({ filing }) => (filing.isSecret ? '—' : (filing.numberText ?? '—')) },
      { label: '报送单位', render: (o) => o.filing.filingOrgan },
      { label: '接收机关', render: (o) => o.filing.recipient },
      { label: '报备期限', nowrap: true, render: (o) => dayText(o.filing.dueOn) },
      { label: '逾期天数', numeric: true, render: (o) => o.daysLate },
    ]}
  />
)
