import { sql } from 'kysely'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { obstaclesToOutcome, outcomeOfGround, readCriteria } from '../criteria-rules.ts'
import type { CleanupGround, CleanupOutcome, ItemTarget } from '../model.ts'
import { type CampaignRow, findProposal, getCampaign, type ItemRow, listItems, offeredOutcomes } from '../records.ts'
import { obstaclesToPropose } from '../rules.ts'
import { chosen, serialRanges, serialsOf } from '../selection.ts'
import { holdStage, recordId } from './batch.ts'

export interface ProposalInput {
  /** Null lets the ground decide, by the campaign's criteria. */
  readonly outcome: CleanupOutcome | null
  readonly ground?: CleanupGround | null
  readonly reason: string
  readonly basis: string | null
  /** Whom the unit asked, and what it took over (征求意见及采纳). */
  readonly consultation?: string | null
  readonly amendBy: Day | null
}

const ASK = '请先勾选要提出拟办意见的文件。'

/** Proposes an outcome (拟办) for one item; earlier proposals stay. A stale edit is told what the other one proposed. */
export async function proposeOutcome(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly campaignId: string; readonly itemId: string; readonly version: number },
  input: ProposalInput,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const one = { campaignId: target.campaignId, itemIds: [target.itemId] }
    const { batchId, outcome } = await writeProposals(work, actor, campaign, one, input, async () => {
      for (const item of await listItems(work.trx, actor, target.campaignId, one.itemIds))
        if (item.version !== target.version) throw await staleProposal(work, item, input)
    })
    await recordAudit(
      work,
      'item.proposed',
      { type: 'item', id: target.itemId },
      { outcome, reason: input.reason, batch: batchId },
    )
  })
}

async function staleProposal(work: Work, item: ItemRow, mine: ProposalInput): Promise<Refused> {
  const other = await findProposal(work.trx, item.item_id)
  return new Refused(
    'conflict',
    '您打开页面后，这一项已有别人提出拟办意见，您的意见没有保存。请核对后重新提交。',
    other ? [`${other.proposedByName}的意见：${other.reason || '（未写理由）'}`, `您的意见：${mine.reason}`] : [],
  )
}

/** Proposes one outcome for many items, all or none; gives how many. */
export async function proposeOutcomes(
  deps: WorkDeps,
  actor: RequestActor,
  target: ItemTarget,
  input: ProposalInput,
): Promise<number> {
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    const { batchId, outcome, serials } = await writeProposals(work, actor, campaign, target, input)
    await recordAudit(
      work,
      'items.proposed',
      { type: 'campaign', id: target.campaignId },
      {
        outcome,
        reason: input.reason,
        count: serials.length,
        batch: batchId,
        serials: serialRanges(serials),
      },
    )
    return serials.length
  })
}

/** Writes one proposal for each item in two statements, however many they are. */
async function writeProposals(
  work: Work,
  actor: Actor,
  campaign: CampaignRow,
  target: ItemTarget,
  input: ProposalInput,
  check: () => Promise<void> = async () => {},
): Promise<{ readonly batchId: string; readonly outcome: CleanupOutcome; readonly serials: readonly number[] }> {
  requirePermission(actor, 'cleanup.propose')
  await holdStage(work, campaign)
  const serials = await serialsOf(work.trx, actor, target, ASK)
  await refuseOthersItems(work, actor, target)
  const criteria = readCriteria(campaign.criteria, campaign.superseded_outcome)
  const ground = input.ground ?? null
  const outcome = outcomeOfGround(input.outcome, ground, criteria)
  if (outcome === null) throw new Refused('invalid', '请选择拟办意见，或者选择理由类别，由处理标准确定拟办意见。')
  refuseWith(obstaclesToOutcome(await offeredOutcomes(work.trx, campaign.opened_on), outcome))
  const criteriaOutcome = ground === null ? null : criteria[ground]
  const draft = { ...input, outcome, criteriaOutcome, proposedOn: work.today }
  refuseWith(obstaclesToPropose(campaign.stage, draft, work.today))
  await check()
  const batchId = work.newId()
  await work.trx
    .insertInto('proposal')
    .columns([
      'proposal_id',
      'item_id',
      'outcome',
      'ground',
      'criteria_outcome',
      'reason',
      'basis',
      'consultation',
      'amend_by',
      'proposed_on',
      'proposed_by',
      'proposed_by_name',
      'batch_id',
      'previous_proposal_id',
    ])
    .expression(
      chosen(work.trx, actor, target).select([
        recordId(batchId).as('proposal_id'),
        'campaign_item.item_id',
        sql<CleanupOutcome>`${outcome}`.as('outcome'),
        sql<CleanupGround | null>`${ground}`.as('ground'),
        sql<CleanupOutcome | null>`${criteriaOutcome}`.as('criteria_outcome'),
        sql<string>`${input.reason}`.as('reason'),
        sql<string | null>`${input.basis}`.as('basis'),
        sql<string | null>`${input.consultation ?? null}`.as('consultation'),
        sql<Day | null>`${input.amendBy}`.as('amend_by'),
        sql<Day>`${work.today}`.as('proposed_on'),
        sql<string | null>`${actor.userId}`.as('proposed_by'),
        sql<string>`${actor.displayName}`.as('proposed_by_name'),
        sql<string>`${batchId}`.as('batch_id'),
        'campaign_item.proposal_id as previous_proposal_id',
      ]),
    )
    .execute()
  await work.trx
    .updateTable('campaign_item')
    .set({ proposal_id: recordId(batchId), version: sql`version + 1` })
    .where('campaign_id', '=', campaign.campaign_id)
    .where('item_id', 'in', (eb) => eb.selectFrom('proposal').select('item_id').where('batch_id', '=', batchId))
    .execute()
  return { batchId, outcome, serials }
}

/** Who implements a document proposes what becomes of it; the bureau may for all (谁实施，谁清理). */
async function refuseOthersItems(work: Work, actor: Actor, target: ItemTarget): Promise<void> {
  if (may(actor, 'cleanup.manage')) return
  const others = await chosen(work.trx, actor, target)
    .select('document.title')
    .where('campaign_item.implementing_organ_id', '!=', actor.organId)
    .orderBy('campaign_item.serial')
    .execute()
  if (others.length > 0)
    throw new Refused(
      'forbidden',
      `有 ${others.length} 件不由您的单位实施，不能由您提出拟办意见。请按本单位筛选后再办。`,
      others.slice(0, 5).map((item) => `《${item.title}》`),
    )
}
