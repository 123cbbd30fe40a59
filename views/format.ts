import type { Instant } from '../src/lib/clock.ts'
import { type Day, daysBetween } from '../src/lib/day.ts'
import { dayWords } from '../src/lib/day-words.ts'
import { isPolicyKey, policyLabel } from '../src/policy/rules.ts'
import { percentText } from '../src/reports/rates.ts'
import { WORDS, type WordKind } from './words.ts'

/** Writes a day as 2026年2月6日; a dash where there is none. */
export function dayText(day: string | null | undefined): string {
  return day ? dayWords(day as Day) : '—'
}

/** Writes a moment as 2026-03-16 10:00 in the office's time. */
export function momentText(at: Instant | string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    Date.parse(at),
  )
}

/** Gives the Chinese word for a literal; the literal itself where none is known, so that nothing vanishes. */
export function wordOf(kind: WordKind | 'policy', literal: string | null | undefined): string {
  if (!literal) return '—'
  if (kind === 'policy') return isPolicyKey(literal) ? policyLabel(literal) : literal
  return (WORDS[kind] as Readonly<Record<string, string>>)[literal] ?? literal
}

/** Lists the literals of a kind with their words, for selects. */
export const wordsOf = (kind: WordKind): readonly (readonly [string, string])[] => Object.entries(WORDS[kind])

/** Says how far a last day is: 还剩 3 天, 今天截止, 已逾期 2 天 (calendar days). */
export function distanceText(due: Day, today: Day): string {
  const left = daysBetween(today, due)
  if (left > 0) return `还剩 ${left} 天`
  return left === 0 ? '今天截止' : `已逾期 ${-left} 天`
}

/** Writes a share as a percentage; a dash when there is nothing to divide by. */
export const rateText = (count: { readonly part: number; readonly whole: number }): string =>
  percentText(count, 1) ?? '—'

/** Writes a whole number with separators. */
export const numberText = (value: number): string => value.toLocaleString('zh-CN')

/** Writes a file size as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Says how long a document is valid. */
export function validityText(validity: {
  readonly kind: 'years' | 'until' | 'none'
  readonly years?: number | null
  readonly lapsesAfter?: Day | null
}): string {
  if (validity.kind === 'none') return '未规定有效期'
  if (validity.kind === 'until') return `至 ${dayText(validity.lapsesAfter)}（含当日）`
  return `${validity.years ?? 0} 年`
}

/** `最短审核时间 7 个工作日（至 2026年11月10日）`. */
export const leastTimeText = (floor: {
  readonly limit: number
  readonly unit: string
  readonly until: string
}): string => `最短审核时间 ${floor.limit} 个${wordOf('unit', floor.unit)}（至 ${dayText(floor.until)}）`
