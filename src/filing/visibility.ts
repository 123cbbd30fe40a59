import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { visibleTo } from '../documents/visibility.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'

/**
 * Gives the condition under which the actor may read the papers of a filing: its pack and the letters about it. That a
 * document is published opens its text to everybody, but not the opinion on its drafts nor the letters to its maker:
 * those are for the maker, the drafters, whoever files, and those who register filings.
 */
export function papersVisibleTo<DB extends Tables, T extends keyof DB>(
  builder: ExpressionBuilder<DB, T>,
  actor: Actor,
): Expression<SqlBool> {
  const eb = builder as unknown as ExpressionBuilder<Tables, 'document' | 'filing'>
  const own = [
    eb('filing.filing_organ_id', '=', actor.organId),
    eb('document.making_organ_id', '=', actor.organId),
    eb('document.drafting_organ_id', '=', actor.organId),
  ]
  if (may(actor, 'filing.register')) return visibleTo(eb, actor)
  return eb.and([visibleTo(eb, actor), may(actor, 'filing.submit') ? eb.or(own) : sql<SqlBool>`1 = 0`])
}
