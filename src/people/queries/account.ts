import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import type { AccountPage, Demo, Role } from '../model.ts'
import { rolesOf } from '../queries.ts'

/** Reads one's own account and its open sessions, the one in use marked. */
export async function getAccountPage(
  db: Reader,
  userId: string,
  sessionId: string | null,
  now: Instant,
): Promise<AccountPage> {
  const row = await db
    .selectFrom('account')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .leftJoin('unit', 'unit.unit_id', 'account.unit_id')
    .select(['username', 'display_name', 'organ.name as organ_name', 'unit.name as unit_name'])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  const sessions = await db
    .selectFrom('session')
    .select(['session_id', 'created_at', 'last_seen_at', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('session_id')
    .execute()
  return {
    username: row.username,
    displayName: row.display_name,
    organName: row.organ_name,
    unitName: row.unit_name,
    roles: await rolesOf(db, userId),
    sessions: sessions.map((session) => ({
      openedAt: session.created_at,
      lastSeenAt: session.last_seen_at,
      userAgent: session.user_agent,
      isCurrent: session.session_id === sessionId,
    })),
  }
}

const demoValue = z.object({ password: z.string() })

/** Finds the sample sign-ins when this installation is a demonstration; they share one password. */
export async function findDemo(db: Reader): Promise<Demo | undefined> {
  const kept = await db.selectFrom('installation').select('value').where('name', '=', 'demo').executeTakeFirst()
  if (!kept) return undefined
  const { password } = demoValue.parse(JSON.parse(kept.value))
  const rows = await db
    .selectFrom('account')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .innerJoin('account_role', 'account_role.user_id', 'account.user_id')
    .select(['account.user_id', 'username', 'display_name', 'organ.name as organ_name', 'role'])
    .where('is_disabled', '=', 0)
    .where('must_change_password', '=', 0)
    .orderBy('account.created_at')
    .orderBy('account.user_id')
    .execute()
  const people = new Map<string, Demo['people'][number] & { roles: Role[] }>()
  for (const row of rows) {
    const known = people.get(row.user_id)
    if (known) known.roles.push(row.role)
    else
      people.set(row.user_id, {
        username: row.username,
        displayName: row.display_name,
        organName: row.organ_name,
        roles: [row.role],
      })
  }
  const shown = fewOfEachRole([...people.values()])
  return { password, people: shown, others: people.size - shown.length }
}

const FEW = 3

/** A sample office has dozens of drafters; three of each kind show what there is to see. */
function fewOfEachRole(people: readonly Demo['people'][number][]): Demo['people'] {
  const seen = new Map<string, number>()
  return people.filter(({ roles }) => {
    const count = (seen.get(roles.join()) ?? 0) + 1
    seen.set(roles.join(), count)
    return count <= FEW
  })
}
