import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const SERIES_KEYS = [
  'review-opinion',
  'filing-supplement',
  'filing-refusal',
  'filing-urging',
  'filing-explanation',
  'filing-advice',
] as const
/** What is numbered by this office itself. */
export type OfficeSeriesKey = (typeof SERIES_KEYS)[number]
/** Each organ numbers its own filing reports (…规备字). */
export type ReportSeriesKey = `filing-report:${string}`
export type SeriesKey = OfficeSeriesKey | ReportSeriesKey

export interface DeliveredSeries {
  readonly label: string
  readonly pattern: string
}

export const SERIES: Readonly<Record<OfficeSeriesKey, DeliveredSeries>> = {
  'review-opinion': { label: '合法性审核意见书', pattern: '拉司审〔{year}〕{n}号' },
  'filing-supplement': { label: '备案补正通知书', pattern: '拉司备补〔{year}〕{n}号' },
  'filing-refusal': { label: '不予备案通知书', pattern: '拉司备退〔{year}〕{n}号' },
  'filing-urging': { label: '督促报备函', pattern: '拉司备督〔{year}〕{n}号' },
  'filing-explanation': { label: '备案审查请予说明函', pattern: '拉司备询〔{year}〕{n}号' },
  'filing-advice': { label: '备案审查建议书', pattern: '拉司备建〔{year}〕{n}号' },
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
