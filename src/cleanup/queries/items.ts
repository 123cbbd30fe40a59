import { sql } from 'kysely'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { ItemFilter, ItemLine, ItemPageData, Signal, SignalKind } from '../model.ts'
import { getCampaign, offeredOutcomes } from '../records.ts'
import { type Items, issuedOnSql, matching } from '../selection.ts'
import { listItemReviews } from './reviews.ts'

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
  'proposal.ground',
  'proposal.criteria_outcome',
  'proposal.proposed_by_name',
  'cleanup_review.outcome as reviewed',
  'cleanup_review.reason as review_reason',
  'cleanup_review.reviewed_by_name',
  'decision.outcome as decided',
  'decision.number as decision_number',
] as const

const select = (query: Items) =>
  query
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as implementer', 'implementer.organ_id', 'campaign_item.implementing_organ_id')
    .select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const lineOf = (row: Row, signals: Signals): ItemLine => ({
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
  signals: signals.get(row.item_id) ?? [],
  proposed: row.proposed,
  ground: row.ground,
  criteriaOutcome: row.criteria_outcome,
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
  const signals = await signalsOf(
    db,
    fetched.map((row) => row.item_id),
  )
  return pageOf(
    fetched.map((row) => lineOf(row, signals)),
    size,
    total,
    cursor,
    (line) => [line.serial],
  )
}

type Signals = ReadonlyMap<string, readonly Signal[]>
const SLICE = 5_000

async function signalsOf(db: Reader, itemIds: readonly string[]): Promise<Signals> {
  const found = new Map<string, Signal[]>()
  for (let at = 0; at < itemIds.length; at += SLICE) {
    const rows = await db
      .selectFrom('item_signal')
      .select(['item_id', 'kind', 'reason', 'about_document_id'])
      .where('item_id', 'in', itemIds.slice(at, at + SLICE))
      .orderBy('item_id')
      .orderBy('position')
      .execute()
    for (const row of rows) {
      const signal = { kind: row.kind, reason: row.reason, aboutDocumentId: row.about_document_id }
      found.set(row.item_id, [...(found.get(row.item_id) ?? []), signal])
    }
  }
  return found
}

/** Counts the items a person sees by year of issue, the newest first, for the filter. */
export async function listItemYears(
  db: Reader,
  actor: Actor,
  campaignId: string,
): Promise<readonly { readonly year: string; readonly items: number }[]> {
  const year = sql<string>`substr(${issuedOnSql}, 1, 4)`
  return matching(db, actor, campaignId, {})
    .select((eb) => [year.as('year'), eb.fn.countAll<number>().as('items')])
    .where(issuedOnSql, 'is not', null)
    .groupBy(year)
    .orderBy(year, 'desc')
    .execute()
}

/** Counts the items a person sees by signal, for the filter. */
export async function listItemSignals(
  db: Reader,
  actor: Actor,
  campaignId: string,
): Promise<readonly { readonly kind: SignalKind; readonly items: number }[]> {
  return matching(db, actor, campaignId, {})
    .innerJoin('item_signal', 'item_signal.item_id', 'campaign_item.item_id')
    .select((eb) => ['item_signal.kind', eb.fn.count<number>('campaign_item.item_id').distinct().as('items')])
    .groupBy('item_signal.kind')
    .orderBy('items', 'desc')
    .execute()
}

/** Names every item that a filter finds. */
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
    ...lineOf(row, await signalsOf(db, [itemId])),
    campaignId,
    campaignName: campaign.name,
    stage: campaign.stage,
    outcomes: await offeredOutcomes(db, campaign.opened_on),
    signalsOn: campaign.signals_on,
    proposals: proposals.map((p) => ({
      outcome: p.outcome,
      ground: p.ground,
      reason: p.reason,
      basis: p.basis,
      consultation: p.consultation,
      amendBy: p.amend_by,
      proposedOn: p.proposed_on,
      proposedByName: p.proposed_by_name,
      withdrawnOn: p.withdrawn_on,
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
