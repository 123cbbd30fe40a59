import { type SqlBool, sql } from 'kysely'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { firstIssuedSql } from '../../documents/effect-query.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { titleKey } from '../../text/citation-keys.ts'
import { parseDocumentNumber } from '../../text/document-number.ts'
import type { AmendmentFilter, AmendmentLine } from '../output-model.ts'
import { itemVisibleTo } from '../visibility.ts'

/** Counts the amendments of a campaign that are not made yet. */
export async function countOpenAmendments(db: Reader, campaignId: string): Promise<number> {
  const { total } = await db
    .selectFrom('amendment_task')
    .innerJoin('campaign_item', 'campaign_item.item_id', 'amendment_task.item_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('campaign_id', '=', campaignId)
    .where('done_on', 'is', null)
    .executeTakeFirstOrThrow()
  return total
}

const tasks = (db: Reader) =>
  db
    .selectFrom('amendment_task')
    .innerJoin('campaign_item', 'campaign_item.item_id', 'amendment_task.item_id')
    .innerJoin('campaign', 'campaign.campaign_id', 'campaign_item.campaign_id')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .innerJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .innerJoin('organ as implementer', 'implementer.organ_id', 'campaign_item.implementing_organ_id')
    .leftJoin('document as amending', 'amending.document_id', 'amendment_task.done_by_document_id')

type Tasks = ReturnType<typeof tasks>

const isIn = (state: NonNullable<AmendmentFilter['state']>, today: Day) => {
  const due = sql`amendment_task.due_on`
  const done = sql`amendment_task.done_on`
  const conditions = {
    open: sql<SqlBool>`${done} is null`,
    late: sql<SqlBool>`${done} is null and ${due} < ${today}`,
    due: sql<SqlBool>`${done} is null and ${due} >= ${today}`,
    undated: sql<SqlBool>`${done} is null and ${due} is null`,
    done: sql<SqlBool>`${done} is not null and (${due} is null or ${done} <= ${due})`,
    done_late: sql<SqlBool>`${done} > ${due}`,
  }
  return conditions[state]
}

const found = (db: Reader, actor: Actor, filter: AmendmentFilter, today: Day): Tasks =>
  tasks(db)
    .where((eb) => itemVisibleTo(eb, actor))
    .$if(filter.campaignId !== undefined, (q) => q.where('campaign.campaign_id', '=', filter.campaignId as string))
    .$if(filter.organId !== undefined, (q) =>
      q.where('campaign_item.implementing_organ_id', '=', filter.organId as string),
    )
    .$if(filter.state !== undefined, (q) => q.where(isIn(filter.state ?? 'open', today))) as Tasks

const select = (query: Tasks) =>
  query.select([
    'amendment_task.item_id',
    'amendment_task.due_on',
    'amendment_task.done_on',
    'amendment_task.done_note',
    'amendment_task.version',
    'campaign.campaign_id',
    'campaign.name as campaign_name',
    'campaign_item.serial',
    'document.document_id',
    'document.title',
    'document.number_text',
    'campaign_item.implementing_organ_id',
    'implementer.name as implementer_name',
    'decision.outcome as decided',
    'decision.decided_on',
    'amending.document_id as amending_id',
    'amending.title as amending_title',
    'amending.secrecy as amending_secrecy',
  ])

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** Lists what is to be amended, the nearest deadline first, those without one last. */
export async function listAmendments(
  db: Reader,
  actor: Actor,
  filter: AmendmentFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<AmendmentLine>> {
  const query = found(db, actor, filter, today)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const key = sql<string>`coalesce(amendment_task.due_on, '9999') || amendment_task.item_id`
  const back = cursor?.direction === 'before'
  const rows = await select(query)
    .$if(cursor !== null, (q) => q.where(key, back ? '<' : '>', String(cursor?.keys[0])))
    .orderBy(key, back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  const lines = await linesOf(db, rows)
  return pageOf(lines, size, total, cursor, (line) => [`${line.dueOn ?? '9999'}${line.itemId}`])
}

/** Counts the amendments that a filter finds by their state. */
export async function countAmendments(
  db: Reader,
  actor: Actor,
  filter: AmendmentFilter,
  today: Day,
): Promise<Readonly<Record<'open' | 'late' | 'done', number>>> {
  const count = async (state: 'open' | 'late' | 'done' | 'done_late'): Promise<number> => {
    const { total } = await found(db, actor, { ...filter, state }, today)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return total
  }
  return {
    open: await count('open'),
    late: await count('late'),
    done: (await count('done')) + (await count('done_late')),
  }
}

/** Reads one amendment to be made. Throws `not_found`. */
export async function getAmendment(
  db: Reader,
  actor: Actor,
  campaignId: string,
  itemId: string,
): Promise<AmendmentLine> {
  const row = await select(
    tasks(db)
      .where((eb) => itemVisibleTo(eb, actor))
      .where('campaign.campaign_id', '=', campaignId)
      .where('amendment_task.item_id', '=', itemId) as Tasks,
  ).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这项修改任务，或者您无权查看。')
  const [line] = await linesOf(db, [row])
  if (!line) throw new Error('a task has no line')
  return line
}

/** Finds what the decision on an item left to be amended; null for the others. */
export const findAmendment = async (
  db: Reader,
  actor: Actor,
  campaignId: string,
  itemId: string,
): Promise<AmendmentLine | null> =>
  getAmendment(db, actor, campaignId, itemId).catch((error: unknown) => {
    if (error instanceof Refused && error.kind === 'not_found') return null
    throw error
  })

/**
 * Finds the issued document that a number or a title as typed means, as far as the actor may see it; null when the
 * register has none. Refuses a title that several have.
 */
export async function resolveAmending(db: Reader, actor: Actor, typed: string): Promise<string | null> {
  const number = parseDocumentNumber(typed)?.key
  const rows = await db
    .selectFrom('document')
    .select(['document_id', 'number_key'])
    .where('stage', 'in', ['issued', 'published'])
    .where((eb) => visibleTo(eb, actor))
    .where((eb) =>
      eb.or([eb('title_key', '=', titleKey(typed)), ...(number === undefined ? [] : [eb('number_key', '=', number)])]),
    )
    .limit(20)
    .execute()
  const numbered = rows.filter((row) => number !== undefined && row.number_key === number)
  const found = numbered.length > 0 ? numbered : rows
  if (found.length > 1)
    throw new Refused('invalid', `登记中有${found.length}件名称或者文号与“${typed}”相同的文件，请填写能够区分的文号。`)
  return found[0]?.document_id ?? null
}

async function linesOf(db: Reader, rows: readonly Row[]): Promise<readonly AmendmentLine[]> {
  const amending = await findAmending(
    db,
    rows.map((row) => row.document_id),
  )
  return rows.map((row) => ({
    itemId: row.item_id,
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    serial: row.serial,
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    implementingOrganId: row.implementing_organ_id,
    implementingOrgan: row.implementer_name,
    decided: row.decided === 'amend_or_lapse' ? 'amend_or_lapse' : 'amend',
    decidedOn: row.decided_on,
    dueOn: row.due_on,
    doneOn: row.done_on,
    doneBy:
      row.amending_id === null || row.amending_secrecy === 'secret'
        ? null
        : { documentId: row.amending_id, title: row.amending_title ?? '' },
    doneNote: row.done_note,
    version: row.version,
    found: amending.get(row.document_id)?.find((a) => a.on > row.decided_on) ?? null,
  }))
}

interface Amending {
  readonly documentId: string
  readonly title: string
  readonly on: Day
}

/** What amends, repeals or follows the documents by confirmed relations, the newest first; secret ones are not named. */
async function findAmending(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Amending[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('document_relation')
    .innerJoin('document as source', 'source.document_id', 'document_relation.source_document_id')
    .select(['target_document_id', 'source.document_id', 'source.title', firstIssuedSql('source').as('made_on')])
    .where('target_document_id', 'in', [...ids])
    .where('document_relation.state', '=', 'confirmed')
    .where('document_relation.kind', 'in', ['amends', 'repeals', 'replaces'])
    .where('source.stage', 'in', ['issued', 'published'])
    .where('source.secrecy', '!=', 'secret')
    .orderBy('made_on', 'desc')
    .execute()
  const found = new Map<string, Amending[]>()
  for (const { target_document_id, document_id, title, made_on } of rows)
    if (target_document_id !== null && made_on !== null)
      found.set(target_document_id, [
        ...(found.get(target_document_id) ?? []),
        { documentId: document_id, title, on: made_on },
      ])
  return found
}
