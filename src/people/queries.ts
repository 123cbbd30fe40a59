import { foldText } from '../db/contains.ts'
import type { Reader } from '../db/transaction.ts'
import type { Instant } from '../lib/clock.ts'
import type { Actor, Role } from './model.ts'

/** Folds a username for comparing: 张三 and ZHANG　San match however they are typed. */
export const usernameKey = (typed: string): string => foldText(typed)

export interface Credentials {
  readonly userId: string
  readonly displayName: string
  readonly passwordHash: string
  readonly isDisabled: boolean
  readonly lockedUntil: Instant | null
  readonly failures: number
}

/** Finds what is needed to check a sign-in. */
export async function findCredentials(db: Reader, typed: string): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('account')
    .leftJoin('sign_in_guard', 'sign_in_guard.username_key', 'account.username_key')
    .select(['user_id', 'display_name', 'password_hash', 'is_disabled', 'locked_until', 'failures'])
    .where('account.username_key', '=', usernameKey(typed))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    userId: row.user_id,
    displayName: row.display_name,
    passwordHash: row.password_hash,
    isDisabled: row.is_disabled === 1,
    lockedUntil: row.locked_until,
    failures: row.failures ?? 0,
  }
}

export interface SignedIn {
  readonly actor: Actor
  readonly organName: string
  readonly mustChangePassword: boolean
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

/** Finds who is signed in by the hash of the session's token; nobody when it is over or the account is disabled. */
export async function findSignedIn(db: Reader, sessionId: string, now: Instant): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.user_id', 'session.user_id')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .select([
      'account.user_id',
      'display_name',
      'account.organ_id',
      'unit_id',
      'must_change_password',
      'organ.name as organ_name',
      'last_seen_at',
      'expires_at',
    ])
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', now)
    .where('is_disabled', '=', 0)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    actor: {
      userId: row.user_id,
      displayName: row.display_name,
      organId: row.organ_id,
      unitId: row.unit_id,
      roles: await rolesOf(db, row.user_id),
    },
    organName: row.organ_name,
    mustChangePassword: row.must_change_password === 1,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }
}

/** Lists a user's roles in a fixed order. */
export async function rolesOf(db: Reader, userId: string): Promise<readonly Role[]> {
  const rows = await db
    .selectFrom('account_role')
    .select('role')
    .where('user_id', '=', userId)
    .orderBy('role')
    .execute()
  return rows.map((r) => r.role)
}

export interface OrganChoice {
  readonly organId: string
  readonly name: string
  readonly kind: string
  readonly depth: number
}

/** Lists all organs in the order of the tree, with their depth, for selects and the tree page. Dissolved ones too when asked. */
export async function listOrganChoices(db: Reader, withDissolved = false): Promise<readonly OrganChoice[]> {
  const rows = await db
    .selectFrom('organ')
    .select(['organ_id', 'name', 'kind', 'parent_id', 'dissolved_on'])
    .orderBy('position')
    .orderBy('name')
    .execute()
  const children = new Map<string | null, typeof rows>()
  const known = new Set(rows.map((r) => r.organ_id))
  for (const row of rows) {
    const parent = row.parent_id && known.has(row.parent_id) ? row.parent_id : null
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const walk = (parent: string | null, depth: number): OrganChoice[] =>
    (children.get(parent) ?? []).flatMap((row) => [
      ...(withDissolved || row.dissolved_on === null
        ? [{ organId: row.organ_id, name: row.name, kind: row.kind, depth }]
        : []),
      ...walk(row.organ_id, depth + 1),
    ])
  return walk(null, 0)
}
