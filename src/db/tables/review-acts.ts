import type { Generated } from 'kysely'
import type { DayUnit } from '../../calendar/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { EmergencyGround, OpinionDraftState, OpinionKind, OpinionStep, ReturnGround } from '../../review/model.ts'
import type { Bit } from './bit.ts'

export interface ReviewReturnTable {
  round_id: string
  ground: ReturnGround
  reason: string
  returned_on: Day
  returned_by: string | null
  returned_by_name: string
}

export interface ReviewExtensionTable {
  round_id: string
  limit_days: number
  unit: DayUnit
  policy_from: Day
  old_due_on: Day
  new_due_on: Day
  reason: string
  extended_on: Day
  extended_by: string | null
  extended_by_name: string
}

export interface ReviewEmergencyTable {
  round_id: string
  ground: EmergencyGround
  reason: string
  waives_consultation: Bit
  waives_time: Bit
  ordered_by: string
  entered_on: Day
  entered_by: string | null
  entered_by_name: string
}

export interface OpinionDraftTable {
  round_id: string
  state: OpinionDraftState
  kind: OpinionKind
  body: string
  late_reason: string | null
  updated_at: Instant
  version: Generated<number>
}

export interface OpinionStepTable {
  step_id: string
  round_id: string
  step: OpinionStep
  note: string | null
  taken_at: Instant
  taken_on: Day
  taken_by: string | null
  taken_by_name: string
}

export interface AdviceFileTable {
  advice_id: string
  file_name: string
  digest: string
  size: number
}
