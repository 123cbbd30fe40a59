import { timeliness } from '../filing/rules.ts'
import { addDays, addMonths, type Day, day, daysBetween } from '../lib/day.ts'
import type { CountedFiling, RateSwitches } from './model.ts'
import { shareOf } from './rates.ts'

/** The figures that count filings; each has exactly one definition, for the number and for its rows. */
export const FILING_FIGURES = ['due', 'filed', 'missing', 'on_time', 'late', 'conforming', 'not_conforming'] as const
export type FilingFigure = (typeof FILING_FIGURES)[number]

/** The figures that count documents. */
export const DOCUMENT_FIGURES = ['issued', 'published', 'unpublished', 'illegal', 'found_illegal', 'corrected'] as const
export type DocumentFigure = (typeof DOCUMENT_FIGURES)[number]

export type FigureName = FilingFigure | DocumentFigure

/** Gives the filings behind a figure, by the same shares that the rates are counted from (policy `rate-switches`). */
export function filingsBehind(
  figure: FilingFigure,
  filings: readonly CountedFiling[],
  switches: RateSwitches,
  today: Day,
): readonly CountedFiling[] {
  return filings.filter((filing) => {
    const share = shareOf(filing, switches, today)
    switch (figure) {
      case 'due':
        return share.due
      case 'filed':
        return share.filed
      case 'missing':
        return share.due && !share.filed
      case 'on_time':
        return share.onTime
      case 'late':
        return share.filed && !share.onTime
      case 'conforming':
        return share.conforming
      default:
        return share.filed && !share.conforming
    }
  })
}

/** Gives the quarter of a day, 1 to 4. */
export const quarterOf = (on: Day): number => Math.ceil(Number(on.slice(5, 7)) / 3)

/** Gives the first and the last day of a quarter. */
export function quarterSpan(year: number, quarter: number): readonly [Day, Day] {
  const from = day(`${year}-${String(3 * quarter - 2).padStart(2, '0')}-01`)
  return [from, addDays(addMonths(from, 3), -1)]
}

/** How many filings used which part of their limit. */
export interface DaysUsed {
  readonly label: string
  readonly count: number
}

const BANDS = [
  ['不到四分之一', 0, 25],
  ['四分之一至一半', 25, 50],
  ['一半至四分之三', 50, 75],
  ['四分之三至届满', 75, Number.POSITIVE_INFINITY],
] as const

/**
 * Counts the filings made by the share of their limit that they used, in calendar days from the day the limit counts
 * from to its last day; the last band is of those that were late.
 */
export function daysUsed(filings: readonly CountedFiling[], switches: RateSwitches, today: Day): readonly DaysUsed[] {
  const made = filings.flatMap((filing) => {
    const time = timeliness(filing, switches.supplementedCountsFrom, today)
    if (time.filedOn === null) return []
    const span = Math.max(1, daysBetween(filing.countedFrom, filing.dueOn))
    return [{ isLate: time.state === 'late', used: (100 * time.daysUsed) / span }]
  })
  const within = BANDS.map(([label, from, to]) => ({
    label,
    count: made.filter(({ isLate, used }) => !isLate && used >= from && used < to).length,
  }))
  return [...within, { label: '逾期', count: made.filter(({ isLate }) => isLate).length }]
}
