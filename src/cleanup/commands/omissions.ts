import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { visibleDocument } from '../../documents/queries/relation-desk.ts'
import { obstacles } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import { getCampaign } from '../records.ts'

/** Records why a document of the scope that is in force stands in no catalogue. */
export async function explainOmission(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly campaignId: string; readonly documentId: string; readonly reason: string },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, input.campaignId)
    const document = await visibleDocument(work.trx, actor, input.documentId)
    refuseWith(
      obstacles([
        [campaign.stage === 'closed', 'closed', '清理已经结束，不能再改。'],
        [input.reason.trim() === '', 'no_reason', '请写明不列入本次清理的理由。'],
      ]),
    )
    await work.trx
      .insertInto('campaign_omission')
      .values({
        campaign_id: input.campaignId,
        document_id: input.documentId,
        reason: input.reason.trim(),
        recorded_on: work.today,
        recorded_by: actor.userId,
        recorded_by_name: actor.displayName,
      })
      .execute()
    await recordAudit(
      work,
      'campaign.omission_explained',
      { type: 'campaign', id: input.campaignId },
      { title: document.secrecy === 'secret' ? '一件涉密文件' : document.title, reason: input.reason.trim() },
    )
  }).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '这件文件已经写明不列入的理由。请刷新页面查看。')
    throw error
  })
}
