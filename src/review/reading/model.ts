import type { CitableDocument } from '../../documents/citable-model.ts'
import type { FindingHead, Severity } from '../../findings/model.ts'
import type { Day } from '../../lib/day.ts'
import type { CitedDocument } from '../../text/model.ts'

export const AUTHORITY_LEVELS = ['law', 'regulation', 'state', 'ministry', 'local', 'standard', 'practice'] as const
/** How binding the source of a rule is; it decides how strongly a proposal is worded. */
export type AuthorityLevel = (typeof AUTHORITY_LEVELS)[number]

export interface Authority {
  readonly level: AuthorityLevel
  /** The source as a clerk would cite it. */
  readonly source: string
}

/** What one rule of the reading help looks for, and what it says where it finds it. */
export interface ReadingRule {
  readonly id: string
  readonly name: string
  readonly authority: Authority
  readonly head: FindingHead
  readonly severity: Severity
  readonly explanation: string
  readonly suggestion: string
}

/** A stretch of a provision's `text`: `text.slice(from, to)`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Something a person may accept as a finding or dismiss; it decides nothing. */
export interface ReadingProposal extends ReadingRule {
  /** The same for the same place of the same revision, so that a dismissal holds. */
  readonly key: string
  readonly ruleId: string
  /** The provision; null where something is missing from the text as a whole. */
  readonly path: string | null
  /** The provision as a person cites it, 第十二条第二款; empty where there is no place. */
  readonly label: string
  /** The sentence, exactly as it stands in the provision; empty where there is no place. */
  readonly quote: string
  readonly span: Span | null
  /** The words in it that the rule reacts to. */
  readonly mark: Span | null
}

export const CITATION_STATES = [
  'unknown',
  'not_issued',
  'not_yet',
  'in_force',
  'suspended',
  'lapsed',
  'repealed',
] as const
/** `unknown`: the register holds no such document. */
export type CitationState = (typeof CITATION_STATES)[number]

export interface CheckedCitation extends Omit<CitedDocument, 'paragraph'> {
  readonly path: string
  readonly label: string
  readonly quote: string
  readonly span: Span
  readonly mark: Span
  readonly state: CitationState
  /** The first day of that state, and why; from the register. */
  readonly since: Day | null
  readonly reason: string
  readonly isAmended: boolean
  readonly document: CitableDocument | null
  readonly problems: readonly CitationProblem[]
}

export const CITATION_PROBLEMS = [
  'ended',
  'not_yet',
  'suspended',
  'amended',
  'number_mismatch',
  'title_not_exact',
  'article_missing',
  'not_registered',
] as const
export type CitationProblem = (typeof CITATION_PROBLEMS)[number]
