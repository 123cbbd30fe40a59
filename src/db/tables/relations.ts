import type { Generated } from 'kysely'
import type { EvaluationOutcome, RelationKind, RelationState } from '../../documents/relation-model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'

export interface DocumentRelationTable {
  relation_id: string
  source_document_id: string
  kind: RelationKind
  target_document_id: string | null
  target_title: string
  target_title_key: string
  target_number: string | null
  target_dated: string | null
  target_maker: string | null
  target_key: string
  quote: string | null
  state: RelationState
  decided_on: Day
  decided_by: string | null
  decided_by_name: string
  decided_at: Instant
  version: Generated<number>
}

export interface DocumentEvaluationTable {
  evaluation_id: string
  document_id: string
  outcome: EvaluationOutcome
  reason: string
  evaluated_on: Day
  lapses_after: Day
  renewal_document_id: string | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Instant
}

export interface ChangeCleanupTable {
  campaign_id: string
  document_id: string
  changed_on: Day
  due_on: Day
  policy_id: string | null
}
