import { beforeEach, describe, expect, it } from 'vitest'
import { changeDays } from '../../../src/calendar/commands.ts'
import type { Day } from '../../../src/lib/day.ts'
import { recomputeReviewDues } from '../../../src/review/jobs.ts'
import { previewDue } from '../../../src/review/queries/opinion-due.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenAcceptedRound, givenBench, givenOpinion, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('last days of reviews on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const dayOff = async (day: string) => {
    const admin = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['administrator'] })
    const change = { calendarId: 'lhasa', kind: 'off', note: '雪顿节', source: null, version: 1 } as const
    await changeDays(t.deps, admin, { ...change, from: day as Day, to: day as Day }, [day as Day])
    await recomputeReviewDues(t.deps, '雪顿节放假')
  }
  const dueOf = async (reviewId: string) => (await getReviewPage(t.deps.db, bench.supervisor, reviewId)).rounds[0]?.due
  const changes = () => t.deps.db.selectFrom('due_change').selectAll().execute()

  it('are explained by event, policy, basis and calendar', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const due = await dueOf(reviewId)
    expect(due).toMatchObject({ day: '2026-03-11', startEvent: 'accepted', calendarName: '拉萨日历' })
    expect(due).toMatchObject({ policyLabel: '合法性审核期限', isPolicyConfirmed: false, limit: 15, unit: 'working' })
    expect(due?.legalBasis).toContain('115号')
    expect(due?.trace.map((line) => line.text).join()).toContain('2026年3月11日')
  })

  it('have beside them the least time, and an opinion given sooner is pointed out on the page and in the trail', async () => {
    const soon = await givenAcceptedRound(t.deps, bench)
    const later = await givenAcceptedRound(t.deps, bench)
    t.deps.clock.set('2026-02-13')
    await givenOpinion(t.deps, bench, soon)
    t.deps.clock.set('2026-02-14')
    await givenOpinion(t.deps, bench, later)
    const page = await getReviewPage(t.deps.db, bench.supervisor, soon.reviewId)
    expect(page.rounds[0]?.floor).toEqual({ limit: 5, unit: 'working', until: '2026-02-14' })
    const entries = await t.deps.db
      .selectFrom('audit_entry')
      .select(['subject_id', 'detail'])
      .where('action', '=', 'review.opined')
      .execute()
    const shortOf = (id: string) => JSON.parse(entries.find((e) => e.subject_id === id)?.detail ?? '{}').shortOf
    expect(shortOf(soon.reviewId)).toEqual(page.rounds[0]?.floor)
    expect(shortOf(later.reviewId)).toBeUndefined()
  })

  it('are shown before acceptance as acceptance would give them', async () => {
    const round = await givenRound(t.deps, bench)
    const page = await getReviewPage(t.deps.db, bench.reviewer, round.reviewId)
    const [first] = page.rounds
    if (!first) throw new Error('no round')
    expect(await previewDue(t.deps.db, page.kind, first, t.deps.clock.today())).toMatchObject({ day: '2026-03-11' })
  })

  it('move when a holiday is announced, and the change is logged', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    await dayOff('2026-03-10')
    expect((await dueOf(reviewId))?.day).toBe('2026-03-12')
    expect(await changes()).toMatchObject([
      { subject_type: 'review', subject_id: reviewId, old_due_on: '2026-03-11', new_due_on: '2026-03-12' },
    ])
    const entry = await t.deps.db
      .selectFrom('audit_entry')
      .select(['subject_id', 'actor_name', 'detail'])
      .where('action', '=', 'due.recomputed')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ subject_id: reviewId, actor_name: '系统' })
    expect(JSON.parse(entry.detail)).toEqual({ from: '2026-03-11', to: '2026-03-12', reason: '雪顿节放假' })
  })

  it('stand when nothing that they count has changed, however often they are counted', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    await dayOff('2026-08-12')
    await recomputeReviewDues(t.deps, '再算一次')
    expect((await dueOf(reviewId))?.day).toBe('2026-03-11')
    expect(await changes()).toEqual([])
  })

  it('stay as they were once the opinion is given', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenOpinion(t.deps, bench, round)
    await dayOff('2026-03-10')
    expect((await dueOf(round.reviewId))?.day).toBe('2026-03-11')
    expect(await changes()).toEqual([])
  })
})
