import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { OutcomeCount } from '../model.ts'
import type { CleanupReport, DecisionKind } from '../output-model.ts'
import { issuedOnSql, items, matching } from '../selection.ts'
import { countOpenAmendments } from './amendments.ts'
import { getCampaignSummary } from './campaigns.ts'
import { listItemSignals } from './items.ts'
import { listMoves } from './reviews.ts'

/** Gathers what the clean-up report tells; secret documents are counted and never named. */
export async function getCleanupReport(db: Reader, actor: Actor, campaignId: string): Promise<CleanupReport> {
  const { secret } = await items(db, campaignId)
    .select((eb) => eb.fn.countAll<number>().as('secret'))
    .where('document.secrecy', '=', 'secret')
    .executeTakeFirstOrThrow()
  return {
    campaign: await getCampaignSummary(db, campaignId),
    moves: [...(await listMoves(db, campaignId))].reverse(),
    units: await unitsOf(db, campaignId),
    years: await decadesOf(db, campaignId),
    signals: await listItemSignals(db, actor, campaignId),
    overruled: await overruledOf(db, actor, campaignId),
    unamended: await countOpenAmendments(db, campaignId),
    secret,
  }
}

async function unitsOf(db: Reader, campaignId: string): Promise<CleanupReport['units']> {
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('organ', 'organ.organ_id', 'campaign_item.implementing_organ_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select((eb) => [
      'organ.name',
      'organ.position',
      'proposal.outcome as proposed',
      'cleanup_review.outcome as reviewed',
      'decision.outcome as decided',
      eb.fn.countAll<number>().as('items'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy(['organ.name', 'organ.position', 'proposal.outcome', 'cleanup_review.outcome', 'decision.outcome'])
    .orderBy('organ.position')
    .orderBy('organ.name')
    .execute()
  const units = new Map<string, OutcomeCount[]>()
  for (const { name, position: _, ...count } of rows) units.set(name, [...(units.get(name) ?? []), count])
  return [...units].map(([organ, counts]) => ({ organ, counts }))
}

/** How many documents come from each decade. */
async function decadesOf(db: Reader, campaignId: string): Promise<CleanupReport['years']> {
  const decade = sql<string>`substr(${issuedOnSql}, 1, 3)`
  const rows = await items(db, campaignId)
    .select((eb) => [decade.as('decade'), eb.fn.countAll<number>().as('items')])
    .where(issuedOnSql, 'is not', null)
    .groupBy(decade)
    .orderBy(decade)
    .execute()
  return rows.map((row) => ({ from: Number(row.decade) * 10, to: Number(row.decade) * 10 + 9, items: row.items }))
}

async function overruledOf(db: Reader, actor: Actor, campaignId: string): Promise<CleanupReport['overruled']> {
  const rows = await matching(db, actor, campaignId, { state: 'overruled' })
    .innerJoin('organ', 'organ.organ_id', 'campaign_item.implementing_organ_id')
    .select([
      'campaign_item.serial',
      'document.title',
      'organ.name as organ',
      'proposal.outcome as proposed',
      'cleanup_review.outcome as reviewed',
      'cleanup_review.reason',
    ])
    .where('document.secrecy', '!=', 'secret')
    .orderBy('campaign_item.serial')
    .execute()
  return rows.flatMap(({ proposed, reviewed, ...row }) =>
    proposed === null || reviewed === null ? [] : [{ ...row, proposed, reviewed }],
  )
}

/** Reads under which numbers and when the decisions of one kind were made; nothing before they are. */
export async function getDecisionFacts(
  db: Reader,
  campaignId: string,
  kind: DecisionKind,
): Promise<{ readonly numbers: readonly string[]; readonly decidedOn: Day | null }> {
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select(['number', 'decided_on'])
    .distinct()
    .where('campaign_id', '=', campaignId)
    .where('outcome', 'in', kind === 'amend' ? ['amend', 'amend_or_lapse'] : [kind])
    .orderBy('decided_on')
    .execute()
  return { numbers: [...new Set(rows.map((r) => r.number))], decidedOn: rows.at(-1)?.decided_on ?? null }
}
