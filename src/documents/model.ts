import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { ChosenReading, ExtractedText } from '../text/model.ts'

/** 规章, 政府规范性文件, 部门规范性文件, 党内规范性文件: what is filed and cleaned up. */
export const NORMATIVE_CATEGORIES = ['rule', 'government', 'department', 'party'] as const
/** The same, and what is only reviewed: 政府合同 and 重大行政决策. */
export const CATEGORIES = [...NORMATIVE_CATEGORIES, 'contract', 'decision'] as const
export type Category = (typeof CATEGORIES)[number]

/** Contracts and decisions are signed and carried out; only documents bear a number. */
export const isUnnumbered = (category: Category | undefined): boolean =>
  category === 'contract' || category === 'decision'

export const STAGES = ['drafting', 'in_review', 'reviewed', 'issued', 'published'] as const
/** The latest act done to a document; what time does to it is `EffectOnDay`. */
export type Stage = (typeof STAGES)[number]

export const SECRECIES = ['public', 'internal', 'secret'] as const
export type Secrecy = (typeof SECRECIES)[number]

export const VALIDITY_SOURCES = ['clause', 'rule', 'default'] as const
/** Where the period comes from: the text's own clause, the rule for this kind of name, or the default. */
export type ValiditySource = (typeof VALIDITY_SOURCES)[number]

export type Validity =
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'until'; readonly lapsesAfter: Day }
  | { readonly kind: 'none' }

export const REVISION_KINDS = ['draft', 'official'] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]
export const REVISION_STATES = ['waiting', 'extracted', 'failed'] as const
export type RevisionState = (typeof REVISION_STATES)[number]

/** 签署, 成文, 印发, 公布, 施行: five different days, and clocks start from different ones. */
export interface DocumentDates {
  readonly signedOn: Day | null
  readonly writtenOn: Day | null
  readonly issuedOn: Day | null
  readonly publishedOn: Day | null
  readonly effectiveOn: Day | null
}

export const EFFECT_KINDS = ['amended', 'suspended', 'resumed', 'lapsed', 'lapses_unless_amended', 'repealed'] as const
/** What a decision or another document did to this one. */
export type EffectKind = (typeof EFFECT_KINDS)[number]

export interface DocumentEffect {
  readonly kind: EffectKind
  /** The first day on which it holds. */
  readonly effectiveOn: Day
  /** The decision or document that did it, as a clerk would cite it. */
  readonly source: string
  /** The day of the decision: an amendment made earlier does not meet the condition of `lapses_unless_amended`. */
  readonly decidedOn?: Day
  /** The document that did it, where one did and it is not secret. */
  readonly byDocumentId?: string
}

/** All that the state of a document on a day depends on. */
export interface DocumentFacts extends DocumentDates {
  readonly validity: Validity
  readonly effects: readonly DocumentEffect[]
}

export type EffectState = 'not_issued' | 'not_yet' | 'in_force' | 'suspended' | 'lapsed' | 'repealed'

/** What lists are narrowed by: a state, or in force as amended. */
export type EffectFilter = EffectState | 'amended'

/** The state of a document on one day, with the reason. */
export interface EffectOnDay {
  readonly state: EffectState
  readonly isAmended: boolean
  /** The first day of this state; null when nothing dated led to it. */
  readonly since: Day | null
  /** A Chinese sentence naming the day and what caused it. */
  readonly reason: string
}

/** A stretch of days in which the state of a document stays the same. */
export interface LifePeriod {
  /** Null: from the beginning of time. */
  readonly from: Day | null
  /** Null: without end, as things stand. */
  readonly to: Day | null
  readonly effect: EffectOnDay
}

/** A period proposed for a document by its name, for a person to confirm. */
export interface ProposedValidity {
  readonly validity: Validity
  readonly source: ValiditySource
  readonly policyKey: string
}

/** What publication checks. */
export interface PublicationFacts extends DocumentDates {
  readonly stage: Stage
  readonly category: Category
  readonly secrecy: Secrecy
  readonly numberText: string | null
  readonly earlyEffectReason: string | null
  readonly hasOfficialText: boolean
  /** The official text holds tracked changes, and nobody has said how they are to be read. */
  readonly awaitsReading?: boolean
}

/** What people say of a document when they register it or correct the register. */
export interface DocumentInput {
  readonly title: string
  readonly category: Category
  readonly secrecy: Secrecy
  readonly makingOrganId: string
  readonly draftingOrganId: string
  readonly implementingOrganId: string | null
  /** As typed; the register keeps it as it should be shown. */
  readonly numberText: string | null
  readonly dates: DocumentDates
  /** Null leaves it to the rule for documents of such a name. */
  readonly validity: Validity | null
  readonly validitySource: ValiditySource | null
  readonly note: string | null
}

/** A field of the register by the column that keeps it. */
export type RegisterField =
  | 'title'
  | 'category'
  | 'secrecy'
  | 'making_organ_id'
  | 'drafting_organ_id'
  | 'implementing_organ_id'
  | 'number_text'
  | 'signed_on'
  | 'written_on'
  | 'issued_on'
  | 'published_on'
  | 'effective_on'
  | 'validity_kind'
  | 'validity_years'
  | 'lapses_after'
  | 'validity_source'
  | 'note'

