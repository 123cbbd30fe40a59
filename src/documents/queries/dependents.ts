import { sql } from 'kysely'
import { type Cursor, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { listEffects } from '../effect-records.ts'
import { lastChange } from '../life-rules.ts'
import { type DocumentRow, factsOf } from '../records.ts'
import type { Dependents } from '../relation-model.ts'
import { visibleTo } from '../visibility.ts'
import { documentLines } from './document-lines.ts'
import { RESTING, visibleDocument } from './relation-desk.ts'

/** Lists the documents that rest on one or name it, as far as the actor may see them. Throws `not_found`. */
export async function listDependents(
  db: Reader,
  actor: Actor,
  documentId: string,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Dependents> {
  const row = await visibleDocument(db, actor, documentId)
  const [document] = await documentLines(db, [documentId], today)
  if (!document) throw new Error('a visible document has no line')
  const back = cursor?.direction === 'before'
  const [at = ''] = (cursor?.keys ?? []) as [string]
  const ids = await dependentsOf(db, actor, documentId)
    .$if(cursor !== null, (q) => q.where('document.document_id', back ? '>' : '<', at))
    .orderBy('document.document_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const total = (await dependentIds(db, actor, documentId)).length
  const page = pageOf(ids, size, total, cursor, (key) => [key.document_id])
  const shown = page.rows.map((r) => r.document_id)
  const words = await wordsOf(db, documentId, shown)
  const lines = await documentLines(db, shown, today)
  const change = await changeOf(db, row, today)
  return {
    document,
    change,
    page: {
      ...page,
      rows: lines.map((line) => {
        const said = words.filter((w) => w.source_document_id === line.documentId)
        return { line, kinds: said.map((w) => w.kind), quote: said.find((w) => w.quote !== null)?.quote ?? null }
      }),
    },
    cleanup: change && (await findCleanup(db, documentId, change.on)),
  }
}

/** Gives the last change of a document that makes what rests on it doubtful; null when there is none. */
export async function changeOf(db: Reader, row: DocumentRow, today: Day): Promise<Dependents['change']> {
  const effects = (await listEffects(db, [row.document_id])).get(row.document_id) ?? []
  return lastChange(factsOf(row, effects), today)
}

/** Gives the ids of all documents that rest on one or name it, as far as the actor may see them. */
export async function dependentIds(db: Reader, actor: Actor, documentId: string): Promise<readonly string[]> {
  const rows = await dependentsOf(db, actor, documentId).orderBy('document.document_id').execute()
  return rows.map((row) => row.document_id)
}

const dependentsOf = (db: Reader, actor: Actor, documentId: string) =>
  db
    .selectFrom('document')
    .select('document.document_id')
    .where((eb) => visibleTo(eb, actor))
    .where(
      sql<boolean>`document.document_id in (
        select source_document_id from document_relation where target_document_id = ${documentId}
          and state = 'confirmed' and kind in ('implements', 'cites'))`,
    )

async function wordsOf(db: Reader, documentId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('document_relation')
    .select(['source_document_id', 'kind', 'quote'])
    .where('target_document_id', '=', documentId)
    .where('state', '=', 'confirmed')
    .where('kind', 'in', [...RESTING])
    .where('source_document_id', 'in', [...ids])
    .orderBy('relation_id')
    .execute()
}

async function findCleanup(db: Reader, documentId: string, changedOn: Day): Promise<Dependents['cleanup']> {
  const row = await db
    .selectFrom('change_cleanup')
    .innerJoin('campaign', 'campaign.campaign_id', 'change_cleanup.campaign_id')
    .select(['campaign.campaign_id', 'campaign.name', 'due_on'])
    .where('change_cleanup.document_id', '=', documentId)
    .where('changed_on', '=', changedOn)
    .executeTakeFirst()
  return row ? { campaignId: row.campaign_id, name: row.name, dueOn: row.due_on } : null
}
