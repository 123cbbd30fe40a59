import type { Category, NORMATIVE_CATEGORIES, Secrecy } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'

export type NormativeCategory = (typeof NORMATIVE_CATEGORIES)[number]

export const CLEANUP_OUTCOMES = ['remain', 'amend', 'repeal', 'declare_lapsed', 'amend_or_lapse'] as const
export type CleanupOutcome = (typeof CLEANUP_OUTCOMES)[number]

/** Why a document is to be dealt with so (domain.md §4.3). */
export const CLEANUP_GROUNDS = [
  'conflict',
  'unsuited',
  'superseded',
  'expired',
  'provisional',
  'object_gone',
  'task_done',
  'partial_conflict',
  'fit',
] as const
export type CleanupGround = (typeof CLEANUP_GROUNDS)[number]

/** Which outcome each ground leads to; chosen for each campaign. */
export type Criteria = Readonly<Record<CleanupGround, CleanupOutcome>>

export const CAMPAIGN_KINDS = ['periodic', 'immediate', 'special', 'full'] as const
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number]

export const CAMPAIGN_STAGES = [
  'proposing',
  'reviewing',
  'reporting',
  'deciding',
  'decided',
  'published',
  'filed',
  'closed',
] as const
export type CampaignStage = (typeof CAMPAIGN_STAGES)[number]

/** Why a document looks doubtful; a hint that a person weighs, never an outcome. */
export const SIGNAL_KINDS = [
  'ended',
  'repeal_stated',
  'basis_changed',
  'organ_changed',
  'cites_dead',
  'provisional_old',
  'red_flags',
  'no_text',
] as const
export type SignalKind = (typeof SIGNAL_KINDS)[number]

export interface Signal {
  readonly kind: SignalKind
  readonly reason: string
  /** The other document that it is about, when the register holds it. */
  readonly aboutDocumentId: string | null
}

/** Which documents a campaign takes in: a query over the register, kept with the campaign. */
export interface ScopeQuery {
  readonly categories: readonly NormativeCategory[]
  /** Makers and implementers, with those they took over from; empty means all. */
  readonly organIds: readonly string[]
  /** Only documents in force, or not yet, on the day the campaign opens. */
  readonly inForceOnly: boolean
  readonly issuedFrom: Day | null
  readonly cutOffOn: Day
  /** Only what an organ made or implements that was dissolved or renamed between these days (institutional reform). */
  readonly reform: { readonly from: Day; readonly to: Day } | null
}

/** What the totals need to know of an item: proposal (拟办), review (审核) and decision are three records. */
export interface ItemOutcomes {
  readonly proposed: CleanupOutcome | null
  readonly reviewed: CleanupOutcome | null
  readonly decided: CleanupOutcome | null
}

/** By when the next full or periodic clean-up is to be opened, and by which policy. */
export interface NextCleanup {
  readonly last: Day
  readonly due: Day
  readonly label: string
  readonly isConfirmed: boolean
}

/** What a scope takes in, before the campaign is opened. */
export interface ScopeSummary {
  readonly total: number
  readonly secret: number
  readonly byCategory: readonly (readonly [Category, number])[]
  /** Who will propose: the implementing organs, or who took over from them. */
  readonly byUnit: readonly { readonly organ: string; readonly items: number }[]
  /** The titles of the first ones. */
  readonly first: readonly string[]
}

/** How many items have the same three. */
export interface OutcomeCount extends ItemOutcomes {
  readonly items: number
}

/** Counts by outcome and the rest; they always add up to `whole`. */
export interface OutcomeTotals {
  readonly whole: number
  readonly byOutcome: Readonly<Record<CleanupOutcome, number>>
  readonly open: number
}

export interface CampaignTotals {
  readonly proposals: OutcomeTotals
  readonly reviews: OutcomeTotals
  readonly decisions: OutcomeTotals
  /** Reviewed otherwise than proposed. */
  readonly overruled: number
  /** Decided otherwise than proposed. */
  readonly differing: number
}

export interface ProposalDraft {
  readonly outcome: CleanupOutcome
  /** Where the ground leads by the campaign's criteria; null without a ground. */
  readonly criteriaOutcome?: CleanupOutcome | null
  readonly reason: string
  readonly amendBy: Day | null
  readonly proposedOn: Day
}

export interface DecisionDraft {
  readonly outcome: CleanupOutcome
  readonly number: string
  readonly decidedOn: Day
  readonly effectiveOn: Day
  readonly amendBy: Day | null
  readonly reason: string | null
}

