import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { reviewVisibleTo, visibleTo } from '../documents/visibility.ts'
import type { Actor } from '../people/model.ts'

/**
 * Gives the condition under which a joined `notice` may still be shown: whoever may no longer see the document, or its
 * review, no longer sees what was said of it.
 */
export function noticeVisibleTo<DB extends Tables, T extends keyof DB>(
  builder: ExpressionBuilder<DB, T>,
  actor: Actor,
): Expression<SqlBool> {
  const eb = builder as unknown as ExpressionBuilder<Tables, 'document' | 'notice'>
  return eb.or([
    eb.and([eb('notice.subject_type', '!=', 'review'), visibleTo(eb, actor)]),
    eb.and([eb('notice.subject_type', '=', 'review'), reviewVisibleTo(eb, actor)]),
  ])
}
