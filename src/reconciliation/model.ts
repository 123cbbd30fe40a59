import type { Category, DocumentDates, Secrecy, Stage } from '../documents/model.ts'
import type { FilingStatus } from '../filing/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { SheetFormat, SheetRow } from '../sheets/model.ts'

export const LIST_STATES = ['received', 'compared'] as const
export type ListState = (typeof LIST_STATES)[number]

/** What the comparison uses of a list. */
export const LIST_FIELDS = ['title', 'number', 'maker', 'issuedOn', 'publishedOn', 'writtenOn', 'note'] as const
export type ListField = (typeof LIST_FIELDS)[number]
/** Which column, from 0, gives which fact. */
export type ListColumns = { readonly [field in ListField]?: number }

export const ROW_OUTCOMES = [
  'omitted',
  'unfiled',
  'renamed',
  'wrong_number',
  'ambiguous',
  'unlisted',
  'repeated',
  'bad',
  'matched',
] as const
/** What the comparison found of a row; `unlisted` is a document of the register that stands in no row. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number]

export const ROW_DECISIONS = ['same', 'omission', 'none', 'explained'] as const
/** What a person decided: the same document, an omission to be made good, no duty to file, or explained. */
export type RowDecision = (typeof ROW_DECISIONS)[number]

/** One row of the list, read. */
export interface ListEntry {
  readonly row: number
  readonly cells: readonly string[]
  readonly title: string
  readonly numberText: string | null
  readonly numberKey: string | null
  readonly day: Day | null
  readonly makerText: string | null
  readonly makerId: string | null
  /** Why the row cannot be compared; null when it can. */
  readonly problem: string | null
}

/** A document of the register as rows are compared with it. */
export interface RegisteredDocument {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly numberKey: string | null
  readonly makerId: string
  readonly days: readonly Day[]
  readonly hasFiling: boolean
}

export interface RowMatch {
  readonly outcome: RowOutcome
  readonly detail: string | null
  readonly documentId: string | null
  readonly candidates: readonly string[]
}

/** How many rows of a list are of each kind. */
export interface ListCounts {
  readonly byOutcome: Readonly<Record<RowOutcome, number>>
  /** Rows that still wait for a person. */
  readonly open: number
}

export interface IssuingListLine {
  readonly listId: string
  readonly name: string
  readonly coversFrom: Day
  readonly coversTo: Day
  readonly maker: string | null
  readonly receivedOn: Day
  readonly state: ListState
  readonly importedByName: string
  readonly importedAt: Instant
  readonly entries: number
  readonly open: number
  readonly omissions: number
}

/** One list with how it was read. */
export interface IssuingList extends Omit<IssuingListLine, 'entries' | 'open' | 'omissions'> {
  readonly makerId: string | null
  readonly format: SheetFormat
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly sheet: string | null
  readonly headingRow: number | null
  readonly columns: ListColumns | null
  readonly rowsTotal: number
  readonly rowsAbove: number
  readonly rowsEmpty: number
  readonly comparedByName: string | null
  readonly comparedAt: Instant | null
  /** When such a list is due (policy `issuing-list-due`). */
  readonly dueOn: Day
  readonly version: number
}

/** A document beside a row. Null on the row where the person may not see it. */
export interface ComparedDocument extends DocumentDates {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly maker: string
  readonly category: Category
  readonly stage: Stage
  readonly secrecy: Secrecy
  readonly filings: number
  /** The status furthest behind among its filings. */
  readonly filingStatus: FilingStatus | null
}

export interface TitleChange {
  readonly op: 'equal' | 'insert' | 'delete'
  readonly text: string
}

export interface IssuingRow {
  readonly rowId: string
  readonly rowNumber: number | null
  readonly title: string
  readonly numberText: string | null
  readonly issuedOn: Day | null
  readonly makerText: string | null
  readonly makerId: string | null
  readonly outcome: RowOutcome
  readonly detail: string | null
  readonly document: ComparedDocument | null
  /** From the title in the register to the one in the list; empty where they are not compared. */
  readonly titleChanges: readonly TitleChange[]
  /** It stands beside a document that the person may not see. */
  readonly isHidden: boolean
  readonly decision: RowDecision | null
  readonly ground: string | null
  readonly reason: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  readonly version: number
}

/** A row with all that one needs to decide on it. */
export interface IssuingRowPage extends IssuingRow {
  readonly cells: readonly (readonly [heading: string, text: string])[]
  readonly candidates: readonly ComparedDocument[]
}

export interface RowFilter {
  readonly outcome?: RowOutcome | undefined
  /** `open`: waits for a person; `decided`: a person has decided. */
  readonly state?: 'open' | 'decided' | undefined
  readonly words?: string | undefined
}

/** The organ that a list may belong to. */
export interface OrganChoice {
  readonly organId: string
  readonly name: string
}

/** A sheet as the page shows it on which one says what its columns are. */
export interface SheetPreview {
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly isHidden: boolean }[]
  readonly sheet: string
  readonly headingRow: number
  readonly columns: ListColumns
  /** Each column by its letter with its heading. */
  readonly choices: readonly (readonly [column: number, label: string])[]
  readonly letters: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Who has not handed in the list of a year. */
export interface MissingLists {
  readonly year: number
  readonly dueOn: Day
  readonly total: number
  readonly missing: readonly string[]
}
