import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { visibleTo } from '../documents/visibility.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'

/**
 * Gives the condition under which the actor may see the reviews of a joined `document` row. That a document is published
 * opens its text to everybody, but not the opinions that were given on its drafts.
 */
export function reviewVisibleTo<DB extends Tables, T extends keyof DB>(
  builder: ExpressionBuilder<DB, T>,
  actor: Actor,
): Expression<SqlBool> {
  const eb = builder as unknown as ExpressionBuilder<Tables, 'document'>
  if (may(actor, 'review.accept') || may(actor, 'review.opine')) return visibleTo(eb, actor)
  const assigned = eb.exists(
    eb
      .selectFrom('review_assignment')
      .innerJoin('review as own_review', 'own_review.review_id', 'review_assignment.review_id')
      .select('own_review.review_id')
      .whereRef('own_review.document_id', '=', 'document.document_id')
      .where('review_assignment.user_id', '=', actor.userId),
  )
  const own = [eb('making_organ_id', '=', actor.organId), eb('drafting_organ_id', '=', actor.organId)]
  return eb.and([visibleTo(eb, actor), eb.or(may(actor, 'review.submit') ? [...own, assigned] : [assigned])])
}
