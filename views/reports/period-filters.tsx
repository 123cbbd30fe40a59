import { type Day, yearOf } from '../../src/lib/day.ts'
import { quarterOf } from '../../src/reports/figure-rules.ts'
import { FilterSelect, Filters } from '../parts/filters.tsx'

export interface PeriodProps {
  readonly period: { readonly from: Day; readonly to: Day }
  readonly years: readonly number[]
}

/** The quarter that a period is, or none for a year. */
export const quarterIn = ({ from, to }: PeriodProps['period']): number | undefined =>
  quarterOf(from) === quarterOf(to) ? quarterOf(from) : undefined

/** How a period is called: 2026年, 2026年第2季度. */
export function periodText(period: PeriodProps['period']): string {
  const quarter = quarterIn(period)
  return quarter === undefined ? `${yearOf(period.from)}年` : `${yearOf(period.from)}年第${quarter}季度`
}

/** The period as an address asks for it. */
export const periodQuery = (period: PeriodProps['period']) => ({
  year: yearOf(period.from),
  quarter: quarterIn(period),
})

/** Chooses a year, and a quarter of it. */
export const PeriodFilters = ({ period, years, action }: PeriodProps & { readonly action: string }) => (
  <Filters action={action} reset={action}>
    <FilterSelect
      name="year"
      label="年度"
      value={String(yearOf(period.from))}
      all="本年"
      options={years.map((y) => [String(y), `${y}年`] as const)}
    />
    <FilterSelect
      name="quarter"
      label="季度"
      value={quarterIn(period) === undefined ? undefined : String(quarterIn(period))}
      all="全年"
      options={[1, 2, 3, 4].map((q) => [String(q), `第${q}季度`] as const)}
    />
  </Filters>
)
