import { setImmediate as breathe } from 'node:timers/promises'
import { recordAudit } from '../../audit/record.ts'
import { foldText } from '../../db/contains.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import type { SheetRow } from '../../sheets/model.ts'
import { ListMatcher } from '../match-rules.ts'
import { LIST_FIELDS, type ListColumns, type ListEntry, type RegisteredDocument, type RowMatch } from '../model.ts'
import {
  getListRow,
  type ListRow,
  listBureauOrgans,
  listDecided,
  listRegistered,
  makerFinder,
  moveList,
  type NewRow,
  replaceRows,
} from '../records.ts'
import { type FindMaker, type ListScope, type ReadList, readList } from '../row-rules.ts'
import type { ReconciliationDeps } from './receive-list.ts'

export interface ComparisonInput {
  readonly listId: string
  readonly version: number
  readonly sheet: string
  readonly headingRow: number
  readonly columns: ListColumns
}

const SLICE = 100

/**
 * Reads the rows of a list by its columns and compares each with the register: by number, then title and day. Every row
 * is kept with what was found or why it cannot be compared, and each document of the period that no row names.
 */
export async function compareList(
  deps: ReconciliationDeps,
  actor: RequestActor,
  input: ComparisonInput,
): Promise<void> {
  requirePermission(actor, 'filing.register')
  const db = deps.database.kysely
  const list = await getListRow(db, actor, input.listId)
  const file = await deps.sheets.read(await deps.blobs.get(list.digest))
  const sheet = file.sheets.find((one) => one.name === input.sheet)
  if (!sheet) throw new Refused('invalid', '没有这张工作表。请重新选择。')
  const reach = await listBureauOrgans(db, actor, list.covers_from)
  const scope = { coversFrom: list.covers_from, coversTo: list.covers_to, makerId: list.maker_organ_id }
  const read = await readInSlices(sheet.rows, input, scope, await makerFinder(db, reach))
  if (read.entries.length === 0) throw new Refused('invalid', '标题行下面没有内容。请核对选择的工作表和标题行。')
  const registered = await listRegistered(
    db,
    reach.map((organ) => organ.organId),
  )
  const matcher = await match(registered, read.entries)
  const makers = new Set(
    list.maker_organ_id === null ? read.entries.map((entry) => entry.makerId) : [list.maker_organ_id],
  )
  const candidates = new Set([...matcher.matches.values()].flatMap((one) => one.candidates))
  const left = matcher
    .left(registered)
    .filter((one) => makers.has(one.makerId) && !candidates.has(one.documentId))
    .filter((one) => one.issuedOn !== null && one.issuedOn >= list.covers_from && one.issuedOn <= list.covers_to)
  const rows: NewRow[] = []
  await inSlices(read.entries, (slice) => {
    for (const entry of slice)
      rows.push(entryColumns(entry, matcher.matches.get(entry.row) as RowMatch, rows.length + 1))
  })
  for (const document of left) rows.push(unlistedColumns(document, rows.length + 1))
  const count = (...outcomes: readonly string[]): number => rows.filter((row) => outcomes.includes(row.outcome)).length
  await inTransaction(deps, actor, async (work) => {
    await getListRow(work.trx, actor, input.listId)
    const decided = await listDecided(work.trx, input.listId)
    if (decided.length > 0 && !isSameReading(list, input))
      throw new Refused('conflict', '这份目录已有处理意见，不能再改各列重新比对。如目录有误，请另行导入。')
    await moveList(work, input.listId, input.version, {
      state: 'compared',
      sheet: input.sheet,
      heading_row: input.headingRow,
      columns: JSON.stringify(input.columns),
      rows_total: sheet.rows.length,
      rows_above: read.above,
      rows_empty: read.empty,
      compared_by_name: actor.displayName,
      compared_at: work.now,
    })
    await replaceRows(work, input.listId, besides(rows, decided))
    await recordAudit(
      work,
      'issuing_list.compared',
      { type: 'issuing_list', id: input.listId },
      {
        digest: list.digest,
        entries: read.entries.length,
        matched: count('matched'),
        omitted: count('omitted'),
        unfiled: count('unfiled'),
        unclear: count('renamed', 'wrong_number', 'ambiguous', 'repeated'),
        bad: count('bad'),
        unlisted: count('unlisted'),
      },
    )
  })
}

/** With the same columns a list may be compared again: what was decided stays, the rest is looked up anew. */
const isSameReading = (list: ListRow, input: ComparisonInput): boolean =>
  list.sheet === input.sheet &&
  list.heading_row === input.headingRow &&
  LIST_FIELDS.every((field) => (JSON.parse(list.columns ?? '{}') as ListColumns)[field] === input.columns[field])

/** The rows on which nobody has decided; documents that a decided row names stand beside that row. */
function besides(rows: readonly NewRow[], decided: Awaited<ReturnType<typeof listDecided>>): readonly NewRow[] {
  const numbers = new Set(decided.map((row) => row.row_number))
  const documents = new Set(decided.map((row) => row.document_id))
  const last = Math.max(rows.length, ...decided.map((row) => row.position))
  const open = rows.filter((row) =>
    row.row_number == null ? !documents.has(row.document_id ?? null) : !numbers.has(row.row_number),
  )
  return open.map((row, at) => (row.row_number === null ? { ...row, position: last + 1 + at } : row))
}

/** Works through many, a slice at a time, so that the server can answer others in between. */
async function inSlices<T>(all: readonly T[], work: (slice: readonly T[]) => void): Promise<void> {
  for (let at = 0; at < all.length; at += SLICE) {
    work(all.slice(at, at + SLICE))
    await breathe()
  }
}

async function readInSlices(
  rows: readonly SheetRow[],
  input: ComparisonInput,
  scope: ListScope,
  find: FindMaker,
): Promise<ReadList> {
  const entries: ListEntry[] = []
  let above = 0
  let empty = 0
  await inSlices(rows, (slice) => {
    const read = readList(slice, input.headingRow, input.columns, scope, find)
    entries.push(...read.entries)
    above += read.above
    empty += read.empty
  })
  return { entries, above, empty }
}

async function match(registered: readonly RegisteredDocument[], entries: readonly ListEntry[]): Promise<ListMatcher> {
  const matcher = new ListMatcher()
  await inSlices(registered, (slice) => matcher.know(slice))
  await inSlices(entries, (slice) => matcher.certain(slice))
  await inSlices(entries, (slice) => matcher.uncertain(slice))
  return matcher
}

const entryColumns = (entry: ListEntry, found: RowMatch, position: number): NewRow => ({
  position,
  row_number: entry.row,
  cells: JSON.stringify(entry.cells),
  title: entry.title,
  title_key: foldText(entry.title),
  number_text: entry.numberText,
  number_key: entry.numberKey,
  issued_on: entry.day,
  maker_text: entry.makerText,
  maker_organ_id: entry.makerId,
  outcome: found.outcome,
  detail: found.detail,
  document_id: found.documentId,
  candidates: JSON.stringify(found.candidates),
})

const unlistedColumns = (document: Awaited<ReturnType<typeof listRegistered>>[number], position: number): NewRow => ({
  position,
  row_number: null,
  cells: '[]',
  title: '',
  title_key: '',
  number_text: null,
  number_key: null,
  issued_on: null,
  maker_text: null,
  maker_organ_id: document.makerId,
  outcome: 'unlisted',
  detail: null,
  document_id: document.documentId,
  candidates: '[]',
})
