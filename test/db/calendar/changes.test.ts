import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { changeDays, installCalendars, publishYear } from '../../../src/calendar/commands.ts'
import { countDue, getCalendarYear, listCalendars, listRecordedDays } from '../../../src/calendar/queries.ts'
import { addDays, day, daysBetween } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('working calendars on %s', (dialect) => {
  const t = useDeps(dialect)
  let actor: Actor
  beforeEach(async () => {
    await installCalendars(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    actor = await givenActor(t.deps, { organId, roles: ['administrator'] })
  })
  const versionOf = async (id: string): Promise<number> => (await getCalendarYear(t.deps.db, id, 2026)).version
  const record = async (
    kind: 'off' | 'work' | 'ordinary',
    first: string,
    last = first,
    more: { calendarId?: string; version?: number } = {},
  ): Promise<void> => {
    const calendarId = more.calendarId ?? 'lhasa'
    const [from, to] = [day(first), day(last)]
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
    const version = more.version ?? (await versionOf(calendarId))
    const change = { calendarId, from, to, kind, note: '雪顿节', source: '拉政办〔2026〕9号', version }
    await changeDays(t.deps, actor, change, days)
  }
  const dueOf = async (from: string, limit: number, calendar = 'lhasa') =>
    (await countDue(t.deps.db, day(from), { limit, unit: 'working', roll: false }, calendar)).day
  const waiting = () =>
    t.deps.db.selectFrom('job').select(['kind', 'state']).where('kind', '=', 'recompute-dues').execute()

  it('move the last day when a festival is recorded', async () => {
    expect(await dueOf('2026-08-10', 5)).toBe('2026-08-17')
    await record('off', '2026-08-12', '2026-08-14')
    expect(await dueOf('2026-08-10', 5)).toBe('2026-08-20')
    expect(await dueOf('2026-08-10', 5, 'national')).toBe('2026-08-17')
  })

  it('bring the last day forward when a Saturday is worked', async () => {
    await record('work', '2026-08-15')
    expect(await dueOf('2026-08-10', 5)).toBe('2026-08-15')
  })

  it('ask for all open last days to be counted again', async () => {
    await record('off', '2026-08-12')
    expect(await waiting()).toEqual([{ kind: 'recompute-dues', state: 'ready' }])
  })

  it('keep each changed day with its notice in the audit trail', async () => {
    await record('off', '2026-08-12', '2026-08-14')
    const trail = await listAuditOf(t.deps.db, [{ type: 'calendar', id: 'lhasa' }])
    const changed = trail.filter((line) => line.action === 'calendar.changed')
    expect(changed.map((line) => line.detail.day)).toEqual(['2026-08-12', '2026-08-13', '2026-08-14'])
    expect(changed[0]?.detail).toMatchObject({ from: null, to: 'off', source: '拉政办〔2026〕9号' })
  })

  it('are not changed on a stale page', async () => {
    const version = await versionOf('lhasa')
    await record('off', '2026-08-12')
    await expect(record('off', '2026-08-13', '2026-08-13', { version })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await waiting()).toHaveLength(1)
    expect(await listRecordedDays(t.deps.db, 'lhasa', day('2026-08-13'), day('2026-08-13'))).toEqual([])
  })

  it('take a recorded day back, down to what the national calendar says', async () => {
    await record('work', '2026-10-02')
    expect(await dueOf('2026-09-30', 1)).toBe('2026-10-02')
    await record('ordinary', '2026-10-02')
    expect(await dueOf('2026-09-30', 1)).toBe('2026-10-08')
  })

  it('count a year as provisional until both calendars know it', async () => {
    const question = [day('2027-03-01'), { limit: 5, unit: 'working', roll: false }, 'lhasa'] as const
    const isProvisional = async () => (await countDue(t.deps.db, ...question)).provisional
    expect(await isProvisional()).toBe(true)
    for (const calendarId of ['lhasa', 'national']) {
      const version = await versionOf(calendarId)
      await publishYear(t.deps, actor, { calendarId, year: 2027, note: null, version })
    }
    expect(await isProvisional()).toBe(false)
    expect(await getCalendarYear(t.deps.db, 'lhasa', 2027)).toMatchObject({ isPublished: true, isBasePublished: true })
  })

  it('show where each special day comes from', async () => {
    const days = await listRecordedDays(t.deps.db, 'lhasa', day('2026-02-14'), day('2026-10-01'))
    const of = (d: string) => days.find((one) => one.day === d)
    expect(of('2026-02-26')).toMatchObject({ kind: 'off', calendarId: 'lhasa' })
    expect(of('2026-02-28')).toMatchObject({ kind: 'work' })
    expect(of('2026-10-01')).toMatchObject({ kind: 'off', calendarId: 'national' })
  })

  it('are listed with the base first', async () => {
    const lines = await listCalendars(t.deps.db)
    expect(lines.map((l) => l.calendarId)).toEqual(['national', 'lhasa'])
    expect(lines[1]).toMatchObject({ organs: 1, basedOnName: lines[0]?.name })
    expect(lines[0]?.days).toBeGreaterThan(500)
  })
})
