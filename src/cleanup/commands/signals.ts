import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import { getCampaign } from '../records.ts'
import { askForSignals } from './open-campaign.ts'

/** Lets the signals be looked for anew, as the register stands now; one search at a time. */
export async function refreshSignals(
  deps: WorkDeps & { wakeWorker(): void },
  actor: RequestActor,
  campaignId: string,
): Promise<void> {
  requirePermission(actor, 'cleanup.propose')
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, campaignId)
    if (campaign.signals_state === 'waiting') throw new Refused('conflict', '正在查找疑点。请稍后刷新页面查看。')
    if (campaign.stage === 'closed') throw new Refused('invalid', '清理已经结束，疑点不再更新。')
    const { items } = await work.trx
      .selectFrom('campaign_item')
      .select((eb) => eb.fn.countAll<number>().as('items'))
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow()
    await askForSignals(work, campaignId)
    await recordAudit(work, 'campaign.signals_asked', { type: 'campaign', id: campaignId }, { items })
  })
  deps.wakeWorker()
}
