import { sql } from 'kysely'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { obstaclesToOutcome } from '../criteria-rules.ts'
import type { CleanupOutcome, ItemTarget } from '../model.ts'
import { getCampaign, type ItemRow, listItems, offeredOutcomes } from '../records.ts'
import { obstaclesToReview } from '../review-rules.ts'
import { chosen, type Items, serialRanges, serialsOf } from '../selection.ts'
import { holdStage, recordId } from './batch.ts'

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
  target: ItemTarget & { readonly version?: number },
  input: ReviewInput,
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    await holdStage(work, campaign)
    const serials = await serialsOf(work.trx, actor, target, '请先勾选要审核的文件。')
    if (target.version !== undefined && 'itemIds' in target)
      for (const item of await listItems(work.trx, actor, target.campaignId, target.itemIds))
        if (item.version !== target.version) throw await staleReview(work, item, input)
    refuseWith(obstaclesToOutcome(await offeredOutcomes(work.trx, campaign.opened_on), input.outcome))
    const query = chosen(work.trx, actor, target)
    for (const group of await proposedGroups(query)) {
      const draft = { ...input, outcome: input.outcome ?? group.proposed ?? 'remain' }
      const amendBy = input.outcome === null ? null : input.amendBy
      const found = obstaclesToReview(campaign.stage, group, { ...draft, amendBy }, work.today)
      refuseWith(found.map((o) => ({ ...o, message: `${someOf(group)}：${o.message}` })))
    }
    const batchId = work.newId()
    await writeReviews(work, actor, query, batchId, input)
    const differing = await differingIn(work, batchId)
    const detail = { outcome: input.outcome ?? '', reason: input.reason, batch: batchId }
    if (serials.length > 1)
      await recordAudit(
        work,
        'items.reviewed',
        { type: 'campaign', id: target.campaignId },
        { ...detail, count: serials.length, differing, serials: serialRanges(serials) },
      )
    else await auditOne(work, batchId, input)
    return batchId
  })
}

interface Group {
  readonly proposed: CleanupOutcome | null
  readonly count: number
  readonly title: string
}

/** The items by their proposal: the rule says the same of all in a group. */
async function proposedGroups(query: Items): Promise<readonly Group[]> {
  return query
    .select((eb) => [
      'proposal.outcome as proposed',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('document.title').as('title'),
    ])
    .groupBy('proposal.outcome')
    .execute()
}

const someOf = ({ title, count }: Group): string => (count > 1 ? `《${title}》等${count}件` : `《${title}》`)

async function writeReviews(
  work: Work,
  actor: RequestActor,
  query: Items,
  batchId: string,
  input: ReviewInput,
): Promise<void> {
  const outcome = sql<CleanupOutcome>`${input.outcome === null ? sql.ref('proposal.outcome') : sql.val(input.outcome)}`
  await work.trx
    .insertInto('cleanup_review')
    .columns([
      'review_id',
      'item_id',
      'proposal_id',
      'batch_id',
      'previous_review_id',
      'stance',
      'outcome',
      'reason',
      'amend_by',
      'reviewed_on',
      'reviewed_by',
      'reviewed_by_name',
    ])
    .expression(
      query.select([
        recordId(batchId).as('review_id'),
        'campaign_item.item_id',
        sql<string>`campaign_item.proposal_id`.as('proposal_id'),
        sql<string>`${batchId}`.as('batch_id'),
        'campaign_item.review_id as previous_review_id',
        sql<'agree' | 'differ'>`case when ${outcome} = proposal.outcome then 'agree' else 'differ' end`.as('stance'),
        outcome.as('outcome'),
        sql<string | null>`${input.reason}`.as('reason'),
        sql<Day | null>`${input.outcome === null ? null : input.amendBy}`.as('amend_by'),
        sql<Day>`${work.today}`.as('reviewed_on'),
        sql<string | null>`${actor.userId}`.as('reviewed_by'),
        sql<string>`${actor.displayName}`.as('reviewed_by_name'),
      ]),
    )
    .execute()
  await work.trx
    .updateTable('campaign_item')
    .set({ review_id: recordId(batchId), version: sql`version + 1` })
    .where('item_id', 'in', (eb) => eb.selectFrom('cleanup_review').select('item_id').where('batch_id', '=', batchId))
    .execute()
}

async function differingIn(work: Work, batchId: string): Promise<number> {
  const { differing } = await work.trx
    .selectFrom('cleanup_review')
    .select((eb) => eb.fn.countAll<number>().as('differing'))
    .where('batch_id', '=', batchId)
    .where('stance', '=', 'differ')
    .executeTakeFirstOrThrow()
  return differing
}

async function auditOne(work: Work, batchId: string, input: ReviewInput): Promise<void> {
  const review = await work.trx
    .selectFrom('cleanup_review')
    .select(['item_id', 'outcome', 'stance'])
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  await recordAudit(
    work,
    'item.reviewed',
    { type: 'item', id: review.item_id },
    { outcome: review.outcome, stance: review.stance, reason: input.reason, batch: batchId },
  )
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
