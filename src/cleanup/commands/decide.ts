import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { addEffect } from '../../documents/records.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { CleanupOutcome, DecisionDraft } from '../model.ts'
import { type CampaignRow, getCampaign, type ItemRow, listItems, pointItem } from '../records.ts'
import { effectsOfDecision, obstaclesToDecide } from '../rules.ts'

export interface DecisionInput {
  /** Null decides each item as it was reviewed, or as proposed where there is no review. */
  readonly outcome: CleanupOutcome | null
  readonly number: string
  readonly decidedOn: Day
  readonly effectiveOn: Day
  readonly amendBy: Day | null
  readonly reason: string | null
}

/** Records what the making organ decided on items, all or none: each decision acts on its document from its day on. */
export async function decideOutcomes(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly itemIds: readonly string[] },
  input: DecisionInput,
): Promise<number> {
  requirePermission(actor, 'cleanup.decide')
  if (target.itemIds.length === 0) throw new Refused('invalid', '请先勾选要登记决定的文件。')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const items = await listItems(work.trx, actor, target.campaignId, target.itemIds)
    for (const item of items) await decideOne(work, actor, campaign, item, input)
    if (items.length > 1)
      await recordAudit(
        work,
        'items.decided',
        { type: 'campaign', id: target.campaignId },
        { outcome: input.outcome ?? '', number: input.number, decidedOn: input.decidedOn, count: items.length },
      )
    return items.length
  })
}

async function decideOne(
  work: Work,
  actor: Actor,
  campaign: CampaignRow,
  item: ItemRow,
  input: DecisionInput,
): Promise<void> {
  const outcome = input.outcome ?? item.reviewed ?? item.proposed
  if (outcome === null) throw new Refused('invalid', `《${item.title}》还没有拟办意见，不能按拟办意见决定。`)
  const amends = outcome === 'amend' || outcome === 'amend_or_lapse'
  const draft: DecisionDraft = { ...input, outcome, amendBy: amends ? input.amendBy : null }
  refuseWith(
    obstaclesToDecide(campaign.stage, item, draft, work.today).map((o) => ({
      ...o,
      message: `《${item.title}》：${o.message}`,
    })),
  )
  const decision_id = work.newId()
  await work.trx
    .insertInto('decision')
    .values({
      decision_id,
      item_id: item.item_id,
      outcome,
      number: draft.number,
      decided_on: draft.decidedOn,
      effective_on: draft.effectiveOn,
      amend_by: draft.amendBy,
      reason: draft.reason,
      decided_by: actor.userId,
      decided_by_name: actor.displayName,
      recorded_at: work.now,
    })
    .execute()
  await pointItem(work, item, { decision_id })
  await recordAudit(
    work,
    'item.decided',
    { type: 'item', id: item.item_id },
    { outcome, number: draft.number, decidedOn: draft.decidedOn, effectiveOn: draft.effectiveOn },
  )
  for (const effect of effectsOfDecision(draft)) {
    await addEffect(work, {
      documentId: item.document_id,
      kind: effect.kind,
      effectiveOn: effect.effectiveOn,
      source: effect.source,
      decisionId: decision_id,
    })
    await recordAudit(
      work,
      'document.effect_changed',
      { type: 'document', id: item.document_id },
      { kind: effect.kind, effectiveOn: effect.effectiveOn, source: effect.source },
    )
  }
}
