import type { CampaignKind, CampaignStage, CampaignTotals } from '../cleanup/model.ts'
import type { Category, DocumentLine } from '../documents/model.ts'
import type { FilingFacts, FilingStatus } from '../filing/model.ts'
import type { Day } from '../lib/day.ts'
import type { ReviewLine } from '../review/model.ts'

/** A figure and what it is counted against. Percentages are never stored. */
export interface Count {
  readonly part: number
  readonly whole: number
}

export const RATE_NAMES = ['filing', 'timeliness', 'conformity', 'publication', 'illegality', 'correction'] as const
/** 报备率, 及时率, 规范率, 公布率, 违法率, 纠错率. */
export type RateName = (typeof RATE_NAMES)[number]

/** What the six rates are computed from (domain.md §3.5). */
export interface FilingCounts {
  /** Documents issued in the period. */
  readonly issued: number
  /** Filings that should have been made: the denominator of the filing rate. */
  readonly due: number
  readonly filed: number
  readonly onTime: number
  readonly conforming: number
  readonly published: number
  /** Found illegal among those issued in the period. */
  readonly illegal: number
  /** All found illegal, with back-filed ones and those raised by citizens. */
  readonly foundIllegal: number
  /** Self-corrected or annulled; pending ones are not. */
  readonly corrected: number
}

export interface Rate extends Count {
  readonly name: RateName
  /** `62.5%`; null when there is nothing to divide by. */
  readonly text: string | null
  /** How it was computed, in Chinese. */
  readonly formula: string
}

export type FilingRates = Readonly<Record<RateName, Rate>>

/** The questions §3.5 leaves open, as dated policy. */
export interface RateSwitches {
  /** A supplemented filing counts from its first submission, or from the one that was registered. */
  readonly supplementedCountsFrom: 'first' | 'accepted'
  /** A filing that conforms only after a supplement counts as conforming. */
  readonly supplementedConforms: boolean
  /** A filing that is not yet due and not yet made counts in the denominator. */
  readonly notYetDueCounts: boolean
  /** A filing refused as out of scope leaves every count. */
  readonly refusedLeaves: boolean
  /** An omission found late belongs to the year of publication, or to the year it was found. */
  readonly omissionYear: 'published' | 'found'
}

/** One filing with all that the rates and the overdue list need. */
export interface CountedFiling extends FilingFacts {
  readonly filingId: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  /** Counted like any other, but its title is not listed. */
  readonly isSecret: boolean
  readonly category: Category
  readonly publishedOn: Day
  /** When an omission was found; null for every other filing. */
  readonly foundOn: Day | null
  readonly recipientId: string
  readonly recipient: string
  readonly filingOrganId: string
  readonly filingOrgan: string
  readonly status: FilingStatus
}

export interface CampaignFigures {
  readonly campaignId: string
  readonly name: string
  readonly kind: CampaignKind
  readonly stage: CampaignStage
  readonly cutOffOn: Day
  readonly items: number
  readonly totals: CampaignTotals
}

export interface OverdueLine {
  readonly filing: CountedFiling
  readonly daysLate: number
}

/** What the bureau answers for, counted from rows for the documents of a period as they stand today. */
export interface Figures {
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
  /** Government and department documents and rules. */
  readonly counts: FilingCounts
  readonly rates: FilingRates
  readonly overdue: readonly OverdueLine[]
  readonly byCategory: Readonly<Record<Category, { readonly counts: FilingCounts; readonly rates: FilingRates }>>
  readonly party: {
    /** Party pre-reviews (前置审核) with an opinion in the period, and how many documents they spoke of. */
    readonly preReviews: number
    readonly preReviewedDocuments: number
    /** Party filings made in the period. */
    readonly filed: number
  }
  readonly campaigns: readonly CampaignFigures[]
}

export interface WaitingFiling {
  readonly filingId: string
  readonly title: string
  readonly recipient: string
  readonly filingOrgan: string
  readonly status: 'due' | 'submitted' | 'suspended'
  readonly dueOn: Day
  readonly isProvisional: boolean
}

export interface WaitingDocument {
  readonly documentId: string
  readonly title: string
  readonly stage: 'drafting' | 'in_review' | 'reviewed' | 'issued'
  /** What comes next for it, as a literal of `nextAct` in views/words.ts. */
  readonly next: 'upload' | 'submit' | 'answer_supplement' | 'issue' | 'publish'
}

export interface WaitingCampaign {
  readonly campaignId: string
  readonly name: string
  readonly open: number
}

export interface WaitingAmendment {
  readonly campaignId: string
  readonly itemId: string
  readonly title: string
  readonly implementingOrgan: string
  readonly dueOn: Day | null
}

/** What waits for a person, by what the roles may do. Lists show the first few; the counts are whole. */
export interface Waiting {
  readonly reviews: { readonly total: number; readonly rows: readonly ReviewLine[] }
  readonly filings: { readonly total: number; readonly late: number; readonly rows: readonly WaitingFiling[] }
  readonly documents: { readonly total: number; readonly rows: readonly WaitingDocument[] }
  readonly campaigns: readonly WaitingCampaign[]
  /** What clean-ups decided to amend and is not amended yet. */
  readonly amendments: { readonly total: number; readonly late: number; readonly rows: readonly WaitingAmendment[] }
  /** Documents near the end of their validity that nobody evaluated; of one organ, or of all. */
  readonly ending: {
    readonly total: number
    readonly organId: string | undefined
    readonly rows: readonly DocumentLine[]
  }
}

/** What an administrator should look after. */
export interface Chores {
  readonly unconfirmedPolicies: number
  readonly parkedJobs: number
  /** Calendars whose arrangement for this or the next year is not recorded yet. */
  readonly calendarsBehind: readonly { readonly calendarId: string; readonly name: string; readonly year: number }[]
}

/** One line of the circular (通报): an organ's filings of a period. */
export interface OrganRates {
  readonly organId: string
  readonly organ: string
  /** Documents behind the filings. */
  readonly documents: number
  readonly counts: FilingCounts
  readonly rates: FilingRates
}

export interface QuarterRates {
  /** 1 to 4. */
  readonly quarter: number
  readonly counts: FilingCounts
  readonly rates: FilingRates
}

/** What a circular says of a period, with the terms it was counted by. */
export interface Statistics {
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
  readonly switches: RateSwitches
  /** The first day of the version of policy `rate-switches` that it was counted by. */
  readonly switchesFrom: Day
  readonly organs: readonly OrganRates[]
  /** Of the whole year, whatever the period. */
  readonly quarters: readonly QuarterRates[]
  readonly daysUsed: readonly { readonly label: string; readonly count: number }[]
  readonly missing: readonly CountedFiling[]
  readonly late: readonly CountedFiling[]
}

/** A document behind a figure. */
export interface BehindDocument {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly isSecret: boolean
  readonly organ: string
  readonly issuedOn: Day | null
  readonly publishedOn: Day | null
}

/** One line of the quarterly catalogue of filed documents (备案目录). */
export interface CatalogueLine {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly maker: string
  readonly recipient: string
  readonly publishedOn: Day | null
  readonly filedOn: Day
  readonly registeredOn: Day
  readonly registrationNumber: string | null
}

/** What one maker made, amended and repealed in a year (the list due on 31 January). */
export interface YearlyLine {
  readonly act: 'made' | 'amended' | 'repealed'
  readonly documentId: string
  readonly maker: string
  readonly title: string
  readonly numberText: string | null
  readonly on: Day
  readonly source: string | null
}
