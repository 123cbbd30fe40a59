import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { CampaignRow } from '../records.ts'

/** Keeps the stage as it is until the unit of work ends: acts of one campaign wait for each other. */
export async function holdStage(work: Work, campaign: CampaignRow): Promise<void> {
  const held = await work.trx
    .updateTable('campaign')
    .set({ stage: campaign.stage })
    .where('campaign_id', '=', campaign.campaign_id)
    .where('stage', '=', campaign.stage)
    .executeTakeFirst()
  if (Number(held.numUpdatedRows) !== 1)
    throw new Refused('conflict', '清理的阶段刚刚被别人改过。请刷新页面，核对后再办。')
}

/** The id of an item's record in a batch: it sorts by time as the batch does, then by serial. */
export const recordId = (batchId: string): RawBuilder<string> =>
  sql<string>`${batchId} || '-' || substr(cast(campaign_item.serial + 1000000 as text), 2)`
