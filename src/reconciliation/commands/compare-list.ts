import { setImmediate as breathe } from 'node:timers/promises'
import { recordAudit } from '../../audit/record.ts'
import { foldText } from '../../db/contains.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import { ListMatcher } from '../match-rules.ts'
import type { ListColumns, ListEntry, RegisteredDocument, RowMatch } from '../model.ts'
import {
  getListRow,
  hasDecisions,
  listBureauOrgans,
  listRegistered,
  makerFinder,
  moveList,
  replaceRows,
} from '../records.ts'
import { readList } from '../row-rules.ts'
import type { ReconciliationDeps } from './receive-list.ts'

export interface ComparisonInput {
  readonly listId: string
  readonly version: number
  readonly sheet: string
  readonly headingRow: number
  readonly columns: ListColumns
}

const SLICE = 200

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
  const read = readList(sheet.rows, input.headingRow, input.columns, scope, await makerFinder(db, reach))
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
  const rows = [
    ...read.entries.map((entry) => entryColumns(entry, matcher.matches.get(entry.row) as RowMatch)),
    ...left.map(unlistedColumns),
  ].map((row, position) => ({ ...row, position: position + 1 }))
  const count = (...outcomes: readonly string[]): number => rows.filter((row) => outcomes.includes(row.outcome)).length
  await inTransaction(deps, actor, async (work) => {
    await getListRow(work.trx, actor, input.listId)
    if (await hasDecisions(work.trx, input.listId))
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
    await replaceRows(work, input.listId, rows)
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

/** A slice at a time, so that the server can answer others in between. */
async function match(registered: readonly RegisteredDocument[], entries: readonly ListEntry[]): Promise<ListMatcher> {
  const matcher = new ListMatcher(registered)
  for (let at = 0; at < entries.length; at += SLICE) {
    matcher.certain(entries.slice(at, at + SLICE))
    await breathe()
  }
  for (let at = 0; at < entries.length; at += SLICE) {
    matcher.uncertain(entries.slice(at, at + SLICE))
    await breathe()
  }
  return matcher
}

const entryColumns = (entry: ListEntry, found: RowMatch) => ({
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

const unlistedColumns = (document: Awaited<ReturnType<typeof listRegistered>>[number]) => ({
  row_number: null,
  cells: '[]',
  title: '',
  title_key: '',
  number_text: null,
  number_key: null,
  issued_on: null,
  maker_text: null,
  maker_organ_id: document.makerId,
  outcome: 'unlisted' as const,
  detail: null,
  document_id: document.documentId,
  candidates: '[]',
})
