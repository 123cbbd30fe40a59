import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { sourceWords } from '../../documents/effect-records.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { visibleDocument } from '../../documents/queries/relation-desk.ts'
import { addEffect } from '../../documents/records.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { obstaclesToDone, obstaclesToDue } from '../amendment-rules.ts'
import type { AmendmentLine } from '../output-model.ts'
import { getAmendment } from '../queries/amendments.ts'

export interface AmendmentTarget {
  readonly campaignId: string
  readonly itemId: string
  readonly version: number
}

/** The unit that implements the document follows its own amendments up, the bureau all. */
export const mayFollowUp = (actor: Actor, task: Pick<AmendmentLine, 'implementingOrganId'>): boolean =>
  may(actor, 'cleanup.manage') || (may(actor, 'cleanup.propose') && actor.organId === task.implementingOrganId)

/**
 * Records that a document was amended as decided: by a document of the register, or in words. Where no confirmed
 * relation says so already, the document's state says from then on that it is amended.
 */
export async function recordAmendment(
  deps: WorkDeps,
  actor: RequestActor,
  target: AmendmentTarget,
  done: { readonly doneOn: Day; readonly documentId: string | null; readonly note: string | null },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const task = await taskFor(work, actor, target)
    refuseWith(obstaclesToDone(task, done, work.today))
    const amending = done.documentId === null ? null : await visibleDocument(work.trx, actor, done.documentId)
    if (amending && amending.document_id === task.documentId)
      throw new Refused('invalid', '修改它的文件不能是它自己。请选择另一件文件。')
    const note = done.note?.trim() || null
    await changeTask(work, target, {
      done_on: done.doneOn,
      done_by_document_id: amending?.document_id ?? null,
      done_note: note,
    })
    await recordAudit(
      work,
      'amendment.done',
      { type: 'item', id: target.itemId },
      { doneOn: done.doneOn, by: amending ? publicTitle(amending) : null, note },
    )
    if (amending && (await actsAlready(work, amending.document_id, task.documentId))) return
    const source = amending ? sourceWords(amending) : (note ?? '')
    await addEffect(work, {
      documentId: task.documentId,
      kind: 'amended',
      effectiveOn: done.doneOn,
      source,
      decisionId: null,
    })
    await recordAudit(
      work,
      'document.effect_changed',
      { type: 'document', id: task.documentId },
      { kind: 'amended', effectiveOn: done.doneOn, source },
    )
  })
}

const publicTitle = (row: { readonly title: string; readonly secrecy: string }): string =>
  row.secrecy === 'secret' ? '一件涉密文件' : row.title

async function actsAlready(work: Work, sourceId: string, targetId: string): Promise<boolean> {
  const row = await work.trx
    .selectFrom('document_relation')
    .select('relation_id')
    .where('source_document_id', '=', sourceId)
    .where('target_document_id', '=', targetId)
    .where('state', '=', 'confirmed')
    .where('kind', 'in', ['amends', 'repeals', 'replaces'])
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back that an amendment was made, with what that did to the document's state. */
export async function reopenAmendment(
  deps: WorkDeps,
  actor: RequestActor,
  target: AmendmentTarget,
  reason: string,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const task = await taskFor(work, actor, target)
    if (task.doneOn === null) throw new Refused('conflict', '还没有登记修改完成。请刷新页面查看。')
    if (reason.trim() === '') throw new Refused('invalid', '请写明撤回的理由。')
    await changeTask(work, target, { done_on: null, done_by_document_id: null, done_note: null })
    await recordAudit(work, 'amendment.reopened', { type: 'item', id: target.itemId }, { reason: reason.trim() })
    const by = task.doneBy ? await visibleDocument(work.trx, actor, task.doneBy.documentId) : null
    const source = by ? sourceWords(by) : (task.doneNote ?? '')
    const removed = await work.trx
      .deleteFrom('document_effect')
      .where('document_id', '=', task.documentId)
      .where('kind', '=', 'amended')
      .where('effective_on', '=', task.doneOn)
      .where('source', '=', source)
      .where('decision_id', 'is', null)
      .executeTakeFirst()
    if (Number(removed.numDeletedRows) > 0)
      await recordAudit(
        work,
        'document.effect_withdrawn',
        { type: 'document', id: task.documentId },
        { kind: 'amended', effectiveOn: task.doneOn, source },
      )
  })
}

/** Sets or changes the deadline of an amendment, with the reason. */
export async function changeAmendmentDue(
  deps: WorkDeps,
  actor: RequestActor,
  target: AmendmentTarget,
  change: { readonly dueOn: Day | null; readonly reason: string },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const task = await taskFor(work, actor, target)
    refuseWith(obstaclesToDue(task, change))
    await changeTask(work, target, { due_on: change.dueOn })
    await recordAudit(
      work,
      'amendment.due_changed',
      { type: 'item', id: target.itemId },
      { from: task.dueOn, to: change.dueOn, reason: change.reason.trim() },
    )
  })
}

async function taskFor(work: Work, actor: RequestActor, target: AmendmentTarget): Promise<AmendmentLine> {
  const task = await getAmendment(work.trx, actor, target.campaignId, target.itemId)
  if (!mayFollowUp(actor, task))
    throw new Refused('forbidden', '这件文件不由您的单位实施，不能由您登记。请联系实施单位或者司法局。')
  return task
}

async function changeTask(
  work: Work,
  { itemId, version }: AmendmentTarget,
  columns: {
    readonly due_on?: Day | null
    readonly done_on?: Day | null
    readonly done_by_document_id?: string | null
    readonly done_note?: string | null
  },
): Promise<void> {
  const changed = await work.trx
    .updateTable('amendment_task')
    .set({ ...columns, version: version + 1 })
    .where('item_id', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这项修改任务刚刚被别人办理过，您填写的没有保存。请刷新页面，核对后再填。')
}
