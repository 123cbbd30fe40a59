import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../model.ts'
import { rolesOf } from '../queries.ts'

/** Finds the person whom something outside the program is for: a letter, a feed. Nobody when the account is disabled. */
export async function findReader(db: Reader, userId: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['user_id', 'display_name', 'organ_id', 'unit_id'])
    .where('user_id', '=', userId)
    .where('is_disabled', '=', 0)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    userId: row.user_id,
    displayName: row.display_name,
    organId: row.organ_id,
    unitId: row.unit_id,
    roles: await rolesOf(db, userId),
  }
}
