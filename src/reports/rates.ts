import type { FilingFacts } from '../filing/model.ts'
import { timeliness } from '../filing/rules.ts'
import type { Day } from '../lib/day.ts'
import {
  type Count,
  type FilingCounts,
  type FilingRates,
  RATE_NAMES,
  type Rate,
  type RateName,
  type RateSwitches,
} from './model.ts'

/**
 * Writes a share as a percentage, rounded half up. `100%` stands only where nothing is missing: 1999 of 2000 is 99.9%.
 * Null when there is nothing to divide by. Throws on counts that cannot be: a percentage over 100 is a bug, not a figure.
 */
export function percentText({ part, whole }: Count, decimals: number): string | null {
  if (!(part >= 0 && part <= whole)) throw new RangeError(`impossible share: ${part} of ${whole}`)
  if (whole === 0) return null
  if (part === whole) return '100%'
  if (part === 0) return '0%'
  const unit = 10 ** decimals
  // Whole numbers all the way: 100 * 0.285 is 28.499999999999996 in floating point.
  const rounded = Math.floor((2 * 100 * unit * part + whole) / (2 * whole))
  return `${(Math.min(rounded, 100 * unit - 1) / unit).toFixed(decimals)}%`
}

interface Definition {
  readonly label: string
  readonly part: keyof FilingCounts
  readonly whole: keyof FilingCounts
}

/** domain.md §3.5: the denominators that reproduce the 2010 circular of 内蒙古 (内政办字〔2011〕139号). */
const DEFINITIONS: Readonly<Record<RateName, Definition>> = {
  filing: { label: '报备率', part: 'filed', whole: 'due' },
  timeliness: { label: '及时率', part: 'onTime', whole: 'filed' },
  conformity: { label: '规范率', part: 'conforming', whole: 'filed' },
  publication: { label: '公布率', part: 'published', whole: 'issued' },
  illegality: { label: '违法率', part: 'illegal', whole: 'issued' },
  correction: { label: '纠错率', part: 'corrected', whole: 'foundIllegal' },
}

const COUNT_WORDS: Readonly<Record<keyof FilingCounts, string>> = {
  issued: '印发件数',
  due: '应报备件数',
  filed: '已报备件数',
  onTime: '按时报备件数',
  conforming: '材料规范件数',
  published: '已公布件数',
  illegal: '违法件数',
  foundIllegal: '全部查明违法件数（含补报和公民建议）',
  corrected: '已自行纠正和撤销件数',
}

function rateOf(name: RateName, counts: FilingCounts, decimals: number): Rate {
  const { label, part, whole } = DEFINITIONS[name]
  const count = { part: counts[part], whole: counts[whole] }
  const text = percentText(count, decimals)
  const worked = `${label}＝${COUNT_WORDS[part]}÷${COUNT_WORDS[whole]}＝${count.part}÷${count.whole}`
  return { name, ...count, text, formula: text === null ? `${worked}，没有可统计的件数` : `${worked}＝${text}` }
}

/** Computes the six rates, each with its counts and its formula. `decimals` is policy `rate-decimals`. */
export const filingRates = (counts: FilingCounts, decimals: number): FilingRates =>
  Object.fromEntries(RATE_NAMES.map((name) => [name, rateOf(name, counts, decimals)])) as Record<RateName, Rate>

/** How one filing enters the counts; a page lists the rows behind a figure by the same function. */
export interface FilingShare {
  readonly due: boolean
  readonly filed: boolean
  readonly onTime: boolean
  readonly conforming: boolean
}

const NOT_COUNTED: FilingShare = { due: false, filed: false, onTime: false, conforming: false }

/** Decides what one filing counts for on a day, by the switches of policy `rate-switches`. */
export function shareOf(filing: FilingFacts, switches: RateSwitches, today: Day): FilingShare {
  if (filing.status === 'refused' && switches.refusedLeaves) return NOT_COUNTED
  const { state } = timeliness(filing, switches.supplementedCountsFrom, today)
  if (state === 'not_due' || state === 'due') return { ...NOT_COUNTED, due: switches.notYetDueCounts }
  if (state === 'overdue') return { ...NOT_COUNTED, due: true }
  return { due: true, filed: true, onTime: state === 'on_time', conforming: isConforming(filing, switches) }
}

/** A submission not yet checked does not conform yet: the rate may rise, but is never promised. */
function isConforming(filing: FilingFacts, switches: RateSwitches): boolean {
  const checked = switches.supplementedConforms ? filing.submissions.at(-1) : filing.submissions[0]
  return checked?.registration?.outcome === 'registered' && checked.registration.areMaterialsConforming
}

/** Counts filings for the rates: filed is never more than due, on time and conforming never more than filed. */
export function countFilings(
  filings: readonly FilingFacts[],
  switches: RateSwitches,
  today: Day,
): Pick<FilingCounts, 'due' | 'filed' | 'onTime' | 'conforming'> {
  const shares = filings.map((filing) => shareOf(filing, switches, today))
  const count = (name: keyof FilingShare): number => shares.filter((share) => share[name]).length
  return { due: count('due'), filed: count('filed'), onTime: count('onTime'), conforming: count('conforming') }
}

/** Gives the day by whose year a filing is counted; `foundOn` is set for an omission that was found later. */
export const countedOn = (publishedOn: Day, foundOn: Day | null, switches: RateSwitches): Day =>
  switches.omissionYear === 'found' && foundOn !== null ? foundOn : publishedOn
