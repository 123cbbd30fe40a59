import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Tables } from '../../db/tables.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { inStateOn } from '../effect-query.ts'
import type { DocumentFilter, DocumentLine, ValidityFilter } from '../model.ts'
import { numberColumns } from '../records.ts'
import { visibleTo } from '../visibility.ts'
import { documentLines } from './document-lines.ts'
import { endingDocuments, endingUntil } from './ending.ts'
import { legacyDocuments } from './legacy.ts'

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
  const { keys, total } = await keysOf(db, actor, filter, today, cursor, size)
  const page = pageOf(keys, size, total, cursor, (key) => [key.updated_at, key.document_id])
  const ids = page.rows.map((key) => key.document_id)
  return { ...page, rows: await documentLines(db, ids, filter.on ?? today) }
}

const SLICE = 1_000

/** Gives all matching documents, page by page, for a file. */
export async function allDocuments(
  db: Reader,
  actor: Actor,
  filter: DocumentFilter,
  today: Day,
): Promise<readonly DocumentLine[]> {
  const keys = await newestFirst(await matching(db, actor, filter, today)).execute()
  const lines: DocumentLine[] = []
  for (let at = 0; at < keys.length; at += SLICE) {
    const ids = keys.slice(at, at + SLICE).map((key) => key.document_id)
    lines.push(...(await documentLines(db, ids, filter.on ?? today)))
  }
  return lines
}

/** Counts the documents a person may see that match. */
export async function countDocuments(db: Reader, actor: Actor, filter: DocumentFilter, today: Day): Promise<number> {
  return countOf(await matching(db, actor, filter, today))
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
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<{ readonly keys: readonly Key[]; readonly total: number }> {
  const documents = await matching(db, actor, filter, today)
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

const ORGAN_COLUMNS = [
  'document.making_organ_id',
  'document.drafting_organ_id',
  'document.implementing_organ_id',
] as const

async function matching(db: Reader, actor: Actor, filter: DocumentFilter, today: Day): Promise<Documents> {
  const { words, category, stage, secrecy, organId, year, effect, validity, on } = filter
  const until = validity === 'ending' ? await endingUntil(db, today) : today
  const conditions = (eb: Where) => [
    visibleTo(eb, actor),
    ...(words ? [wordsIn(eb, words)] : []),
    ...(category ? [eb('document.category', '=', category)] : []),
    ...(stage ? [eb('document.stage', '=', stage)] : []),
    ...(secrecy ? [eb('document.secrecy', '=', secrecy)] : []),
    ...(organId ? [eb.or(ORGAN_COLUMNS.map((column) => eb(column, '=', organId)))] : []),
    ...(year ? [madeIn(year)] : []),
    ...(validity ? [validityIs(eb, validity, db, today, until)] : []),
    ...(effect ? [sql<boolean>`document.document_id in ${inStateOn(effect, on ?? today)}`] : []),
  ]
  return db.selectFrom('document').where((eb) => eb.and(conditions(eb)))
}

function validityIs(eb: Where, validity: ValidityFilter, db: Reader, today: Day, until: Day) {
  if (validity === 'years' || validity === 'until' || validity === 'none')
    return eb('document.validity_kind', '=', validity)
  const documents = validity === 'legacy' ? legacyDocuments(db, today) : endingDocuments(db, today, until)
  return eb('document.document_id', 'in', documents.select('document.document_id'))
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
