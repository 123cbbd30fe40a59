import { listOutcomes } from '../../cleanup/records.ts'
import { campaignTotals } from '../../cleanup/rules.ts'
import type { Reader } from '../../db/transaction.ts'
import { type Category, NORMATIVE_CATEGORIES } from '../../documents/model.ts'
import { timeliness } from '../../filing/rules.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { CampaignFigures, CountedFiling, Figures, FilingCounts, OverdueLine, RateSwitches } from '../model.ts'
import { countFilings, filingRates } from '../rates.ts'
import { type FilingPeriod, listCountedFilings } from './filing-facts.ts'
import { findIllegal, illegalCounts } from './illegal.ts'

/** What the government's three rates are counted from; Party documents are told apart. */
export const GOVERNMENT_TRACK: readonly Category[] = ['rule', 'government', 'department']

/** Counts every figure of the home page and the yearly report. */
export async function getFigures(db: Reader, period: { from: Day; to: Day }, today: Day): Promise<Figures> {
  const policies = await listPolicies(db)
  const switches = policyOn(policies, 'rate-switches', today).value
  const decimals = policyOn(policies, 'rate-decimals', today).value
  const filings = await listCountedFilings(db, period, switches)
  const of = async (categories: readonly Category[]) => {
    const counts = await countsOf(db, { ...period, categories }, filings, switches, today)
    return { counts, rates: filingRates(counts, decimals) }
  }
  const government = await of(GOVERNMENT_TRACK)
  const byCategory: [Category, Awaited<ReturnType<typeof of>>][] = []
  for (const category of NORMATIVE_CATEGORIES) byCategory.push([category, await of([category])])
  return {
    ...period,
    asOf: today,
    ...government,
    overdue: overdueOf(filings, switches, today),
    byCategory: Object.fromEntries(byCategory) as Figures['byCategory'],
    party: await partyFigures(db, period),
    campaigns: await campaignFigures(db, period),
  }
}

function overdueOf(filings: readonly CountedFiling[], switches: RateSwitches, today: Day): readonly OverdueLine[] {
  return filings
    .map((filing) => ({ filing, time: timeliness(filing, switches.supplementedCountsFrom, today) }))
    .filter(({ filing, time }) => time.state === 'overdue' && filing.status !== 'refused')
    .map(({ filing, time }) => ({ filing, daysLate: time.daysLate }))
}

async function countsOf(
  db: Reader,
  period: FilingPeriod,
  filings: readonly CountedFiling[],
  switches: RateSwitches,
  today: Day,
): Promise<FilingCounts> {
  const categories = period.categories ?? NORMATIVE_CATEGORIES
  const ours = filings.filter((f) => categories.includes(f.category))
  const documents = await db
    .selectFrom('document')
    .select((eb) => [eb.fn.countAll<number>().as('issued'), eb.fn.count<number>('published_on').as('published')])
    .where('category', 'in', categories)
    .where('issued_on', '>=', period.from)
    .where('issued_on', '<=', period.to)
    .executeTakeFirstOrThrow()
  return {
    issued: documents.issued,
    published: documents.published,
    ...countFilings(ours, switches, today),
    ...illegalCounts(await findIllegal(db, period, categories)),
  }
}

async function partyFigures(db: Reader, { from, to }: { from: Day; to: Day }): Promise<Figures['party']> {
  const reviews = await db
    .selectFrom('opinion')
    .innerJoin('review_round', 'review_round.round_id', 'opinion.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .select((eb) => [
      eb.fn.countAll<number>().as('rounds'),
      eb.fn.count<number>('review.document_id').distinct().as('documents'),
    ])
    .where('review.kind', '=', 'party')
    .where('given_on', '>=', from)
    .where('given_on', '<=', to)
    .executeTakeFirstOrThrow()
  const filed = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('filing_submission', 'filing_submission.filing_id', 'filing.filing_id')
    .select((eb) => eb.fn.countAll<number>().as('filed'))
    .where('category', '=', 'party')
    .where('filing_submission.serial', '=', 1)
    .where('submitted_on', '>=', from)
    .where('submitted_on', '<=', to)
    .executeTakeFirstOrThrow()
  return { preReviews: reviews.rounds, preReviewedDocuments: reviews.documents, filed: filed.filed }
}

/** Campaigns that were open at some time of the period. */
async function campaignFigures(db: Reader, { from, to }: { from: Day; to: Day }): Promise<readonly CampaignFigures[]> {
  const campaigns = await db
    .selectFrom('campaign')
    .selectAll()
    .where('opened_on', '<=', to)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', from)]))
    .orderBy('opened_on')
    .orderBy('name')
    .execute()
  const figures: CampaignFigures[] = []
  for (const campaign of campaigns) {
    const totals = campaignTotals(await listOutcomes(db, campaign.campaign_id))
    figures.push({
      campaignId: campaign.campaign_id,
      name: campaign.name,
      kind: campaign.kind,
      stage: campaign.stage,
      cutOffOn: campaign.cut_off_on,
      items: totals.proposals.whole,
      totals,
    })
  }
  return figures
}
