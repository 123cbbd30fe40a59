import { recordAudit } from '../audit/record.ts'
import type { Work } from '../db/transaction.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor, Permission } from '../people/model.ts'
import { may } from '../people/rules.ts'
import { getReview, getRound, idsOf, listAssignments, type ReviewRow, type RoundRow } from './records.ts'
import { isDraftersOwn, isReviewersTurn } from './rules.ts'

/** The person who acts, with the request it came by. */
export type RequestActor = Actor & { readonly requestId?: string | null }

/** Which round, and who. */
export interface RoundRef {
  readonly reviewId: string
  readonly serial: number
}

interface Found {
  readonly review: ReviewRow
  readonly round: RoundRow
}

/** Throws when a rule says no; the page shows the same reasons beside the button. */
export function refuseWith(obstacles: readonly Obstacle[]): void {
  const [first, ...rest] = obstacles
  if (!first) return
  throw new Refused(
    'invalid',
    first.message,
    rest.map((o) => o.message),
  )
}

/** Throws when no role of the person carries the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new Refused('forbidden', '您的角色不能办理这一项。如确需办理，请联系管理员。')
}

/** Reads the round a reviewer acts on. Reviewers act on what is nobody's yet or assigned to them, supervisors on all. */
export async function roundForReviewer(
  work: Work,
  actor: Actor,
  ref: RoundRef,
  permission: Permission,
): Promise<Found> {
  requirePermission(actor, permission)
  const review = await getReview(work.trx, actor, ref.reviewId)
  const assignments = await listAssignments(work.trx, ref.reviewId)
  if (!isReviewersTurn(actor, idsOf(assignments, 'reviewer')))
    throw new Refused('forbidden', '这件审核已分派给其他审核人。如需由您办理，请先在“办理人员”中分派给您。')
  return { review, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads a round that the person may see, whoever reviews it. */
export async function roundOf(work: Work, actor: Actor, ref: RoundRef): Promise<Found> {
  const review = await getReview(work.trx, actor, ref.reviewId)
  return { review, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads the round an adviser was asked about. */
export async function roundForAdviser(work: Work, actor: Actor, ref: RoundRef): Promise<Found> {
  requirePermission(actor, 'review.advise')
  const review = await getReview(work.trx, actor, ref.reviewId)
  if (!idsOf(await listAssignments(work.trx, ref.reviewId), 'adviser').includes(actor.userId))
    throw new Refused('not_found', '没有这件审核，或者没有请您提供意见。')
  return { review, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads the round that a drafter acts on, with the document: only of the drafter's own organ. */
export async function roundForDrafter(work: Work, actor: Actor, ref: RoundRef, permission: Permission) {
  requirePermission(actor, permission)
  const review = await getReview(work.trx, actor, ref.reviewId)
  const document = await documentForDrafter(work, actor, review.documentId, permission)
  return { review, document, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads the document that a drafter acts on: only of the drafter's own organ. */
export async function documentForDrafter(work: Work, actor: Actor, documentId: string, permission: Permission) {
  requirePermission(actor, permission)
  const row = await work.trx
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'category', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (!row || !isDraftersOwn(actor, { makingOrganId: row.making_organ_id, draftingOrganId: row.drafting_organ_id }))
    throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
  return row
}

/**
 * Makes a reviewer who acts on a review that is nobody's its reviewer: whoever accepts it answers for it, and can still
 * read it after it is closed.
 */
export async function takeOn(work: Work, actor: Actor, review: ReviewRow): Promise<void> {
  if (may(actor, 'document.read_all')) return
  const taken = await work.trx
    .insertInto('review_assignment')
    .values({
      review_id: review.reviewId,
      user_id: actor.userId,
      duty: 'reviewer',
      assigned_on: work.today,
      assigned_by: actor.userId,
    })
    .onConflict((oc) => oc.columns(['review_id', 'user_id']).doNothing())
    .returning('user_id')
    .executeTakeFirst()
  if (!taken) return
  const subject = { type: 'review', id: review.reviewId }
  await recordAudit(work, 'review.assigned', subject, { user: actor.displayName, duty: 'reviewer' })
}
