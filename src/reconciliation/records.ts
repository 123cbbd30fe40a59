import { setImmediate as breathe } from 'node:timers/promises'
import type { Insertable, Selectable } from 'kysely'
import type { IssuingListTable, IssuingRowTable } from '../db/tables/reconciliation.ts'
import type { Reader, Work } from '../db/transaction.ts'
import { NORMATIVE_CATEGORIES } from '../documents/model.ts'
import { listOrganNodes } from '../filing/records.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor, OrganKind } from '../people/model.ts'
import type { RegisteredDocument } from './model.ts'
import type { FindMaker } from './row-rules.ts'
import { organsOfBureau } from './rules.ts'

export type ListRow = Selectable<IssuingListTable>
export type EntryRow = Selectable<IssuingRowTable>

/** Reads a list of the person's own bureau. Throws `not_found`. */
export async function getListRow(db: Reader, actor: Actor, listId: string): Promise<ListRow> {
  const row = await db
    .selectFrom('issuing_list')
    .selectAll()
    .where('list_id', '=', listId)
    .where('owner_organ_id', '=', actor.organId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这份发文目录，或者不由您的单位核对。')
  return row
}

/** Moves a list on from the version that was seen; anything newer is a conflict. */
export async function moveList(
  work: Work,
  listId: string,
  version: number,
  columns: Partial<Omit<ListRow, 'list_id' | 'version'>>,
): Promise<void> {
  const moved = await work.trx
    .updateTable('issuing_list')
    .set({ ...columns, version: version + 1 })
    .where('list_id', '=', listId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这份目录刚刚被别人处理过。请刷新页面，核对后再办。')
}

export interface BureauOrgan {
  readonly organId: string
  readonly name: string
  readonly kind: OrganKind
  readonly parentId: string | null
}

/** The makers whose lists the person's bureau compares, dissolved ones included: they issued documents too. */
export async function listBureauOrgans(db: Reader, actor: Actor, on: Day): Promise<readonly BureauOrgan[]> {
  return organsOfBureau(actor.organId, await listOrganNodes(db, on))
}

const fold = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** Prepares to find makers by their full or short names, with or without the name of the city before them. */
export async function makerFinder(db: Reader, reach: readonly BureauOrgan[]): Promise<FindMaker> {
  const names = await db.selectFrom('organ').select(['organ_id', 'name', 'short_name']).execute()
  const inReach = new Set(reach.map((organ) => organ.organId))
  const found = new Map<string, string | null>()
  for (const row of names) {
    if (!inReach.has(row.organ_id)) continue
    for (const name of new Set([row.name, row.short_name].map(fold))) {
      const other = found.get(name)
      found.set(name, other === undefined || other === row.organ_id ? row.organ_id : null)
    }
  }
  return (text) => {
    const name = fold(text)
    // 市教育局、市交通运输局: the first is the lead unit, whose line the document follows.
    const lead = name.split(/[、，,;；/]/u)[0] ?? ''
    return found.get(name) ?? found.get(lead) ?? null
  }
}

/** Reads the issued documents of these makers as lists are compared with them, whoever may see them. */
export async function listRegistered(
  db: Reader,
  makers: readonly string[],
): Promise<readonly (RegisteredDocument & { readonly issuedOn: Day | null })[]> {
  if (makers.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select((eb) => [
      'document_id',
      'title',
      'number_text',
      'number_key',
      'making_organ_id',
      'signed_on',
      'written_on',
      'issued_on',
      'published_on',
      eb
        .selectFrom('filing')
        .select((f) => f.fn.countAll<number>().as('n'))
        .whereRef('filing.document_id', '=', 'document.document_id')
        .as('filings'),
    ])
    .where('stage', 'in', ['issued', 'published'])
    .where('category', 'in', NORMATIVE_CATEGORIES)
    .where('making_organ_id', 'in', makers)
    .orderBy('document_id')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    numberKey: row.number_key,
    makerId: row.making_organ_id,
    days: [row.published_on, row.issued_on, row.written_on, row.signed_on].filter((day) => day !== null),
    issuedOn: row.issued_on ?? row.published_on ?? row.written_on ?? row.signed_on,
    hasFiling: Number(row.filings ?? 0) > 0,
  }))
}

/** A row that is about to be kept. */
export type NewRow = Omit<Insertable<IssuingRowTable>, 'row_id' | 'list_id'>

const SLICE = 100

/**
 * Replaces the rows of a list on which nobody has decided, a slice at a time so that the server can answer others in
 * between.
 */
export async function replaceRows(work: Work, listId: string, rows: readonly NewRow[]): Promise<void> {
  await work.trx.deleteFrom('issuing_row').where('list_id', '=', listId).where('decision', 'is', null).execute()
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE).map((row) => ({ ...row, row_id: work.newId(), list_id: listId }))
    await work.trx.insertInto('issuing_row').values(slice).execute()
    await breathe()
  }
}

/** The rows of a list on which somebody has decided. */
export async function listDecided(
  db: Reader,
  listId: string,
): Promise<readonly Pick<EntryRow, 'position' | 'row_number' | 'document_id'>[]> {
  return db
    .selectFrom('issuing_row')
    .select(['position', 'row_number', 'document_id'])
    .where('list_id', '=', listId)
    .where('decision', 'is not', null)
    .execute()
}

/** Reads the rows of a list that a person acts on, in their order. */
export async function listEntryRows(
  db: Reader,
  listId: string,
  rowIds: readonly string[],
): Promise<readonly EntryRow[]> {
  if (rowIds.length === 0) return []
  return db
    .selectFrom('issuing_row')
    .selectAll()
    .where('list_id', '=', listId)
    .where('row_id', 'in', rowIds)
    .orderBy('position')
    .execute()
}

/** Records a decision on the version of a row that the person saw. */
export async function decideRow(
  work: Work,
  row: Pick<EntryRow, 'row_id' | 'version'>,
  columns: Partial<Pick<EntryRow, 'decision' | 'ground' | 'reason' | 'document_id'>>,
): Promise<void> {
  const done = await work.trx
    .updateTable('issuing_row')
    .set({
      ...columns,
      decided_by: work.actor.userId,
      decided_by_name: work.actor.displayName,
      decided_at: work.now,
      version: row.version + 1,
    })
    .where('row_id', '=', row.row_id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1)
    throw new Refused('conflict', '所选的行刚刚被别人处理过，您的处理没有保存。请刷新页面，核对后再办。')
}
