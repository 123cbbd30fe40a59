import type { Selectable } from 'kysely'
import type { CampaignItemTable, CampaignTable } from '../db/tables/cleanup.ts'
import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { listPolicies } from '../policy/records.ts'
import { outcomesOn } from './criteria-rules.ts'
import type { CleanupOutcome, ItemOutcomes, OutcomeCount } from './model.ts'
import { itemVisibleTo } from './visibility.ts'

export type CampaignRow = Selectable<CampaignTable>

/** An item with what was proposed and decided last. */
export type ItemRow = Selectable<CampaignItemTable> & ItemOutcomes & { readonly title: string }

/** Reads a campaign. Throws `not_found`. */
export async function getCampaign(db: Reader, campaignId: string): Promise<CampaignRow> {
  const row = await db.selectFrom('campaign').selectAll().where('campaign_id', '=', campaignId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这次清理，或者您无权查看。')
  return row
}

/** Reads the outcomes that a campaign opened on a day uses. */
export const offeredOutcomes = async (db: Reader, openedOn: Day): Promise<readonly CleanupOutcome[]> =>
  outcomesOn(await listPolicies(db), openedOn)

const SLICE = 1_000

/**
 * Reads items of a campaign by their ids, in the order of the list. Those of other campaigns, and those that the
 * person may not see, are not found.
 */
export async function listItems(
  db: Reader,
  actor: Actor,
  campaignId: string,
  itemIds: readonly string[],
): Promise<readonly ItemRow[]> {
  const rows: ItemRow[] = []
  for (let at = 0; at < itemIds.length; at += SLICE)
    rows.push(
      ...(await db
        .selectFrom('campaign_item')
        .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
        .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
        .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
        .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
        .selectAll('campaign_item')
        .select([
          'document.title',
          'proposal.outcome as proposed',
          'cleanup_review.outcome as reviewed',
          'decision.outcome as decided',
        ])
        .where('campaign_id', '=', campaignId)
        .where('campaign_item.item_id', 'in', itemIds.slice(at, at + SLICE))
        .where((eb) => itemVisibleTo(eb, actor))
        .orderBy('campaign_item.serial')
        .execute()),
    )
  if (rows.length !== new Set(itemIds).size)
    throw new Refused('not_found', '所选的清理事项有的已不在本次清理中。请刷新页面后重新选择。')
  return rows
}

/** Counts the items of a campaign by what was proposed, reviewed and decided; the stage rules add them up. */
export async function listOutcomes(db: Reader, campaignId: string): Promise<readonly OutcomeCount[]> {
  return db
    .selectFrom('campaign_item')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select((eb) => [
      'proposal.outcome as proposed',
      'cleanup_review.outcome as reviewed',
      'decision.outcome as decided',
      eb.fn.countAll<number>().as('items'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy(['proposal.outcome', 'cleanup_review.outcome', 'decision.outcome'])
    .execute()
}

export interface NewestProposal {
  readonly outcome: CleanupOutcome
  readonly reason: string
  readonly proposedByName: string
}

/** Finds the proposal that counts now, to show it to somebody whose own came too late. */
export async function findProposal(db: Reader, itemId: string): Promise<NewestProposal | undefined> {
  const row = await db
    .selectFrom('campaign_item')
    .innerJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .select(['outcome', 'reason', 'proposed_by_name'])
    .where('campaign_item.item_id', '=', itemId)
    .executeTakeFirst()
  return row && { outcome: row.outcome, reason: row.reason, proposedByName: row.proposed_by_name }
}
