import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../migrations/columns.ts'
import { migrations } from '../../../migrations/index.ts'
import { day } from '../../../src/lib/day.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import { listNotices } from '../../../src/notices/queries/list-notices.ts'
import { assignReview, unassignReview } from '../../../src/review/commands/assign.ts'
import { DIALECTS, openEmptyDatabase } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenFilingDesk } from '../../support/given/filing.ts'
import { saidTo, standingOf } from '../../support/given/notices.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenAcceptedRound, givenBench } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('reminders of validity and of whose it is on %s', (dialect) => {
  const t = useDeps(dialect)
  const on = async (today: string) => {
    t.deps.clock.set(today)
    return sweepNotices(t.deps)
  }

  it('tell the making organ and the bureau 6, 3, 2 and 1 months before, and on the day after', async () => {
    const { drafter, reviewer, city } = await givenFilingDesk(t.deps)
    const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    await givenDocument(t.deps, {
      makingOrganId: city.department,
      stage: 'published',
      publishedOn: '2021-12-31',
      effectiveOn: '2022-01-01',
      validity: { kind: 'years', years: 5 },
    })
    const seen: unknown[] = []
    for (const today of [
      '2026-06-29',
      '2026-06-30',
      '2026-09-30',
      '2026-10-31',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ]) {
      await on(today)
      seen.push((await standingOf(t.deps, drafter)).map((line) => line.step).join())
    }
    expect(seen).toEqual(['', '6', '3', '2', '1', '1', 'late'])
    for (const person of [drafter, reviewer])
      expect(await saidTo(t.deps, person)).toEqual(['有效期已于2026年12月31日届满，文件自次日起失效。'])
    expect(await saidTo(t.deps, stranger)).toEqual([])
    await on('2027-02-15')
    expect(await saidTo(t.deps, drafter)).toEqual([])
  })

  it('go over to the reviewer who takes a review over', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    await on('2026-03-09')
    await assignReview(t.deps, bench.supervisor, { reviewId, userId: bench.checker.userId, duty: 'reviewer' })
    await unassignReview(t.deps, bench.supervisor, { reviewId, userId: bench.reviewer.userId })
    await on('2026-03-09')
    expect(await standingOf(t.deps, bench.reviewer)).toEqual([])
    const { rows } = await listNotices(t.deps.db, bench.checker, { kind: 'review_due' }, null, 10)
    expect(rows.map((line) => [line.step, line.supersededWhy])).toEqual([['2', null]])
  })

  it('stand again when a day that had moved away comes back', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    const due = (to: string) =>
      t.deps.database.kysely
        .updateTable('review_acceptance')
        .set({ due_on: day(to) })
        .execute()
    await on('2026-03-09')
    await due('2026-03-20')
    await on('2026-03-09')
    expect(await saidTo(t.deps, bench.reviewer)).toEqual([
      '截止日由2026年3月11日改为2026年3月20日。出具审核意见的期限为2026年3月20日。',
    ])
    await due('2026-03-11')
    await on('2026-03-09')
    expect(await saidTo(t.deps, bench.reviewer)).toEqual([
      '截止日由2026年3月20日改为2026年3月11日。出具审核意见还剩 2 个工作日，2026年3月11日截止。',
    ])
  })
})

describe.each(DIALECTS)('the policy of warnings on %s', (dialect) => {
  it('keeps its number of days as the first of the list', async () => {
    const database = await openEmptyDatabase(dialect)
    const columns = columnsOf(dialect)
    const db = database.kysely as never
    const names = Object.keys(migrations).sort()
    const until = names.indexOf('0010-notices')
    for (const name of names.slice(0, until)) await migrations[name]?.up(db, columns)
    const policy = { key: 'review-warning', legal_basis: '内部管理要求', is_confirmed: 0, note: null } as const
    for (const [policy_id, value, from] of [
      ['a', '{"limit":5,"unit":"working"}', '1951-01-01'],
      ['b', '{"limit":2,"unit":"working"}', '2026-01-01'],
    ] as const)
      await database.kysely
        .insertInto('policy')
        .values({
          ...policy,
          policy_id,
          value,
          effective_from: day(from),
          created_at: '2026-01-01T00:00:00.000Z' as never,
          created_by: null,
        })
        .execute()
    await migrations['0010-notices']?.up(db, columns)
    const rows = await database.kysely.selectFrom('policy').select('value').orderBy('policy_id').execute()
    await database.close()
    expect(rows.map((row) => row.value)).toEqual(['[5,2,0]', '[2,0]'])
  })
})
