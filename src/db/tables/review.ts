import type { Generated } from 'kysely'
import type { DayUnit } from '../../calendar/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { OpinionKind, ReviewKind, RoundStatus } from '../../review/model.ts'
import type { Bit } from './bit.ts'

export interface ReviewTable {
  review_id: string
  document_id: string
  kind: ReviewKind
  opened_on: Day
  closed_on: Day | null
  round_status: RoundStatus
  updated_at: Instant
  version: Generated<number>
}

export interface ReviewRoundTable {
  round_id: string
  review_id: string
  serial: number
  revision_id: string | null
  status: RoundStatus
  submitted_on: Day
  submitted_by: string | null
  submitted_by_name: string
  note: string | null
  is_urgent: Bit
  urgency_reason: string | null
}

export interface ReviewAcceptanceTable {
  round_id: string
  accepted_on: Day
  accepted_by: string | null
  accepted_by_name: string
  calendar_id: string
  policy_key: string
  policy_from: Day
  start_event: string
  counted_from: Day
  limit_days: number
  unit: DayUnit
  due_on: Day
  is_provisional: Bit
  trace: string
}

export interface ReviewSupplementTable {
  supplement_id: string
  round_id: string
  requested_on: Day
  requested_by: string | null
  requested_by_name: string
  missing: string
  answered_on: Day | null
}

export interface ReviewAssignmentTable {
  review_id: string
  user_id: string
  duty: 'reviewer' | 'adviser'
  assigned_on: Day
  assigned_by: string | null
}

export interface OpinionTable {
  opinion_id: string
  round_id: string
  kind: OpinionKind
  body: string
  given_on: Day
  given_by: string | null
  given_by_name: string
  late_reason: string | null
}

export interface AdviceTable {
  advice_id: string
  round_id: string
  body: string
  given_on: Day
  given_by: string | null
  given_by_name: string
}
