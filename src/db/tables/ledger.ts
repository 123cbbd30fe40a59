import type { Generated } from 'kysely'
import type { BatchFileState, BatchState, ImportState, RowOutcome } from '../../ledger/model.ts'
import type { Instant } from '../../lib/clock.ts'

export interface LedgerImportTable {
  import_id: string
  file_name: string
  digest: string
  size: number
  state: ImportState
  failure: string | null
  sheet: string | null
  sheets: string
  header_row: number | null
  headings: string
  mapping: string
  defaults: string
  counts: string
  rows_done: number
  rows_total: number
  uploaded_by: string | null
  uploaded_by_name: string
  uploaded_at: Instant
  committed_by: string | null
  committed_by_name: string | null
  committed_at: Instant | null
  version: Generated<number>
}

export interface LedgerRowTable {
  import_id: string
  row_number: number
  cells: string
  outcome: RowOutcome
  document_id: string | null
  document_version: number | null
  problems: string
  changes: string
}

export interface FileBatchTable {
  batch_id: string
  state: BatchState
  uploaded_by: string | null
  uploaded_by_name: string
  uploaded_at: Instant
  committed_at: Instant | null
  version: Generated<number>
}

export interface BatchFileTable {
  batch_id: string
  position: number
  file_name: string
  digest: string | null
  size: number
  state: BatchFileState
  failure: string | null
  read_title: string | null
  read_number: string | null
  document_id: string | null
  reason: string | null
  revision_id: string | null
}
