import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const REVIEW_KINDS = ['government', 'department', 'rule', 'party'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

export const ROUND_STATUSES = ['submitted', 'supplement_requested', 'accepted', 'opined', 'withdrawn'] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

export const OPINION_KINDS = [
  'agree',
  'agree_with_changes',
  'return_for_procedure',
  'ask_superior',
  'disagree',
  'not_normative',
] as const
export type OpinionKind = (typeof OPINION_KINDS)[number]

export const REVIEW_DUTIES = ['reviewer', 'adviser'] as const
export type ReviewDuty = (typeof REVIEW_DUTIES)[number]

/** Which event starts the review clock; the day itself is day zero. */
export type ReviewClockStart = 'accepted' | 'complete' | 'submitted'

/** One supplement (补正) asked for; the clock of the review does not run while it is open. */
export interface ReviewSupplement {
  readonly requestedOn: Day
  readonly missing: string
  readonly answeredOn: Day | null
}

/** One round: a fixed revision, and what happened to it. */
export interface ReviewRound {
  readonly serial: number
  readonly status: RoundStatus
  readonly revisionId: string | null
  readonly submittedOn: Day
  readonly isUrgent: boolean
  readonly urgencyReason: string | null
  readonly supplements: readonly ReviewSupplement[]
  readonly acceptance: { readonly acceptedOn: Day; readonly dueOn: Day } | null
  readonly opinion: { readonly kind: OpinionKind; readonly givenOn: Day } | null
}

/** What follows an opinion (domain.md §2.6). */
export type NextStep =
  | 'deliberate' // 提请集体审议
  | 'revise_then_deliberate' // 修改并逐条说明采纳情况后提请审议
  | 'resubmit' // 补正程序后另起一轮
  | 'wait' // 待上级答复后另起一轮
  | 'stop' // 不得提请审议
  | 'ordinary_document' // 不属于规范性文件，按普通公文办理

/** One review as lists show it: the last round, with the document it is about. */
export interface ReviewLine {
  readonly reviewId: string
  readonly documentId: string
  readonly title: string
  readonly kind: ReviewKind
  readonly draftingOrgan: string
  readonly round: number
  readonly status: RoundStatus
  readonly submittedOn: Day
  readonly acceptedOn: Day | null
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  readonly opinion: OpinionKind | null
  readonly givenOn: Day | null
  readonly isUrgent: boolean
  readonly updatedAt: Instant
}
