import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const SERIES_KEYS = ['review-opinion'] as const
/** What is numbered by this office itself. */
export type SeriesKey = (typeof SERIES_KEYS)[number]

export const SERIES: Readonly<Record<SeriesKey, { readonly label: string; readonly pattern: string }>> = {
  'review-opinion': { label: '合法性审核意见书', pattern: '拉司审〔{year}〕{n}号' },
}

/** One series as its page shows it. */
export interface SeriesLine {
  readonly key: SeriesKey
  readonly label: string
  readonly pattern: string
  /** 0 while the format is the one delivered. */
  readonly version: number
  /** How many were given out this year, and the next one. */
  readonly taken: number
  readonly next: string
}

export interface TakenNumber {
  readonly numberId: string
  readonly text: string
  readonly year: number
  readonly serial: number
}

export interface NumberLine extends TakenNumber {
  readonly takenOn: Day
  readonly takenAt: Instant
  readonly takenByName: string
  /** Of the file that bears it. Its title is not told: an administrator reads no drafts. */
  readonly digest: string | null
}
