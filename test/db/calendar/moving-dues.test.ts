import { describe, expect, it } from 'vitest'
import { changeDays } from '../../../src/calendar/commands.ts'
import type { NoticeDays } from '../../../src/calendar/model.ts'
import { getCalendarYear, listMovingDues } from '../../../src/calendar/queries.ts'
import { day } from '../../../src/lib/day.ts'
import { recomputeReviewDues } from '../../../src/review/jobs.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenAcceptedRound, givenBench } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('a notice being considered on %s', (dialect) => {
  const t = useDeps(dialect)
  const notice = (more: Partial<NoticeDays> = {}): NoticeDays => ({
    calendarId: 'lhasa',
    days: [day('2026-03-25'), day('2026-03-26')],
    kind: 'off',
    note: '雪顿节',
    ...more,
  })
  const dueOn = async () =>
    (await t.deps.db.selectFrom('review_acceptance').select('due_on').executeTakeFirstOrThrow()).due_on

  it('tells exactly what recording it will move', async () => {
    const bench = await givenBench(t.deps)
    await givenAcceptedRound(t.deps, bench)
    const before = await dueOn()
    const [moving, ...more] = await listMovingDues(t.deps.db, notice())
    expect(moving).toMatchObject({ subject: 'review', from: before, count: 1 })
    expect(more).toEqual([])
    const actor = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['administrator'] })
    const { version } = await getCalendarYear(t.deps.db, 'lhasa', 2026)
    const { days, ...change } = notice()
    const span = { from: day('2026-03-25'), to: day('2026-03-26'), source: '拉政办〔2026〕9号', version }
    await changeDays(t.deps, actor, { ...change, ...span }, days)
    await recomputeReviewDues(t.deps, '雪顿节')
    expect(await dueOn()).toBe(moving?.to)
    expect(await dueOn()).not.toBe(before)
  })

  it('reaches local last days through the calendar they rest on, unless the local one speaks', async () => {
    const bench = await givenBench(t.deps)
    await givenAcceptedRound(t.deps, bench)
    expect(await listMovingDues(t.deps.db, notice({ calendarId: 'national' }))).toHaveLength(1)
    await t.deps.database.kysely
      .insertInto('calendar_day')
      .values(
        notice().days.map((d) => ({ calendar_id: 'lhasa', day: d, kind: 'work', note: '照常上班', source: null })),
      )
      .execute()
    expect(await listMovingDues(t.deps.db, notice({ calendarId: 'national' }))).toEqual([])
  })

  it('changes nothing by being considered', async () => {
    const bench = await givenBench(t.deps)
    await givenAcceptedRound(t.deps, bench)
    const before = await dueOn()
    await listMovingDues(t.deps.db, notice())
    expect(await listMovingDues(t.deps.db, notice({ days: [day('2027-01-05')] }))).toEqual([])
    expect(await dueOn()).toBe(before)
  })
})
