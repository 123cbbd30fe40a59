import type { AuditLine } from '../audit/model.ts'
import type { DayLimit, DayUnit, ReasonedDueDate } from '../calendar/model.ts'
import type { Category, DocumentDates } from '../documents/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { OrganKind, OrganNode } from '../people/model.ts'
import type { TemplateKind } from '../templates/model.ts'

export const FILING_STATUSES = ['due', 'submitted', 'suspended', 'registered', 'refused'] as const
/** The latest act on a filing; lateness is computed, see `Timeliness`. */
export type FilingStatus = (typeof FILING_STATUSES)[number]

export const REGISTRATION_OUTCOMES = ['registered', 'suspended', 'refused'] as const
export type RegistrationOutcome = (typeof REGISTRATION_OUTCOMES)[number]

export const START_EVENTS = ['published', 'issued', 'signed', 'written', 'effective'] as const
/** Which of the five dates of a document is day zero. */
export type StartEvent = (typeof START_EVENTS)[number]

export const RECIPIENT_LINES = [
  'state_council',
  'upper_congress',
  'upper_government',
  'own_congress',
  'government_above',
  'county_above',
  'upper_party',
] as const
/** How a recipient is found from the maker: the one organ of a kind, or the nearest one up the tree. */
export type RecipientLine = (typeof RECIPIENT_LINES)[number]

export type FilingLimitKey =
  | 'filing-limit.rule'
  | 'filing-limit.government'
  | 'filing-limit.department'
  | 'filing-limit.party'

export interface FilingLimit extends DayLimit {
  readonly start: StartEvent
}

/** One row of the recipient matrix (domain.md §3.1). */
export interface RecipientRule {
  readonly category: Category
  readonly makers: readonly OrganKind[]
  readonly recipient: RecipientLine
  /** A limit that several rows share; left out where the row has one of its own. */
  readonly limitKey?: FilingLimitKey
  readonly limit?: FilingLimit
  /** The recipient's calendar, not the maker's: a limit towards 国务院 counts by the national one. */
  readonly calendarId: string
  /** Whether a last day off moves on; where it is not said, policy `filing-roll` decides. */
  readonly roll?: boolean
  /** What this recipient wants; where it is not said, policy `filing-materials` decides. */
  readonly materials?: MaterialList
  /** True where such a recipient may lawfully not exist, as a functional zone has no congress. */
  readonly optional?: boolean
}

/** What decides where a document is filed and from when. */
export interface FilingDocument extends DocumentDates {
  readonly category: Category
  /** For a joint document the lead unit: it files by its own line. */
  readonly makingOrganId: string
}

export interface Recipient {
  readonly organ: OrganNode
  readonly line: RecipientLine
  readonly rule: RecipientRule
}

/** The recipients found, and those the matrix names but the organ tree lacks. */
export interface Recipients {
  readonly found: readonly Recipient[]
  readonly missing: readonly RecipientLine[]
}

export interface FilingDue extends ReasonedDueDate {
  readonly startEvent: StartEvent
}

/** One filing to one recipient. */
export interface FilingFacts {
  readonly status: FilingStatus
  readonly dueOn: Day
  readonly countedFrom: Day
  readonly submissions: readonly SubmissionFacts[]
}

export interface SubmissionFacts {
  readonly serial: number
  readonly submittedOn: Day
  readonly registration: RegistrationFacts | null
}

export interface RegistrationFacts {
  readonly outcome: RegistrationOutcome
  readonly decidedOn: Day
  readonly areMaterialsConforming: boolean
}

/** `due` is the last day itself, `not_due` the days before it. */
export type TimelinessState = 'not_due' | 'due' | 'overdue' | 'on_time' | 'late'

/** Whether a filing was or is in time. Once submitted, later days change nothing. */
export interface Timeliness {
  readonly state: TimelinessState
  /** Calendar days from day zero to the submission, or to today while nothing was submitted. */
  readonly daysUsed: number
  /** Calendar days past the last day; 0 when in time. */
  readonly daysLate: number
  /** Calendar days left to the last day while nothing was submitted; 0 on it and after. */
  readonly daysLeft: number
  /** The day that counts as the filing day; null while nothing was submitted. */
  readonly filedOn: Day | null
}

export const FILING_MATERIALS = [
  'report',
  'official_text',
  'note',
  'basis',
  'review_opinion',
  'early_effect_reason',
  'publication',
  'other',
] as const
export type FilingMaterial = (typeof FILING_MATERIALS)[number]

/** What a filing must hold, with how many copies on paper; the reason of an early effect only where there is one. */
export interface MaterialList {
  readonly needs: readonly MaterialNeed[]
  /** The text must come as a file too (法规规章备案审查条例 art. 8). */
  readonly isElectronic: boolean
}

