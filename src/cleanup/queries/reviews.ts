import type { Reader } from '../../db/transaction.ts'
import type { CampaignMove, ItemReview } from '../model.ts'

/** Lists every review of an item, the newest first; withdrawn ones stay. */
export async function listItemReviews(db: Reader, itemId: string): Promise<readonly ItemReview[]> {
  const rows = await db
    .selectFrom('cleanup_review')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('review_id', 'desc')
    .execute()
  return rows.map((r) => ({
    stance: r.stance,
    outcome: r.outcome,
    reason: r.reason,
    amendBy: r.amend_by,
    reviewedOn: r.reviewed_on,
    reviewedByName: r.reviewed_by_name,
    withdrawnOn: r.withdrawn_on,
    withdrawnByName: r.withdrawn_by_name,
  }))
}

/** Lists how a campaign went from stage to stage, the newest first. */
export async function listMoves(db: Reader, campaignId: string): Promise<readonly CampaignMove[]> {
  const rows = await db
    .selectFrom('campaign_move')
    .leftJoin('organ', 'organ.organ_id', 'campaign_move.recipient_organ_id')
    .selectAll('campaign_move')
    .select('organ.name as recipient')
    .where('campaign_id', '=', campaignId)
    .orderBy('move_id', 'desc')
    .execute()
  return rows.map((r) => ({
    from: r.from_stage,
    to: r.to_stage,
    note: r.note,
    movedOn: r.moved_on,
    movedByName: r.moved_by_name,
    actedOn: r.acted_on,
    place: r.place,
    paperNumber: r.paper_number,
    recipient: r.recipient,
  }))
}
