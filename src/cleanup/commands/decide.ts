import { sql } from 'kysely'
import { recordAudit, recordNextEntries } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { DocumentEffect } from '../../documents/model.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { obstaclesToOutcome } from '../criteria-rules.ts'
import type { CleanupOutcome, DecisionDraft, ItemOutcomes, ItemTarget } from '../model.ts'
import { getCampaign, offeredOutcomes } from '../records.ts'
import { effectsOfDecision, isAmendment, obstaclesToDecide } from '../rules.ts'
import { chosen, type Items, serialRanges, serialsOf } from '../selection.ts'
import { holdStage, recordId } from './batch.ts'

export interface DecisionInput {
  /** Null decides each item as it was reviewed, or as proposed where there is no review. */
  readonly outcome: CleanupOutcome | null
  readonly number: string
  readonly decidedOn: Day
  readonly effectiveOn: Day
  /** The deadline of amendments; null keeps the one that was reviewed or proposed for each. */
  readonly amendBy: Day | null
  readonly reason: string | null
}

/** Records what the making organ decided on items, all or none: each decision acts on its document from its day on. */
export async function decideOutcomes(
  deps: WorkDeps,
  actor: RequestActor,
  target: ItemTarget,
  input: DecisionInput,
): Promise<number> {
  requirePermission(actor, 'cleanup.decide')
  return inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, target.campaignId)
    await holdStage(work, campaign)
    const serials = await serialsOf(work.trx, actor, target, '请先勾选要登记决定的文件。')
    refuseWith(obstaclesToOutcome(await offeredOutcomes(work.trx, campaign.opened_on), input.outcome))
    const query = chosen(work.trx, actor, target)
    const groups = (await groupsOf(query)).map((group) => ({ group, draft: draftFor(group, input) }))
    for (const { group, draft } of groups)
      refuseWith(
        obstaclesToDecide(campaign.stage, group, draft, work.today).map((o) => ({
          ...o,
          message: `${group.count > 1 ? `《${group.title}》等${group.count}件` : `《${group.title}》`}：${o.message}`,
        })),
      )
    const batchId = work.newId()
    for (const { group, draft } of groups) await writeDecisions(work, actor, inGroup(query, group), batchId, draft)
    await pointItems(work, batchId)
    for (const draft of distinctActs(groups.map((g) => g.draft))) await writeEffects(work, batchId, draft)
    const detail = { outcome: input.outcome ?? '', number: input.number, batch: batchId }
    const days = { decidedOn: input.decidedOn, effectiveOn: input.effectiveOn }
    if (serials.length > 1)
      await recordAudit(
        work,
        'items.decided',
        { type: 'campaign', id: target.campaignId },
        { ...detail, ...days, count: serials.length, serials: serialRanges(serials) },
      )
    else await auditOne(work, batchId, { ...detail, ...days, outcome: groups[0]?.draft.outcome ?? '' })
    return serials.length
  })
}

/** Items of which the rules say the same. */
interface Group extends ItemOutcomes {
  readonly amendBy: Day | null
  readonly count: number
  readonly title: string
}

const AMEND_BY = sql<Day | null>`coalesce(cleanup_review.amend_by, proposal.amend_by)`