/** The lists by category of document, for recipients that ask for nothing else. */
export interface MaterialLists {
  readonly rule: MaterialList
  readonly government: MaterialList
  readonly department: MaterialList
  readonly party: MaterialList
}

export interface MaterialNeed {
  readonly material: FilingMaterial
  readonly copies: number
}

/** Where a file of a pack comes from: a template that was filled in, the record of the document, or an upload. */
export type PaperOrigin = 'generated' | 'record' | 'uploaded'

export const FILING_LETTER_KINDS = [
  'filing-supplement',
  'filing-refusal',
  'filing-urging',
  'filing-explanation',
  'filing-advice',
] as const satisfies readonly TemplateKind[]
/** The letters of a filing authority (domain.md §3.4): each has its template and its series of numbers. */
export type FilingLetterKind = (typeof FILING_LETTER_KINDS)[number]

export const DESK_LETTER_KINDS = ['filing-supplement', 'filing-refusal', 'filing-urging'] as const
/** The letters that follow from registration and from the clock; the others belong to the review of a filing. */
export type DeskLetterKind = (typeof DESK_LETTER_KINDS)[number]

/** One filing as lists show it. */
export interface FilingLine {
  readonly filingId: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly category: Category
  readonly publishedOn: Day | null
  readonly filingOrgan: string
  readonly filingOrganShort: string
  readonly recipient: string
  readonly recipientShort: string
  readonly status: FilingStatus
  readonly dueOn: Day
  readonly isProvisional: boolean
  readonly submittedOn: Day | null
  readonly registrationNumber: string | null
  readonly timeliness: TimelinessState
  readonly daysUsed: number
  readonly daysLate: number
}

/** A last day that moved while it was open. */
export interface DueChange {
  readonly from: Day
  readonly to: Day
  readonly reason: string
  readonly at: Instant
}

/** One submission with everything that was said about it. */
export interface FilingSubmissionDetail {
  readonly serial: number
  readonly submittedOn: Day
  readonly submittedAt: Instant
  readonly submittedByName: string
  readonly reportNumber: string | null
  readonly materials: readonly FilingMaterial[]
  readonly lateReason: string | null
  readonly revisionSerial: number | null
  readonly registration:
    | (RegistrationFacts & {
        readonly number: string | null
        readonly reason: string | null
        readonly decidedByName: string
        readonly supplementDueOn: Day | null
        readonly supplementTrace: readonly { readonly text: string }[]
        readonly supplementChanges: readonly DueChange[]
      })
    | null
}

/** The last day of a filing with everything that explains it. */
export interface FilingDueExplained {
  readonly day: Day
  readonly provisional: boolean
  readonly countedFrom: Day
  readonly startEvent: StartEvent
  readonly limit: number
  readonly unit: DayUnit
  readonly trace: readonly { readonly text: string }[]
  readonly policyLabel: string
  readonly legalBasis: string
  readonly isPolicyConfirmed: boolean
  readonly calendarName: string
}

/** Everything the page of one filing shows. */
export interface FilingPageData {
  readonly filingId: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly category: Category
  readonly publishedOn: Day | null
  /** When an issuing list showed that it had never been filed; null for every other filing. */
  readonly foundOn: Day | null
  readonly makers: readonly string[]
  readonly filingOrganId: string
  readonly filingOrgan: string
  readonly recipientId: string
  readonly recipient: string
  readonly facts: FilingFacts
  readonly time: Timeliness
  readonly due: FilingDueExplained
  readonly required: readonly FilingMaterial[]
  /** Until when the recipient should decide on what was submitted; null while nothing waits for it. */
  readonly formalCheck: { readonly day: Day; readonly trace: readonly string[] } | null
  readonly submissions: readonly FilingSubmissionDetail[]
  readonly dueChanges: readonly DueChange[]
  readonly history: readonly AuditLine[]
}

/** Everything the publication form shows. */
export interface PublicationPageData {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly makingOrgan: string
  readonly version: number
  readonly leastDaysToEffect: number
  readonly obstacles: readonly { readonly code: string; readonly message: string }[]
  readonly preview: readonly { readonly recipient: string; readonly due: FilingDue }[]
  readonly previewFor: Day
  readonly initial: Readonly<Record<string, string | number | null>>
}

export const FILING_STATES = ['soon', 'overdue', 'late', 'on_time'] as const
export type FilingState = (typeof FILING_STATES)[number]

export interface FilingFilter {
  readonly words?: string | undefined
  readonly status?: FilingStatus | undefined
  /** `soon`: due within ten days and not made; `overdue`: past due and not made; `late`/`on_time`: made so. */
  readonly state?: FilingState | undefined
  readonly category?: Category | undefined
  readonly recipientId?: string | undefined
  readonly filerId?: string | undefined
  /** Year of publication. */
  readonly year?: number | undefined
  readonly documentId?: string | undefined
}
