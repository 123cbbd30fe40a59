import type { Generated } from 'kysely'
import type { DayUnit } from '../../calendar/model.ts'
import type { FilingStatus, RegistrationOutcome, StartEvent } from '../../filing/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Bit } from './bit.ts'

export interface FilingTable {
  filing_id: string
  document_id: string
  recipient_organ_id: string
  filing_organ_id: string
  status: FilingStatus
  start_event: StartEvent
  counted_from: Day
  policy_key: string
  policy_from: Day
  calendar_id: string
  limit_days: number
  unit: DayUnit
  is_rolled: Bit
  due_on: Day
  is_provisional: Bit
  trace: string
  created_at: Instant
  version: Generated<number>
}

export interface FilingSubmissionTable {
  submission_id: string
  filing_id: string
  serial: number
  submitted_on: Day
  submitted_at: Instant
  submitted_by: string | null
  submitted_by_name: string
  report_number: string | null
  materials: string
  late_reason: string | null
  revision_id: string | null
}

export interface RegistrationTable {
  registration_id: string
  submission_id: string
  filing_id: string
  outcome: RegistrationOutcome
  number: string | null
  reason: string | null
  are_materials_conforming: Bit
  decided_on: Day
  decided_by: string | null
  decided_by_name: string
  supplement_due_on: Day | null
  supplement_trace: string | null
}

export interface DueChangeTable {
  change_id: string
  subject_type: string
  subject_id: string
  old_due_on: Day
  new_due_on: Day
  reason: string
  changed_at: Instant
}