/** Which items of a campaign a person looks at; a bulk action may take all of them. */
export interface ItemFilter {
  readonly words?: string | undefined
  readonly organId?: string | undefined
  readonly proposed?: CleanupOutcome | undefined
  readonly decided?: CleanupOutcome | undefined
  readonly state?: 'unproposed' | 'unreviewed' | 'undecided' | 'overruled' | 'differing' | 'off_criteria' | undefined
  /** The year of issue. */
  readonly year?: string | undefined
  /** With this signal, with any, or with none. */
  readonly signal?: SignalKind | 'any' | 'none' | undefined
}

/** The items that one act is for: those named, or all that a filter finds and the person may see. */
export type ItemTarget =
  | { readonly campaignId: string; readonly itemIds: readonly string[] }
  | { readonly campaignId: string; readonly filter: ItemFilter }

/** One document of a campaign as the list shows it. */
export interface ItemLine {
  readonly itemId: string
  readonly serial: number
  readonly version: number
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly makingOrgan: string
  readonly implementingOrganId: string
  readonly implementingOrgan: string
  readonly issuedOn: Day | null
  readonly secrecy: Secrecy
  readonly signals: readonly Signal[]
  readonly proposed: CleanupOutcome | null
  readonly ground: CleanupGround | null
  /** Where the ground leads by the campaign's criteria. */
  readonly criteriaOutcome: CleanupOutcome | null
  readonly reason: string | null
  readonly proposedByName: string | null
  readonly reviewed: CleanupOutcome | null
  readonly reviewReason: string | null
  readonly reviewedByName: string | null
  readonly decided: CleanupOutcome | null
  readonly decisionNumber: string | null
}

export interface CampaignSummary {
  readonly campaignId: string
  readonly name: string
  readonly kind: CampaignKind
  readonly stage: CampaignStage
  readonly scope: string
  readonly issuedFrom: Day | null
  readonly cutOffOn: Day
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly decidingOrgan: string
  readonly supersededOutcome: 'repeal' | 'declare_lapsed'
  readonly criteria: Criteria
  /** The outcomes it uses. */
  readonly outcomes: readonly CleanupOutcome[]
  readonly scopeQuery: ScopeQuery | null
  readonly signalsState: 'waiting' | 'found' | null
  readonly signalsOn: Day | null
  readonly version: number
  /** Counted by the database on its own, so that totals which do not add up to it show. */
  readonly items: number
  readonly totals: CampaignTotals
}

export interface UnitProgress {
  readonly organId: string
  readonly organ: string
  readonly items: number
  readonly proposed: number
  readonly reviewed: number
  readonly decided: number
}

/** One act on items, which can be withdrawn while its stage lasts. */
export interface Batch {
  readonly kind: 'proposal' | 'review' | 'decision'
  readonly batchId: string
  readonly byName: string
  readonly on: Day
  /** Of its items, those for which it still counts: how many, and the serials of the first and the last. */
  readonly items: number
  readonly first: number
  readonly last: number
  /** What it says of all of them; null when it differs. */
  readonly outcome: CleanupOutcome | null
}

export interface ItemReview {
  readonly stance: 'agree' | 'differ'
  readonly outcome: CleanupOutcome
  readonly reason: string | null
  readonly amendBy: Day | null
  readonly reviewedOn: Day
  readonly reviewedByName: string
  readonly withdrawnOn: Day | null
  readonly withdrawnByName: string | null
}

export interface CampaignMove {
  readonly from: CampaignStage
  readonly to: CampaignStage
  readonly note: string | null
  readonly movedOn: Day
  readonly movedByName: string
  /** When and where the catalogues were published, or when, to whom and under which number the result was filed. */
  readonly actedOn: Day | null
  readonly place: string | null
  readonly paperNumber: string | null
  readonly recipient: string | null
}

export interface ItemPageData extends ItemLine {
  readonly campaignId: string
  readonly campaignName: string
  readonly stage: CampaignStage
  /** Those that its campaign uses. */
  readonly outcomes: readonly CleanupOutcome[]
  /** The day for which its signals were looked for. */
  readonly signalsOn: Day | null
  readonly proposals: readonly {
    readonly outcome: CleanupOutcome
    readonly ground: CleanupGround | null
    readonly reason: string
    readonly basis: string | null
    readonly consultation: string | null
    readonly amendBy: Day | null
    readonly proposedOn: Day
    readonly proposedByName: string
    readonly withdrawnOn: Day | null
  }[]
  readonly reviews: readonly ItemReview[]
  readonly decision: {
    readonly outcome: CleanupOutcome
    readonly number: string
    readonly decidedOn: Day
    readonly effectiveOn: Day
    readonly amendBy: Day | null
    readonly reason: string | null
    readonly decidedByName: string
  } | null
}

/** What a campaign made of one document. */
export interface DocumentCleanup {
  readonly campaignId: string
  readonly campaignName: string
  readonly itemId: string
  readonly proposed: CleanupOutcome | null
  readonly decided: CleanupOutcome | null
  readonly decisionNumber: string | null
  readonly effectiveOn: Day | null
}
