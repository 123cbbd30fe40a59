import { type Day, isDay } from '../lib/day.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'

export interface FoundDate {
  readonly day: Day
  readonly from: number
  readonly to: number
}

const DIGIT = '[0-9０-９]'
// Older documents write 二○○四年十月一日 with any of three zeros; typists put spaces inside dates.
const YEAR = `${DIGIT}{4}|[一二][${NUMERAL_CLASS}]{3}`
const PART = `${DIGIT}{1,2}|[${NUMERAL_CLASS}]{1,3}`

/** The inside of a regular expression for one written date, without groups. */
export const DATE_PATTERN = `(?:(?:${YEAR})\\s*年\\s*(?:${PART})\\s*月\\s*(?:${PART})\\s*日)`

const WRITTEN = new RegExp(`(${YEAR})\\s*年\\s*(${PART})\\s*月\\s*(${PART})\\s*日`, 'gu')
const SHORT = /(?<!\d)((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/gu

function dayOf(year: string, month: string, date: string): Day | null {
  const parts = [year, month, date].map(parseNumber)
  if (parts.some((part) => part === null)) return null
  const [y, m, d] = parts as [number, number, number]
  const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Finds every real calendar date in a text, in Arabic or Chinese numerals, in the order of the text. */
export function findDates(text: string): FoundDate[] {
  const all: FoundDate[] = []
  const add = (match: RegExpMatchArray, day: Day | null): void => {
    const from = match.index ?? 0
    if (day) all.push({ day, from, to: from + match[0].length })
  }
  for (const match of text.matchAll(WRITTEN)) add(match, dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? ''))
  for (const match of text.matchAll(SHORT)) add(match, dayOf(match[1] ?? '', match[3] ?? '', match[4] ?? ''))
  return all.sort((a, b) => a.from - b.from)
}

/** Reads a text that is one date and nothing else; null otherwise. */
export function parseDate(text: string): Day | null {
  const source = text.trim()
  const [only] = findDates(source)
  return only && only.from === 0 && only.to === source.length ? only.day : null
}
