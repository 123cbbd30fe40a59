import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Tables } from '../../db/tables.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { DocumentFilter, DocumentLine } from '../model.ts'
import { factsOf, listEffects, numberColumns } from '../records.ts'
import { effectOn } from '../rules.ts'
import { visibleTo } from '../visibility.ts'
import { documentLines } from './document-lines.ts'

type Documents = SelectQueryBuilder<Tables, 'document', object>
type Where = ExpressionBuilder<Tables, 'document'>

/** Lists the documents a person may see, the newest act first. */
export async function listDocuments(
  db: Reader,
  actor: Actor,
  filter: DocumentFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<DocumentLine>> {
  const { keys, total } = filter.effect
    ? await keysInEffect(db, actor, filter, today, cursor, size)
    : await keysOf(db, actor, filter, cursor, size)
  const page = pageOf(keys, size, total, cursor, (key) => [key.updated_at, key.document_id])
  const ids = page.rows.map((key) => key.document_id)
  return { ...page, rows: await documentLines(db, ids, today) }
}

const SLICE = 1_000

/** Gives all matching documents, page by page, for a file. */
export async function allDocuments(
  db: Reader,
  actor: Actor,
  filter: DocumentFilter,
  today: Day,
): Promise<readonly DocumentLine[]> {
  const { keys } = filter.effect
    ? await keysInEffect(db, actor, filter, today, null, Number.MAX_SAFE_INTEGER - 1)
    : { keys: await newestFirst(matching(db, actor, filter)).execute() }
  const lines: DocumentLine[] = []
  for (let at = 0; at < keys.length; at += SLICE) {
    const ids = keys.slice(at, at + SLICE).map((key) => key.document_id)
    lines.push(...(await documentLines(db, ids, today)))
  }
  return lines
}

/** Counts the documents a person may see that match. */
export async function countDocuments(db: Reader, actor: Actor, filter: DocumentFilter, today: Day): Promise<number> {
  if (filter.effect) return (await keysInEffect(db, actor, filter, today, null, 0)).total
  return countOf(matching(db, actor, filter))
}

interface Key {
  readonly document_id: string
  readonly updated_at: Instant
}

const newestFirst = (documents: Documents) =>
  documents
    .select(['document.document_id', 'document.updated_at'])
    .orderBy('updated_at', 'desc')
    .orderBy('document_id', 'desc')

async function countOf(documents: Documents): Promise<number> {
  const { total } = await documents.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return total
}

async function keysOf(
  db: Reader,
  actor: Actor,
  filter: DocumentFilter,
  cursor: Cursor | null,
  size: number,
): Promise<{ readonly keys: readonly Key[]; readonly total: number }> {
  const documents = matching(db, actor, filter)
  const back = cursor?.direction === 'before'
  const [at, id] = (cursor?.keys ?? []) as [Instant, string]
  const keys = await documents
    .select(['document.document_id', 'document.updated_at'])
    .$if(cursor !== null, (q) =>
      q.where((eb) => {
        const beyond = back ? '>' : '<'
        return eb.or([
          eb('document.updated_at', beyond, at),
          eb.and([eb('document.updated_at', '=', at), eb('document.document_id', beyond, id)]),
        ])
      }),
    )
    .orderBy('document.updated_at', back ? 'asc' : 'desc')
    .orderBy('document.document_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  return { keys, total: await countOf(documents) }
}

/**
 * The state on a day is a rule, not a column: it is computed for everything else that matches. A register of a city
 * holds some thousands of documents, whose dates alone are read here.
 */
async function keysInEffect(
  db: Reader,
  actor: Actor,
  filter: DocumentFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<{ readonly keys: readonly Key[]; readonly total: number }> {
  const rows = await newestFirst(matching(db, actor, filter))
    .select([
      'stage',
      'signed_on',
      'written_on',
      'issued_on',
      'published_on',
      'effective_on',
      'validity_kind',
      'validity_years',
      'lapses_after',
    ])
    .execute()
  const effects = await listEffects(
    db,
    rows.map((row) => row.document_id),
  )
  const kept = rows.filter(
    (row) => effectOn(factsOf(row, effects.get(row.document_id) ?? []), today).state === filter.effect,
  )
  if (cursor === null) return { keys: kept.slice(0, size + 1), total: kept.length }
  const [at, id] = cursor.keys as [Instant, string]
  const isBefore = (key: Key): boolean => key.updated_at > at || (key.updated_at === at && key.document_id > id)
  if (cursor.direction === 'before')
    return {
      keys: kept
        .filter(isBefore)
        .reverse()
        .slice(0, size + 1),
      total: kept.length,
    }
  const after = kept.filter((key) => !isBefore(key) && key.document_id !== id)
  return { keys: after.slice(0, size + 1), total: kept.length }
}

const ORGAN_COLUMNS = [
  'document.making_organ_id',
  'document.drafting_organ_id',
  'document.implementing_organ_id',
] as const

function matching(db: Reader, actor: Actor, filter: DocumentFilter): Documents {
  const { words, category, stage, secrecy, organId, year } = filter
  const conditions = (eb: Where) => [
    visibleTo(eb, actor),
    ...(words ? [wordsIn(eb, words)] : []),
    ...(category ? [eb('document.category', '=', category)] : []),
    ...(stage ? [eb('document.stage', '=', stage)] : []),
    ...(secrecy ? [eb('document.secrecy', '=', secrecy)] : []),
    ...(organId ? [eb.or(ORGAN_COLUMNS.map((column) => eb(column, '=', organId)))] : []),
    ...(year ? [madeIn(year)] : []),
  ]
  return db.selectFrom('document').where((eb) => eb.and(conditions(eb)))
}

/** Words in the title or the number; a whole number matches however its brackets are typed. */
function wordsIn(eb: Where, words: string) {
  const { number_key } = numberColumns(words)
  return eb.or([
    textContains(eb.ref('document.title_key'), words),
    textContains(eb.ref('document.number_text'), words),
    ...(number_key === null ? [] : [eb('document.number_key', '=', number_key)]),
  ])
}

/** Old documents were printed and sent, never published: their year is the year of issue. */
const madeIn = (year: number) =>
  sql<boolean>`coalesce(document.published_on, document.issued_on) between ${`${year}-01-01`} and ${`${year}-12-31`}`
