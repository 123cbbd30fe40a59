import type { Work } from '../../db/transaction.ts'
import type { Obstacle } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor, Permission } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { findAssignment, getReview, getRound, type ReviewRow, type RoundRow } from '../records.ts'

/** The person who acts, with the request it came by. */
export type RequestActor = Actor & { readonly requestId?: string | null }

/** Which round, and who. */
export interface RoundRef {
  readonly reviewId: string
  readonly serial: number
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

/** Reads the round a reviewer acts on. Reviewers act on what is open or assigned to them, supervisors on all. */
export async function roundForReviewer(
  work: Work,
  actor: Actor,
  ref: RoundRef,
  permission: Permission,
): Promise<{ readonly review: ReviewRow; readonly round: RoundRow }> {
  requirePermission(actor, permission)
  const review = await getReview(work.trx, ref.reviewId)
  const others = await work.trx
    .selectFrom('review_assignment')
    .select('user_id')
    .where('review_id', '=', ref.reviewId)
    .where('duty', '=', 'reviewer')
    .execute()
  const mine = others.length === 0 || others.some((o) => o.user_id === actor.userId) || may(actor, 'document.read_all')
  if (!mine) throw new Refused('forbidden', '这件审核已分派给其他审核人。如需由您办理，请监督人员重新分派。')
  return { review, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads the round an adviser was asked about. */
export async function roundForAdviser(
  work: Work,
  actor: Actor,
  ref: RoundRef,
): Promise<{ readonly review: ReviewRow; readonly round: RoundRow }> {
  requirePermission(actor, 'review.advise')
  const review = await getReview(work.trx, ref.reviewId)
  if ((await findAssignment(work.trx, ref.reviewId, actor.userId)) !== 'adviser')
    throw new Refused('not_found', '没有这件审核，或者没有请您提供意见。')
  return { review, round: await getRound(work.trx, ref.reviewId, ref.serial) }
}

/** Reads the document that a drafter acts on: only of the drafter's own organ. */
export async function documentForDrafter(work: Work, actor: Actor, documentId: string, permission: Permission) {
  requirePermission(actor, permission)
  const row = await work.trx
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'category', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (!row || ![row.making_organ_id, row.drafting_organ_id].includes(actor.organId))
    throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
  return row
}
