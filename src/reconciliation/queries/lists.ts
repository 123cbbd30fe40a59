import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { type Day, yearSpan } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { getPolicy } from '../../policy/records.ts'
import type { IssuingList, IssuingListLine, ListColumns, MissingLists } from '../model.ts'
import { type BureauOrgan, getListRow, listBureauOrgans } from '../records.ts'
import { listDueOn, listMakersOf } from '../rules.ts'
import { OPEN_OUTCOMES } from './rows.ts'

function lists(db: Reader, actor: Actor) {
  return db
    .selectFrom('issuing_list')
    .leftJoin('organ as maker', 'maker.organ_id', 'issuing_list.maker_organ_id')
    .where('owner_organ_id', '=', actor.organId)
}

/** Lists the issuing lists of the person's bureau, the newest first, with what is left to do. */
export async function listIssuingLists(
  db: Reader,
  actor: Actor,
  cursor: Cursor | null,
  size: number,
): Promise<Page<IssuingListLine>> {
  const { total } = await lists(db, actor)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [at, id] = (cursor?.keys ?? []) as [string?, string?]
  const rows = await lists(db, actor)
    .select((eb) => [
      'list_id',
      'issuing_list.name',
      'covers_from',
      'covers_to',
      'maker.name as maker_name',
      'received_on',
      'state',
      'imported_by_name',
      'imported_at',
      eb
        .selectFrom('issuing_row')
        .select((r) => r.fn.countAll<number>().as('n'))
        .whereRef('issuing_row.list_id', '=', 'issuing_list.list_id')
        .where('row_number', 'is not', null)
        .as('entries'),
      eb
        .selectFrom('issuing_row')
        .select((r) => r.fn.countAll<number>().as('n'))
        .whereRef('issuing_row.list_id', '=', 'issuing_list.list_id')
        .where('outcome', 'in', OPEN_OUTCOMES)
        .where('decision', 'is', null)
        .as('open_rows'),
      eb
        .selectFrom('found_omission')
        .select((r) => r.fn.countAll<number>().as('n'))
        .whereRef('found_omission.list_id', '=', 'issuing_list.list_id')
        .as('omissions'),
    ])
    .$if(at !== undefined && id !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('imported_at', back ? '>' : '<', at as IssuingListLine['importedAt']),
          eb.and([
            eb('imported_at', '=', at as IssuingListLine['importedAt']),
            eb('list_id', back ? '>' : '<', id as string),
          ]),
        ]),
      ),
    )
    .orderBy('imported_at', back ? 'asc' : 'desc')
    .orderBy('list_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = rows.map(
    (row): IssuingListLine => ({
      listId: row.list_id,
      name: row.name,
      coversFrom: row.covers_from,
      coversTo: row.covers_to,
      maker: row.maker_name,
      receivedOn: row.received_on,
      state: row.state,
      importedByName: row.imported_by_name,
      importedAt: row.imported_at,
      entries: Number(row.entries ?? 0),
      open: Number(row.open_rows ?? 0),
      omissions: Number(row.omissions ?? 0),
    }),
  )
  return pageOf(lines, size, total, cursor, (line) => [line.importedAt, line.listId])
}

/** Reads one list with how it was read. Throws `not_found`. */
export async function getIssuingList(db: Reader, actor: Actor, listId: string): Promise<IssuingList> {
  const row = await getListRow(db, actor, listId)
  const maker = await db
    .selectFrom('organ')
    .select('name')
    .where('organ_id', '=', row.maker_organ_id ?? '')
    .executeTakeFirst()
  return {
    listId: row.list_id,
    name: row.name,
    coversFrom: row.covers_from,
    coversTo: row.covers_to,
    maker: maker?.name ?? null,
    makerId: row.maker_organ_id,
    receivedOn: row.received_on,
    state: row.state,
    importedByName: row.imported_by_name,
    importedAt: row.imported_at,
    format: row.format,
    fileName: row.file_name,
    digest: row.digest,
    size: row.size,
    sheet: row.sheet,
    headingRow: row.heading_row,
    columns: row.columns === null ? null : (JSON.parse(row.columns) as ListColumns),
    rowsTotal: row.rows_total,
    rowsAbove: row.rows_above,
    rowsEmpty: row.rows_empty,
    comparedByName: row.compared_by_name,
    comparedAt: row.compared_at,
    dueOn: listDueOn(row.covers_to, (await getPolicy(db, 'issuing-list-due', row.received_on)).value),
    version: row.version,
  }
}

/** Why a document need not be filed: the exclusions of policy `scope-exclusions` on the day, and the usual others. */
export async function listGrounds(db: Reader, today: Day): Promise<readonly string[]> {
  const { value } = await getPolicy(db, 'scope-exclusions', today)
  return [...value, ...OTHER_GROUNDS]
}

const OTHER_GROUNDS = ['转发上级文件，没有新增规定', '没有印发或者已经作废', '已由主办机关报备', '其他']

/** The makers that the person's bureau may choose from. */
export const listMakers = (db: Reader, actor: Actor, on: Day): Promise<readonly BureauOrgan[]> =>
  listBureauOrgans(db, actor, on)

/** Who has not handed in the list of a year, and by when it is due. A list with makers in its rows counts for each. */
export async function listMissing(db: Reader, actor: Actor, year: number, today: Day): Promise<MissingLists> {
  const [from, to] = yearSpan(year)
  const handed = await db
    .selectFrom('issuing_list')
    .leftJoin('issuing_row', 'issuing_row.list_id', 'issuing_list.list_id')
    .select(['issuing_list.maker_organ_id as owner_id', 'issuing_row.maker_organ_id as named_id'])
    .distinct()
    .where('owner_organ_id', '=', actor.organId)
    .where('covers_from', '=', from)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '!=', 'unlisted')]))
    .execute()
  const known = new Set(handed.flatMap((row) => [row.owner_id, row.named_id]))
  const makers = listMakersOf(actor.organId, await listBureauOrgans(db, actor, from))
  return {
    year,
    dueOn: listDueOn(to, (await getPolicy(db, 'issuing-list-due', today)).value),
    total: makers.length,
    missing: makers.filter((maker) => !known.has(maker.organId)).map((maker) => maker.name),
  }
}
