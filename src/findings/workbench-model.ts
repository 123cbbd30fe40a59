import type { ImportedComment } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { ReviewKind, RoundStatus } from '../review/model.ts'
import type { ReadingProposal } from '../review/reading/model.ts'
import type { ExtractedText } from '../text/model.ts'
import type { CheckLine, FindingHead, FindingLine, FollowState } from './model.ts'

/** What a person made of a proposal, on this draft or of the same sentence on an earlier one. */
export interface ProposalVerdict {
  readonly verdict: 'accepted' | 'dismissed'
  readonly byName: string
  readonly findingSerial: number | null
  readonly isOfEarlierDraft: boolean
}

export interface ProposalLine extends ReadingProposal {
  /** The key as it may stand in an id of the page. */
  readonly domKey: string
  readonly judged: ProposalVerdict | null
}

/** A finding of an earlier round and what the present draft made of its provision. */
export interface FollowedFinding extends FindingLine {
  readonly follow: { readonly state: FollowState; readonly path: string | null; readonly label: string | null }
  /** The version of what this round says of it; 0 when it said nothing yet. */
  readonly resolutionVersion: number
}

/** Something of others that may be taken over as a finding. */
export interface BenchComment extends ImportedComment {
  readonly takenAs: number | null
}

export interface BenchAdvice {
  readonly adviceId: string
  readonly body: string
  readonly givenOn: Day
  readonly givenByName: string
  readonly takenAs: number | null
}

/** Which round a page is about. */
export interface BenchHead {
  readonly reviewId: string
  readonly documentId: string
  readonly title: string
  readonly kind: ReviewKind
  readonly roundId: string
  readonly serial: number
  readonly status: RoundStatus
  readonly submittedOn: Day
  readonly revisionId: string | null
  readonly revisionSerial: number | null
  readonly isSecret: boolean
}

/** Everything the workbench of a round shows. */
export interface Workbench {
  readonly head: BenchHead
  /** Null while the draft is not read out. */
  readonly text: ExtractedText | null
  /** Of this round, in the order of the text; those withdrawn too. */
  readonly findings: readonly FindingLine[]
  readonly earlier: readonly FollowedFinding[]
  readonly checks: readonly CheckLine[]
  readonly heads: readonly FindingHead[]
  readonly proposals: readonly ProposalLine[]
  readonly comments: readonly BenchComment[]
  readonly advice: readonly BenchAdvice[]
  /** Why nothing can be written now; null when the person only reads. */
  readonly writing: readonly Obstacle[] | null
  readonly mayAdvise: boolean
}
