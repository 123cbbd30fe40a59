import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import type { LedgerImport, LedgerRow, RowChanges, RowOutcome, RowProblem } from '../model.ts'
import { getImport, type ImportRow, seesAllImports } from '../records.ts'

/** Reads one import for its page. Throws `not_found`. */
export async function getLedgerImport(db: Reader, importId: string, actor: Actor): Promise<LedgerImport> {
  return toImport(await getImport(db, importId, actor))
}

const toImport = (row: ImportRow): LedgerImport => ({
  importId: row.import_id,
  fileName: row.file_name,
  digest: row.digest,
  size: row.size,
  state: row.state,
  failure: row.failure,
  sheet: row.sheet,
  sheets: row.sheets,
  headerRow: row.header_row,
  headings: row.headings,
  mapping: row.mapping,
  defaults: row.defaults,
  counts: row.counts,
  rowsDone: row.rows_done,
  rowsTotal: row.rows_total,
  uploadedByName: row.uploaded_by_name,
  uploadedAt: row.uploaded_at,
  committedByName: row.committed_by_name,
  committedAt: row.committed_at,
  version: row.version,
})

/** Lists the imports that the person may see, the newest first. */
export async function listImports(
  db: Reader,
  actor: Actor,
  cursor: Cursor | null,
  size: number,
): Promise<Page<LedgerImport>> {
  const imports = db
    .selectFrom('ledger_import')
    .$if(!seesAllImports(actor), (q) => q.where('uploaded_by', '=', actor.userId))
  const { total } = await imports.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const ids = await imports
    .select('import_id')
    .$if(cursor !== null, (q) => q.where('import_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('import_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const rows = await Promise.all(ids.map(({ import_id }) => getLedgerImport(db, import_id, actor)))
  return pageOf(rows, size, total, cursor, (row) => [row.importId])
}

/** Lists the rows of an import in the order of the sheet, all or those of one outcome. */
export async function listLedgerRows(
  db: Reader,
  importId: string,
  outcome: RowOutcome | undefined,
  cursor: Cursor | null,
  size: number,
): Promise<Page<LedgerRow>> {
  const matching = db
    .selectFrom('ledger_row')
    .where('import_id', '=', importId)
    .$if(outcome !== undefined, (q) => q.where('outcome', '=', outcome as RowOutcome))
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .selectAll()
    .$if(cursor !== null, (q) => q.where('row_number', back ? '<' : '>', Number(cursor?.keys[0])))
    .orderBy('row_number', back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  return pageOf(rows.map(toRow), size, total, cursor, (row) => [row.rowNumber])
}

/** Gives all rows of an import, or those of one outcome, for a file. */
export async function allLedgerRows(
  db: Reader,
  importId: string,
  outcome: RowOutcome | undefined,
): Promise<readonly LedgerRow[]> {
  const rows = await db
    .selectFrom('ledger_row')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(outcome !== undefined, (q) => q.where('outcome', '=', outcome as RowOutcome))
    .orderBy('row_number')
    .execute()
  return rows.map(toRow)
}

const toRow = (row: {
  readonly row_number: number
  readonly cells: string
  readonly outcome: RowOutcome
  readonly document_id: string | null
  readonly problems: string
  readonly changes: string
}): LedgerRow => ({
  rowNumber: row.row_number,
  cells: JSON.parse(row.cells) as readonly string[],
  outcome: row.outcome,
  documentId: row.document_id,
  problems: JSON.parse(row.problems) as readonly RowProblem[],
  changes: JSON.parse(row.changes) as RowChanges,
})
