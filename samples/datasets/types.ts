/** A calendar day `YYYY-MM-DD`; JSON cannot carry the brand, so the seed turns it into a `Day`. */
type DayText = string
/** Days from the day of seeding: -3 is three days before it, 0 that day, 14 two weeks after. */
type DaysFromSeeding = number

type OrganKind =
  | 'government'
  | 'department'
  | 'county'
  | 'zone'
  | 'township'
  | 'party'
  | 'upper_government'
  | 'upper_congress'
  | 'congress'
  | 'state_council'
  | 'upper_party'
type SampleRole = 'drafter' | 'reviewer' | 'adviser' | 'supervisor' | 'administrator'
type Category = 'rule' | 'government' | 'department' | 'party'
type ReviewKind = 'government' | 'department' | 'rule' | 'party'
type OpinionKind =
  | 'agree'
  | 'agree_with_changes'
  | 'return_for_procedure'
  | 'ask_superior'
  | 'disagree'
  | 'not_normative'
type CleanupOutcome = 'remain' | 'amend' | 'repeal' | 'declare_lapsed'
type Validity =
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'until'; readonly lapsesAfter: DayText }
  | { readonly kind: 'none' }

/** organs.json. A parent always stands before its children, a successor may stand before or after. */
export interface OrgansFile {
  readonly note: string
  readonly organs: readonly SampleOrgan[]
}
export interface SampleOrgan {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly parentKey: string | null
  /** Invented series: `ordinary` 拉司发, `normative` 拉司规; null where the organ ended before such a series. */
  readonly codes?: { readonly ordinary: string; readonly normative: string | null }
  /** The standing committee a government files its normative documents with. */
  readonly congressKey?: string
  /** Set on organs that the institutional reform ended; they still made documents of the ledger. */
  readonly dissolvedOn?: DayText
  readonly successorKey?: string
}

/** people.json. No passwords: the seed sets one for all. */
export interface PeopleFile {
  readonly note: string
  readonly people: readonly SamplePerson[]
}
export interface SamplePerson {
  readonly username: string
  readonly displayName: string
  readonly organKey: string
  readonly roles: readonly SampleRole[]
}

/** The five dates; old ledgers often know only the written and the issuing date. */
export interface FiveDates {
  readonly writtenOn: DayText | null
  readonly signedOn: DayText | null
  readonly issuedOn: DayText
  readonly publishedOn: DayText | null
  readonly effectiveOn: DayText | null
}

/** ledger-2019.json and reform-2019.json. */
export interface CleanupFile {
  readonly campaign: {
    readonly key: string
    readonly name: string
    readonly kind: 'full' | 'special'
    /** Where the campaign stands after seeding. */
    readonly stage: 'deciding' | 'closed'
    readonly scopeFrom: DayText
    readonly cutOffOn: DayText
    readonly openedOn: DayText
    readonly proposalsDueOn: DayText
    readonly decidingOrganKey: string
    /** Takes in only what the organs that ended between these days carried out. */
    readonly reform?: { readonly from: DayText; readonly to: DayText }
  }
  readonly documents: readonly CleanupDocument[]
}
export interface CleanupDocument extends FiveDates {
  readonly key: string
  readonly title: string
  /** As the ledger writes it, old brackets and 第 included; null for notices of the 1950s that bear none. */
  readonly number: string | null
  readonly category: Category
  readonly makingOrganKey: string
  /** Name on the document where the making organ had another one then. */
  readonly issuedAs: string | null
  /** Who carries it out: in the ledger of 2019 never a dissolved organ, in that of the reform always one. */
  readonly implementingOrganKey: string
  readonly validity: Validity
  readonly proposal: CleanupProposal
  /** Only in reform-2019.json: the 360 are proposed, not decided. */
  readonly decision?: CleanupDecision
  /** The document of the same ledger that replaced it. */
  readonly supersededByKey: string | null
}
interface CleanupProposal {
  readonly outcome: CleanupOutcome
  readonly ground: 'superseded' | 'conflict' | 'expired' | 'provisional' | 'object_gone' | 'partial_conflict' | 'fit'
  readonly reason: string
  readonly proposedOn: DayText
}
interface CleanupDecision {
  readonly outcome: CleanupOutcome
  readonly decidedOn: DayText
  readonly effectiveOn: DayText
  readonly number: string
  readonly reason: string
}

