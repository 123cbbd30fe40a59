import type { Reader, Work } from '../db/transaction.ts'
import type { Stage } from '../documents/model.ts'
import { reviewVisibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { ReviewDuty, ReviewKind, ReviewRound, RoundStatus } from './model.ts'
import type { Assignment } from './page-model.ts'
import { mayMove } from './rules.ts'

export interface ReviewRow {
  readonly reviewId: string
  readonly documentId: string
  readonly kind: ReviewKind
  readonly isClosed: boolean
  readonly version: number
}

export type RoundRow = ReviewRound & { readonly roundId: string }

/** Reads a review whose document the person may see. Throws `not_found`. */
export async function getReview(db: Reader, actor: Actor, reviewId: string): Promise<ReviewRow> {
  const row = await reviews(db)
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .where('review_id', '=', reviewId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件审核，或者您无权查看。')
  return reviewOf(row)
}

/** Finds the latest review of a document, closed or not. */
export async function findLastReview(db: Reader, documentId: string): Promise<ReviewRow | undefined> {
  const row = await reviews(db)
    .where('review.document_id', '=', documentId)
    .orderBy('review_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && reviewOf(row)
}

const reviews = (db: Reader) =>
  db
    .selectFrom('review')
    .select(['review_id', 'review.document_id', 'review.kind', 'review.closed_on', 'review.version'])

type Columns = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>

const reviewOf = (row: Columns): ReviewRow => ({
  reviewId: row.review_id,
  documentId: row.document_id,
  kind: row.kind,
  isClosed: row.closed_on !== null,
  version: row.version,
})

/** Reads the rounds of a review, oldest first, each with its supplements, acceptance and opinion. */
export async function listRounds(db: Reader, reviewId: string): Promise<readonly RoundRow[]> {
  const rows = await db
    .selectFrom('review_round')
    .leftJoin('review_acceptance', 'review_acceptance.round_id', 'review_round.round_id')
    .leftJoin('opinion', 'opinion.round_id', 'review_round.round_id')
    .leftJoin('review_extension', 'review_extension.round_id', 'review_round.round_id')
    .leftJoin('review_emergency', 'review_emergency.round_id', 'review_round.round_id')
    .leftJoin('review_return', 'review_return.round_id', 'review_round.round_id')
    .select([
      'review_round.round_id',
      'serial',
      'status',
      'revision_id',
      'submitted_on',
      'is_urgent',
      'urgency_reason',
      'accepted_on',
      'due_on',
      'opinion.kind as opinion_kind',
      'given_on',
      'old_due_on',
      'new_due_on',
      'review_return.ground as return_ground',
      'review_return.reason as return_reason',
      'returned_on',
      'review_emergency.ground as emergency_ground',
      'review_emergency.reason as emergency_reason',
      'waives_consultation',
      'waives_time',
      'ordered_by',
      'entered_on',
      'entered_by_name',
    ])
    .where('review_id', '=', reviewId)
    .orderBy('serial')
    .execute()
  const supplements = await db
    .selectFrom('review_supplement')
    .innerJoin('review_round', 'review_round.round_id', 'review_supplement.round_id')
    .select(['review_supplement.round_id', 'requested_on', 'missing', 'answered_on'])
    .where('review_id', '=', reviewId)
    .orderBy('supplement_id')
    .execute()
  return rows.map((row) => ({
    roundId: row.round_id,
    serial: row.serial,
    status: row.status,
    revisionId: row.revision_id,
    submittedOn: row.submitted_on,
    isUrgent: row.is_urgent === 1,
    urgencyReason: row.urgency_reason,
    supplements: supplements
      .filter((s) => s.round_id === row.round_id)
      .map((s) => ({ requestedOn: s.requested_on, missing: s.missing, answeredOn: s.answered_on })),
    acceptance: row.accepted_on && row.due_on ? { acceptedOn: row.accepted_on, dueOn: row.due_on } : null,
    opinion: row.opinion_kind && row.given_on ? { kind: row.opinion_kind, givenOn: row.given_on } : null,
    extension: row.old_due_on && row.new_due_on ? { oldDueOn: row.old_due_on, newDueOn: row.new_due_on } : null,
    returned:
      row.return_ground && row.returned_on
        ? { ground: row.return_ground, reason: row.return_reason ?? '', on: row.returned_on }
        : null,
    emergency:
      row.emergency_ground && row.entered_on
        ? {
            ground: row.emergency_ground,
            reason: row.emergency_reason ?? '',
            waivesConsultation: row.waives_consultation === 1,
            waivesTime: row.waives_time === 1,
            orderedBy: row.ordered_by ?? '',
            enteredOn: row.entered_on,
            enteredByName: row.entered_by_name ?? '',
          }
        : null,
  }))
}

/** Reads one round. Throws `not_found`. */
export async function getRound(db: Reader, reviewId: string, serial: number): Promise<RoundRow> {
  const round = (await listRounds(db, reviewId)).find((r) => r.serial === serial)
  if (!round) throw new Refused('not_found', '没有这一轮审核。')
  return round
}

/**
 * Moves a round, and the review that shows its status, from the status that the person saw; a second click and a
 * colleague who was faster both end here.
 */
export async function moveRound(
  work: Work,
  round: { readonly roundId: string; readonly status: RoundStatus },
  review: ReviewRow,
  to: RoundStatus,
): Promise<void> {
  if (!mayMove(round.status, to)) throw stale()
  const moved = await work.trx
    .updateTable('review_round')
    .set({ status: to })
    .where('round_id', '=', round.roundId)
    .where('status', '=', round.status)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) throw stale()
  await showStatus(work, review, to)
}

/** Records on the review what its last round came to. */
export async function showStatus(work: Work, review: ReviewRow, status: RoundStatus): Promise<void> {
  const shown = await work.trx
    .updateTable('review')
    .set({ round_status: status, updated_at: work.now, version: review.version + 1 })
    .where('review_id', '=', review.reviewId)
    .where('version', '=', review.version)
    .executeTakeFirst()
  if (Number(shown.numUpdatedRows) !== 1) throw stale()
}

/** Closes a review: nothing more is expected of it. */
export async function closeReview(work: Work, reviewId: string): Promise<void> {
  await work.trx.updateTable('review').set({ closed_on: work.today }).where('review_id', '=', reviewId).execute()
}

/** A document at the stage at which the person saw it. */
export interface StagedDocument {
  readonly document_id: string
  readonly stage: Stage
}

/** Moves the document on or back, as the review decides; of two people who submit at once the second is told so. */
export async function moveDocument(work: Work, document: StagedDocument, to: Stage): Promise<void> {
  const moved = await work.trx
    .updateTable('document')
    .set((eb) => ({ stage: to, updated_at: work.now, version: eb('version', '+', 1) }))
    .where('document_id', '=', document.document_id)
    .where('stage', '=', document.stage)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) throw stale()
}

/** Takes the review for this unit of work, so that two people who add to it at once come one after the other. */
export async function holdReview(work: Work, reviewId: string): Promise<void> {
  await work.trx.updateTable('review').set({ updated_at: work.now }).where('review_id', '=', reviewId).execute()
}

/** Lists who reviews and who advises. */
export async function listAssignments(db: Reader, reviewId: string): Promise<readonly Assignment[]> {
  const rows = await db
    .selectFrom('review_assignment')
    .innerJoin('account', 'account.user_id', 'review_assignment.user_id')
    .select(['review_assignment.user_id', 'display_name', 'duty', 'assigned_on'])
    .where('review_id', '=', reviewId)
    .orderBy('duty', 'desc')
    .orderBy('display_name')
    .execute()
  return rows.map((r) => ({ userId: r.user_id, name: r.display_name, duty: r.duty, assignedOn: r.assigned_on }))
}

/** Gives the ids of those with a duty. */
export const idsOf = (assignments: readonly Assignment[], duty: ReviewDuty): readonly string[] =>
  assignments.filter((a) => a.duty === duty).map((a) => a.userId)

const stale = (): Refused => new Refused('conflict', '这一轮审核刚刚被别人办理过。请刷新页面，看清现在的状态再办。')
