import type { Category, Stage } from '../documents/model.ts'
import type { FindingLine, Unanswered } from '../findings/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { PackDesk } from '../packs/model.ts'
import type { OpinionKind, OpinionSigning, ReviewDue, ReviewDuty, ReviewKind, RoundDetail } from './model.ts'

export interface Assignment {
  readonly userId: string
  readonly name: string
  readonly duty: ReviewDuty
  readonly assignedOn: Day
}

/** Somebody who may be given a review. */
export interface Assignable {
  readonly userId: string
  readonly name: string
  readonly duty: ReviewDuty
  readonly organ: string
  /** Reviews that still wait for an opinion: the person's present load. */
  readonly openReviews: number
}

/** A review with all its rounds. */
export interface ReviewPage {
  readonly reviewId: string
  readonly kind: ReviewKind
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly document: {
    readonly documentId: string
    readonly title: string
    readonly category: Category
    readonly stage: Stage
    readonly draftingOrganId: string
    readonly makingOrganId: string
    readonly draftingOrgan: string
    readonly makingOrgan: string
  }
  readonly rounds: readonly RoundDetail[]
  readonly assignments: readonly Assignment[]
}

/** A draft that may be submitted. */
export interface DraftChoice {
  readonly revisionId: string
  readonly serial: number
  readonly fileName: string
  readonly isReadable: boolean
}

/** What the form for submitting a draft, and the panel on the document's page, show. */
export interface Submission {
  readonly documentId: string
  readonly title: string
  readonly stage: Stage
  /** The latest review, if there was one, and its rounds. */
  readonly reviewId: string | null
  readonly rounds: readonly RoundDetail[]
  /** Reviews before the latest one, newest first. */
  readonly earlier: readonly { readonly reviewId: string; readonly openedOn: Day }[]
  readonly drafts: readonly DraftChoice[]
  /** Findings of the last round that the drafters have not answered. */
  readonly unanswered: Unanswered
  /** Why the newest draft cannot be submitted; null when it is not this person's to submit. */
  readonly obstacles: readonly Obstacle[] | null
}

type Act = readonly Obstacle[] | null

/** What a person may do with a round: null when it is not theirs to do, reasons when it is but cannot be done now. */
export interface RoundActs {
  readonly accept: Act
  readonly requestSupplement: Act
  readonly answerSupplement: Act
  readonly returnRound: Act
  readonly extend: Act
  readonly expedite: Act
  readonly advise: Act
  /** Writing the opinion; checking it; signing it off. */
  readonly opine: Act
  readonly check: Act
  readonly approve: Act
  readonly withdraw: Act
  readonly assign: Act
  /** Set when the person is a reviewer but somebody else has the review. */
  readonly isWithOthers: boolean
}

/** A review as it lies before one person: what they may do now. */
export interface ReviewDesk {
  readonly review: ReviewPage
  /** The last round: the one that something may still be done about. */
  readonly round: RoundDetail
  readonly acts: RoundActs
  readonly signing: OpinionSigning
  /** The opinions that this kind of review may end in. */
  readonly opinions: readonly OpinionKind[]
  /** An unsigned opinion is the reviewing body's own. */
  readonly mayReadDraft: boolean
  /** The last day that acceptance today would give; null when the person cannot accept now. */
  readonly preview: ReviewDue | null
  /** What was sent with the last round; null for rounds sent before there were packs. */
  readonly pack: PackDesk | null
  /** Those the person may see, of all rounds, in the order of the text. */
  readonly findings: readonly FindingLine[]
  /** The workbench is the reviewing body's and its advisers'. */
  readonly mayOpenWorkbench: boolean
  /** The drafts to choose from in answer to a supplement. */
  readonly drafts: readonly DraftChoice[]
  /** Why the drafter cannot submit another round; null when it is not theirs to submit. */
  readonly resubmission: readonly Obstacle[] | null
  /** Who may still be given the review; null when the person cannot assign. */
  readonly assignable: readonly Assignable[] | null
}
