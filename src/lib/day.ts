/** A calendar day `YYYY-MM-DD` in the office's time zone. Days, not instants, decide law. */
export type Day = string & { readonly __day: true }

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Tells whether the text is a real calendar day such as 2024-02-29. */
export function isDay(text: string): text is Day {
  const m = FORM.exec(text)
  if (!m) return false
  const at = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]))
  return Number(m[1]) >= 1000 && fromUtc(at) === text
}

/** Gives the text as a Day; throws on anything that is not a real day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

const toUtc = (d: Day): number => Date.parse(`${d}T00:00:00Z`)
// Date arithmetic needs the built-in; the instant never leaves this file.
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day

/** Gives the day `count` calendar days later (earlier when negative). */
export const addDays = (d: Day, count: number): Day => fromUtc(toUtc(d) + count * DAY_MS)

/** Counts calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS)

/** Gives the earlier of two days. */
export const earlierOf = (a: Day, b: Day): Day => (daysBetween(a, b) >= 0 ? a : b)

/** Gives the later of two days. */
export const laterOf = (a: Day, b: Day): Day => (daysBetween(a, b) >= 0 ? b : a)

/** Gives 0 for Sunday to 6 for Saturday. */
export const weekday = (d: Day): number => new Date(toUtc(d)).getUTCDay()

/** Gives the same date `count` months later, or the month's last day where that date does not exist. */
export function addMonths(d: Day, count: number): Day {
  const [y, m, dd] = d.split('-').map(Number) as [number, number, number]
  const month = y * 12 + (m - 1) + count
  const year = Math.floor(month / 12)
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(year, month % 12, Math.min(dd, last)))
}

/** Gives the same date `count` years later (29 February becomes the 28th). */
export const addYears = (d: Day, count: number): Day => addMonths(d, count * 12)

/** Gives the calendar year as a number. */
export const yearOf = (d: Day): number => Number(d.slice(0, 4))

/** Gives 1 January and 31 December of a year. */
export const yearSpan = (year: number): readonly [Day, Day] => [day(`${year}-01-01`), day(`${year}-12-31`)]
