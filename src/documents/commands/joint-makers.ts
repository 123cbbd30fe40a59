import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { mayEdit, type RequestActor, refuseWith } from '../guard.ts'
import { type MakerName, obstaclesToJointMakers } from '../maker-rules.ts'
import { changeDocument, getDocument } from '../records.ts'

/**
 * Keeps who made a document together with the lead unit (联合发文). The document files by the lead unit's line (法规规章备案
 * 审查条例 art. 4(二)), so filings that arose stay as they are.
 */
export async function changeJointMakers(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly documentId: string; readonly names: readonly string[]; readonly version: number },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { documentId } = input
    const row = await getDocument(work.trx, documentId)
    if (!mayEdit(actor, row)) throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
    const found = await namedOrgans(work.trx, input.names)
    refuseWith(obstaclesToJointMakers(row.making_organ_id, found))
    await changeDocument(work, documentId, input.version, {})
    await work.trx.deleteFrom('document_joint_maker').where('document_id', '=', documentId).execute()
    for (const [i, one] of found.entries())
      await work.trx
        .insertInto('document_joint_maker')
        .values({ document_id: documentId, organ_id: one.organId ?? '', position: i + 1 })
        .execute()
    const organs = found.map((one) => one.name).join('、')
    await recordAudit(work, 'document.joint_makers_changed', { type: 'document', id: documentId }, { organs })
  })
}

/** Finds organs by full or short name, in the order in which they were typed. */
async function namedOrgans(db: Reader, names: readonly string[]): Promise<readonly MakerName[]> {
  const organs = await db.selectFrom('organ').select(['organ_id', 'name', 'short_name', 'kind']).execute()
  return names.map((typed) => {
    const organ =
      organs.find((one) => one.name === typed) ?? organs.find((one) => one.short_name === typed && typed !== '')
    return { typed, organId: organ?.organ_id ?? null, name: organ?.name ?? typed, kind: organ?.kind ?? null }
  })
}
