import type { Category, Secrecy, Validity } from '../documents/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

/** What a column of a ledger (规范性文件台账) may hold. */
export const LEDGER_FIELDS = [
  'document_id',
  'number_text',
  'title',
  'category',
  'secrecy',
  'making_organ_id',
  'drafting_organ_id',
  'implementing_organ_id',
  'signed_on',
  'written_on',
  'issued_on',
  'published_on',
  'effective_on',
  'validity',
  'effect_state',
  'effect_on',
  'note',
] as const
export type LedgerField = (typeof LEDGER_FIELDS)[number]

/** Which column, counted from 0, holds which field; columns that hold nothing of ours are not named. */
export type Mapping = Readonly<Partial<Record<LedgerField, number>>>

/** One row of the sheet as people see it; numbered as in the sheet, from 1. */
export interface LedgerCells {
  readonly rowNumber: number
  readonly cells: readonly string[]
}

/** What is wrong with a row, at which field; null where it is the row as a whole. */
export interface RowProblem {
  readonly field: LedgerField | null
  readonly message: string
}

/** What counts for rows that say nothing of it themselves. */
export interface LedgerDefaults {
  readonly makingOrganId: string | null
  /** Null leaves it to the kind of the making organ. */
  readonly category: Category | null
  readonly secrecy: Secrecy
  /** Why these documents were not reviewed here. */
  readonly reason: string
}

/** What the ledger knows of the end of a document, when it says one; the day may be missing. */
export interface LedgerEnd {
  readonly kind: 'repealed' | 'lapsed'
  readonly on: Day | null
}

/** A row read: a field left out is a blank cell, which says nothing and changes nothing. */
export interface LedgerValues {
  readonly documentId?: string
  readonly numberText?: string
  readonly title?: string
  readonly category?: Category
  readonly secrecy?: Secrecy
  readonly makingOrganId?: string
  readonly draftingOrganId?: string
  readonly implementingOrganId?: string
  readonly signedOn?: Day
  readonly writtenOn?: Day
  readonly issuedOn?: Day
  readonly publishedOn?: Day
  readonly effectiveOn?: Day
  readonly validity?: Validity
  readonly end?: LedgerEnd
  readonly note?: string
}

export const ROW_OUTCOMES = ['new', 'changed', 'same', 'wrong'] as const
export type RowOutcome = (typeof ROW_OUTCOMES)[number]

/** field → [what the register says, what the ledger says] as people read it. */
export type RowChanges = Readonly<Record<string, readonly [string | null, string | null]>>

export const IMPORT_STATES = ['reading', 'failed', 'ready', 'committing', 'committed', 'abandoned'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export type RowCounts = Readonly<Record<RowOutcome, number>>

/** One import as its page and the list show it. */
export interface LedgerImport {
  readonly importId: string
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly state: ImportState
  /** Why it failed, or why the last attempt to write it did. */
  readonly failure: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly headerRow: number | null
  readonly headings: readonly string[]
  readonly mapping: Mapping
  readonly defaults: LedgerDefaults
  readonly counts: RowCounts
  readonly rowsDone: number
  readonly rowsTotal: number
  readonly uploadedByName: string
  readonly uploadedAt: Instant
  readonly committedByName: string | null
  readonly committedAt: Instant | null
  readonly version: number
}

/** One row of the preview. */
export interface LedgerRow extends LedgerCells {
  readonly outcome: RowOutcome
  readonly documentId: string | null
  readonly problems: readonly RowProblem[]
  readonly changes: RowChanges
}

export const BATCH_STATES = ['open', 'attached'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export const BATCH_FILE_STATES = ['waiting', 'matched', 'unmatched', 'refused', 'left', 'attached'] as const
/** `refused` files cannot be read at all; `left` ones were left out by a person. */
export type BatchFileState = (typeof BATCH_FILE_STATES)[number]

export interface BatchLine {
  readonly batchId: string
  readonly state: BatchState
  readonly files: number
  readonly attached: number
  readonly uploadedByName: string
  readonly uploadedAt: Instant
}

export interface Batch extends Omit<BatchLine, 'attached'> {
  readonly version: number
  readonly counts: Readonly<Partial<Record<BatchFileState, number>>>
}

export interface BatchFile {
  readonly position: number
  readonly fileName: string
  readonly size: number
  readonly state: BatchFileState
  readonly failure: string | null
  readonly readTitle: string | null
  readonly readNumber: string | null
  readonly documentId: string | null
  readonly documentTitle: string | null
  readonly documentNumber: string | null
  /** Why it was matched with this document, or with none. */
  readonly reason: string | null
}
