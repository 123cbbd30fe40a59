import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { CleanupOutcome } from '../model.ts'
import { findProposal, getCampaign, type ItemRow, listItems, pointItem } from '../records.ts'
import { obstaclesToPropose } from '../rules.ts'

export interface ProposalInput {
  readonly outcome: CleanupOutcome
  readonly reason: string
  readonly basis: string | null
  readonly amendBy: Day | null
}

/** Who implements a document proposes what becomes of it; the bureau may for all (谁实施，谁清理). */
function refuseOthersItems(actor: Actor, items: readonly ItemRow[]): void {
  requirePermission(actor, 'cleanup.propose')
  if (may(actor, 'cleanup.manage')) return
  const others = items.filter((item) => item.implementing_organ_id !== actor.organId)
  if (others.length > 0)
    throw new Refused(
      'forbidden',
      `有 ${others.length} 件不由您的单位实施，不能由您提出拟办意见。`,
      others.slice(0, 5).map((item) => `《${item.title}》`),
    )
}

async function insertProposal(work: Work, actor: Actor, item: ItemRow, input: ProposalInput): Promise<void> {
  const proposal_id = work.newId()
  await work.trx
    .insertInto('proposal')
    .values({
      proposal_id,
      item_id: item.item_id,
      outcome: input.outcome,
      reason: input.reason,
      basis: input.basis,
      amend_by: input.amendBy,
      proposed_on: work.today,
      proposed_by: actor.userId,
      proposed_by_name: actor.displayName,
    })
    .execute()
  await pointItem(work, item, { proposal_id })
  await recordAudit(
    work,
    'item.proposed',
    { type: 'item', id: item.item_id },
    { outcome: input.outcome, reason: input.reason },
  )
}

/** Proposes an outcome (拟办) for one item; earlier proposals stay. A stale edit is told what the other one proposed. */
export async function proposeOutcome(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly itemId: string; readonly version: number },
  input: ProposalInput,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const items = await listItems(work.trx, actor, target.campaignId, [target.itemId])
    refuseOthersItems(actor, items)
    refuseWith(obstaclesToPropose(campaign.stage, { ...input, proposedOn: work.today }, work.today))
    for (const item of items) {
      if (item.version !== target.version) {
        const other = await findProposal(work.trx, item.item_id)
        throw new Refused(
          'conflict',
          '您打开页面后，这一项已有别人提出拟办意见，您的意见没有保存。请核对后重新提交。',
          other
            ? [`${other.proposedByName}的意见：${other.reason || '（未写理由）'}`, `您的意见：${input.reason}`]
            : [],
        )
      }
      await insertProposal(work, actor, item, input)
    }
  })
}

/** Proposes one outcome for many items, all or none. */
export async function proposeOutcomes(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly itemIds: readonly string[] },
  input: ProposalInput,
): Promise<number> {
  if (target.itemIds.length === 0) throw new Refused('invalid', '请先勾选要提出拟办意见的文件。')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const items = await listItems(work.trx, actor, target.campaignId, target.itemIds)
    refuseOthersItems(actor, items)
    refuseWith(obstaclesToPropose(campaign.stage, { ...input, proposedOn: work.today }, work.today))
    for (const item of items) await insertProposal(work, actor, item, input)
    await recordAudit(
      work,
      'items.proposed',
      { type: 'campaign', id: target.campaignId },
      { outcome: input.outcome, reason: input.reason, count: items.length },
    )
    return items.length
  })
}
