import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { Batch } from '../model.ts'
import { getCampaign } from '../records.ts'
import { batchKindOf, WITHDRAWS } from '../stage-rules.ts'

/** The last so many can be withdrawn from the page; what is older is corrected item by item. */
const SHOWN = 50

/** Lists the last batches of the stage that still stand, the newest first, for withdrawing one. */
export async function listBatches(db: Reader, actor: Actor, campaignId: string): Promise<readonly Batch[]> {
  const kind = batchKindOf((await getCampaign(db, campaignId)).stage)
  if (kind === null || !may(actor, WITHDRAWS[kind])) return []
  const own = may(actor, 'cleanup.manage') ? null : actor.userId
  const rows = await (kind === 'proposal'
    ? proposals(db, campaignId, own)
    : kind === 'review'
      ? reviews(db, campaignId)
      : decisions(db, campaignId)
  ).execute()
  return rows.map((r) => ({ kind, batchId: r.batch_id ?? '', byName: r.by_name, on: r.on, items: r.items }))
}

/** A unit withdraws its own proposals, the bureau all. */
const proposals = (db: Reader, campaignId: string, own: string | null) =>
  db
    .selectFrom('campaign_item')
    .innerJoin('proposal as p', 'p.proposal_id', 'campaign_item.proposal_id')
    .select((eb) => [
      'p.batch_id',
      'p.proposed_by_name as by_name',
      'p.proposed_on as on',
      eb.fn.countAll<number>().as('items'),
    ])
    .where('campaign_id', '=', campaignId)
    .where('p.batch_id', 'is not', null)
    .$if(own !== null, (q) => q.where('p.proposed_by', '=', own))
    .groupBy(['p.batch_id', 'p.proposed_by_name', 'p.proposed_on'])
    .orderBy('p.batch_id', 'desc')
    .limit(SHOWN)

const reviews = (db: Reader, campaignId: string) =>
  db
    .selectFrom('campaign_item')
    .innerJoin('cleanup_review as r', 'r.review_id', 'campaign_item.review_id')
    .select((eb) => [
      'r.batch_id',
      'r.reviewed_by_name as by_name',
      'r.reviewed_on as on',
      eb.fn.countAll<number>().as('items'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy(['r.batch_id', 'r.reviewed_by_name', 'r.reviewed_on'])
    .orderBy('r.batch_id', 'desc')
    .limit(SHOWN)

const decisions = (db: Reader, campaignId: string) =>
  db
    .selectFrom('campaign_item')
    .innerJoin('decision as d', 'd.decision_id', 'campaign_item.decision_id')
    .select((eb) => [
      'd.batch_id',
      'd.decided_by_name as by_name',
      'd.decided_on as on',
      eb.fn.countAll<number>().as('items'),
    ])
    .where('campaign_id', '=', campaignId)
    .where('d.batch_id', 'is not', null)
    .groupBy(['d.batch_id', 'd.decided_by_name', 'd.decided_on'])
    .orderBy('d.batch_id', 'desc')
    .limit(SHOWN)
