import { textContains } from '../../db/contains.ts'
import { type Cursor, decodeCursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { reviewVisibleTo } from '../../documents/visibility.ts'
import type { Instant } from '../../lib/clock.ts'
import { type Day, yearOf } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { ReviewFilter, ReviewKind, ReviewLine, RoundStatus } from '../model.ts'

/** The last round of each review, with the document it is about. */
function lastRounds(db: Reader) {
  return db
    .selectFrom('review')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ', 'organ.organ_id', 'document.drafting_organ_id')
    .innerJoin('review_round', (join) =>
      join.onRef('review_round.review_id', '=', 'review.review_id').on('review_round.serial', '=', (eb) =>
        eb
          .selectFrom('review_round as r')
          .select((s) => s.fn.max<number>('r.serial').as('serial'))
          .whereRef('r.review_id', '=', 'review.review_id'),
      ),
    )
    .leftJoin('review_acceptance', 'review_acceptance.round_id', 'review_round.round_id')
    .leftJoin('opinion', 'opinion.round_id', 'review_round.round_id')
}

type Lines = ReturnType<typeof lastRounds>

function matching(db: Reader, actor: Actor, filter: ReviewFilter, today: Day): Lines {
  return lastRounds(db)
    .where((eb) => reviewVisibleTo(eb, actor))
    .$if(Boolean(filter.words), (q) =>
      q.where((eb) => textContains(eb.ref('document.title_key'), filter.words as string)),
    )
    .$if(filter.kind !== undefined, (q) => q.where('review.kind', '=', filter.kind as ReviewKind))
    .$if(filter.status !== undefined, (q) => q.where('round_status', '=', filter.status as RoundStatus))
    .$if(filter.year !== undefined, (q) =>
      q
        .where('submitted_on', '>=', `${filter.year}-01-01` as Day)
        .where('submitted_on', '<=', `${filter.year}-12-31` as Day),
    )
    .$if(filter.state === 'waiting', (q) => q.where('round_status', 'in', ['submitted', 'accepted']))
    .$if(filter.state === 'finished', (q) => q.where('round_status', 'in', ['opined', 'returned', 'withdrawn']))
    .$if(filter.state === 'overdue', (q) => q.where('round_status', '=', 'accepted').where('due_on', '<', today))
    .$if(filter.state === 'mine', (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('review_assignment')
            .select('user_id')
            .whereRef('review_assignment.review_id', '=', 'review.review_id')
            .where('user_id', '=', actor.userId),
        ),
      ),
    ) as Lines
}

const COLUMNS = [
  'review.review_id',
  'review.document_id',
  'document.title',
  'review.kind',
  'organ.name as drafting_organ',
  'review_round.serial',
  'round_status',
  'submitted_on',
  'accepted_on',
  'due_on',
  'is_provisional',
  'opinion.kind as opinion_kind',
  'given_on',
  'is_urgent',
  'review.updated_at',
] as const

/** Lists reviews, the newest act first. */
export async function listReviews(
  db: Reader,
  actor: Actor,
  filter: ReviewFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<ReviewLine>> {
  const rows = matching(db, actor, filter, today)
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [at, id] = (cursor?.keys ?? []) as [Instant, string]
  const fetched = await rows
    .select(COLUMNS)
    .$if(cursor !== null, (q) =>
      q.where((eb) => {
        const beyond = back ? '>' : '<'
        return eb.or([
          eb('review.updated_at', beyond, at),
          eb.and([eb('review.updated_at', '=', at), eb('review.review_id', beyond, id)]),
        ])
      }),
    )
    .orderBy('review.updated_at', back ? 'asc' : 'desc')
    .orderBy('review.review_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = fetched.map(
    (row): ReviewLine => ({
      reviewId: row.review_id,
      documentId: row.document_id,
      title: row.title,
      kind: row.kind,
      draftingOrgan: row.drafting_organ,
      round: row.serial,
      status: row.round_status,
      submittedOn: row.submitted_on,
      acceptedOn: row.accepted_on,
      dueOn: row.due_on,
      isProvisional: row.is_provisional === 1,
      opinion: row.opinion_kind,
      givenOn: row.given_on,
      isUrgent: row.is_urgent === 1,
      updatedAt: row.updated_at,
    }),
  )
  return pageOf(lines, size, total, cursor, (line) => [line.updatedAt, line.reviewId])
}

/** Counts reviews that match, for the menu and the home page. */
export async function countReviews(db: Reader, actor: Actor, filter: ReviewFilter, today: Day): Promise<number> {
  const { total } = await matching(db, actor, filter, today)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

const SLICE = 1_000

/** Lists all reviews that match, for the export. */
export async function listAllReviews(
  db: Reader,
  actor: Actor,
  filter: ReviewFilter,
  today: Day,
): Promise<readonly ReviewLine[]> {
  const lines: ReviewLine[] = []
  let cursor: Cursor | null = null
  do {
    const page: Page<ReviewLine> = await listReviews(db, actor, filter, today, cursor, SLICE)
    lines.push(...page.rows)
    cursor = decodeCursor(page.next ?? undefined, 2)
  } while (cursor)
  return lines
}

/** Lists the years in which anything was submitted, newest first, for the filter. */
export async function listReviewYears(db: Reader): Promise<readonly number[]> {
  const { first, last } = await db
    .selectFrom('review_round')
    .select((eb) => [eb.fn.min('submitted_on').as('first'), eb.fn.max('submitted_on').as('last')])
    .executeTakeFirstOrThrow()
  if (!first || !last) return []
  return Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => yearOf(last) - i)
}
