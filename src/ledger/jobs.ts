import { setImmediate as breathe } from 'node:timers/promises'
import { recordAudit } from '../audit/record.ts'
import { inTransaction, type Work } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { findReader } from '../people/queries/readers.ts'
import type { Sheet, SheetFile, SheetRow } from '../sheets/model.ts'
import { writeImport } from './commands/write-import.ts'
import { countWords, type LedgerDeps } from './context.ts'
import { ledgerWords } from './field-words.ts'
import { guessMapping } from './heading-rules.ts'
import { type JudgedRow, judgeRow } from './match-rules.ts'
import type { LedgerCells, Mapping, RowCounts } from './model.ts'
import { getImport, type ImportRow, moveImport, NO_COUNTS, readOrgans, readRegister } from './records.ts'
import { readRow } from './row-rules.ts'

const CHUNK = 500

/**
 * Reads the sheet of an import and judges every row against the register, chunk by chunk, so that the server stays free
 * and the page shows how far it is. Nothing of the register changes. Running it again for an import that is read changes nothing.
 */
export async function readLedger(deps: LedgerDeps, importId: string): Promise<void> {
  const row = await getImport(deps.database.kysely, importId)
  if (row.state !== 'reading') return
  try {
    await judgeAll(deps, row)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const reason = [error.message, ...error.reasons].join(' ')
    await inTransaction(deps, actorRef(row), async (work) => {
      await moveImport(work, row, row.version, { state: 'failed', failure: reason })
      await recordAudit(work, 'ledger.failed', { type: 'ledger', id: importId }, { fileName: row.file_name, reason })
    })
  }
}

async function judgeAll(deps: LedgerDeps, row: ImportRow): Promise<void> {
  const actor = await importer(deps, row)
  const file = await deps.sheets.read(await deps.blobs.get(row.digest))
  const sheet = chooseSheet(file, row.sheet)
  const all = sheet.rows.map(toCells)
  const headerRow = row.header_row ?? guessMapping(all).headerRow
  const header = all.find((one) => one.rowNumber === headerRow)
  if (headerRow === null || !header) throw new Refused('invalid', NO_HEADINGS)
  const mapping = Object.keys(row.mapping).length > 0 ? row.mapping : guessMapping([header]).mapping
  const rows = all.filter((one) => one.rowNumber > headerRow && one.cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0) throw new Refused('invalid', '标题行下面没有内容。请核对选择的工作表和标题行。')
  const counts = await judgeRows(deps, row, actor, mapping, rows)
  await inTransaction(deps, actorRef(row), async (work) => {
    await moveImport(work, row, row.version, {
      state: 'ready',
      failure: null,
      sheet: sheet.name,
      sheets: JSON.stringify(file.sheets.map((one) => one.name)),
      header_row: headerRow,
      headings: JSON.stringify(header.cells),
      mapping: JSON.stringify(mapping),
      counts: JSON.stringify(counts),
      rows_done: rows.length,
      rows_total: rows.length,
    })
    await recordAudit(
      work,
      'ledger.read',
      { type: 'ledger', id: row.import_id },
      { fileName: row.file_name, rows: rows.length, ...countWords(counts) },
    )
  })
}

/** Rows of a preview are no facts: they may be thrown away and made again. */
const inPreview = (deps: LedgerDeps, run: (work: Work) => Promise<void>): Promise<void> =>
  inTransaction.unaudited(deps, 'rows of a preview are no facts', run)

const NO_HEADINGS = '没有找到标题行：前30行里应有一行写着“文件名称”“发文字号”等列名。请核对表格，或者指定标题行。'

const toCells = ({ row, cells }: SheetRow): LedgerCells => ({ rowNumber: row, cells })

/** The sheet that was asked for, else the first that has headings of a ledger, else the first. */
function chooseSheet(file: SheetFile, wanted: string | null): Sheet {
  const asked = file.sheets.find((one) => one.name === wanted)
  const fitting = file.sheets.find((one) => guessMapping(one.rows.map(toCells)).headerRow !== null)
  const sheet = asked ?? fitting ?? file.sheets[0]
  if (!sheet) throw new Refused('invalid', '这个表格是空的。请核对后重新上传。')
  return sheet
}

async function judgeRows(
  deps: LedgerDeps,
  row: ImportRow,
  actor: Actor,
  mapping: Mapping,
  rows: readonly LedgerCells[],
): Promise<RowCounts> {
  const { kysely } = deps.database
  const register = await readRegister(kysely, actor)
  const { findOrgan, spelling } = await readOrgans(kysely, ledgerWords)
  const today = deps.clock.today()
  const counts = { ...NO_COUNTS }
  const seen = new Map<string, number>()
  await inPreview(deps, async (work) => {
    await work.trx.deleteFrom('ledger_row').where('import_id', '=', row.import_id).execute()
  })
  for (let at = 0; at < rows.length; at += CHUNK) {
    const judged = rows.slice(at, at + CHUNK).map((cells) => {
      const { values, problems } = readRow(cells.cells, mapping, findOrgan)
      const one = withRepeat(judgeRow(values, problems, row.defaults, register, spelling, today), cells.rowNumber, seen)
      counts[one.outcome]++
      return { cells, one }
    })
    await inPreview(deps, async (work) => {
      await work.trx
        .insertInto('ledger_row')
        .values(
          judged.map(({ cells, one }) => ({
            import_id: row.import_id,
            row_number: cells.rowNumber,
            cells: JSON.stringify(cells.cells),
            outcome: one.outcome,
            document_id: one.documentId,
            document_version: one.documentId === null ? null : (register.byId(one.documentId)?.version ?? null),
            problems: JSON.stringify(one.problems),
            changes: JSON.stringify(one.changes),
          })),
        )
        .execute()
      await work.trx
        .updateTable('ledger_import')
        .set({ rows_done: Math.min(at + CHUNK, rows.length), rows_total: rows.length })
        .where('import_id', '=', row.import_id)
        .execute()
    })
    await breathe()
  }
  return counts
}

/** The second row that speaks of the same document is wrong: nobody could say which of the two counts. */
function withRepeat(row: JudgedRow, rowNumber: number, seen: Map<string, number>): JudgedRow {
  const first = seen.get(row.key)
  if (first === undefined) seen.set(row.key, rowNumber)
  if (first === undefined) return row
  const repeat = { field: null, message: `与第 ${first} 行是同一件文件，请删去其中一行。` }
  return { ...row, outcome: 'wrong', problems: [...row.problems, repeat] }
}

/** Writes a checked import into the register; a refusal gives the import back with the sentence. */
export async function commitLedger(deps: LedgerDeps, importId: string): Promise<void> {
  const row = await getImport(deps.database.kysely, importId)
  if (row.state !== 'committing') return
  try {
    await writeImport(deps, await importer(deps, row, row.committed_by), row)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const reason = [error.message, ...error.reasons].join(' ')
    await inTransaction(deps, actorRef(row), async (work) => {
      await moveImport(work, row, row.version, { state: 'ready', failure: reason })
      await recordAudit(work, 'ledger.failed', { type: 'ledger', id: importId }, { fileName: row.file_name, reason })
    })
  }
}

async function importer(deps: LedgerDeps, row: ImportRow, userId = row.uploaded_by): Promise<Actor> {
  const actor = userId === null ? undefined : await findReader(deps.database.kysely, userId)
  if (!actor) throw new Refused('forbidden', '导入的人已经停用。请由其他人员重新上传。')
  return actor
}

const actorRef = (row: ImportRow) => ({ userId: row.uploaded_by, displayName: row.uploaded_by_name })
