import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { Batch, CleanupOutcome } from '../model.ts'
import { getCampaign } from '../records.ts'
import { type BatchKind, batchKindOf, WITHDRAWS } from '../stage-rules.ts'

const NOTHING: Page<Batch> = { rows: [], total: 0, next: null, previous: null }

/** Reads a page of the batches of the stage that still stand and the person may withdraw, the newest first. */
export async function listBatches(
  db: Reader,
  actor: Actor,
  campaignId: string,
  cursor: Cursor | null,
  size: number,
): Promise<Page<Batch>> {
  const kind = batchKindOf((await getCampaign(db, campaignId)).stage)
  if (kind === null || !may(actor, WITHDRAWS[kind])) return NOTHING
  const own = kind === 'proposal' && !may(actor, 'cleanup.manage') ? actor.userId : null
  const all = standing(db, campaignId, kind, own)
  const { total } = await all
    .select((eb) => eb.fn.count<number>('made.batch_id').distinct().as('total'))
    .executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await all
    .select((eb) => [
      'made.batch_id',
      'made.by_name',
      'made.on',
      eb.fn.countAll<number>().as('items'),
      eb.fn.min('made.serial').as('first'),
      eb.fn.max('made.serial').as('last'),
      eb.fn.min('made.outcome').as('outcome'),
      eb.fn.max('made.outcome').as('other_outcome'),
    ])
    .$if(cursor !== null, (q) => q.where('made.batch_id', back ? '>' : '<', String(cursor?.keys[0])))
    .groupBy(['made.batch_id', 'made.by_name', 'made.on'])
    .orderBy('made.batch_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const batches = rows.map((r) => ({
    kind,
    batchId: r.batch_id,
    byName: r.by_name,
    on: r.on,
    items: r.items,
    first: r.first,
    last: r.last,
    outcome: r.outcome === r.other_outcome ? r.outcome : null,
  }))
  return pageOf(batches, size, total, cursor, (batch) => [batch.batchId])
}

interface Made {
  readonly batch_id: string
  readonly by_name: string
  readonly on: Day
  readonly serial: number
  readonly outcome: CleanupOutcome
}

/** Who made what now counts for each item, and in which batch; of one person, or of all. */
function standing(db: Reader, campaignId: string, kind: BatchKind, own: string | null) {
  const items = db.selectFrom('campaign_item').where('campaign_id', '=', campaignId)
  if (kind === 'proposal')
    return db.selectFrom(
      items
        .innerJoin('proposal as p', 'p.proposal_id', 'campaign_item.proposal_id')
        .select(['p.batch_id', 'p.proposed_by_name as by_name', 'p.proposed_on as on', 'serial', 'p.outcome'])
        .where('p.batch_id', 'is not', null)
        .$if(own !== null, (q) => q.where('p.proposed_by', '=', own))
        .$castTo<Made>()
        .as('made'),
    )
  if (kind === 'review')
    return db.selectFrom(
      items
        .innerJoin('cleanup_review as r', 'r.review_id', 'campaign_item.review_id')
        .select(['r.batch_id', 'r.reviewed_by_name as by_name', 'r.reviewed_on as on', 'serial', 'r.outcome'])
        .$castTo<Made>()
        .as('made'),
    )
  return db.selectFrom(
    items
      .innerJoin('decision as d', 'd.decision_id', 'campaign_item.decision_id')
      .select(['d.batch_id', 'd.decided_by_name as by_name', 'd.decided_on as on', 'serial', 'd.outcome'])
      .where('d.batch_id', 'is not', null)
      .$castTo<Made>()
      .as('made'),
  )
}
