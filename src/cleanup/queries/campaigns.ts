import type { Reader } from '../../db/transaction.ts'
import { addYears, type Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy, listPolicies } from '../../policy/records.ts'
import { outcomesOn, readCriteria } from '../criteria-rules.ts'
import type { CampaignSummary, NextCleanup, UnitProgress } from '../model.ts'
import { listOutcomes } from '../records.ts'
import { campaignTotals } from '../rules.ts'
import { readScope } from '../scope-rules.ts'

async function summaries(db: Reader, campaignId: string | null): Promise<readonly CampaignSummary[]> {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('organ', 'organ.organ_id', 'campaign.deciding_organ_id')
    .selectAll('campaign')
    .select((eb) => [
      'organ.name as deciding_organ',
      eb
        .selectFrom('campaign_item')
        .select((i) => i.fn.countAll<number>().as('items'))
        .whereRef('campaign_item.campaign_id', '=', 'campaign.campaign_id')
        .as('items'),
    ])
    .$if(campaignId !== null, (q) => q.where('campaign.campaign_id', '=', campaignId as string))
    .orderBy('opened_on', 'desc')
    .orderBy('campaign.name')
    .execute()
  const policies = await listPolicies(db)
  const found: CampaignSummary[] = []
  for (const row of rows)
    found.push({
      campaignId: row.campaign_id,
      name: row.name,
      kind: row.kind,
      stage: row.stage,
      scope: row.scope,
      issuedFrom: row.issued_from,
      cutOffOn: row.cut_off_on,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      decidingOrgan: row.deciding_organ,
      supersededOutcome: row.superseded_outcome,
      criteria: readCriteria(row.criteria, row.superseded_outcome),
      outcomes: outcomesOn(policies, row.opened_on),
      scopeQuery: row.scope_query === null ? null : readScope(row.scope_query),
      signalsState: row.signals_state,
      signalsOn: row.signals_on,
      version: row.version,
      items: row.items ?? 0,
      totals: campaignTotals(await listOutcomes(db, row.campaign_id)),
    })
  return found
}

/** Lists all campaigns, the newest first, each with its totals. */
export const listCampaigns = (db: Reader): Promise<readonly CampaignSummary[]> => summaries(db, null)

/**
 * Gives by when the next clean-up of government documents is due: the cycle (policy `cleanup-cycle`, years) after the last
 * full or periodic one was opened; null before the first.
 */
export async function nextCleanupDue(db: Reader, today: Day): Promise<NextCleanup | null> {
  const row = await db
    .selectFrom('campaign')
    .select('opened_on')
    .where('kind', 'in', ['full', 'periodic'])
    .orderBy('opened_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { value: years, label, confirmed } = await getPolicy(db, 'cleanup-cycle', today)
  return { last: row.opened_on, due: addYears(row.opened_on, years), label, isConfirmed: confirmed === 1 }
}

/** Reads one campaign with its totals. Throws `not_found`. */
export async function getCampaignSummary(db: Reader, campaignId: string): Promise<CampaignSummary> {
  const [found] = await summaries(db, campaignId)
  if (!found) throw new Refused('not_found', '没有这次清理，或者您无权查看。')
  return found
}

/** Counts how far each implementing organ has come, the least finished first. */
export async function listProgress(db: Reader, campaignId: string): Promise<readonly UnitProgress[]> {
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('organ', 'organ.organ_id', 'campaign_item.implementing_organ_id')
    .select((eb) => [
      'organ.organ_id',
      'organ.name',
      eb.fn.countAll<number>().as('items'),
      eb.fn.count<number>('proposal_id').as('proposed'),
      eb.fn.count<number>('review_id').as('reviewed'),
      eb.fn.count<number>('decision_id').as('decided'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy(['organ.organ_id', 'organ.name'])
    .execute()
  return rows
    .map(({ organ_id, name, ...counts }) => ({ organId: organ_id, organ: name, ...counts }))
    .sort((a, b) => b.items - b.proposed - (a.items - a.proposed) || b.items - a.items)
}
