import type { Reader } from '../../db/transaction.ts'
import type { DocumentCleanup } from '../model.ts'

/** Lists the campaigns a document was part of, the newest first. */
export async function listCleanupsOf(db: Reader, documentId: string): Promise<readonly DocumentCleanup[]> {
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('campaign', 'campaign.campaign_id', 'campaign_item.campaign_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select([
      'campaign.campaign_id',
      'campaign.name',
      'campaign_item.item_id',
      'proposal.outcome as proposed',
      'decision.outcome as decided',
      'decision.number',
      'decision.effective_on',
    ])
    .where('campaign_item.document_id', '=', documentId)
    .orderBy('opened_on', 'desc')
    .execute()
  return rows.map((r) => ({
    campaignId: r.campaign_id,
    campaignName: r.name,
    itemId: r.item_id,
    proposed: r.proposed,
    decided: r.decided,
    decisionNumber: r.number,
    effectiveOn: r.effective_on,
  }))
}
