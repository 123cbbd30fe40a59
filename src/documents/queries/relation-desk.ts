import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { findRelations, type StatedRelations } from '../../text/relations.ts'
import { mayEdit } from '../guard.ts'
import { type DocumentRow, getDocument } from '../records.ts'
import { RELATION_KINDS, type RelationDesk, type RelationKind } from '../relation-model.ts'
import { visibleTo } from '../visibility.ts'
import { relationLines, successionOf } from './relation-lines.ts'
import { findTargets } from './relation-targets.ts'
import { findText, listRevisions } from './revisions.ts'

const FROM_OTHERS: readonly RelationKind[] = ['repeals', 'ends', 'amends', 'replaces', 'renews']
/** What a document rests on, or names: those that must be looked at when it changes. */
export const RESTING: readonly RelationKind[] = ['implements', 'cites']

/** Reads the relations of a document with what its text proposes. Throws `not_found` also when it may not be seen. */
export async function getRelationDesk(db: Reader, actor: Actor, documentId: string, today: Day): Promise<RelationDesk> {
  const row = await visibleDocument(db, actor, documentId)
  const mayDecide = mayRelate(actor, row)
  const read = mayDecide ? await statedRelations(db, row) : NOTHING
  const known = await db
    .selectFrom('document_relation')
    .select(['kind', 'target_key', 'state'])
    .where('source_document_id', '=', documentId)
    .execute()
  const taken = new Set(known.map((k) => `${k.kind} ${k.target_key}`))
  const open = read.relations.filter((r) => !taken.has(`${r.kind} ${r.key}`))
  const targets = await findTargets(db, actor, documentId, open)
  const { total } = await db
    .selectFrom('document_relation')
    .innerJoin('document', 'document.document_id', 'document_relation.source_document_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('target_document_id', '=', documentId)
    .where('state', '=', 'confirmed')
    .where('kind', 'in', [...RESTING])
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirstOrThrow()
  return {
    documentId,
    title: row.title,
    mayDecide,
    proposals: open.map((relation, i) => ({ ...relation, candidates: targets[i] ?? [] })),
    overrides: read.overrides,
    outgoing: await relationLines(db, actor, documentId, 'source', RELATION_KINDS, today),
    incoming: await relationLines(db, actor, documentId, 'target', FROM_OTHERS, today),
    chain: await successionOf(db, actor, documentId, today),
    dependents: total,
    dismissed: known.filter((k) => k.state === 'dismissed').length,
  }
}

const NOTHING: StatedRelations = { relations: [], overrides: [] }

/** Those who keep the register of a document say what it does to others. */
export const mayRelate = (actor: Actor, row: DocumentRow): boolean =>
  mayEdit(actor, row) || (may(actor, 'cleanup.manage') && row.stage === 'issued' && row.secrecy !== 'secret')

/** Reads a document that the actor may see. Throws `not_found`. */
export async function visibleDocument(db: Reader, actor: Actor, documentId: string): Promise<DocumentRow> {
  const seen = await db
    .selectFrom('document')
    .select('document_id')
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!seen) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  return getDocument(db, documentId)
}

/** Reads what the official text, else the newest draft, states of other documents. */
export async function statedRelations(
  db: Reader,
  row: Pick<DocumentRow, 'document_id' | 'title'>,
): Promise<StatedRelations> {
  const revisions = await listRevisions(db, row.document_id)
  const current = revisions.find((r) => r.kind === 'official') ?? revisions[0]
  const text = current ? await findText(db, current.revisionId) : null
  return text
    ? findRelations(
        row.title,
        text.paragraphs.map((p) => p.text),
      )
    : NOTHING
}
