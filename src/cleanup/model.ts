import type { Day } from '../lib/day.ts'
import type { OrganKind } from '../people/model.ts'

export const CLEANUP_OUTCOMES = ['remain', 'amend', 'repeal', 'declare_lapsed', 'amend_or_lapse'] as const
export type CleanupOutcome = (typeof CLEANUP_OUTCOMES)[number]

export const CAMPAIGN_KINDS = ['periodic', 'immediate', 'special', 'full'] as const
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number]

export const CAMPAIGN_STAGES = ['proposing', 'deciding', 'decided', 'closed'] as const
export type CampaignStage = (typeof CAMPAIGN_STAGES)[number]

/** What the totals need to know of an item: the proposal (拟办) and the decision are two records. */
export interface ItemOutcomes {
  readonly proposed: CleanupOutcome | null
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
  readonly decisions: OutcomeTotals
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
