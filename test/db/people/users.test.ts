import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { decodeCursor } from '../../../src/db/page.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import { signIn } from '../../../src/people/commands/sign-in.ts'
import { changeUser, resetPassword, setDisabled } from '../../../src/people/commands/users.ts'
import type { Actor, Role } from '../../../src/people/model.ts'
import { findDemo } from '../../../src/people/queries/account.ts'
import { getUserPage, listUsers } from '../../../src/people/queries/users.ts'
import { findSignedIn } from '../../../src/people/queries.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenAccount, PASSWORD } from '../../support/given/accounts.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('users on %s', (dialect) => {
  const t = useDeps(dialect)
  let organId: string
  let administrator: Actor
  beforeEach(async () => {
    organId = await givenOrgan(t.deps, { name: '市司法局' })
    administrator = await givenActor(t.deps, { organId, roles: ['administrator'], username: '管理员' })
  })
  const page = (userId: string) => getUserPage(t.deps.db, userId, t.deps.clock.now())
  const edit = async (userId: string, change: { roles?: readonly Role[]; displayName?: string; version?: number }) => {
    const user = await page(userId)
    await changeUser(t.deps, administrator, { ...user, ...change })
  }

  it('keep what was changed in the audit trail', async () => {
    const { userId } = await givenActor(t.deps, { organId, roles: ['drafter'], username: '张三' })
    await edit(userId, { displayName: '张三丰', roles: ['drafter', 'reviewer'] })
    expect(await page(userId)).toMatchObject({ displayName: '张三丰', roles: ['drafter', 'reviewer'] })
    const last = (await listAuditOf(t.deps.db, [{ type: 'user', id: userId }])).at(-1)
    expect(last?.detail.changes).toMatchObject({ roles: ['drafter', 'drafter、reviewer'] })
  })

  it('are not changed on a stale page', async () => {
    const { userId } = await givenActor(t.deps, { organId, roles: ['drafter'], username: '张三' })
    await edit(userId, { displayName: '张三丰' })
    await expect(edit(userId, { displayName: '李四', version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await page(userId)).displayName).toBe('张三丰')
  })

  it('do not share a name, however it is written', async () => {
    await givenAccount(t.deps, { organId, username: 'Zhang San' })
    await expect(givenAccount(t.deps, { organId, username: 'zhangsan' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('always have an administrator among them', async () => {
    await expect(edit(administrator.userId, { roles: ['reviewer'] })).rejects.toMatchObject({ kind: 'invalid' })
    expect((await page(administrator.userId)).roles).toEqual(['administrator'])
    const other = await givenActor(t.deps, { organId, roles: ['administrator'] })
    await edit(administrator.userId, { roles: ['reviewer'] })
    const { version } = await page(other.userId)
    await expect(
      setDisabled(t.deps, administrator, { userId: other.userId, isDisabled: true, version }),
    ).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('cannot disable themselves', async () => {
    await givenActor(t.deps, { organId, roles: ['administrator'] })
    const { version } = await page(administrator.userId)
    await expect(
      setDisabled(t.deps, administrator, { userId: administrator.userId, isDisabled: true, version }),
    ).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('are signed out and kept out once disabled', async () => {
    const { userId } = await givenAccount(t.deps, { organId, username: '张三' })
    const enter = () => signIn(t.deps, { username: '张三', password: PASSWORD, userAgent: null })
    const token = await enter()
    await setDisabled(t.deps, administrator, { userId, isDisabled: true, version: 1 })
    expect(await findSignedIn(t.deps.db, sha256(token), t.deps.clock.now())).toBeUndefined()
    await expect(enter()).rejects.toMatchObject({ kind: 'invalid' })
    await setDisabled(t.deps, administrator, { userId, isDisabled: false, version: 2 })
    expect(await enter()).toBeTruthy()
  })

  it('get a new initial password, which lifts the lock and must be changed', async () => {
    const { userId } = await givenAccount(t.deps, { organId, username: '张三' })
    const enter = (password: string) => signIn(t.deps, { username: '张三', password, userAgent: null })
    for (let i = 0; i < 5; i++) await enter('wrong password').catch(() => {})
    expect((await page(userId)).lockedUntil).not.toBeNull()
    await resetPassword(t.deps, administrator, { userId, password: 'fresh-initial-one', version: 1 })
    const token = await enter('fresh-initial-one')
    expect((await findSignedIn(t.deps.db, sha256(token), t.deps.clock.now()))?.mustChangePassword).toBe(true)
    expect(await page(userId)).toMatchObject({ lockedUntil: null, sessions: 1, mustChangePassword: true })
  })

  it('are listed by organ, role, state and words', async () => {
    const elsewhere = await givenOrgan(t.deps, { name: '交通局' })
    await givenActor(t.deps, { organId: elsewhere, roles: ['drafter'], username: '张三', displayName: '章三' })
    await givenActor(t.deps, { organId, roles: ['drafter', 'reviewer'], username: '李四' })
    const names = async (filter: Parameters<typeof listUsers>[1]) =>
      (await listUsers(t.deps.db, filter, null, 50)).rows.map((u) => u.username)
    expect(await names({ organId: elsewhere })).toEqual(['张三'])
    expect((await names({ role: 'drafter' })).sort()).toEqual(['张三', '李四'].sort())
    expect(await names({ words: '章' })).toEqual(['张三'])
    expect(await names({ words: '%' })).toEqual([])
    expect(await names({ state: 'disabled' })).toEqual([])
  })

  it('are paged forwards and back without losing anyone', async () => {
    for (const username of ['a', 'b', 'c', 'd']) await givenActor(t.deps, { organId, roles: ['drafter'], username })
    const at = (cursor: string | null) =>
      listUsers(t.deps.db, { role: 'drafter' }, decodeCursor(cursor ?? undefined, 1), 3)
    const first = await at(null)
    const second = await at(first.next)
    expect([...first.rows, ...second.rows].map((u) => u.username)).toEqual(['a', 'b', 'c', 'd'])
    expect((await at(second.previous)).rows.map((u) => u.username)).toEqual(['a', 'b', 'c'])
    expect(second).toMatchObject({ next: null, total: 4 })
  })

  it('are shown on the sign-in page of a demonstration only', async () => {
    expect(await findDemo(t.deps.db)).toBeUndefined()
    const value = JSON.stringify({ password: 'for everybody' })
    await t.deps.database.kysely.insertInto('installation').values({ name: 'demo', value }).execute()
    await givenAccount(t.deps, { organId, username: '新人', mustChangePassword: true })
    const demo = await findDemo(t.deps.db)
    expect(demo?.password).toBe('for everybody')
    expect(demo?.people.map((p) => [p.username, p.roles])).toEqual([['管理员', ['administrator']]])
  })

  it('are shown three of each role in a demonstration of many', async () => {
    const value = JSON.stringify({ password: 'for everybody' })
    await t.deps.database.kysely.insertInto('installation').values({ name: 'demo', value }).execute()
    for (const username of ['a', 'b', 'c', 'd']) await givenActor(t.deps, { organId, roles: ['drafter'], username })
    const demo = await findDemo(t.deps.db)
    expect(demo?.people.map((p) => p.username)).toEqual(['管理员', 'a', 'b', 'c'])
    expect(demo?.others).toBe(1)
  })
})
