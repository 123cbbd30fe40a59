import { countAmendments, listAmendments } from '../../cleanup/queries/amendments.ts'
import { itemVisibleTo } from '../../cleanup/visibility.ts'
import type { Reader } from '../../db/transaction.ts'
import { allDocuments } from '../../documents/queries/list-documents.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { addDays, type Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { ReviewLine } from '../../review/model.ts'
import { countReviews, listReviews } from '../../review/queries/list-reviews.ts'
import type { Waiting, WaitingCampaign, WaitingDocument, WaitingFiling } from '../model.ts'

const FEW = 8
const SOON = 10

/** Counts what waits, for the menu. */
export async function countWaiting(
  db: Reader,
  actor: Actor,
  today: Day,
): Promise<{ readonly reviews: number; readonly filings: number; readonly documents: number; readonly items: number }> {
  const campaigns = await waitingCampaigns(db, actor)
  return {
    reviews: await countReviewsFor(db, actor, today),
    filings: (await filingsFor(db, actor, today, 0)).total,
    documents: (await documentsFor(db, actor, 0)).total,
    items: campaigns.reduce((sum, c) => sum + c.open, 0),
  }
}

/** Lists what waits, for the home page. */
export async function getWaiting(db: Reader, actor: Actor, today: Day): Promise<Waiting> {
  return {
    reviews: { total: await countReviewsFor(db, actor, today), rows: await reviewsFor(db, actor, today) },
    filings: await filingsFor(db, actor, today, FEW),
    documents: await documentsFor(db, actor, FEW),
    campaigns: await waitingCampaigns(db, actor),
    amendments: await amendmentsFor(db, actor, today),
    ending: await endingFor(db, actor, today),
  }
}

/** A unit answers for its own documents, the bureau for all. */
const organFor = (actor: Actor): string | undefined => (may(actor, 'cleanup.manage') ? undefined : actor.organId)

async function amendmentsFor(db: Reader, actor: Actor, today: Day): Promise<Waiting['amendments']> {
  if (!may(actor, 'cleanup.propose')) return { total: 0, late: 0, rows: [] }
  const filter = { organId: organFor(actor), state: 'open' } as const
  const { rows, total } = await listAmendments(db, actor, filter, today, null, FEW)
  return { total, late: (await countAmendments(db, actor, filter, today)).late, rows }
}

async function endingFor(db: Reader, actor: Actor, today: Day): Promise<Waiting['ending']> {
  const organId = organFor(actor)
  if (!may(actor, 'cleanup.propose')) return { total: 0, organId, rows: [] }
  const lines = await allDocuments(db, actor, { organId, validity: 'ending' }, today)
  const soonest = [...lines].sort((a, b) => ((a.lapsesAfter ?? '') < (b.lapsesAfter ?? '') ? -1 : 1))
  return { total: lines.length, organId, rows: soonest.slice(0, FEW) }
}

function reviewState(actor: Actor): 'waiting' | 'mine' | null {
  if (may(actor, 'review.accept') || may(actor, 'review.opine')) return 'waiting'
  return may(actor, 'review.advise') ? 'mine' : null
}

async function countReviewsFor(db: Reader, actor: Actor, today: Day): Promise<number> {
  const state = reviewState(actor)
  return state === null ? 0 : countReviews(db, actor, { state }, today)
}

async function reviewsFor(db: Reader, actor: Actor, today: Day): Promise<readonly ReviewLine[]> {
  const state = reviewState(actor)
  return state === null ? [] : (await listReviews(db, actor, { state }, today, null, FEW)).rows
}

