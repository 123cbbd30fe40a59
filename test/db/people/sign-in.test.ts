import { describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { addMs } from '../../../src/lib/clock.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import { changePassword } from '../../../src/people/commands/password.ts'
import { signOut, signOutEverywhere } from '../../../src/people/commands/sessions.ts'
import { signIn } from '../../../src/people/commands/sign-in.ts'
import { getAccountPage } from '../../../src/people/queries/account.ts'
import { findSignedIn } from '../../../src/people/queries.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenAccount, PASSWORD } from '../../support/given/accounts.ts'
import { givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('signing in on %s', (dialect) => {
  const t = useDeps(dialect)
  const minutesOn = (minutes: number): void => t.deps.clock.set(addMs(t.deps.clock.now(), minutes * 60_000))
  const attempt = (password = PASSWORD, username = '张三'): Promise<string> =>
    signIn(t.deps, { username, password, userAgent: 'Firefox' })
  const whoHas = (token: string) => findSignedIn(t.deps.db, sha256(token), t.deps.clock.now())
  const given = async (more = {}) =>
    givenAccount(t.deps, { organId: await givenOrgan(t.deps, { name: '市司法局' }), username: '张三', ...more })
  const failTimes = async (count: number, username = '张三'): Promise<void> => {
    for (let i = 0; i < count; i++)
      await expect(attempt('wrong password', username)).rejects.toMatchObject({ kind: 'invalid' })
  }

  it('takes a Chinese name and keeps no token that opens the session', async () => {
    const actor = await given()
    const token = await attempt()
    expect((await whoHas(token))?.actor.userId).toBe(actor.userId)
    const kept = await t.deps.db.selectFrom('session').select('session_id').execute()
    expect(kept.map((s) => s.session_id)).not.toContain(token)
  })

  it('stands in the trail under the name of the person', async () => {
    const { userId } = await given()
    await t.deps.database.kysely.updateTable('account').set({ display_name: '张三丰' }).execute()
    await attempt()
    const last = (await listAuditOf(t.deps.db, [{ type: 'user', id: userId }])).at(-1)
    expect(last).toMatchObject({ action: 'session.opened', actorName: '张三丰' })
  })

  it('takes the name however it is typed', async () => {
    await given({ username: 'Zhang San' })
    expect(await attempt(PASSWORD, 'ｚｈａｎｇ　ｓａｎ')).toMatch(/.{40,}/)
  })

  it('answers a wrong password and an unknown name alike', async () => {
    await given()
    const wrong = await attempt('wrong password').catch((e: Error) => e.message)
    const unknown = await attempt('wrong password', '李四').catch((e: Error) => e.message)
    expect(wrong).toBe(unknown)
  })

  it('locks a name after five failures, even for the right password, and says so in the audit trail', async () => {
    const { userId } = await given()
    await failTimes(5)
    await expect(attempt()).rejects.toMatchObject({ kind: 'too_many', message: expect.stringContaining('15 分钟') })
    const trail = await listAuditOf(t.deps.db, [{ type: 'user', id: userId }])
    expect(trail.map((line) => line.action)).toContain('sign_in.locked')
  })

  it('locks a name that does not exist as well', async () => {
    await failTimes(5, '李四')
    await expect(attempt('wrong password', '李四')).rejects.toMatchObject({ kind: 'too_many' })
  })

  it('lets the name in again after a quarter of an hour', async () => {
    await given()
    await failTimes(5)
    minutesOn(14)
    await expect(attempt()).rejects.toMatchObject({ kind: 'too_many' })
    minutesOn(2)
    expect(await whoHas(await attempt())).toBeDefined()
  })

  it('forgets failures after a success', async () => {
    await given()
    await failTimes(4)
    await attempt()
    await failTimes(4)
    expect(await whoHas(await attempt())).toBeDefined()
  })

  it('ends one session and leaves the others', async () => {
    const actor = await given()
    const [here, there] = [await attempt(), await attempt()]
    await signOut(t.deps, actor, sha256(here))
    expect(await whoHas(here)).toBeUndefined()
    expect(await whoHas(there)).toBeDefined()
  })

  it('ends every session everywhere', async () => {
    const actor = await given()
    const tokens = [await attempt(), await attempt()]
    await signOutEverywhere(t.deps, actor)
    expect(await Promise.all(tokens.map(whoHas))).toEqual([undefined, undefined])
  })

  it('forgets a session that was not used for twelve hours', async () => {
    await given()
    const token = await attempt()
    minutesOn(12 * 60 + 1)
    expect(await whoHas(token)).toBeUndefined()
  })

  it('asks for a new password instead of the initial one, once', async () => {
    const actor = await given({ mustChangePassword: true })
    const [here, there] = [await attempt(), await attempt()]
    expect((await whoHas(here))?.mustChangePassword).toBe(true)
    await changePassword(t.deps, actor, sha256(here), { old: PASSWORD, fresh: '一句自己的长话-2026' })
    expect((await whoHas(here))?.mustChangePassword).toBe(false)
    expect(await whoHas(there)).toBeUndefined()
    await expect(attempt()).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('keeps the password when the old one is wrong', async () => {
    const actor = await given()
    await expect(
      changePassword(t.deps, actor, null, { old: 'not the old one', fresh: '一句自己的长话-2026' }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    expect(await whoHas(await attempt())).toBeDefined()
  })

  it('shows the open sessions of the account, this one marked', async () => {
    const actor = await given()
    await attempt()
    minutesOn(1)
    const here = await attempt()
    const account = await getAccountPage(t.deps.db, actor.userId, sha256(here), t.deps.clock.now())
    expect(account.sessions.map((s) => s.isCurrent)).toEqual([true, false])
  })
})
