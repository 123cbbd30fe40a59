import type { Generated } from 'kysely'
import type { DayUnit } from '../../calendar/model.ts'
import type {
  CorrectionStep,
  FilingReviewState,
  SuggestionOutcome,
  SuggestionSource,
} from '../../filing-review/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Bit } from './bit.ts'

export interface FilingReviewTable {
  filing_id: string
  opened_on: Day
  opened_by: string | null
  opened_by_name: string
  policy_key: string
  policy_from: Day
  calendar_id: string
  limit_days: number
  unit: DayUnit
  due_on: Day
  is_provisional: Bit
  trace: string
  extended_on: Day | null
  extension_reason: string | null
  extended_by_name: string | null
  outcome: 'conforms' | 'problems' | null
  grounds: string | null
  conclusion: string | null
  concluded_on: Day | null
  concluded_by_name: string | null
  state: FilingReviewState
  version: Generated<number>
}

export interface CorrectionStepTable {
  step_id: string
  filing_id: string
  serial: number
  kind: CorrectionStep
  words: string
  number: string | null
  acted_on: Day
  due_on: Day | null
  due_policy_key: string | null
  due_trace: string | null
  corrected_document_id: string | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Instant
}

export interface ReviewSuggestionTable {
  suggestion_id: string
  source: SuggestionSource
  source_name: string
  document_id: string | null
  title: string
  title_key: string
  words: string
  received_on: Day
  due_on: Day
  due_policy_key: string
  due_trace: string
  outcome: SuggestionOutcome | null
  reply: string | null
  replied_on: Day | null
  replied_by_name: string | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Instant
  version: Generated<number>
}
