import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { type RequestActor, refuseWith, requirePermission } from '../guard.ts'
import type { ReviewDuty } from '../model.ts'
import { getReview, holdReview, listAssignments, listRounds } from '../records.ts'
import { isOpen, obstaclesToAssignment } from '../rules.ts'

/** Gives a review to a reviewer or asks an adviser; both may then read the document. */
export async function assignReview(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly reviewId: string; readonly userId: string; readonly duty: ReviewDuty },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.assign')
    await holdReview(work, input.reviewId)
    const review = await getReview(work.trx, actor, input.reviewId)
    const last = (await listRounds(work.trx, input.reviewId)).at(-1)
    const assigned = await listAssignments(work.trx, input.reviewId)
    const person = await work.trx
      .selectFrom('account')
      .leftJoin('account_role', (join) =>
        join.onRef('account_role.user_id', '=', 'account.user_id').on('role', '=', input.duty),
      )
      .select(['display_name', 'is_disabled', 'role'])
      .where('account.user_id', '=', input.userId)
      .executeTakeFirst()
    if (!person || !last) throw new Refused('not_found', '没有这个人员，请刷新页面后重新选择。')
    refuseWith(
      obstaclesToAssignment(last.status, {
        isDisabled: person.is_disabled === 1,
        hasRole: person.role !== null,
        isAssigned: assigned.some((a) => a.userId === input.userId),
      }),
    )
    await work.trx
      .insertInto('review_assignment')
      .values({
        review_id: review.reviewId,
        user_id: input.userId,
        duty: input.duty,
        assigned_on: work.today,
        assigned_by: actor.userId,
      })
      .execute()
    await recordAudit(
      work,
      'review.assigned',
      { type: 'review', id: review.reviewId },
      { user: person.display_name, duty: input.duty },
    )
  })
}

/** Takes a person off a review; what they wrote stays. */
export async function unassignReview(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly reviewId: string; readonly userId: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.assign')
    await holdReview(work, input.reviewId)
    const review = await getReview(work.trx, actor, input.reviewId)
    const last = (await listRounds(work.trx, input.reviewId)).at(-1)
    if (last && !isOpen(last.status)) throw new Refused('invalid', '审核已经结束，不能再变更办理人员。')
    const person = await work.trx
      .selectFrom('account')
      .select('display_name')
      .where('user_id', '=', input.userId)
      .executeTakeFirst()
    const ended = await work.trx
      .deleteFrom('review_assignment')
      .where('review_id', '=', review.reviewId)
      .where('user_id', '=', input.userId)
      .executeTakeFirst()
    if (Number(ended.numDeletedRows) === 0) throw new Refused('conflict', '该人员已不在本次审核中。请刷新页面。')
    await recordAudit(
      work,
      'review.unassigned',
      { type: 'review', id: review.reviewId },
      { user: person?.display_name ?? input.userId },
    )
  })
}
