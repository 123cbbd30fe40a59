import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { may } from '../../people/rules.ts'
import { titleKey } from '../../text/citation-keys.ts'
import { type RequestActor, refuseWith } from '../guard.ts'
import { mayRelate, statedRelations, visibleDocument } from '../queries/relation-desk.ts'
import { type DocumentRow, getDocument } from '../records.ts'
import type { NamedTarget, RelationKind, RelationState } from '../relation-model.ts'
import { isAct, obstaclesToRelation } from '../relation-rules.ts'

/** One proposal that a person decides of: which it is, and the document of the register that is meant. */
export interface RelationPick {
  readonly kind: RelationKind
  readonly key: string
  readonly targetId: string | null
}

/** Confirms or puts aside what the text proposes, all or none. Gives how many were new; a second submit changes nothing. */
export async function decideRelations(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly documentId: string; readonly state: RelationState; readonly picks: readonly RelationPick[] },
): Promise<number> {
  if (input.picks.length === 0) throw new Refused('invalid', '请先勾选要确认或者不采用的关系。')
  return inTransaction(deps, actor, async (work) => {
    const source = await sourceOf(work, actor, input.documentId)
    const { relations } = await statedRelations(work.trx, source)
    let count = 0
    for (const pick of input.picks) {
      const stated = relations.find((r) => r.kind === pick.kind && r.key === pick.key)
      if (!stated) throw new Refused('conflict', '文本刚刚变了，其中已没有这一项。请刷新页面后再确认。')
      const isNew = await decide(work, actor, source, input.state, { ...stated, targetId: pick.targetId })
      count += Number(isNew)
    }
    await recordAudit(
      work,
      'relations.decided',
      { type: 'document', id: input.documentId },
      { state: input.state, count },
    )
    return count
  })
}

interface Decided extends NamedTarget {
  readonly kind: RelationKind
  readonly key: string
  readonly quote: string | null
  readonly targetId: string | null
}

/** Records a relation that the text does not state, with the reason in place of the sentence. */
export async function addRelation(
  deps: WorkDeps,
  actor: RequestActor,
  input: NamedTarget & {
    readonly documentId: string
    readonly kind: RelationKind
    readonly quote: string
    readonly targetId: string | null
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const source = await sourceOf(work, actor, input.documentId)
    const key = `${titleKey(input.title)}|${input.number ?? input.dated ?? ''}`
    const isNew = await decide(work, actor, source, 'confirmed', { ...input, key })
    if (!isNew) throw new Refused('conflict', '这一关系已经登记过。请在下面的表中查看。')
  })
}

/** Changes a decided relation: takes it back, or names the document of the register that is meant. */
export async function changeRelation(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly documentId: string
    readonly relationId: string
    readonly version: number
    readonly state: RelationState
    readonly targetId: string | null
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const source = await sourceOf(work, actor, input.documentId)
    const row = await work.trx
      .selectFrom('document_relation')
      .selectAll()
      .where('relation_id', '=', input.relationId)
      .where('source_document_id', '=', input.documentId)
      .executeTakeFirst()
    if (!row) throw new Refused('not_found', '没有这一关系，或者它不属于这件文件。')
    const targetId = input.targetId ?? row.target_document_id
    if (input.state === 'confirmed') await checkTarget(work, actor, source, row.kind, targetId)
    const changed = await work.trx
      .updateTable('document_relation')
      .set({ state: input.state, target_document_id: targetId, ...signature(work), version: input.version + 1 })
      .where('relation_id', '=', input.relationId)
      .where('version', '=', input.version)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) !== 1)
      throw new Refused('conflict', '这一关系刚刚被别人改过。请刷新页面，核对后再改。')
    await tell(work, source, input.state, { kind: row.kind, title: row.target_title, targetId })
  })
}

async function sourceOf(work: Work, actor: RequestActor, documentId: string): Promise<DocumentRow> {
  const source = await visibleDocument(work.trx, actor, documentId)
  if (!mayRelate(actor, source))
    throw new Refused('forbidden', '文件之间的关系由制定、起草单位或者司法局确认。如有不同意见，请告诉他们。')
  return source
}

async function decide(
  work: Work,
  actor: RequestActor,
  source: DocumentRow,
  state: RelationState,
  relation: Decided,
): Promise<boolean> {
  const { kind, key, title, targetId } = relation
  if (state === 'confirmed') await checkTarget(work, actor, source, kind, targetId)
  const inserted = await work.trx
    .insertInto('document_relation')
    .values({
      relation_id: work.newId(),
      source_document_id: source.document_id,
      kind,
      target_document_id: state === 'confirmed' ? targetId : null,
      target_title: title,
      target_title_key: titleKey(title),
      target_number: relation.number,
      target_dated: relation.dated,
      target_maker: relation.maker,
      target_key: key,
      quote: relation.quote,
      state,
      ...signature(work),
    })
    .onConflict((c) => c.columns(['source_document_id', 'kind', 'target_key']).doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await tell(work, source, state, { kind, title, targetId: state === 'confirmed' ? targetId : null })
  return true
}

const signature = (work: Work) => ({
  decided_on: work.today,
  decided_by: work.actor.userId,
  decided_by_name: work.actor.displayName,
  decided_at: work.now,
})

async function checkTarget(
  work: Work,
  actor: RequestActor,
  source: DocumentRow,
  kind: RelationKind,
  targetId: string | null,
): Promise<void> {
  const target = targetId === null ? null : await visibleDocument(work.trx, actor, targetId)
  refuseWith(
    obstaclesToRelation({
      kind,
      sourceId: source.document_id,
      sourceMaker: source.making_organ_id,
      isBureau: may(actor, 'cleanup.manage'),
      target: target && {
        documentId: target.document_id,
        makers: await organsAbove(work, target.making_organ_id),
        isIssued: target.stage === 'issued' || target.stage === 'published',
      },
    }).map((o) => ({ ...o, message: target ? `《${target.title}》：${o.message}` : o.message })),
  )
}

const LEVELS = 8

async function organsAbove(work: Work, organId: string): Promise<readonly string[]> {
  const found = [organId]
  for (let level = 0, at: string | null = organId; at !== null && level < LEVELS; level++) {
    const row: { readonly parent_id: string | null } | undefined = await work.trx
      .selectFrom('organ')
      .select('parent_id')
      .where('organ_id', '=', at)
      .executeTakeFirst()
    at = row?.parent_id ?? null
    if (at !== null) found.push(at)
  }
  return found
}

/** The trail of both documents says what happened; a secret one is not named in that of the other. */
async function tell(
  work: Work,
  source: DocumentRow,
  state: RelationState,
  relation: { readonly kind: RelationKind; readonly title: string; readonly targetId: string | null },
): Promise<void> {
  const { kind, title, targetId } = relation
  await recordAudit(work, 'document.related', { type: 'document', id: source.document_id }, { kind, state, title })
  if (targetId === null || !isAct(kind)) return
  const target = await getDocument(work.trx, targetId)
  const by = source.secrecy === 'secret' && target.secrecy !== 'secret' ? '另一件涉密文件' : `《${source.title}》`
  await recordAudit(work, 'document.related_by', { type: 'document', id: targetId }, { kind, state, by })
}
