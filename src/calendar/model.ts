import type { Day } from '../lib/day.ts'

export type DayUnit = 'working' | 'calendar'

export const SEED_CALENDAR_IDS = ['national', 'lhasa'] as const
/** The calendars that every installation has. */
export type SeedCalendarId = (typeof SEED_CALENDAR_IDS)[number]

/** A day that does not follow Monday to Friday: a holiday, or a make-up working day (调休上班). */
export interface SpecialDay {
  readonly kind: 'off' | 'work'
  readonly note: string
}

export interface Calendar {
  readonly id: string
  readonly name: string
  readonly days: ReadonlyMap<Day, SpecialDay>
  /** Years whose arrangement has been published; any other year is only guessed as Monday to Friday. */
  readonly knownYears: ReadonlySet<number>
}

export interface DayLimit {
  readonly limit: number
  readonly unit: DayUnit
}

/** How a last day is counted: the limit, and whether a last day off moves to the next working day. */
export interface DueTerms extends DayLimit {
  readonly roll: boolean
}

export type TraceKind = 'start' | 'count' | 'skip' | 'make_up' | 'roll' | 'unknown_year' | 'result'

/** One step of a count, in Chinese for a clerk; `from` and `to` are the days it speaks of. */
export interface TraceLine {
  readonly kind: TraceKind
  readonly from: Day
  readonly to: Day
  readonly text: string
}

/** A last day and how it was found. */
export interface DueDate extends DueTerms {
  readonly day: Day
  /** A day was touched whose year's holidays are not yet published: the last day may still move. */
  readonly provisional: boolean
  readonly trace: readonly TraceLine[]
  readonly countedFrom: Day
  readonly calendarId: string
}

/** Which dated policy and which event a last day rests on. */
export interface DueBasis {
  readonly policyKey: string
  readonly policyFrom: Day
  /** The event whose day is day zero, such as `published` or `accepted`. */
  readonly startEvent: string
}

/** A last day with its reason in law. */
export type ReasonedDueDate = DueDate & DueBasis

/** A special day as it is recorded, with the notice it comes from. */
export interface RecordedDay extends SpecialDay {
  readonly day: Day
  readonly source: string | null
  /** The calendar that holds it: a local one inherits the days of the one below it. */
  readonly calendarId: string
  readonly calendarName: string
}

/** One line of the calendar list. */
export interface CalendarLine {
  readonly calendarId: string
  readonly name: string
  readonly basedOnName: string | null
  readonly days: number
  readonly lastKnownYear: number | null
  readonly organs: number
}

/** One calendar in one year. */
export interface CalendarYearPage {
  readonly calendarId: string
  readonly name: string
  readonly basedOnName: string | null
  readonly version: number
  readonly year: number
  readonly years: readonly number[]
  /** Whether the year's arrangement is known in this calendar, and in the one it is based on. */
  readonly isPublished: boolean
  readonly isBasePublished: boolean
  readonly publishedNote: string | null
  readonly days: readonly RecordedDay[]
}

/** What a notice says about some days of one calendar. */
export interface NoticeDays {
  readonly calendarId: string
  readonly days: readonly Day[]
  readonly kind: 'off' | 'work' | 'ordinary'
  readonly note: string
}

/** Open last days that would move alike if a notice were recorded. Titles stay out: an administrator reads no drafts. */
export interface MovingDues {
  readonly subject: 'review' | 'filing'
  readonly from: Day
  readonly to: Day
  readonly count: number
}