/** party-2019.json. */
export interface PartyFile {
  readonly preReviews: readonly PreReview[]
  readonly documents: readonly FiledDocument[]
}
export interface PreReview {
  readonly key: string
  /** The document of the same file that was issued after this pre-review. */
  readonly documentKey: string
  readonly title: string
  readonly draftingOrganKey: string
  readonly submittedOn: DayText
  readonly acceptedOn: DayText
  readonly opinion: PastOpinion
}
interface PastOpinion {
  readonly kind: OpinionKind
  readonly on: DayText
  readonly text: string
}

/** filings-2019.json. */
export interface FilingsFile {
  readonly documents: readonly FiledDocument[]
}
export interface FiledDocument extends FiveDates {
  readonly key: string
  readonly title: string
  readonly number: string
  readonly category: Category
  readonly makingOrganKey: string
  readonly draftingOrganKey: string
  readonly implementingOrganKey: string
  readonly signedOn: DayText
  readonly publishedOn: DayText
  readonly effectiveOn: DayText
  readonly validity: Validity
  /** Why it takes effect sooner than 30 days after publication. */
  readonly immediateEffectReason?: string | null
  /** Null for documents that another government reviewed. */
  readonly review?: {
    readonly kind: ReviewKind
    readonly submittedOn: DayText
    readonly acceptedOn: DayText
    readonly opinion: PastOpinion
  } | null
  readonly filings: readonly PastFiling[]
}
export interface PastFiling {
  readonly recipientKey: string
  readonly submittedOn: DayText
  readonly conforms: boolean
  readonly registration: { readonly on: DayText; readonly outcome: 'registered'; readonly number: string }
}

/** current.json: the working set, placed around the day of seeding. */
export interface CurrentFile {
  readonly documents: readonly CurrentDocument[]
}
export interface CurrentDocument {
  readonly key: string
  /** What this document shows on the pages, for whoever reads the data. */
  readonly story: string
  readonly title: string
  readonly category: Category
  readonly makingOrganKey: string
  readonly draftingOrganKey: string
  readonly implementingOrganKey: string
  /** Username of the drafter who registers it and uploads its files. */
  readonly registeredBy: string
  readonly secrecy: 'public' | 'internal'
  readonly stage: 'drafting' | 'in_review' | 'reviewed' | 'issued' | 'published'
  /** `{year}` stands for the year of `issuedDays`. */
  readonly number: string | null
  readonly writtenDays: DaysFromSeeding | null
  readonly signedDays: DaysFromSeeding | null
  readonly issuedDays: DaysFromSeeding | null
  readonly publishedDays: DaysFromSeeding | null
  readonly effectiveDays: DaysFromSeeding | null
  readonly immediateEffectReason: string | null
  readonly validity: Validity | { readonly kind: 'until'; readonly lapsesAfterDays: DaysFromSeeding }
  /** Documents of ledger-2019.json that it repeals or amends from the day it takes effect. */
  readonly repealsKeys: readonly string[]
  readonly amendsKeys: readonly string[]
  /** In the order of uploading; of two drafts the first belongs to the first round. */
  readonly files: readonly SampleFile[]
  readonly review: { readonly kind: ReviewKind; readonly rounds: readonly CurrentRound[] } | null
  readonly filings: readonly CurrentFiling[]
}
interface SampleFile {
  /** A file in samples/documents. */
  readonly file: string
  readonly uploadName: string
  readonly kind: 'draft' | 'official'
}
export interface CurrentRound {
  readonly submittedDays: DaysFromSeeding
  readonly acceptedDays: DaysFromSeeding | null
  readonly supplement: { readonly days: DaysFromSeeding; readonly text: string } | null
  readonly opinion: { readonly days: DaysFromSeeding; readonly kind: OpinionKind; readonly text: string } | null
  readonly withdrawnDays?: DaysFromSeeding
  readonly adviserUsername: string | null
  readonly materials: readonly string[]
}
export interface CurrentFiling {
  readonly recipientKey: string
  /** Null while it has not been submitted. */
  readonly submittedDays: DaysFromSeeding | null
  readonly conforms: boolean | null
  readonly registration: {
    readonly days: DaysFromSeeding
    readonly outcome: 'registered' | 'suspended' | 'refused'
    /** `{year}` stands for the year of `days`. */
    readonly number: string | null
    readonly reason: string | null
  } | null
  /** Submitted again after a suspension; no registration followed yet. */
  readonly resubmittedDays: DaysFromSeeding | null
}
