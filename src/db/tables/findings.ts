import type { Generated } from 'kysely'
import type {
  CheckAnswer,
  FindingHead,
  FindingSource,
  ResolutionState,
  ResponseAnswer,
  Severity,
} from '../../findings/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'

export interface FindingTable {
  finding_id: string
  review_id: string
  round_id: string
  serial: number
  revision_id: string
  path: string | null
  position: number
  label: string | null
  quote: string | null
  head: FindingHead
  severity: Severity
  problem: string
  basis: string | null
  suggestion: string | null
  source: FindingSource
  rule_id: string | null
  source_ref: string | null
  follows: string | null
  raised_on: Day
  raised_by: string | null
  raised_by_name: string
  withdrawn_on: Day | null
  withdrawn_by_name: string | null
  withdrawal_reason: string | null
  updated_at: Instant
  version: Generated<number>
}

export interface FindingResponseTable {
  response_id: string
  finding_id: string
  answer: ResponseAnswer
  reason: string | null
  new_text: string | null
  responded_on: Day
  responded_by: string | null
  responded_by_name: string
  responded_at: Instant
}

export interface FindingResolutionTable {
  finding_id: string
  round_id: string
  state: ResolutionState
  note: string | null
  decided_on: Day
  decided_by: string | null
  decided_by_name: string
  version: Generated<number>
}

export interface ChecklistAnswerTable {
  round_id: string
  item: string
  head: FindingHead
  question: string
  answer: CheckAnswer
  note: string | null
  answered_by: string | null
  answered_by_name: string
  answered_at: Instant
  version: Generated<number>
}

export interface ReadingVerdictTable {
  revision_id: string
  proposal_key: string
  rule_id: string
  quote: string
  verdict: 'accepted' | 'dismissed'
  finding_id: string | null
  decided_by: string | null
  decided_by_name: string
  decided_at: Instant
}
