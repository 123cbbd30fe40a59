import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { visibleDocument } from '../../documents/queries/relation-desk.ts'
import { obstacles } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import { getCampaign } from '../records.ts'
import { obstaclesToUnexplain } from '../stage-rules.ts'

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
    const item = await work.trx
      .selectFrom('campaign_item')
      .select('item_id')
      .where('campaign_id', '=', input.campaignId)
      .where('document_id', '=', input.documentId)
      .executeTakeFirst()
    refuseWith(
      obstacles([
        [campaign.stage === 'closed', 'closed', '清理已经结束，不能再改。'],
        [item !== undefined, 'listed', '这件文件已经列入本次清理，不需要说明。请刷新页面查看。'],
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
      { title: titleFor(document), reason: input.reason.trim() },
    )
  }).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '这件文件已经写明不列入的理由。请刷新页面查看。')
    throw error
  })
}

/** Takes back why a document stands in no catalogue; it must be listed or explained again before publication. */
export async function withdrawExplanation(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly campaignId: string; readonly documentId: string },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, input.campaignId)
    const document = await visibleDocument(work.trx, actor, input.documentId)
    refuseWith(obstaclesToUnexplain(campaign.stage))
    const explained = await work.trx
      .deleteFrom('campaign_omission')
      .where('campaign_id', '=', input.campaignId)
      .where('document_id', '=', input.documentId)
      .returning('reason')
      .executeTakeFirst()
    if (!explained) throw new Refused('conflict', '这件文件的说明已经撤回。请刷新页面查看。')
    await recordAudit(
      work,
      'campaign.omission_withdrawn',
      { type: 'campaign', id: input.campaignId },
      { title: titleFor(document), reason: explained.reason },
    )
  })
}

const titleFor = (document: { readonly secrecy: string; readonly title: string }): string =>
  document.secrecy === 'secret' ? '一件涉密文件' : document.title
