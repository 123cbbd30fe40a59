import { beforeEach, describe, expect, it } from 'vitest'
import { decodeCursor } from '../../../src/db/page.ts'
import type { ReviewFilter } from '../../../src/review/model.ts'
import { countReviews, listAllReviews, listReviews, listReviewYears } from '../../../src/review/queries/list-reviews.ts'
import { DIALECTS } from '../../support/databases.ts'
import { type Bench, givenAcceptedRound, givenBench, givenOpinedRound, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the list of reviews on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    await givenAcceptedRound(t.deps, bench, { title: '已逾期的办法' })
    t.deps.clock.set('2026-03-12')
    await givenOpinedRound(t.deps, bench, 'agree_with_changes', { title: '已审结的办法' })
    await givenRound(t.deps, bench, { title: '待受理的规章', category: 'rule' })
  })
  const titles = async (filter: ReviewFilter, actor = bench.reviewer) =>
    (await listReviews(t.deps.db, actor, filter, t.deps.clock.today(), null, 10)).rows.map((r) => r.title)

  it.each<[string, ReviewFilter, string[]]>([
    ['everything, the newest act first', {}, ['待受理的规章', '已审结的办法', '已逾期的办法']],
    ['what waits', { state: 'waiting' }, ['待受理的规章', '已逾期的办法']],
    ['what is overdue', { state: 'overdue' }, ['已逾期的办法']],
    ['what is finished', { state: 'finished' }, ['已审结的办法']],
    ['what is mine', { state: 'mine' }, ['已审结的办法', '已逾期的办法']],
    ['a kind', { kind: 'rule' }, ['待受理的规章']],
    ['a status', { status: 'opined' }, ['已审结的办法']],
    ['words of the title', { words: '逾 期' }, ['已逾期的办法']],
    ['another year', { year: 2025 }, []],
  ])('finds %s', async (_what, filter, expected) => {
    expect(await titles(filter)).toEqual(expected)
    expect(await countReviews(t.deps.db, bench.reviewer, filter, t.deps.clock.today())).toBe(expected.length)
  })

  it('shows a person only what they may see', async () => {
    expect(await titles({}, bench.adviser)).toEqual([])
    expect(await titles({}, bench.drafter)).toHaveLength(3)
  })

  it('turns pages without losing or repeating a row', async () => {
    const page = (cursor: string | null) =>
      listReviews(t.deps.db, bench.supervisor, {}, t.deps.clock.today(), decodeCursor(cursor ?? undefined, 2), 2)
    const first = await page(null)
    const second = await page(first.next)
    expect(first.total).toBe(3)
    expect([...first.rows, ...second.rows].map((r) => r.title)).toEqual(await titles({}))
    expect((await page(second.previous)).rows).toEqual(first.rows)
  })

  it('exports all of them and knows their years', async () => {
    const lines = await listAllReviews(t.deps.db, bench.supervisor, {}, t.deps.clock.today())
    expect(lines.map((l) => [l.title, l.dueOn, l.opinion])).toEqual([
      ['待受理的规章', null, null],
      ['已审结的办法', '2026-04-02', 'agree_with_changes'],
      ['已逾期的办法', '2026-03-11', null],
    ])
    expect(await listReviewYears(t.deps.db)).toEqual([2026])
  })
})
