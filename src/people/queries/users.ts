import { sql } from 'kysely'
import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import { Refused } from '../../lib/refused.ts'
import type { Role, UserLine, UserPage } from '../model.ts'
import { rolesOf, usernameKey } from '../queries.ts'

export interface UserFilter {
  readonly words?: string | undefined
  readonly organId?: string | undefined
  readonly role?: Role | undefined
  readonly state?: 'active' | 'disabled' | undefined
}

const COLUMNS = [
  'account.user_id',
  'account.username',
  'account.username_key',
  'account.display_name',
  'account.is_disabled',
  'account.must_change_password',
  'organ.name as organ_name',
  'unit.name as unit_name',
] as const

function matching(db: Reader, filter: UserFilter) {
  return db
    .selectFrom('account')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .leftJoin('unit', 'unit.unit_id', 'account.unit_id')
    .$if(Boolean(filter.words), (q) =>
      q.where((eb) =>
        eb.or([
          textContains(eb.ref('account.username_key'), filter.words as string),
          textContains(sql<string>`lower(${sql.ref('account.display_name')})`, filter.words as string),
        ]),
      ),
    )
    .$if(Boolean(filter.organId), (q) => q.where('account.organ_id', '=', filter.organId as string))
    .$if(filter.state !== undefined, (q) => q.where('is_disabled', '=', filter.state === 'disabled' ? 1 : 0))
    .$if(filter.role !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('account_role')
            .select('role')
            .whereRef('account_role.user_id', '=', 'account.user_id')
            .where('role', '=', filter.role as Role),
        ),
      ),
    )
}

/** Lists users by username. */
export async function listUsers(
  db: Reader,
  filter: UserFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<UserLine>> {
  const users = matching(db, filter)
  const { total } = await users.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const fetched = await users
    .select(COLUMNS)
    .$if(cursor !== null, (q) => q.where('account.username_key', back ? '<' : '>', String(cursor?.keys[0])))
    .orderBy('account.username_key', back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  const roles = await rolesByUser(
    db,
    fetched.map((row) => row.user_id),
  )
  const page = pageOf(fetched, size, total, cursor, (row) => [row.username_key])
  return { ...page, rows: page.rows.map((row) => lineOf(row, roles.get(row.user_id) ?? [])) }
}

function lineOf(
  row: {
    user_id: string
    username: string
    display_name: string
    organ_name: string
    unit_name: string | null
    is_disabled: 0 | 1
    must_change_password: 0 | 1
  },
  roles: readonly Role[],
): UserLine {
  return {
    userId: row.user_id,
    username: row.username,
    displayName: row.display_name,
    organName: row.organ_name,
    unitName: row.unit_name,
    roles,
    isDisabled: row.is_disabled === 1,
    mustChangePassword: row.must_change_password === 1,
  }
}

async function rolesByUser(db: Reader, userIds: readonly string[]): Promise<ReadonlyMap<string, readonly Role[]>> {
  const found = new Map<string, Role[]>()
  if (userIds.length === 0) return found
  const rows = await db
    .selectFrom('account_role')
    .select(['user_id', 'role'])
    .where('user_id', 'in', userIds)
    .orderBy('role')
    .execute()
  for (const { user_id, role } of rows) found.set(user_id, [...(found.get(user_id) ?? []), role])
  return found
}

/** Reads one user with sessions and lock as they stand at a moment. Throws `not_found`. */
export async function getUserPage(db: Reader, userId: string, now: Instant): Promise<UserPage> {
  const row = await db
    .selectFrom('account')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .leftJoin('unit', 'unit.unit_id', 'account.unit_id')
    .leftJoin('sign_in_guard', 'sign_in_guard.username_key', 'account.username_key')
    .select([
      ...COLUMNS,
      'account.organ_id',
      'account.unit_id',
      'account.email',
      'account.created_at',
      'account.version',
      'sign_in_guard.locked_until',
    ])
    .where('account.user_id', '=', userId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个用户。')
  const { sessions } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number>().as('sessions'))
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return {
    ...lineOf(row, await rolesOf(db, userId)),
    organId: row.organ_id,
    unitId: row.unit_id,
    email: row.email,
    createdAt: row.created_at,
    sessions,
    lockedUntil: row.locked_until && row.locked_until > now ? row.locked_until : null,
    version: row.version,
  }
}

/** Lists everybody with an account, for filters. */
export async function listUserChoices(db: Reader): Promise<readonly (readonly [id: string, name: string])[]> {
  const rows = await db
    .selectFrom('account')
    .select(['user_id', 'display_name', 'username'])
    .orderBy('username_key')
    .execute()
  return rows.map((row) => [row.user_id, `${row.display_name}（${row.username}）`] as const)
}

/** Finds the user who signs in under this name, however it is typed. */
export async function findUserIdByName(db: Reader, username: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('user_id')
    .where('username_key', '=', usernameKey(username))
    .executeTakeFirst()
  return row?.user_id
}
