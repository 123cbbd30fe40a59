import type { Secrecy, ValiditySource } from '../documents/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const DEADLINE_KINDS = [
  'review',
  'filing',
  'supplement',
  'filing_review',
  'correction',
  'validity',
  'cleanup_response',
  'amendment',
] as const
/** 出具审核意见, 报送备案, 备案补正, 备案审查, 纠正, 有效期届满, 提出清理意见, 修改文件. */
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

export const DEADLINE_STATES = ['open', 'today', 'late', 'done', 'ended'] as const
/** `ended`: a validity that ran out, which nobody can be late with. */
export type DeadlineState = (typeof DEADLINE_STATES)[number]

/** What made the last day: the event whose day is day zero, the limit, and the calendar it was counted by. */
export interface DeadlineClock {
  readonly from: Day | null
  readonly event: string | null
  readonly limit: number | null
  readonly unit: 'working' | 'calendar' | 'years' | null
  readonly policyKey: string | null
  readonly calendarId: string | null
  readonly calendarName: string | null
  readonly isExtended: boolean
  readonly validitySource: ValiditySource | null
}

/** One last day that somebody must keep. */
export interface Deadline {
  readonly kind: DeadlineKind
  /** The review, the filing, the document, or the item of a clean-up. */
  readonly subjectId: string
  /** The clean-up of an item. */
  readonly campaignId?: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly secrecy: Secrecy
  readonly on: Day
  readonly isProvisional: boolean
  /** When it was met; a validity runs out, unless somebody evaluated what becomes of the document. */
  readonly doneOn: Day | null
  /** Drafts it, files it, or made it. */
  readonly organId: string
  readonly organ: string
  readonly implementingOrganId: string | null
  /** To whom it is filed. */
  readonly recipient: string | null
  /** Who has the review. */
  readonly assignedUserIds: readonly string[]
  readonly reviewerIds: readonly string[]
  readonly clock: DeadlineClock
}

export interface Span {
  readonly from: Day
  readonly to: Day
}

/** Which last days are asked for. */
export interface DeadlineScope {
  /** Only those met by nobody yet. */
  readonly isOpenOnly: boolean
  /** Null asks for reviews, filings and supplements of any day. */
  readonly span: Span | null
  /** Validities are counted for a span only; null leaves them out. */
  readonly validity: Span | null
}

export interface DeadlineFilter {
  readonly kind?: DeadlineKind | undefined
  readonly state?: DeadlineState | undefined
  readonly organId?: string | undefined
  /** Only what is this person's to keep. */
  readonly isMine: boolean
}

/** One day of the month, as offices have it. */
export interface MonthDay {
  readonly day: Day
  readonly kind: 'plain' | 'weekend' | 'off' | 'work'
  readonly note: string | null
}

/** The month view of last days. */
export interface DeadlineMonth {
  readonly first: Day
  readonly days: readonly MonthDay[]
  readonly calendarName: string
  /** False: the year's holidays are not published, days are guessed from the week. */
  readonly isCalendarKnown: boolean
  readonly deadlines: readonly Deadline[]
  readonly organs: readonly (readonly [organId: string, name: string])[]
}

/** One's own calendar feed, as the account page shows it. */
export interface FeedState {
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}
