import { describe, expect, it } from 'vitest'
import { closeFeed, openFeed, useFeed } from '../../../src/deadlines/commands/feed.ts'
import { findFeed, listFeed } from '../../../src/deadlines/queries/month.ts'
import { feedEvent } from '../../../src/deadlines/wording.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFilingDesk, givenFilings, givenSubmission } from '../../support/given/filing.ts'
import { passHours } from '../../support/given/mail.ts'
import { givenActor } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('a calendar feed on %s', (dialect) => {
  const t = useDeps(dialect)
  const feedOf = (person: Parameters<typeof listFeed>[1]) => listFeed(t.deps.db, person, t.deps.clock.today())

  it('shows what is the person’s to keep, and nothing of others', async () => {
    const { drafter, reviewer, city } = await givenFilingDesk(t.deps)
    const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    await givenFilings(t.deps, drafter, { title: '拉萨市停车管理办法' })
    for (const person of [drafter, reviewer])
      expect((await feedOf(person)).map((d) => [d.kind, d.on])).toEqual([['filing', '2026-03-09']])
    expect(await feedOf(stranger)).toEqual([])
  })

  it('loses what is done', async () => {
    const { drafter } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    expect(await feedOf(drafter)).toEqual([])
  })

  it('withholds the title of a secret document', async () => {
    const { drafter } = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, drafter, { title: '拉萨市涉密事项管理规定' })
    await t.deps.database.kysely.updateTable('document').set({ secrecy: 'secret' }).execute()
    const [deadline] = await feedOf(drafter)
    const event = deadline && feedEvent(deadline, 'https://fadu.example')
    expect(event?.summary).toBe('向拉萨市人民政府报送备案：（涉密文件，名称请登录系统查看）')
    expect(JSON.stringify(event)).not.toContain('涉密事项管理规定')
    expect(event?.url).toMatch(/^https:\/\/fadu\.example\/filings\//)
  })

  it('has one address at a time, kept only as a hash, until it is closed', async () => {
    const { drafter } = await givenFilingDesk(t.deps)
    const first = await openFeed(t.deps, drafter)
    expect(await useFeed(t.deps, first)).toBe(drafter.userId)
    const second = await openFeed(t.deps, drafter)
    await expect(useFeed(t.deps, first)).rejects.toThrow('没有这个日历订阅')
    expect(await useFeed(t.deps, second)).toBe(drafter.userId)
    const rows = await t.deps.db.selectFrom('calendar_feed').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(second)
    expect(await findFeed(t.deps.db, drafter.userId)).toMatchObject({ lastUsedAt: '2026-03-16T02:00:00.000Z' })
    await closeFeed(t.deps, drafter)
    await expect(useFeed(t.deps, second)).rejects.toThrow('没有这个日历订阅')
    await expect(closeFeed(t.deps, drafter)).rejects.toThrow('已经停用')
    const trail = await t.deps.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'feed.%')
      .orderBy('serial')
      .execute()
    expect(trail.map((entry) => entry.action)).toEqual(['feed.opened', 'feed.opened', 'feed.closed'])
  })

  it('is refused after sixty readings in an hour, and given again in the next', async () => {
    const { drafter } = await givenFilingDesk(t.deps)
    const token = await openFeed(t.deps, drafter)
    for (let i = 0; i < 60; i++) await useFeed(t.deps, token)
    await expect(useFeed(t.deps, token)).rejects.toMatchObject({ kind: 'too_many' })
    passHours(t.deps, 1)
    expect(await useFeed(t.deps, token)).toBe(drafter.userId)
  })
})