/** How a list of documents is narrowed. */
export const VALIDITY_FILTERS = ['years', 'until', 'none', 'ending', 'legacy'] as const
/** `ending`: near its end and not evaluated; `legacy`: should state a period and does not, for a clean-up to settle. */
export type ValidityFilter = (typeof VALIDITY_FILTERS)[number]

export interface DocumentFilter {
  /** Words in the title or the number. */
  readonly words?: string | undefined
  readonly category?: Category | undefined
  readonly stage?: Stage | undefined
  readonly secrecy?: Secrecy | undefined
  /** Making, drafting or implementing organ. */
  readonly organId?: string | undefined
  /** Year of publication, else of issue. */
  readonly year?: number | undefined
  /** State on the day asked, else on the day the list is looked at. */
  readonly effect?: EffectFilter | undefined
  readonly validity?: ValidityFilter | undefined
  /** The day whose states the list shows; today without it. */
  readonly on?: Day | undefined
}

/** One document in a list. */
export interface DocumentLine extends DocumentDates {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly category: Category
  readonly stage: Stage
  readonly secrecy: Secrecy
  readonly makingOrgan: string
  readonly draftingOrgan: string
  readonly implementingOrgan: string | null
  readonly validity: Validity
  /** The last day of its validity; null when it has none. */
  readonly lapsesAfter: Day | null
  readonly effect: EffectOnDay
  readonly updatedAt: Instant
}

/** One file of a document in a list. */
export interface RevisionLine {
  readonly revisionId: string
  readonly serial: number
  readonly kind: RevisionKind
  readonly fileName: string
  readonly size: number
  readonly digest: string
  readonly state: RevisionState
  readonly failure: string | null
  readonly note: string | null
  readonly uploadedByName: string
  readonly uploadedAt: Instant
  /** It holds tracked changes, and nobody has said yet how they are to be read. */
  readonly awaitsReading: boolean
}

/** A person's word on how the tracked changes of a file are to be read. */
export interface ReadingChoice {
  readonly reading: ChosenReading
  readonly note: string | null
  readonly chosenByName: string
  readonly chosenAt: Instant
}

/** A comment of the Word file that was taken over into the review. */
export interface ImportedComment {
  readonly position: number
  readonly path: string | null
  readonly label: string | null
  readonly quoted: string
  readonly body: string
  readonly author: string | null
}

/** A file with what was read out of it. */
export interface RevisionText extends RevisionLine {
  /** In the chosen reading; null while it is waiting, and when it could not be read. */
  readonly text: ExtractedText | null
}

/** One file of a document as its page shows it. */
export interface RevisionDesk extends RevisionText {
  readonly documentId: string
  readonly documentTitle: string
  readonly isSecret: boolean
  /** What was read out of the file, whatever reading was chosen. */
  readonly extraction: ExtractedText | null
  readonly choice: ReadingChoice | null
  /** Why the reading cannot be chosen now; null when it is not this person's to choose, or there is nothing to. */
  readonly choosing: readonly Obstacle[] | null
  readonly importedComments: readonly ImportedComment[]
  readonly mayImport: boolean
}

/** What a person may do to a document now, and why not. */
export interface DocumentActions {
  readonly mayEdit: boolean
  /** Null when the person is not among those who may upload at all. */
  readonly upload: { readonly draft: readonly Obstacle[]; readonly official: readonly Obstacle[] } | null
  /** Null when the person is not among those who record the issue. */
  readonly issue: readonly Obstacle[] | null
}

/** A fact that the text states and the register does not, for a person to confirm. */
export interface TextProposal {
  readonly field: 'title' | 'number' | 'writtenOn' | 'effectiveOn' | 'validity'
  /** A day, a number, a title; for the validity `5y` or a last day. */
  readonly registered: string | null
  readonly inText: string
  /** The words it was read from, where they are known. */
  readonly quote: string | null
}

/** Everything the page of a document shows, the panels of the workflows apart. */
export interface DocumentPage extends DocumentLine {
  readonly version: number
  readonly makingOrganId: string
  readonly draftingOrganId: string
  readonly implementingOrganId: string | null
  /** Those who joined the lead unit (联合发文), by name. */
  readonly jointMakers: readonly string[]
  readonly validitySource: ValiditySource | null
  /** The clause of the text that says how long it is valid, where that is the source. */
  readonly validityQuote: string | null
  /** The policy that its validity is longer than, with its years. */
  readonly longerThan: { readonly label: string; readonly years: number; readonly confirmed: boolean } | null
  readonly earlyEffectReason: string | null
  readonly publicationPlace: string | null
  readonly note: string | null
  readonly effects: readonly DocumentEffect[]
  /** All days, divided by its state. */
  readonly life: readonly LifePeriod[]
  /** Newest first. */
  readonly revisions: readonly RevisionLine[]
  /** The official text, else the newest draft. */
  readonly current: RevisionText | null
  readonly proposals: readonly TextProposal[]
  readonly actions: DocumentActions
  readonly fixed: readonly RegisterField[]
}

/** What the page of those who made a document shows. */
export interface MakersDesk {
  readonly documentId: string
  readonly title: string
  readonly version: number
  readonly lead: string
  readonly joint: readonly { readonly organId: string; readonly name: string }[]
}
