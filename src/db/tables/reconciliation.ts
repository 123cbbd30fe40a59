import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { ListState, RowDecision, RowOutcome } from '../../reconciliation/model.ts'
import type { SheetFormat } from '../../sheets/model.ts'

export interface IssuingListTable {
  list_id: string
  name: string
  covers_from: Day
  covers_to: Day
  maker_organ_id: string | null
  received_on: Day
  format: SheetFormat
  file_name: string
  digest: string
  size: number
  state: ListState
  sheet: string | null
  heading_row: number | null
  columns: string | null
  rows_total: number
  rows_above: number
  rows_empty: number
  owner_organ_id: string
  imported_by: string | null
  imported_by_name: string
  imported_at: Instant
  compared_by_name: string | null
  compared_at: Instant | null
  version: Generated<number>
}

export interface IssuingRowTable {
  row_id: string
  list_id: string
  position: number
  row_number: number | null
  cells: string
  title: string
  title_key: string
  number_text: string | null
  number_key: string | null
  issued_on: Day | null
  maker_text: string | null
  maker_organ_id: string | null
  outcome: RowOutcome
  detail: string | null
  document_id: string | null
  candidates: string
  decision: RowDecision | null
  ground: string | null
  reason: string | null
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Instant | null
  version: Generated<number>
}

export interface FoundOmissionTable {
  document_id: string
  list_id: string
  row_id: string
  found_on: Day
  found_by: string | null
  found_by_name: string
  found_at: Instant
}
