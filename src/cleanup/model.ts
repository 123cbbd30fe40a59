import type { Secrecy } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { OrganKind } from '../people/model.ts'

export const CLEANUP_OUTCOMES = ['remain', 'amend', 'repeal', 'declare_lapsed', 'amend_or_lapse'] as const
export type CleanupOutcome = (typeof CLEANUP_OUTCOMES)[number]

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

/** What the totals need to know of an item: proposal (拟办), review (审核) and decision are three records. */
export interface ItemOutcomes {
  readonly proposed: CleanupOutcome | null
  readonly reviewed: CleanupOutcome | null
  readonly decided: CleanupOutcome | null
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

/** What a catalogue is ordered by: the maker's level, the maker, the day of issue, the title. */
export interface CatalogueRow {
  readonly makerKind: OrganKind
  readonly makerPosition: number
  readonly makerName: string
  readonly issuedOn: Day | null
  readonly title: string
}

/** Which items of a campaign a person looks at; a bulk action may take all of them. */
export interface ItemFilter {
  readonly words?: string | undefined
  readonly organId?: string | undefined
  readonly proposed?: CleanupOutcome | undefined
  readonly decided?: CleanupOutcome | undefined
  readonly state?: 'unproposed' | 'unreviewed' | 'undecided' | 'overruled' | 'differing' | undefined
}

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
  readonly proposed: CleanupOutcome | null
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
  readonly decided: number
}

export interface ReviewBatch {
  readonly batchId: string
  readonly reviewedByName: string
  readonly reviewedOn: Day
  /** Of its items, those whose review this still is. */
  readonly items: number
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
}

export interface ItemPageData extends ItemLine {
  readonly campaignId: string
  readonly campaignName: string
  readonly stage: CampaignStage
  readonly proposals: readonly {
    readonly outcome: CleanupOutcome
    readonly reason: string
    readonly basis: string | null
    readonly amendBy: Day | null
    readonly proposedOn: Day
    readonly proposedByName: string
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

export interface CatalogueLine extends CatalogueRow {
  readonly numberText: string | null
  readonly effectiveOn: Day | null
  readonly implementer: string
  readonly reason: string
}

/** One annex: the documents of one outcome. */
export interface CatalogueData {
  readonly campaignId: string
  readonly campaignName: string
  readonly outcome: CleanupOutcome
  readonly basis: 'proposal' | 'decision'
  readonly lines: readonly CatalogueLine[]
  /** Left out because they are secret. */
  readonly secret: number
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
