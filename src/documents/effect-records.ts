import { sql } from 'kysely'
import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { RELATION_EFFECTS } from './effect-query.ts'
import type { DocumentEffect, EffectKind, Secrecy } from './model.ts'

const SLICE = 5_000

interface Found extends DocumentEffect {
  readonly documentId: string
}

/** Reads what was done to the force of documents, by document: by decisions, and by documents that amend or repeal them. */
export async function listEffects(
  db: Reader,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DocumentEffect[]>> {
  const found = new Map<string, DocumentEffect[]>()
  for (let at = 0; at < documentIds.length; at += SLICE) {
    const ids = documentIds.slice(at, at + SLICE)
    for (const { documentId, ...effect } of [...(await byDecision(db, ids)), ...(await byRelation(db, ids))])
      found.set(documentId, [...(found.get(documentId) ?? []), effect])
  }
  return found
}

async function byDecision(db: Reader, ids: readonly string[]): Promise<readonly Found[]> {
  const rows = await db
    .selectFrom('document_effect')
    .leftJoin('decision', 'decision.decision_id', 'document_effect.decision_id')
    .select([
      'document_effect.document_id',
      'document_effect.kind',
      'document_effect.effective_on',
      'document_effect.source',
      'decision.decided_on',
    ])
    .where('document_effect.document_id', 'in', ids)
    .orderBy('document_effect.effect_id')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    source: row.source,
    ...(row.decided_on === null ? {} : { decidedOn: row.decided_on }),
  }))
}

/** A row of `RELATION_EFFECTS`. */
export interface RelationEffectRow {
  readonly document_id: string
  readonly kind: EffectKind
  readonly effective_on: Day
  readonly made_on: Day
  readonly acts_by: string
  readonly relation_id: string
}

async function byRelation(db: Reader, ids: readonly string[]): Promise<readonly Found[]> {
  const rows = await db
    .selectFrom(sql<RelationEffectRow>`${RELATION_EFFECTS}`.as('acts'))
    .innerJoin('document as by', 'by.document_id', 'acts.acts_by')
    .select([
      'acts.document_id',
      'acts.kind',
      'acts.effective_on',
      'acts.made_on',
      'acts.acts_by',
      'by.title',
      'by.number_text',
      'by.secrecy',
    ])
    .where('acts.document_id', 'in', ids)
    .orderBy('acts.effective_on')
    .orderBy('acts.relation_id')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    source: sourceWords(row),
    decidedOn: row.made_on,
    ...(row.secrecy === 'secret' ? {} : { byDocumentId: row.acts_by }),
  }))
}

/** A secret document is not named to those who read what it did. */
export function sourceWords(by: {
  readonly title: string
  readonly number_text: string | null
  readonly secrecy: Secrecy
}): string {
  if (by.secrecy === 'secret') return '另一件涉密文件'
  return by.number_text === null ? `《${by.title}》` : `《${by.title}》，${by.number_text}`
}
