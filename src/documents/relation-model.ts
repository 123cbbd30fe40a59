import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { DocumentLine, EffectOnDay } from './model.ts'

/** 修改, 废止, 宣布失效, 替代, 延续, 依据, 引用: what one document does to another, or rests on. */
export const RELATION_KINDS = ['repeals', 'ends', 'amends', 'replaces', 'renews', 'implements', 'cites'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** A person's word on a proposed relation; what nobody has looked at yet is not stored. */
export const RELATION_STATES = ['confirmed', 'dismissed'] as const
export type RelationState = (typeof RELATION_STATES)[number]

/** 继续, 修改, 不再延长: what is done about a validity before it ends (domain.md §4.5). */
export const EVALUATION_OUTCOMES = ['continue', 'amend', 'end'] as const
export type EvaluationOutcome = (typeof EVALUATION_OUTCOMES)[number]

/** The document a relation points at, as the text names it. */
export interface NamedTarget {
  readonly title: string
  readonly number: string | null
  /** A day, or a year alone. */
  readonly dated: string | null
  readonly maker: string | null
}

/** A relation that the text states, for a person to confirm. */
export interface ProposedRelation extends NamedTarget {
  readonly kind: RelationKind
  /** Tells two documents of one title apart. */
  readonly key: string
  /** The sentence that says so. */
  readonly quote: string
  /** Where the reader is unsure: a part repealed, 停止执行. */
  readonly doubt: string | null
}

/** A document of the register that may be the one named. */
export interface TargetCandidate {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly makingOrgan: string
  readonly issuedOn: Day | null
}

/** What a person may confirm or put aside; several candidates must be chosen between. */
export interface RelationProposal extends ProposedRelation {
  readonly candidates: readonly TargetCandidate[]
}

/** A relation of which a person has decided, as the page of either document shows it. */
export interface RelationLine extends NamedTarget {
  readonly relationId: string
  readonly version: number
  readonly kind: RelationKind
  readonly state: RelationState
  readonly quote: string | null
  readonly decidedByName: string
  readonly decidedOn: Day
  /** The document at the other end, when the register holds it and the person may see it. */
  readonly other: DocumentLine | null
  /** Since when it changes the other document's state; null when it does not, or not yet. */
  readonly actsFrom: Day | null
  /** Found in the register for a title that was confirmed without one. */
  readonly candidates: readonly TargetCandidate[]
}

/** One document in the chain of those that followed one another. */
export interface ChainLink {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly effect: EffectOnDay
  readonly isCurrent: boolean
}

/** What the page of a document shows of its relations. */
export interface RelationDesk {
  readonly documentId: string
  readonly title: string
  readonly mayDecide: boolean
  readonly proposals: readonly RelationProposal[]
  /** 与本办法不一致的，以本办法为准: a partial repeal that names nothing, so a person must look. */
  readonly overrides: readonly string[]
  readonly outgoing: readonly RelationLine[]
  readonly incoming: readonly RelationLine[]
  readonly chain: readonly ChainLink[]
  /** How many documents rest on this one. */
  readonly dependents: number
  readonly dismissed: number
}

/** A document that rests on another, or names it. */
export interface DependentLine {
  readonly line: DocumentLine
  readonly kinds: readonly RelationKind[]
  readonly quote: string | null
}

/** The documents that rest on one, and what became of that one. */
export interface Dependents {
  readonly document: DocumentLine
  /** The last change of it that has taken effect, or will: amended, repealed, lapsed. */
  readonly change: { readonly on: Day; readonly reason: string } | null
  readonly page: {
    readonly rows: readonly DependentLine[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  /** The clean-up that this change opened already. */
  readonly cleanup: { readonly campaignId: string; readonly name: string; readonly dueOn: Day } | null
}

/** What was decided about a document before its validity ended. */
export interface EvaluationLine {
  readonly outcome: EvaluationOutcome
  readonly reason: string
  readonly evaluatedOn: Day
  readonly lapsesAfter: Day
  readonly renewalId: string | null
  readonly recordedByName: string
}

/** The evaluations of a document, newest first, and the way to the next. */
export interface EvaluationDesk {
  readonly documentId: string
  readonly title: string
  readonly version: number
  readonly lapsesAfter: Day | null
  /** Policy `renewal-record`: a renewal is a record of its own with a new number. */
  readonly makesNewRecord: boolean
  /** Null for those who do not evaluate it. */
  readonly obstacles: readonly Obstacle[] | null
  readonly evaluations: readonly EvaluationLine[]
}

/** What policy `validity.legacy` does to documents without a period, when it does anything. */
export interface LegacyPlan {
  /** They were issued before this day, the first of the policy. */
  readonly from: Day
  readonly years: number
  readonly lastDay: Day
  readonly count: number
  readonly label: string
}