async function groupsOf(query: Items): Promise<readonly Group[]> {
  return query
    .select((eb) => [
      'proposal.outcome as proposed',
      'cleanup_review.outcome as reviewed',
      'decision.outcome as decided',
      AMEND_BY.as('amendBy'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('document.title').as('title'),
    ])
    .groupBy(['proposal.outcome', 'cleanup_review.outcome', 'decision.outcome', AMEND_BY])
    .execute()
}

const inGroup = (query: Items, group: Group): Items =>
  query
    .where('proposal.outcome', 'is not distinct from', group.proposed)
    .where('cleanup_review.outcome', 'is not distinct from', group.reviewed)
    .where(AMEND_BY, 'is not distinct from', group.amendBy) as Items

function draftFor(group: Group, input: DecisionInput): DecisionDraft {
  const advised = group.reviewed ?? group.proposed
  const outcome = input.outcome ?? advised
  if (outcome === null) throw new Refused('invalid', `《${group.title}》还没有拟办意见，不能按拟办意见决定。`)
  const kept = advised === outcome ? group.amendBy : null
  return { ...input, outcome, amendBy: isAmendment(outcome) ? (input.amendBy ?? kept) : null }
}

async function writeDecisions(
  work: Work,
  actor: RequestActor,
  query: Items,
  batchId: string,
  draft: DecisionDraft,
): Promise<void> {
  await work.trx
    .insertInto('decision')
    .columns([
      'decision_id',
      'item_id',
      'outcome',
      'number',
      'decided_on',
      'effective_on',
      'amend_by',
      'reason',
      'decided_by',
      'decided_by_name',
      'recorded_at',
      'batch_id',
    ])
    .expression(
      query.select([
        recordId(batchId).as('decision_id'),
        'campaign_item.item_id',
        sql<CleanupOutcome>`${draft.outcome}`.as('outcome'),
        sql<string>`${draft.number}`.as('number'),
        sql<Day>`${draft.decidedOn}`.as('decided_on'),
        sql<Day>`${draft.effectiveOn}`.as('effective_on'),
        sql<Day | null>`${draft.amendBy}`.as('amend_by'),
        sql<string | null>`${draft.reason}`.as('reason'),
        sql<string | null>`${actor.userId}`.as('decided_by'),
        sql<string>`${actor.displayName}`.as('decided_by_name'),
        sql<typeof work.now>`${work.now}`.as('recorded_at'),
        sql<string>`${batchId}`.as('batch_id'),
      ]),
    )
    .execute()
  if (isAmendment(draft.outcome)) await openTasks(work, batchId, draft)
}

/** What is decided to be amended is followed up until it is. */
async function openTasks(work: Work, batchId: string, draft: DecisionDraft): Promise<void> {
  await work.trx
    .insertInto('amendment_task')
    .columns(['item_id', 'due_on'])
    .expression((eb) =>
      eb
        .selectFrom('decision')
        .select(['item_id', 'amend_by'])
        .where('batch_id', '=', batchId)
        .where('outcome', '=', draft.outcome)
        .where('amend_by', 'is not distinct from', draft.amendBy)
        .where('item_id', 'not in', eb.selectFrom('amendment_task').select('amendment_task.item_id')),
    )
    .execute()
}

async function pointItems(work: Work, batchId: string): Promise<void> {
  await work.trx
    .updateTable('campaign_item')
    .set({ decision_id: recordId(batchId), version: sql`version + 1` })
    .where('item_id', 'in', (eb) => eb.selectFrom('decision').select('item_id').where('batch_id', '=', batchId))
    .execute()
}

/** Decisions of one outcome and deadline act alike, however their items were grouped. */
const distinctActs = (drafts: readonly DecisionDraft[]): readonly DecisionDraft[] => [
  ...new Map(drafts.map((draft) => [`${draft.outcome} ${draft.amendBy}`, draft])).values(),
]

async function writeEffects(work: Work, batchId: string, draft: DecisionDraft): Promise<void> {
  for (const effect of effectsOfDecision(draft)) {
    await work.trx
      .insertInto('document_effect')
      .columns(['effect_id', 'document_id', 'kind', 'effective_on', 'source', 'decision_id', 'created_at'])
      .expression((eb) =>
        eb
          .selectFrom('decision')
          .innerJoin('campaign_item', 'campaign_item.item_id', 'decision.item_id')
          .select([
            'decision.decision_id as effect_id',
            'campaign_item.document_id',
            sql<DocumentEffect['kind']>`${effect.kind}`.as('kind'),
            sql<Day>`${effect.effectiveOn}`.as('effective_on'),
            sql<string>`${effect.source}`.as('source'),
            'decision.decision_id',
            sql<typeof work.now>`${work.now}`.as('created_at'),
          ])
          .where('batch_id', '=', batchId)
          .where('outcome', '=', draft.outcome)
          .where('amend_by', 'is not distinct from', draft.amendBy),
      )
      .execute()
    const documents = await work.trx
      .selectFrom('decision')
      .innerJoin('campaign_item', 'campaign_item.item_id', 'decision.item_id')
      .select('campaign_item.document_id')
      .where('batch_id', '=', batchId)
      .where('outcome', '=', draft.outcome)
      .where('amend_by', 'is not distinct from', draft.amendBy)
      .execute()
    const detail = { kind: effect.kind, effectiveOn: effect.effectiveOn, source: effect.source }
    await recordNextEntries(
      work,
      'document.effect_changed',
      documents.map((d) => ({ subject: { type: 'document', id: d.document_id }, detail })),
    )
  }
}

async function auditOne(
  work: Work,
  batchId: string,
  detail: Parameters<typeof recordAudit<'item.decided'>>[3],
): Promise<void> {
  const { item_id } = await work.trx
    .selectFrom('decision')
    .select('item_id')
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  await recordAudit(work, 'item.decided', { type: 'item', id: item_id }, detail)
}
