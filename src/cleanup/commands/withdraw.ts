import { sql } from 'kysely'
import { recordAudit, recordNextEntries } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import { may } from '../../people/rules.ts'
import { getCampaign } from '../records.ts'
import { serialRanges } from '../selection.ts'
import { type BatchKind, obstaclesToWithdraw, WITHDRAWS } from '../stage-rules.ts'
import { holdStage } from './batch.ts'

export interface BatchTarget {
  readonly campaignId: string
  readonly kind: BatchKind
  readonly batchId: string
}

const WORDS = { proposal: '拟办意见', review: '审核意见', decision: '决定' } as const
const AGAIN = { proposal: '拟办', review: '审核', decision: '决定' } as const

/**
 * Withdraws one batch of proposals, reviews or decisions until the stage closes: each item has again what it had
 * before. Items that were acted on anew since keep the newer record. Gives how many were withdrawn.
 */
export async function withdrawBatch(deps: WorkDeps, actor: RequestActor, target: BatchTarget): Promise<number> {
  requirePermission(actor, WITHDRAWS[target.kind])
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    await holdStage(work, campaign)
    refuseWith(obstaclesToWithdraw(campaign.stage, target.kind))
    const batch = await readBatch(work, target)
    if (batch.length === 0) throw new Refused('not_found', `没有这批${WORDS[target.kind]}，或者已经撤回。`)
    if (batch.some((row) => row.by !== actor.userId) && !may(actor, 'cleanup.manage'))
      throw new Refused('forbidden', `这批${WORDS[target.kind]}是别人提出的，只能由本人或者司法局撤回。`)
    const current = batch.filter((row) => row.isCurrent)
    if (current.length === 0)
      throw new Refused('conflict', `这批文件其后都已重新${AGAIN[target.kind]}，没有可以撤回的意见。`)
    await UNDO[target.kind](work, target, actor)
    const serials = serialRanges(current.map((row) => row.serial))
    const subject = { type: 'campaign', id: target.campaignId }
    const detail = { count: current.length, kept: batch.length - current.length, batch: target.batchId, serials }
    if (target.kind === 'proposal') await recordAudit(work, 'items.proposal_withdrawn', subject, detail)
    else if (target.kind === 'review') await recordAudit(work, 'items.review_withdrawn', subject, detail)
    else {
      const { kept: _, ...rest } = detail
      await recordAudit(work, 'items.decision_withdrawn', subject, { ...rest, number: batch[0]?.number ?? '' })
    }
    return current.length
  })
}

interface BatchRow {
  readonly serial: number
  readonly isCurrent: boolean
  readonly by: string | null
  readonly number?: string
}

async function readBatch(work: Work, { campaignId, kind, batchId }: BatchTarget): Promise<readonly BatchRow[]> {
  const items = work.trx.selectFrom('campaign_item').where('campaign_id', '=', campaignId).orderBy('serial')
  if (kind === 'proposal') {
    const rows = await items
      .innerJoin('proposal as p', 'p.item_id', 'campaign_item.item_id')
      .select(['serial', 'p.proposal_id as id', 'campaign_item.proposal_id as current', 'p.proposed_by as by'])
      .where('p.batch_id', '=', batchId)
      .where('p.withdrawn_on', 'is', null)
      .execute()
    return rows.map((r) => ({ serial: r.serial, isCurrent: r.id === r.current, by: r.by }))
  }
  if (kind === 'review') {
    const rows = await items
      .innerJoin('cleanup_review as r', 'r.item_id', 'campaign_item.item_id')
      .select(['serial', 'r.review_id as id', 'campaign_item.review_id as current', 'r.reviewed_by as by'])
      .where('r.batch_id', '=', batchId)
      .where('r.withdrawn_on', 'is', null)
      .execute()
    return rows.map((r) => ({ serial: r.serial, isCurrent: r.id === r.current, by: r.by }))
  }
  const rows = await items
    .innerJoin('decision as d', 'd.decision_id', 'campaign_item.decision_id')
    .select(['serial', 'd.decided_by as by', 'd.number'])
    .where('d.batch_id', '=', batchId)
    .execute()
  return rows.map((r) => ({ serial: r.serial, isCurrent: true, by: r.by, number: r.number }))
}

type Undo = (work: Work, target: BatchTarget, actor: RequestActor) => Promise<void>

const back = sql<number>`version + 1`

const UNDO: Readonly<Record<BatchKind, Undo>> = {
  async proposal(work, { batchId }, actor) {
    await work.trx
      .updateTable('proposal')
      .set({ withdrawn_on: work.today, withdrawn_by_name: actor.displayName })
      .where('batch_id', '=', batchId)
      .where(
        sql<boolean>`proposal_id in (select i.proposal_id from campaign_item i where i.item_id = proposal.item_id)`,
      )
      .execute()
    await work.trx
      .updateTable('campaign_item')
      .set({
        proposal_id: sql`(select p.previous_proposal_id from proposal p where p.proposal_id = campaign_item.proposal_id)`,
        version: back,
      })
      .where('proposal_id', 'in', work.trx.selectFrom('proposal').select('proposal_id').where('batch_id', '=', batchId))
      .execute()
  },
  async review(work, { batchId }, actor) {
    await work.trx
      .updateTable('cleanup_review')
      .set({ withdrawn_on: work.today, withdrawn_by_name: actor.displayName })
      .where('batch_id', '=', batchId)
      .where(
        sql<boolean>`review_id in (select i.review_id from campaign_item i where i.item_id = cleanup_review.item_id)`,
      )
      .execute()
    await work.trx
      .updateTable('campaign_item')
      .set({
        review_id: sql`(select r.previous_review_id from cleanup_review r where r.review_id = campaign_item.review_id)`,
        version: back,
      })
      .where(
        'review_id',
        'in',
        work.trx.selectFrom('cleanup_review').select('review_id').where('batch_id', '=', batchId),
      )
      .execute()
  },
  async decision(work, { batchId }, actor) {
    await withdrawEffects(work, batchId)
    const decisions = work.trx.selectFrom('decision').where('batch_id', '=', batchId)
    await work.trx.deleteFrom('amendment_task').where('item_id', 'in', decisions.select('item_id')).execute()
    await work.trx
      .updateTable('decision')
      .set({ withdrawn_on: work.today, withdrawn_by_name: actor.displayName })
      .where('batch_id', '=', batchId)
      .where('withdrawn_on', 'is', null)
      .execute()
    await work.trx
      .updateTable('campaign_item')
      .set({ decision_id: null, version: back })
      .where('decision_id', 'in', decisions.select('decision_id'))
      .execute()
  },
}

/** A decision that was recorded wrongly never acted on its document; the trail of each document says so. */
async function withdrawEffects(work: Work, batchId: string): Promise<void> {
  const effects = await work.trx
    .selectFrom('document_effect')
    .innerJoin('decision', 'decision.decision_id', 'document_effect.decision_id')
    .select(['effect_id', 'document_effect.document_id', 'document_effect.kind', 'document_effect.effective_on'])
    .select('document_effect.source')
    .where('batch_id', '=', batchId)
    .execute()
  await recordNextEntries(
    work,
    'document.effect_withdrawn',
    effects.map((e) => ({
      subject: { type: 'document', id: e.document_id },
      detail: { kind: e.kind, effectiveOn: e.effective_on, source: e.source },
    })),
  )
  await work.trx
    .deleteFrom('document_effect')
    .where('decision_id', 'in', work.trx.selectFrom('decision').select('decision_id').where('batch_id', '=', batchId))
    .execute()
}
