import type { Generated } from 'kysely'
import type { CampaignKind, CampaignStage, CleanupGround, CleanupOutcome, SignalKind } from '../../cleanup/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'

export interface CampaignTable {
  campaign_id: string
  name: string
  kind: CampaignKind
  scope: string
  issued_from: Day | null
  cut_off_on: Day
  deciding_organ_id: string
  superseded_outcome: 'repeal' | 'declare_lapsed'
  stage: CampaignStage
  opened_on: Day
  closed_on: Day | null
  /** A `ScopeQuery` as JSON; null for campaigns of before. */
  scope_query: Generated<string | null>
  /** `Criteria` as JSON. */
  criteria: Generated<string | null>
  /** Null until somebody looked; `waiting` while a job looks. */
  signals_state: Generated<'waiting' | 'found' | null>
  signals_on: Generated<Day | null>
  version: Generated<number>
}

export interface CampaignItemTable {
  item_id: string
  campaign_id: string
  serial: number
  document_id: string
  implementing_organ_id: string
  proposal_id: string | null
  decision_id: string | null
  review_id: Generated<string | null>
  version: Generated<number>
}

export interface ProposalTable {
  proposal_id: string
  item_id: string
  outcome: CleanupOutcome
  reason: string
  basis: string | null
  amend_by: Day | null
  proposed_on: Day
  proposed_by: string | null
  proposed_by_name: string
  ground: Generated<CleanupGround | null>
  criteria_outcome: Generated<CleanupOutcome | null>
  consultation: Generated<string | null>
  batch_id: Generated<string | null>
  previous_proposal_id: Generated<string | null>
  withdrawn_on: Generated<Day | null>
  withdrawn_by_name: Generated<string | null>
}

export interface CleanupReviewTable {
  review_id: string
  item_id: string
  proposal_id: string
  batch_id: string
  previous_review_id: string | null
  stance: 'agree' | 'differ'
  outcome: CleanupOutcome
  reason: string | null
  amend_by: Day | null
  reviewed_on: Day
  reviewed_by: string | null
  reviewed_by_name: string
  withdrawn_on: Day | null
  withdrawn_by_name: string | null
}

export interface CampaignMoveTable {
  move_id: string
  campaign_id: string
  from_stage: CampaignStage
  to_stage: CampaignStage
  note: string | null
  moved_on: Day
  moved_by: string | null
  moved_by_name: string
  acted_on: Generated<Day | null>
  place: Generated<string | null>
  paper_number: Generated<string | null>
  recipient_organ_id: Generated<string | null>
}

export interface DecisionTable {
  decision_id: string
  item_id: string
  outcome: CleanupOutcome
  number: string
  decided_on: Day
  effective_on: Day
  amend_by: Day | null
  reason: string | null
  decided_by: string | null
  decided_by_name: string
  recorded_at: Instant
  batch_id: Generated<string | null>
  withdrawn_on: Generated<Day | null>
  withdrawn_by_name: Generated<string | null>
}

export interface ItemSignalTable {
  item_id: string
  kind: SignalKind
  position: number
  reason: string
  about_document_id: string | null
  found_on: Day
}

export interface CampaignOmissionTable {
  campaign_id: string
  document_id: string
  reason: string
  recorded_on: Day
  recorded_by: string | null
  recorded_by_name: string
}

export interface AmendmentTaskTable {
  item_id: string
  due_on: Day | null
  done_on: Generated<Day | null>
  done_by_document_id: Generated<string | null>
  done_note: Generated<string | null>
  version: Generated<number>
}
