import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction, SYSTEM } from '../../../src/db/transaction.ts'
import { changeSeries } from '../../../src/numbering/commands.ts'
import { getSeries, listNumbers } from '../../../src/numbering/queries.ts'
import { takeNumber } from '../../../src/numbering/records.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const KEY = 'review-opinion'
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe.each(DIALECTS)('numbers on %s', (dialect) => {
  const t = useDeps(dialect)
  let admin: Actor
  let drafter: Actor
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    admin = await givenActor(t.deps, { organId, roles: ['administrator'] })
    drafter = await givenActor(t.deps, { organId, roles: ['drafter'] })
  })
  const take = (subject: string, fails = false) =>
    inTransaction(t.deps, SYSTEM, async (work) => {
      const taken = await takeNumber(work, KEY, { type: 'review', id: subject })
      if (fails) throw new Error('the signing came to nothing')
      return taken
    })
  const serials = async () => (await listNumbers(t.deps.db, KEY)).map((n) => n.serial).reverse()

  it('are given to twenty who ask at once, each another and none left out', async () => {
    const taken = await Promise.all(upTo(20).map((i) => take(`r${i}`)))
    expect(taken.map((n) => n.serial).sort((a, b) => a - b)).toEqual(upTo(20))
    expect(new Set(taken.map((n) => n.text)).size).toBe(20)
    expect(await serials()).toEqual(upTo(20))
  })

  it('leave no gap where what they were taken for came to nothing', async () => {
    const asked = upTo(12).map((i) => take(`r${i}`, i % 3 === 0))
    const done = await Promise.allSettled(asked)
    expect(done.filter((one) => one.status === 'rejected')).toHaveLength(4)
    expect(await serials()).toEqual(upTo(8))
  })

  it('begin again with each year', async () => {
    expect((await take('a')).text).toBe('拉司审〔2026〕1号')
    t.deps.clock.set('2027-01-01')
    expect((await take('b')).text).toBe('拉司审〔2027〕1号')
    t.deps.clock.set('2026-12-31T17:00:00.000Z')
    expect((await take('c')).text).toBe('拉司审〔2027〕2号')
  })

  it('are never changed nor taken back', async () => {
    await take('a')
    const { kysely } = t.deps.database
    await expect(kysely.updateTable('issued_number').set({ serial: 9 }).execute()).rejects.toThrow('append-only')
    await expect(kysely.deleteFrom('issued_number').execute()).rejects.toThrow('append-only')
  })

  it('follow a new format from then on, and go on counting', async () => {
    await take('a')
    const { version } = await getSeries(t.deps.db, KEY, t.deps.clock.today())
    const change = { key: KEY, pattern: '拉司合审〔{year}〕{n}号', version } as const
    await changeSeries(t.deps, admin, change)
    await expect(changeSeries(t.deps, admin, { ...change, pattern: '拉审〔{year}〕{n}号' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await take('b')).text).toBe('拉司合审〔2026〕2号')
    expect((await listNumbers(t.deps.db, KEY)).map((n) => n.text)).toEqual(['拉司合审〔2026〕2号', '拉司审〔2026〕1号'])
  })

  it('have their format changed before the first was taken, by administrators only, and once', async () => {
    const change = { key: KEY, pattern: '拉司合审〔{year}〕{n}号', version: 0 } as const
    await expect(changeSeries(t.deps, drafter, change)).rejects.toMatchObject({ kind: 'forbidden' })
    const both = await Promise.allSettled([
      changeSeries(t.deps, admin, change),
      changeSeries(t.deps, admin, { ...change, pattern: '拉审〔{year}〕{n}号' }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
