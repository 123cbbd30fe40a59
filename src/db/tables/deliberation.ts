import type { DeliberationResult } from '../../deliberation/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Bit } from './bit.ts'

export interface DeliberationTable {
  deliberation_id: string
  document_id: string
  round_id: string
  meeting: string
  session: string | null
  held_on: Day
  result: DeliberationResult
  note: string | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Instant
}

export interface IssueCheckTable {
  check_id: string
  document_id: string
  reviewed_revision_id: string
  issued_revision_id: string
  reviewed_digest: string
  issued_digest: string
  edits: number
  reason: string | null
  checked_on: Day
  checked_by: string | null
  checked_by_name: string
  checked_at: Instant
}

export interface ClassificationTable {
  classification_id: string
  document_id: string
  /** The version of the test, by its id. */
  test: string
  answers: string
  is_normative: Bit
  exclusion: string | null
  reason: string
  decided_on: Day
  decided_by: string | null
  decided_by_name: string
  decided_at: Instant
}
