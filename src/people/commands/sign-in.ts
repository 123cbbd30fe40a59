import { randomBytes } from 'node:crypto'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, SYSTEM, type WorkDeps } from '../../db/transaction.ts'
import { addMs, type Instant } from '../../lib/clock.ts'
import { sha256 } from '../../lib/hash.ts'
import { Refused } from '../../lib/refused.ts'
import { decoyHash, passwordFits } from '../passwords.ts'
import { findCredentials, usernameKey } from '../queries.ts'

const MINUTE = 60_000
const LOCK_AFTER = 5
const LOCK_FOR = 15 * MINUTE
/** A working day with its noon break; a session that is used is carried on. */
export const SESSION_FOR = 12 * 60 * MINUTE

const WRONG = '用户名或密码不正确。请检查后重新输入；忘记密码请联系管理员重置。'

interface SignInDeps extends WorkDeps {
  readonly db: Reader
}

/**
 * Checks name and password and opens a session; gives the token for the cookie. Five failures in a row lock the name
 * for a quarter of an hour. Refuses without telling whether the name exists.
 */
export async function signIn(
  deps: SignInDeps,
  typed: { readonly username: string; readonly password: string; readonly userAgent: string | null },
): Promise<string> {
  const found = await findCredentials(deps.db, typed.username)
  const fits = await passwordFits(typed.password, found?.passwordHash ?? (await decoyHash()))
  const now = deps.clock.now()
  const guard = await deps.db
    .selectFrom('sign_in_guard')
    .select(['locked_until'])
    .where('username_key', '=', usernameKey(typed.username))
    .executeTakeFirst()
  if (guard?.locked_until && guard.locked_until > now) throw lockedUntil(guard.locked_until, now)
  if (!found || !fits) {
    await countFailure(deps, typed.username, found?.userId ?? null)
    throw new Refused('invalid', WRONG)
  }
  if (found.isDisabled) throw new Refused('invalid', '这个账号已停用。如需恢复，请联系管理员。')
  const token = randomBytes(32).toString('base64url')
  const actor = { userId: found.userId, displayName: found.displayName }
  await inTransaction(deps, actor, async (work) => {
    await work.trx.deleteFrom('sign_in_guard').where('username_key', '=', usernameKey(typed.username)).execute()
    await work.trx
      .insertInto('session')
      .values({
        session_id: sha256(token),
        user_id: found.userId,
        created_at: work.now,
        last_seen_at: work.now,
        expires_at: addMs(work.now, SESSION_FOR),
        user_agent: typed.userAgent?.slice(0, 200) ?? null,
      })
      .execute()
    await recordAudit(
      work,
      'session.opened',
      { type: 'user', id: found.userId },
      { userAgent: typed.userAgent?.slice(0, 200) ?? null },
    )
  })
  return token
}

const lockedUntil = (until: Instant, now: Instant): Refused => {
  const minutes = Math.ceil((Date.parse(until) - Date.parse(now)) / MINUTE)
  return new Refused(
    'too_many',
    `连续输错次数过多，这个用户名已暂停登录，请 ${minutes} 分钟后再试，或联系管理员重置密码。`,
  )
}

async function countFailure(deps: WorkDeps, typed: string, userId: string | null): Promise<void> {
  const key = usernameKey(typed)
  const until = await inTransaction.unaudited(
    deps,
    'a wrong password changes no fact; the lock it leads to is audited',
    async (work) => {
      const before = await work.trx
        .selectFrom('sign_in_guard')
        .selectAll()
        .where('username_key', '=', key)
        .executeTakeFirst()
      const fresh = before && Date.parse(work.now) - Date.parse(before.last_failed_at) < LOCK_FOR
      const failures = (fresh ? before.failures : 0) + 1
      const locked = failures >= LOCK_AFTER ? addMs(work.now, LOCK_FOR) : null
      const row = { failures: locked ? 0 : failures, locked_until: locked, last_failed_at: work.now }
      await work.trx
        .insertInto('sign_in_guard')
        .values({ username_key: key, ...row })
        .onConflict((oc) => oc.column('username_key').doUpdateSet(row))
        .execute()
      return locked
    },
  )
  if (until && userId)
    await inTransaction(deps, SYSTEM, (work) =>
      recordAudit(
        work,
        'sign_in.locked',
        { type: 'user', id: userId },
        { username: typed, failures: LOCK_AFTER, until },
      ),
    )
}
