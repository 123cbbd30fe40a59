import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { CleanupOutcome } from '../model.ts'
import { type CampaignRow, getCampaign, type ItemRow, listItems, pointItem } from '../records.ts'
import { obstaclesToReview, obstaclesToWithdraw } from '../review-rules.ts'

export interface ReviewInput {
  /** Null agrees with each item's proposal. */
  readonly outcome: CleanupOutcome | null
  readonly reason: string | null
  readonly amendBy: Day | null
}

/** Records the legal office's opinion (审核) on items, all or none; gives the batch, by which it can be withdrawn. */
export async function reviewOutcomes(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly itemIds: readonly string[]; readonly version?: number },
  input: ReviewInput,
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  if (target.itemIds.length === 0) throw new Refused('invalid', '请先勾选要审核的文件。')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const items = await listItems(work.trx, actor, target.campaignId, target.itemIds)
    const batchId = work.newId()
    let differing = 0
    for (const item of items) {
      if (target.version !== undefined && item.version !== target.version) throw await staleReview(work, item, input)
      if (await reviewOne(work, actor, campaign, item, input, batchId)) differing += 1
    }
    if (items.length > 1)
      await recordAudit(
        work,
        'items.reviewed',
        { type: 'campaign', id: target.campaignId },
        { outcome: input.outcome ?? '', count: items.length, differing, reason: input.reason },
      )
    return batchId
  })
}

/** Tells a review that came too late what the other one said, and keeps neither silently. */
async function staleReview(work: Work, item: ItemRow, mine: ReviewInput): Promise<Refused> {
  const other = await work.trx
    .selectFrom('cleanup_review')
    .select(['reason', 'reviewed_by_name'])
    .where('review_id', '=', item.review_id ?? '')
    .executeTakeFirst()
  return new Refused('conflict', '您打开页面后，这一项已被别人办理，您的意见没有保存。请核对后重新提交。', [
    other ? `${other.reviewed_by_name}的审核意见：${other.reason || '（未写理由）'}` : '现在没有审核意见。',
    `您的意见：${mine.reason || '（未写理由）'}`,
  ])
}

async function reviewOne(
  work: Work,
  actor: Actor,
  campaign: CampaignRow,
  item: ItemRow,
  input: ReviewInput,
  batch_id: string,
): Promise<boolean> {
  const outcome = input.outcome ?? item.proposed ?? 'remain'
  const differs = outcome !== item.proposed
  const draft = { outcome, reason: input.reason, amendBy: input.outcome === null ? null : input.amendBy }
  refuseWith(
    obstaclesToReview(campaign.stage, item, draft, work.today).map((o) => ({
      ...o,
      message: `《${item.title}》：${o.message}`,
    })),
  )
  const review_id = work.newId()
  const stance = differs ? 'differ' : 'agree'
  await work.trx
    .insertInto('cleanup_review')
    .values({
      review_id,
      item_id: item.item_id,
      proposal_id: item.proposal_id ?? '',
      batch_id,
      previous_review_id: item.review_id,
      stance,
      outcome,
      reason: input.reason,
      amend_by: draft.amendBy,
      reviewed_on: work.today,
      reviewed_by: actor.userId,
      reviewed_by_name: actor.displayName,
      withdrawn_on: null,
      withdrawn_by_name: null,
    })
    .execute()
  await pointItem(work, item, { review_id })
  await recordAudit(
    work,
    'item.reviewed',
    { type: 'item', id: item.item_id },
    { outcome, stance, reason: input.reason },
  )
  return differs
}

/**
 * Withdraws one batch of reviews until the stage closes: each item has again the review it had before. Items that
 * were reviewed anew since keep the newer one. Gives how many were withdrawn.
 */
export async function withdrawReviews(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly batchId: string },
): Promise<number> {
  requirePermission(actor, 'cleanup.manage')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    refuseWith(obstaclesToWithdraw(campaign.stage))
    const reviews = await work.trx
      .selectFrom('cleanup_review')
      .innerJoin('campaign_item', 'campaign_item.item_id', 'cleanup_review.item_id')
      .select(['cleanup_review.review_id', 'previous_review_id', 'campaign_item.item_id', 'campaign_item.version'])
      .select('campaign_item.review_id as current_id')
      .where('batch_id', '=', target.batchId)
      .where('withdrawn_on', 'is', null)
      .where('campaign_id', '=', target.campaignId)
      .execute()
    if (reviews.length === 0) throw new Refused('not_found', '没有这批审核意见，或者已经撤回。')
    const current = reviews.filter((r) => r.current_id === r.review_id)
    if (current.length === 0) throw new Refused('conflict', '这批文件其后都已重新审核，没有可以撤回的意见。')
    for (const review of current) {
      await pointItem(work, review, { review_id: await standingReview(work, review.previous_review_id) })
      await work.trx
        .updateTable('cleanup_review')
        .set({ withdrawn_on: work.today, withdrawn_by_name: actor.displayName })
        .where('review_id', '=', review.review_id)
        .execute()
    }
    await recordAudit(
      work,
      'items.review_withdrawn',
      { type: 'campaign', id: target.campaignId },
      { count: current.length, kept: reviews.length - current.length },
    )
    return current.length
  })
}

/** Finds the newest review up to this one that was not withdrawn. */
async function standingReview(work: Work, reviewId: string | null): Promise<string | null> {
  let at = reviewId
  while (at !== null) {
    const row = await work.trx
      .selectFrom('cleanup_review')
      .select(['withdrawn_on', 'previous_review_id'])
      .where('review_id', '=', at)
      .executeTakeFirst()
    if (!row || row.withdrawn_on === null) break
    at = row.previous_review_id
  }
  return at
}
