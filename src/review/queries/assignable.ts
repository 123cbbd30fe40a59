import type { Reader } from '../../db/transaction.ts'
import type { Assignable } from '../page-model.ts'

/** Lists who may be given a review, with what they have on their desk. */
export async function listAssignable(db: Reader): Promise<readonly Assignable[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.user_id', 'account.user_id')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .select((eb) => [
      'account.user_id',
      'display_name',
      'role',
      'organ.short_name',
      eb
        .selectFrom('review_assignment')
        .innerJoin('review', 'review.review_id', 'review_assignment.review_id')
        .select((s) => s.fn.countAll<number>().as('count'))
        .whereRef('review_assignment.user_id', '=', 'account.user_id')
        .where('round_status', 'in', ['submitted', 'supplement_requested', 'accepted'])
        .as('open_reviews'),
    ])
    .where('role', 'in', ['reviewer', 'adviser'])
    .where('is_disabled', '=', 0)
    .orderBy('role', 'desc')
    .orderBy('display_name')
    .execute()
  return rows.flatMap(({ role, ...row }) =>
    role === 'reviewer' || role === 'adviser'
      ? [
          {
            userId: row.user_id,
            name: row.display_name,
            duty: role,
            organ: row.short_name,
            openReviews: row.open_reviews ?? 0,
          },
        ]
      : [],
  )
}
