import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { visibleTo } from '../documents/visibility.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'

/**
 * Gives the condition under which the actor may see a `campaign_item` with its joined `document`: the bureau every
 * item, a unit those it implements, others what they may see of the documents; a secret one needs the permission.
 */
export function itemVisibleTo<DB extends Pick<Tables, 'document' | 'campaign_item'>, T extends keyof DB>(
  builder: ExpressionBuilder<DB, T>,
  actor: Pick<Actor, 'userId' | 'organId' | 'roles'>,
): Expression<SqlBool> {
  const eb = builder as unknown as ExpressionBuilder<Tables, 'document' | 'campaign_item'>
  return eb.and([
    ...(may(actor, 'cleanup.manage')
      ? []
      : [eb.or([eb('campaign_item.implementing_organ_id', '=', actor.organId), visibleTo(eb, actor)])]),
    ...(may(actor, 'secret.read') ? [] : [eb('document.secrecy', '!=', 'secret')]),
  ])
}
