import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { CleanupOutcome, ItemFilter, ItemLine, ItemPageData } from '../model.ts'
import { getCampaign } from '../records.ts'
import { itemVisibleTo } from '../visibility.ts'
import { listItemReviews } from './reviews.ts'

function items(db: Reader, campaignId: string) {
  return db
    .selectFrom('campaign_item')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as implementer', 'implementer.organ_id', 'campaign_item.implementing_organ_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .where('campaign_item.campaign_id', '=', campaignId)
}

type Items = ReturnType<typeof items>

function matching(db: Reader, actor: Actor, campaignId: string, filter: ItemFilter): Items {
  return items(db, campaignId)
    .where((eb) => itemVisibleTo(eb, actor))
    .$if(Boolean(filter.words), (q) =>
      q.where((eb) =>
        eb.or([
          textContains(eb.ref('document.title_key'), filter.words as string),
          textContains(eb.ref('document.number_text'), filter.words as string),
        ]),
      ),
    )
    .$if(filter.organId !== undefined, (q) =>
      q.where('campaign_item.implementing_organ_id', '=', filter.organId as string),
    )
    .$if(filter.proposed !== undefined, (q) => q.where('proposal.outcome', '=', filter.proposed as CleanupOutcome))
    .$if(filter.decided !== undefined, (q) => q.where('decision.outcome', '=', filter.decided as CleanupOutcome))
    .$if(filter.state === 'unproposed', (q) => q.where('campaign_item.proposal_id', 'is', null))
    .$if(filter.state === 'unreviewed', (q) => q.where('campaign_item.review_id', 'is', null))
    .$if(filter.state === 'overruled', (q) => q.whereRef('proposal.outcome', '!=', 'cleanup_review.outcome'))
    .$if(filter.state === 'undecided', (q) => q.where('campaign_item.decision_id', 'is', null))
    .$if(filter.state === 'differing', (q) => q.whereRef('proposal.outcome', '!=', 'decision.outcome')) as Items
}

const COLUMNS = [
  'campaign_item.item_id',
  'campaign_item.serial',
  'campaign_item.version',
  'document.document_id',
  'document.title',
  'document.number_text',
  'document.issued_on',
  'document.published_on',
  'document.written_on',
  'document.secrecy',
  'maker.name as maker_name',
  'campaign_item.implementing_organ_id',
  'implementer.name as implementer_name',
  'proposal.outcome as proposed',
  'proposal.reason',
  'proposal.proposed_by_name',
  'cleanup_review.outcome as reviewed',
  'cleanup_review.reason as review_reason',
  'cleanup_review.reviewed_by_name',
  'decision.outcome as decided',
  'decision.number as decision_number',
] as const

const select = (query: Items) => query.select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const lineOf = (row: Row): ItemLine => ({
  itemId: row.item_id,
  serial: row.serial,
  version: row.version,
  documentId: row.document_id,
  title: row.title,
  numberText: row.number_text,
  makingOrgan: row.maker_name,
  implementingOrganId: row.implementing_organ_id,
  implementingOrgan: row.implementer_name,
  issuedOn: row.issued_on ?? row.published_on ?? row.written_on,
  secrecy: row.secrecy,
  proposed: row.proposed,
  reason: row.reason,
  proposedByName: row.proposed_by_name,
  reviewed: row.reviewed,
  reviewReason: row.review_reason,
  reviewedByName: row.reviewed_by_name,
  decided: row.decided,
  decisionNumber: row.decision_number,
})

/** Lists the items of a campaign by their serial. */
export async function listItemLines(
  db: Reader,
  actor: Actor,
  campaignId: string,
  filter: ItemFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<ItemLine>> {
  const rows = matching(db, actor, campaignId, filter)
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [serial] = cursor?.keys ?? []
  const fetched = await select(rows)
    .$if(typeof serial === 'number', (q) => q.where('campaign_item.serial', back ? '<' : '>', serial as number))
    .orderBy('campaign_item.serial', back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  return pageOf(fetched.map(lineOf), size, total, cursor, (line) => [line.serial])
}

/** Names every item that a filter finds, for "apply to all found". */
export async function listItemIds(
  db: Reader,
  actor: Actor,
  campaignId: string,
  filter: ItemFilter,
): Promise<readonly string[]> {
  const rows = await matching(db, actor, campaignId, filter).select('campaign_item.item_id').execute()
  return rows.map((r) => r.item_id)
}

/** Reads one item with every proposal and the decision. Throws `not_found`. */
export async function getItemPage(db: Reader, actor: Actor, campaignId: string, itemId: string): Promise<ItemPageData> {
  const campaign = await getCampaign(db, campaignId)
  const row = await select(
    matching(db, actor, campaignId, {}).where('campaign_item.item_id', '=', itemId) as Items,
  ).executeTakeFirst()
  if (!row) throw new Refused('not_found', '本次清理中没有这一项，或者您无权查看。')
  const proposals = await db
    .selectFrom('proposal')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('proposal_id', 'desc')
    .execute()
  const decision = await db
    .selectFrom('decision')
    .innerJoin('campaign_item', 'campaign_item.decision_id', 'decision.decision_id')
    .selectAll('decision')
    .where('campaign_item.item_id', '=', itemId)
    .executeTakeFirst()
  return {
    ...lineOf(row),
    campaignId,
    campaignName: campaign.name,
    stage: campaign.stage,
    proposals: proposals.map((p) => ({
      outcome: p.outcome,
      reason: p.reason,
      basis: p.basis,
      amendBy: p.amend_by,
      proposedOn: p.proposed_on,
      proposedByName: p.proposed_by_name,
    })),
    reviews: await listItemReviews(db, itemId),
    decision: decision
      ? {
          outcome: decision.outcome,
          number: decision.number,
          decidedOn: decision.decided_on,
          effectiveOn: decision.effective_on,
          amendBy: decision.amend_by,
          reason: decision.reason,
          decidedByName: decision.decided_by_name,
        }
      : null,
  }
}
