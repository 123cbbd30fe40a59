import type { Reader } from '../../db/transaction.ts'
import type { CampaignMove, ItemReview, ReviewBatch } from '../model.ts'

const SHOWN = 10

/** Lists the last batches of reviews that still stand, the newest first, for withdrawing one. */
export async function listReviewBatches(db: Reader, campaignId: string): Promise<readonly ReviewBatch[]> {
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .select((eb) => [
      'batch_id',
      'reviewed_by_name',
      'reviewed_on',
      eb.fn.countAll<number>().as('items'),
      eb.fn.max('cleanup_review.review_id').as('newest'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy(['batch_id', 'reviewed_by_name', 'reviewed_on'])
    .orderBy('newest', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((r) => ({
    batchId: r.batch_id,
    reviewedByName: r.reviewed_by_name,
    reviewedOn: r.reviewed_on,
    items: r.items,
  }))
}

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
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('move_id', 'desc')
    .execute()
  return rows.map((r) => ({
    from: r.from_stage,
    to: r.to_stage,
    note: r.note,
    movedOn: r.moved_on,
    movedByName: r.moved_by_name,
  }))
}
