import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Actor } from '../people/model.ts'
import { documentScope, may } from '../people/rules.ts'

/**
 * Gives the condition under which the actor may see a joined `document` row: `maySeeDocument` of people/rules.ts, in
 * SQL. Use it in every query that lists or opens documents or anything about them.
 */
export function visibleTo<DB extends Pick<Tables, 'document'>, T extends keyof DB>(
  builder: ExpressionBuilder<DB, T>,
  actor: Pick<Actor, 'userId' | 'organId' | 'roles'>,
): Expression<SqlBool> {
  const eb = builder as unknown as ExpressionBuilder<Tables, 'document'>
  const scope = documentScope(actor)
  const reach: Expression<SqlBool>[] = []
  if (scope.all) reach.push(sql<SqlBool>`1 = 1`)
  if (scope.organId !== null) {
    reach.push(eb('document.making_organ_id', '=', scope.organId))
    reach.push(eb('document.drafting_organ_id', '=', scope.organId))
    reach.push(eb('document.implementing_organ_id', '=', scope.organId))
  }
  if (scope.openForReview)
    reach.push(
      eb.exists(
        eb
          .selectFrom('review as open_review')
          .select('open_review.review_id')
          .whereRef('open_review.document_id', '=', 'document.document_id')
          .where('open_review.closed_on', 'is', null),
      ),
    )
  if (scope.published !== 'none')
    reach.push(
      eb.and([
        eb('document.stage', '=', 'published'),
        scope.published === 'public'
          ? eb('document.secrecy', '=', 'public')
          : eb('document.secrecy', 'in', ['public', 'internal']),
      ]),
    )
  const byScope = eb.and([
    eb.or(reach.length > 0 ? reach : [sql<SqlBool>`1 = 0`]),
    ...(scope.secret ? [] : [eb('document.secrecy', '!=', 'secret')]),
  ])
  if (scope.assignedTo === null) return byScope
  const assigned = eb.exists(
    eb
      .selectFrom('review_assignment')
      .innerJoin('review as assigned_review', 'assigned_review.review_id', 'review_assignment.review_id')
      .select('assigned_review.review_id')
      .whereRef('assigned_review.document_id', '=', 'document.document_id')
      .where('review_assignment.user_id', '=', scope.assignedTo),
  )
  // Whoever registered a document was given it by name.
  return eb.or([byScope, assigned, eb('document.created_by', '=', scope.assignedTo)])
}

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
