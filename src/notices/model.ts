import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

/** About a last day that comes near. */
export const DUE_KINDS = [
  'review_due',
  'filing_due',
  'supplement_due',
  'filing_review_due',
  'correction_due',
  'validity_end',
  'cleanup_due',
  'amendment_due',
] as const
/** About something that somebody did. */
export const ACT_KINDS = [
  'assigned',
  'round_submitted',
  'supplement_requested',
  'round_returned',
  'opinion_issued',
  'filing_registered',
  'filing_suspended',
  'filing_refused',
  'filing_letter',
] as const
export const NOTICE_KINDS = [...DUE_KINDS, ...ACT_KINDS] as const
export type DueKind = (typeof DUE_KINDS)[number]
export type ActKind = (typeof ACT_KINDS)[number]
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export type NoticeSubject = 'review' | 'filing' | 'document' | 'item'

/** Why a notice no longer stands: its day moved, a nearer one followed, it was done, or it is another's now. */
export type SupersededWhy = 'moved' | 'followed' | 'done' | 'elsewhere'

/** What a notice says, apart from whose title it bears. */
export interface NoticeDetail {
  /** Days, working days or months to the last day when it was written. */
  readonly left?: number | undefined
  readonly unit?: 'working' | 'calendar' | 'months' | undefined
  readonly isProvisional?: boolean | undefined
  readonly movedFrom?: Day | undefined
  readonly round?: number | undefined
  readonly duty?: string | undefined
  readonly opinion?: string | undefined
  readonly words?: string | undefined
  readonly number?: string | undefined
  readonly recipient?: string | undefined
}

/** A notice before it is kept; the first six name it: the same one is never kept twice. */
export interface WantedNotice {
  readonly subjectType: NoticeSubject
  readonly subjectId: string
  readonly kind: NoticeKind
  readonly day: Day
  readonly step: string
  readonly userId: string
  readonly documentId: string
  readonly detail: NoticeDetail
}

/** One notice as its reader sees it. */
export interface NoticeLine {
  readonly noticeId: string
  readonly kind: NoticeKind
  readonly subjectType: NoticeSubject
  readonly subjectId: string
  readonly documentId: string
  readonly title: string
  readonly isSecret: boolean
  readonly day: Day
  readonly step: string
  readonly detail: NoticeDetail
  readonly createdAt: Instant
  readonly readAt: Instant | null
  readonly supersededWhy: SupersededWhy | null
}

export const NOTICE_STATES = ['unread', 'read', 'superseded'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

export interface NoticeFilter {
  readonly state?: NoticeState | undefined
  readonly kind?: NoticeKind | undefined
}

/** What a person wants by mail. */
export interface NoticeSetting {
  readonly email: string | null
  readonly isDigest: boolean
  readonly muted: readonly NoticeKind[]
  /** 0 while the person never changed anything. */
  readonly version: number
}

export const DELIVERY_STATES = ['waiting', 'sending', 'failed', 'sent', 'skipped'] as const
/** `skipped`: by the time of sending nothing of it stood any more. */
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One letter, as the administrator sees it: to whom and how it went, not what it says. */
export interface DeliveryLine {
  readonly deliveryId: string
  readonly day: Day
  readonly person: string
  readonly organ: string
  readonly address: string
  readonly items: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Instant
  readonly sentAt: Instant | null
}
