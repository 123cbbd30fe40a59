import { describe, expect, it } from 'vitest'
import { changeDays } from '../../../src/calendar/commands.ts'
import { recomputeFilingDues } from '../../../src/filing/jobs.ts'
import { day } from '../../../src/lib/day.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import { listNotices } from '../../../src/notices/queries/list-notices.ts'
import { recomputeReviewDues } from '../../../src/review/jobs.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFilingDesk, givenFilings, givenRegistration, givenSubmission } from '../../support/given/filing.ts'
import { saidTo, standingOf } from '../../support/given/notices.ts'
import { givenAcceptedRound, givenBench, givenOpinion } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('reminders of last days on %s', (dialect) => {
  const t = useDeps(dialect)
  const on = async (today: string) => {
    t.deps.clock.set(today)
    return sweepNotices(t.deps)
  }
  const stepsOf = async (person: Parameters<typeof standingOf>[1]) =>
    (await standingOf(t.deps, person)).map((line) => [line.kind, line.step])

  it('tell the reviewer 5, 2 and 0 working days before the last day of an opinion, and once when it is late', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    const seen: unknown[] = []
    for (const today of [
      '2026-03-03',
      '2026-03-04',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-03-20',
    ]) {
      await on(today)
      seen.push([today, (await stepsOf(bench.reviewer)).filter(([kind]) => kind === 'review_due')])
    }
    expect(seen).toEqual([
      ['2026-03-03', []],
      ['2026-03-04', [['review_due', '5']]],
      ['2026-03-09', [['review_due', '2']]],
      ['2026-03-10', [['review_due', '2']]],
      ['2026-03-11', [['review_due', '0']]],
      ['2026-03-12', [['review_due', 'late']]],
      ['2026-03-20', [['review_due', 'late']]],
    ])
    expect(await saidTo(t.deps, bench.reviewer)).toContain('出具审核意见已经逾期，截止日为2026年3月11日。')
  })

  it('count working days by the calendar of Lhasa: the Saturday on which offices work is one', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    await on('2026-02-27')
    expect((await stepsOf(bench.reviewer)).filter(([kind]) => kind === 'review_due')).toEqual([])
    await on('2026-03-04')
    expect(await saidTo(t.deps, bench.reviewer)).toContain('出具审核意见还剩 5 个工作日，2026年3月11日截止。')
  })

  it('tell the supervisor on the last day, not before, and nobody who is not concerned', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    await on('2026-03-10')
    expect(await saidTo(t.deps, bench.supervisor)).toEqual([])
    await on('2026-03-11')
    expect(await saidTo(t.deps, bench.supervisor)).toEqual(['出具审核意见今天截止（2026年3月11日）。'])
    for (const person of [bench.drafter, bench.checker, bench.adviser])
      expect((await stepsOf(person)).filter(([kind]) => kind === 'review_due')).toEqual([])
  })

  it('end with the opinion', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    const round = await givenAcceptedRound(t.deps, bench)
    await on('2026-03-10')
    await givenOpinion(t.deps, bench, round)
    await on('2026-03-10')
    expect((await stepsOf(bench.reviewer)).filter(([kind]) => kind === 'review_due')).toEqual([])
    const { rows } = await listNotices(t.deps.db, bench.reviewer, { state: 'superseded' }, null, 10)
    expect(rows.map((line) => line.supersededWhy)).toEqual(['done'])
  })

  it('change nothing when the sweep runs again, or twice at once', async () => {
    const { drafter } = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, drafter)
    t.deps.clock.set('2026-03-02')
    await Promise.all([sweepNotices(t.deps), sweepNotices(t.deps)])
    const first = await standingOf(t.deps, drafter)
    expect(first).toHaveLength(1)
    expect(await sweepNotices(t.deps)).toEqual({ kept: 0, superseded: 0 })
    expect(await standingOf(t.deps, drafter)).toEqual(first)
  })

  it('tell who files 10, 5, 2 days before, on the day, and when it is late the bureau too', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, drafter)
    const seen: unknown[] = []
    for (const today of [
      '2026-02-26',
      '2026-02-27',
      '2026-03-04',
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
      '2026-03-10',
    ]) {
      await on(today)
      seen.push([(await stepsOf(drafter)).map(([, step]) => step).join(), (await stepsOf(reviewer)).length])
    }
    expect(seen).toEqual([
      ['', 0],
      ['10', 0],
      ['5', 0],
      ['2', 0],
      ['2', 0],
      ['0', 1],
      ['late', 1],
    ])
    expect(await saidTo(t.deps, drafter)).toEqual(['向拉萨市人民政府报送备案已经逾期，截止日为2026年3月9日。'])
  })

  it('tell of the supplement while it is awaited, and no more of the filing', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId, on: '2026-03-02' })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended', on: '2026-03-03' })
    await on('2026-03-16')
    expect((await stepsOf(drafter)).filter(([kind]) => kind !== 'filing_suspended')).toEqual([['supplement_due', '2']])
    await on('2026-03-18')
    expect(await saidTo(t.deps, drafter)).toContain('向拉萨市人民政府补正备案材料已经逾期，截止日为2026年3月17日。')
  })

  it('a calendar that moves a last day gives fresh ones, and the old say so', async () => {
    const bench = await givenBench(t.deps)
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    await on('2026-03-04')
    await changeDays(
      t.deps,
      bench.supervisor,
      {
        calendarId: 'lhasa',
        from: day('2026-03-05'),
        to: day('2026-03-06'),
        kind: 'off',
        note: '临时放假',
        source: null,
        version: 1,
      },
      [day('2026-03-05'), day('2026-03-06')],
    )
    await recomputeReviewDues(t.deps, '日历有变动')
    await recomputeFilingDues(t.deps, '日历有变动')
    await on('2026-03-04')
    expect(await saidTo(t.deps, bench.reviewer)).toEqual([
      '截止日由2026年3月11日改为2026年3月13日。出具审核意见还剩 5 个工作日，2026年3月13日截止。',
    ])
    const { rows } = await listNotices(t.deps.db, bench.reviewer, { state: 'superseded' }, null, 10)
    expect(rows.map((line) => [line.supersededWhy, line.day])).toEqual([['moved', '2026-03-11']])
  })
})
