import type { Category, Stage } from '../documents/model.ts'
import type { FindingLine } from '../findings/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { OpinionKind } from '../review/model.ts'

export const DELIBERATION_RESULTS = ['passed', 'not_passed', 'deferred'] as const
/** 审议通过, 不予通过, 暂缓. */
export type DeliberationResult = (typeof DELIBERATION_RESULTS)[number]

/** What a meeting said of a draft. */
export interface DeliberationLine {
  readonly meeting: string
  readonly session: string | null
  readonly heldOn: Day
  readonly result: DeliberationResult
  readonly note: string | null
  readonly recordedByName: string
}

/** What the rules look at. */
export interface DeliberationFacts {
  readonly category: Category
  readonly stage: Stage
  /** The last opinion on the draft; null when it was never reviewed here. */
  readonly opinion: { readonly kind: OpinionKind; readonly givenOn: Day } | null
  /** The draft that the opinion is about is still the newest one. */
  readonly isReviewedDraftNewest: boolean
  readonly hasPassed: boolean
}

/** What the comparison before issue found, and what a difference was put down to. */
export interface IssueCheck {
  readonly edits: number
  readonly reason: string | null
  readonly checkedOn: Day
  readonly checkedByName: string
  readonly reviewedRevisionId: string
  readonly issuedRevisionId: string
}

/** Everything the form and the panel of a document show. */
export interface DeliberationDesk extends DeliberationFacts {
  readonly documentId: string
  readonly title: string
  readonly roundId: string | null
  /** On the emergency route the head may decide without a meeting; the review is never waived. */
  readonly isEmergency: boolean
  readonly lines: readonly DeliberationLine[]
  readonly check: IssueCheck | null
  /** Findings of the opinion that were not adopted as they are: the meeting must hear of them. */
  readonly unadopted: readonly FindingLine[]
  /** Why nothing can be recorded now; null when it is not this person's to record. */
  readonly obstacles: readonly Obstacle[] | null
}
