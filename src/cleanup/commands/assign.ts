import { sql } from 'kysely'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { obstacles } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { ItemTarget } from '../model.ts'
import { getCampaign } from '../records.ts'
import { chosen, serialRanges, serialsOf } from '../selection.ts'
import { holdStage } from './batch.ts'

/** Assigns items to the unit that is to propose for them, all or none; gives how many. */
export async function assignItems(
  deps: WorkDeps,
  actor: RequestActor,
  target: ItemTarget,
  organId: string,
): Promise<number> {
  requirePermission(actor, 'cleanup.manage')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    await holdStage(work, campaign)
    refuseWith(obstacles([[campaign.stage !== 'proposing', 'wrong_stage', '拟办阶段已经结束，不能再改派实施单位。']]))
    const organ = await work.trx
      .selectFrom('organ')
      .select(['name', 'dissolved_on'])
      .where('organ_id', '=', organId)
      .executeTakeFirst()
    if (!organ) throw new Refused('invalid', '请选择改派给哪个单位。')
    if (organ.dissolved_on !== null && organ.dissolved_on <= work.today)
      throw new Refused('invalid', `${organ.name}已经撤并，请选择承担其职责的单位。`)
    const serials = await serialsOf(work.trx, actor, target, '请先勾选要改派的文件。')
    await work.trx
      .updateTable('campaign_item')
      .set({ implementing_organ_id: organId, version: sql`version + 1` })
      .where('item_id', 'in', chosen(work.trx, actor, target).select('campaign_item.item_id'))
      .execute()
    await recordAudit(
      work,
      'campaign.items_assigned',
      { type: 'campaign', id: target.campaignId },
      { count: serials.length, serials: serialRanges(serials), organ: organ.name },
    )
    return serials.length
  })
}
