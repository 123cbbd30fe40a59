import { recordAudit } from '../../audit/record.ts'
import { type ActorRef, inTransaction, type Reader, type Work, type WorkDeps } from '../../db/transaction.ts'
import { changesOf } from '../../lib/changes.ts'
import { Refused } from '../../lib/refused.ts'
import type { Role } from '../model.ts'
import { hashPassword } from '../passwords.ts'
import { rolesOf, usernameKey } from '../queries.ts'
import { namedChanges } from '../records.ts'

export interface UserInput {
  readonly username: string
  readonly displayName: string
  readonly organId: string
  readonly unitId: string | null
  readonly email: string | null
  readonly roles: readonly Role[]
}

/** Adds a user with an initial password, which must be changed at the first sign-in unless said otherwise; gives the id. */
export async function addUser(
  deps: WorkDeps,
  actor: ActorRef,
  input: UserInput & { readonly password: string; readonly mustChangePassword: boolean },
): Promise<string> {
  const password_hash = await hashPassword(input.password)
  return translateTakenName(deps, input.username, () =>
    inTransaction(deps, actor, async (work) => {
      const user_id = work.newId()
      await work.trx
        .insertInto('account')
        .values({
          user_id,
          ...columnsOf(input),
          password_hash,
          must_change_password: input.mustChangePassword ? 1 : 0,
          is_disabled: 0,
          created_at: work.now,
        })
        .execute()
      await setRoles(work, user_id, input.roles)
      await recordAudit(
        work,
        'user.added',
        { type: 'user', id: user_id },
        { username: input.username, roles: [...input.roles] },
      )
      return user_id
    }),
  )
}

const columnsOf = (input: UserInput) => ({
  username: input.username,
  username_key: usernameKey(input.username),
  display_name: input.displayName,
  organ_id: input.organId,
  unit_id: input.unitId,
  email: input.email,
})

async function setRoles(work: Work, userId: string, roles: readonly Role[]): Promise<void> {
  await work.trx.deleteFrom('account_role').where('user_id', '=', userId).execute()
  if (roles.length === 0) return
  await work.trx
    .insertInto('account_role')
    .values([...new Set(roles)].map((role) => ({ user_id: userId, role })))
    .execute()
}

/** Changes a user's names, place and roles; refuses a stale edit and taking the last administrator away. */
export async function changeUser(
  deps: WorkDeps,
  actor: ActorRef,
  input: UserInput & { readonly userId: string; readonly version: number },
): Promise<void> {
  await translateTakenName(deps, input.username, () =>
    inTransaction(deps, actor, async (work) => {
      const before = await takeVersion(work, input.userId, input.version)
      const roles = await rolesOf(work.trx, input.userId)
      const after = columnsOf(input)
      await work.trx.updateTable('account').set(after).where('user_id', '=', input.userId).execute()
      await setRoles(work, input.userId, input.roles)
      await refuseWithoutAdministrator(work)
      const changes = changesOf(
        { ...before, roles: [...roles].sort().join('、') },
        { ...after, roles: [...input.roles].sort().join('、') },
      )
      await recordAudit(
        work,
        'user.changed',
        { type: 'user', id: input.userId },
        {
          username: input.username,
          changes: await namedChanges(work.trx, changes),
        },
      )
    }),
  )
}

/** Disables a user and ends every session, or lets the user in again. */
export async function setDisabled(
  deps: WorkDeps,
  actor: ActorRef,
  input: { readonly userId: string; readonly isDisabled: boolean; readonly version: number },
): Promise<void> {
  if (input.isDisabled && input.userId === actor.userId)
    throw new Refused('invalid', '不能停用自己的账号。请由另一位管理员办理。')
  await inTransaction(deps, actor, async (work) => {
    const { username } = await takeVersion(work, input.userId, input.version)
    await work.trx
      .updateTable('account')
      .set({ is_disabled: input.isDisabled ? 1 : 0 })
      .where('user_id', '=', input.userId)
      .execute()
    if (input.isDisabled) await work.trx.deleteFrom('session').where('user_id', '=', input.userId).execute()
    await refuseWithoutAdministrator(work)
    await recordAudit(
      work,
      input.isDisabled ? 'user.disabled' : 'user.enabled',
      { type: 'user', id: input.userId },
      { username },
    )
  })
}

/** Gives a user a new initial password; sessions end and a lock is lifted. */
export async function resetPassword(
  deps: WorkDeps & { readonly db: Reader },
  actor: ActorRef,
  input: { readonly userId: string; readonly password: string; readonly version: number },
): Promise<void> {
  const password_hash = await hashPassword(input.password)
  await inTransaction(deps, actor, async (work) => {
    const { username, username_key } = await takeVersion(work, input.userId, input.version)
    await work.trx
      .updateTable('account')
      .set({ password_hash, must_change_password: 1 })
      .where('user_id', '=', input.userId)
      .execute()
    await work.trx.deleteFrom('session').where('user_id', '=', input.userId).execute()
    await work.trx.deleteFrom('sign_in_guard').where('username_key', '=', username_key).execute()
    await recordAudit(work, 'password.reset', { type: 'user', id: input.userId }, { username })
  })
}

async function takeVersion(work: Work, userId: string, version: number) {
  const before = await work.trx.selectFrom('account').selectAll().where('user_id', '=', userId).executeTakeFirst()
  if (!before) throw new Refused('not_found', '没有这个用户。')
  const taken = await work.trx
    .updateTable('account')
    .set({ version: version + 1 })
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(taken.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这个用户的资料刚刚被别人改过。请刷新页面，核对后再改。')
  return before
}

/** Without an administrator nobody could ever add one again. */
async function refuseWithoutAdministrator(work: Work): Promise<void> {
  const left = await work.trx
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.user_id', 'account.user_id')
    .select('account.user_id')
    .where('role', '=', 'administrator')
    .where('is_disabled', '=', 0)
    .executeTakeFirst()
  if (!left) throw new Refused('invalid', '系统至少要有一名在用的管理员。请先指定另一名管理员。')
}

async function translateTakenName<T>(deps: WorkDeps, username: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', `用户名“${username}”已被使用。请换一个用户名。`)
    throw error
  }
}