/** Filings to submit or supplement for a drafter's organ; to register for the bureau. Those due soon or late. */
async function filingsFor(db: Reader, actor: Actor, today: Day, size: number): Promise<Waiting['filings']> {
  const registers = may(actor, 'filing.register')
  if (!registers && !may(actor, 'filing.submit')) return { total: 0, late: 0, rows: [] }
  const base = db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .where((eb) => visibleTo(eb, actor))
    .where((eb) =>
      eb.or([
        eb('filing.status', '=', 'suspended'),
        eb.and([eb('filing.status', '=', 'due'), eb('due_on', '<=', addDays(today, SOON))]),
        ...(registers ? [eb('filing.status', '=', 'submitted')] : []),
      ]),
    )
    .$if(!registers, (q) => q.where('filing_organ_id', '=', actor.organId))
  const counts = await base
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn
        .sum<number | null>(
          eb
            .case()
            .when(eb.and([eb('filing.status', '=', 'due'), eb('due_on', '<', today)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('late'),
    ])
    .executeTakeFirstOrThrow()
  const rows =
    size === 0
      ? []
      : await base
          .select([
            'filing_id',
            'title',
            'recipient.name as recipient',
            'filer.name as filing_organ',
            'filing.status',
            'due_on',
            'is_provisional',
          ])
          .orderBy('due_on')
          .limit(size)
          .execute()
  return {
    total: counts.total,
    late: counts.late ?? 0,
    rows: rows.map((r) => ({
      filingId: r.filing_id,
      title: r.title,
      recipient: r.recipient,
      filingOrgan: r.filing_organ,
      status: r.status as WaitingFiling['status'],
      dueOn: r.due_on,
      isProvisional: r.is_provisional === 1,
    })),
  }
}

const NEXT = { drafting: 'submit', in_review: 'answer_supplement', reviewed: 'issue', issued: 'publish' } as const

/** Documents of a drafter's organ that stand still until the drafter does something. */
async function documentsFor(db: Reader, actor: Actor, size: number): Promise<Waiting['documents']> {
  if (!may(actor, 'document.create')) return { total: 0, rows: [] }
  const base = db
    .selectFrom('document')
    .where((eb) => visibleTo(eb, actor))
    .where((eb) => eb.or([eb('making_organ_id', '=', actor.organId), eb('drafting_organ_id', '=', actor.organId)]))
    .where((eb) =>
      eb.or([
        eb('stage', 'in', ['drafting', 'reviewed', 'issued']),
        eb.and([
          eb('stage', '=', 'in_review'),
          eb.exists(
            eb
              .selectFrom('review')
              .select('review_id')
              .whereRef('review.document_id', '=', 'document.document_id')
              .where('round_status', '=', 'supplement_requested'),
          ),
        ]),
      ]),
    )
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows =
    size === 0
      ? []
      : await base
          .select((eb) => [
            'document_id',
            'title',
            'stage',
            eb
              .exists(
                eb
                  .selectFrom('revision')
                  .select('revision_id')
                  .whereRef('revision.document_id', '=', 'document.document_id'),
              )
              .as('has_text'),
          ])
          .orderBy('updated_at', 'desc')
          .limit(size)
          .execute()
  return {
    total,
    rows: rows.map((r) => {
      const stage = r.stage as WaitingDocument['stage']
      return { documentId: r.document_id, title: r.title, stage, next: r.has_text ? NEXT[stage] : 'upload' }
    }),
  }
}

/** Campaigns in which items still wait for this person's organ, or for the bureau. */
async function waitingCampaigns(db: Reader, actor: Actor): Promise<readonly WaitingCampaign[]> {
  if (!may(actor, 'cleanup.propose')) return []
  const all = may(actor, 'cleanup.manage')
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('campaign_item', 'campaign_item.campaign_id', 'campaign.campaign_id')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .select((eb) => ['campaign.campaign_id', 'name', eb.fn.countAll<number>().as('open')])
    .where((eb) => itemVisibleTo(eb, actor))
    .where('campaign.stage', '=', 'proposing')
    .where('proposal_id', 'is', null)
    .$if(!all, (q) => q.where('campaign_item.implementing_organ_id', '=', actor.organId))
    .groupBy(['campaign.campaign_id', 'name'])
    .orderBy('name')
    .execute()
  return rows.map((r) => ({ campaignId: r.campaign_id, name: r.name, open: r.open }))
}
