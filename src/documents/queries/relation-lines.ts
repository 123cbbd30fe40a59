import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { DocumentLine } from '../model.ts'
import type { ChainLink, RelationKind, RelationLine } from '../relation-model.ts'
import { isAct, isSuccession } from '../relation-rules.ts'
import { inForceFrom } from '../rules.ts'
import { visibleTo } from '../visibility.ts'
import { documentLines } from './document-lines.ts'
import { findTargets } from './relation-targets.ts'

/** Lists what people confirmed about a document: from it, to it, or both ends of it. */
export async function relationLines(
  db: Reader,
  actor: Actor,
  documentId: string,
  end: 'source' | 'target',
  kinds: readonly RelationKind[],
  today: Day,
): Promise<readonly RelationLine[]> {
  const here = end === 'source' ? 'source_document_id' : 'target_document_id'
  const there = end === 'source' ? 'target_document_id' : 'source_document_id'
  const rows = await db
    .selectFrom('document_relation')
    .selectAll()
    .where(here, '=', documentId)
    .where('state', '=', 'confirmed')
    .where('kind', 'in', [...kinds])
    .orderBy('relation_id')
    .execute()
  const ids = rows.flatMap((row) => row[there] ?? [])
  const others = new Map((await visibleLines(db, actor, ids, today)).map((line) => [line.documentId, line]))
  const self = (await visibleLines(db, actor, [documentId], today))[0] ?? null
  const open = rows.filter((row) => end === 'source' && row.target_document_id === null)
  const candidates = await findTargets(
    db,
    actor,
    documentId,
    open.map((row) => ({
      title: row.target_title,
      number: row.target_number,
      dated: row.target_dated,
      maker: row.target_maker,
    })),
  )
  return rows.flatMap((row): RelationLine[] => {
    const other = others.get(row[there] ?? '') ?? null
    if (end === 'target' && other === null) return []
    const acting = end === 'source' ? self : other
    return [
      {
        relationId: row.relation_id,
        version: row.version,
        kind: row.kind,
        state: row.state,
        title: row.target_title,
        number: row.target_number,
        dated: row.target_dated,
        maker: row.target_maker,
        quote: row.quote,
        decidedByName: row.decided_by_name,
        decidedOn: row.decided_on,
        other,
        actsFrom: acting && isAct(row.kind) && row.target_document_id !== null ? actsFrom(acting) : null,
        candidates: candidates[open.indexOf(row)] ?? [],
      },
    ]
  })
}

const actsFrom = (acting: DocumentLine): Day | null =>
  acting.stage === 'issued' || acting.stage === 'published' ? inForceFrom(acting) : null

async function visibleLines(
  db: Reader,
  actor: Actor,
  documentIds: readonly string[],
  today: Day,
): Promise<readonly DocumentLine[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select('document_id')
    .where('document_id', 'in', [...new Set(documentIds)])
    .where((eb) => visibleTo(eb, actor))
    .execute()
  return documentLines(
    db,
    rows.map((row) => row.document_id),
    today,
  )
}

/** How many steps a chain is followed each way: documents of one matter are rarely remade so often. */
const STEPS = 12

/** Gives the chain 前身—现行—后继 around a document, the oldest first; one link means that nothing followed anything. */
export async function successionOf(
  db: Reader,
  actor: Actor,
  documentId: string,
  today: Day,
): Promise<readonly ChainLink[]> {
  const seen = new Set([documentId])
  const walk = async (end: 'source' | 'target'): Promise<string[]> => {
    const found: string[] = []
    let ids = [documentId]
    for (let step = 0; step < STEPS && ids.length > 0; step++) {
      ids = (await neighbours(db, ids, end)).filter((id) => !seen.has(id))
      for (const id of ids) seen.add(id)
      found.push(...ids)
    }
    return found
  }
  const before = await walk('source')
  const after = await walk('target')
  const lines = await visibleLines(db, actor, [...before.reverse(), documentId, ...after], today)
  const byId = new Map(lines.map((line) => [line.documentId, line]))
  return [...before, documentId, ...after].flatMap((id): ChainLink[] => {
    const line = byId.get(id)
    if (!line) return []
    const { title, numberText, effect } = line
    return [{ documentId: id, title, numberText, effect, isCurrent: id === documentId }]
  })
}

async function neighbours(db: Reader, ids: readonly string[], end: 'source' | 'target'): Promise<string[]> {
  const rows = await db
    .selectFrom('document_relation')
    .innerJoin('document as source', 'source.document_id', 'document_relation.source_document_id')
    .select(['source_document_id', 'target_document_id', 'document_relation.kind', 'source.title'])
    .where('document_relation.state', '=', 'confirmed')
    .where('document_relation.kind', 'in', ['repeals', 'replaces', 'renews'])
    .where(end === 'source' ? 'source_document_id' : 'target_document_id', 'in', [...ids])
    .orderBy('relation_id')
    .execute()
  return [
    ...new Set(
      rows
        .filter((row) => isSuccession(row.kind, row.title))
        .flatMap((row) => (end === 'source' ? (row.target_document_id ?? []) : row.source_document_id)),
    ),
  ]
}
