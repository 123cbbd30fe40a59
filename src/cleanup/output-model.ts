import type { EffectOnDay, Secrecy } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { OrganKind } from '../people/model.ts'
import type { CampaignMove, CampaignSummary, CleanupOutcome, OutcomeCount, SignalKind } from './model.ts'

/** 继续有效, 废止, 宣布失效, 修改: the four annexes. What lapses unless amended stands with the amendments. */
export const CATALOGUES = ['remain', 'repeal', 'declare_lapsed', 'amend'] as const
export type CatalogueKind = (typeof CATALOGUES)[number]

/** The three draft decisions; what remains needs none. */
export const DECISION_KINDS = ['repeal', 'declare_lapsed', 'amend'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** What a catalogue is ordered by: the maker's level, the maker, the day of issue, the title. */
export interface CatalogueRow {
  readonly makerKind: OrganKind
  readonly makerPosition: number
  readonly makerName: string
  readonly issuedOn: Day | null
  readonly title: string
}

export interface CatalogueLine extends CatalogueRow {
  readonly documentId: string
  readonly numberText: string | null
  readonly publishedOn: Day | null
  readonly effectiveOn: Day | null
  /** The day from which the last amendment holds. */
  readonly amendedOn: Day | null
  /** The last day of its validity. */
  readonly lapsesAfter: Day | null
  readonly implementer: string
  readonly outcome: CleanupOutcome
  readonly amendBy: Day | null
  readonly reason: string
  /** On the day asked; null when no day was. */
  readonly effect: EffectOnDay | null
}

/** One annex: the documents of one outcome. */
export interface CatalogueData {
  readonly campaignId: string
  readonly campaignName: string
  readonly kind: CatalogueKind
  /** Decided; before that as the legal office reviewed it, or as it was proposed. */
  readonly basis: 'proposal' | 'decision'
  readonly lines: readonly CatalogueLine[]
  /** Left out because they are secret. */
  readonly secret: number
  /** Left out because the person may not see them; nobody's who leads the clean-up. */
  readonly hidden: number
}

/** A document in force that belongs to the scope and is in no catalogue. */
export interface OmissionLine {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly makingOrgan: string
  readonly issuedOn: Day | null
  readonly secrecy: Secrecy
  readonly effect: EffectOnDay
}

export interface ExplainedOmission {
  readonly documentId: string
  readonly title: string
  readonly reason: string
  readonly recordedOn: Day
  readonly recordedByName: string
}

/** An item that was decided to stay, and has ended all the same. */
export interface Contradiction {
  readonly itemId: string
  readonly serial: number
  readonly title: string
  readonly decided: CleanupOutcome
  readonly effect: EffectOnDay
}

export const CHECK_PARTS = ['omitted', 'ended', 'explained'] as const
/** What a catalogue is checked for: documents in no catalogue; in the wrong one; left out with a reason. */
export type CheckPart = (typeof CHECK_PARTS)[number]

/** How many each part holds. */
export interface CheckCounts {
  /** In no catalogue, the secret ones too. */
  readonly omitted: number
  /** Of these, those that the person may see. */
  readonly listed: number
  readonly ended: number
  readonly explained: number
}

/** What the clean-up report tells. */
export interface CleanupReport {
  readonly campaign: CampaignSummary
  readonly moves: readonly CampaignMove[]
  readonly units: readonly (OutcomeCounts & { readonly organ: string })[]
  readonly years: readonly { readonly from: number; readonly to: number; readonly items: number }[]
  readonly signals: readonly { readonly kind: SignalKind; readonly items: number }[]
  /** Reviewed otherwise than proposed. */
  readonly overruled: readonly {
    readonly serial: number
    readonly title: string
    readonly organ: string
    readonly proposed: CleanupOutcome
    readonly reviewed: CleanupOutcome
    readonly reason: string | null
  }[]
  /** Amendments that are decided and not made yet. */
  readonly unamended: number
  readonly secret: number
}

/** Items of one unit by the opinion that counts at this stage. */
export interface OutcomeCounts {
  readonly counts: readonly OutcomeCount[]
}

/** What a decision to amend left to be done. */
export interface AmendmentLine {
  readonly itemId: string
  readonly campaignId: string
  readonly campaignName: string
  readonly serial: number
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly implementingOrganId: string
  readonly implementingOrgan: string
  readonly decided: 'amend' | 'amend_or_lapse'
  readonly decidedOn: Day
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly doneBy: { readonly documentId: string; readonly title: string } | null
  readonly doneNote: string | null
  readonly version: number
  /** A document of the register that amends or replaces it since the decision; a person says whether that was it. */
  readonly found: { readonly documentId: string; readonly title: string; readonly on: Day } | null
}

export const AMENDMENT_STATES = ['late', 'due', 'undated', 'done', 'done_late'] as const
/** How far an amendment is against its deadline. */
export type AmendmentState = (typeof AMENDMENT_STATES)[number]

/** Which amendments a person looks at. */
export interface AmendmentFilter {
  readonly campaignId?: string | undefined
  readonly organId?: string | undefined
  readonly state?: AmendmentState | 'open' | undefined
}
