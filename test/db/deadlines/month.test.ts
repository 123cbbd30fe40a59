import { describe, expect, it } from 'vitest'
import { getDeadlineMonth, monthOf } from '../../../src/deadlines/queries/month.ts'
import { deadlineState } from '../../../src/deadlines/rules.ts'
import { clockText } from '../../../src/deadlines/wording.ts'
import { day } from '../../../src/lib/day.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenFilings, givenRegistration, givenSubmission } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenAcceptedRound, givenBench } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the month of last days on %s', (dialect) => {
  const t = useDeps(dialect)
  const monthFor = (person: Parameters<typeof getDeadlineMonth>[1], month = '2026-03', filter = {}) =>
    getDeadlineMonth(t.deps.db, person, day(`${month}-01`), { isMine: false, ...filter }, t.deps.clock.today())

  it('holds reviews, filings, supplements and validities, each with the clock that made it', async () => {
    const bench = await givenBench(t.deps)
    const { drafter, reviewer, city } = bench
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenDocument(t.deps, {
      makingOrganId: city.department,
      title: '拉萨市出租车管理办法',
      stage: 'published',
      issuedOn: '2021-03-20',
      publishedOn: '2021-03-21',
      effectiveOn: '2021-03-22',
      validity: { kind: 'years', years: 5 },
    })
    t.deps.clock.set('2026-03-16')
    await givenSubmission(t.deps, drafter, { filingId, on: '2026-03-02' })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended', on: '2026-03-03' })
    const month = await monthFor(reviewer)
    const today = t.deps.clock.today()
    expect(month.deadlines.map((d) => [d.kind, d.on, deadlineState(d, today)])).toEqual([
      ['filing', '2026-03-09', 'done'],
      ['review', '2026-03-11', 'late'],
      ['supplement', '2026-03-17', 'open'],
      ['validity', '2026-03-21', 'open'],
    ])
    expect(month.deadlines.map(clockText)).toEqual([
      '自2026年2月6日（公布之日）起 30 日，按拉萨日历',
      '自2026年2月9日（受理之日）起 15 个工作日，按拉萨日历',
      '自2026年3月3日（通知之日）起 10 个工作日，按拉萨日历',
      '自2021年3月22日起有效 5 年',
    ])
  })

  it('colours the days as offices in Lhasa have them', async () => {
    const { reviewer } = await givenBench(t.deps)
    const kinds = new Map((await monthFor(reviewer, '2026-02')).days.map((d) => [d.day, d.kind]))
    expect(
      ['2026-02-13', '2026-02-14', '2026-02-26', '2026-02-28', '2026-02-08'].map((d) => kinds.get(day(d))),
    ).toEqual(['plain', 'work', 'off', 'work', 'weekend'])
    expect(kinds.size).toBe(28)
  })

  it('shows nobody what they may not see, and on request only what is theirs', async () => {
    const bench = await givenBench(t.deps)
    const { drafter, reviewer, adviser, city } = bench
    const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    t.deps.clock.set('2026-02-09')
    await givenAcceptedRound(t.deps, bench)
    await givenFilings(t.deps, drafter)
    const kinds = async (person: typeof drafter, isMine = false) =>
      (await monthFor(person, '2026-03', { isMine })).deadlines.map((d) => d.kind)
    expect(await kinds(reviewer)).toEqual(['filing', 'review'])
    expect(await kinds(drafter, true)).toEqual(['filing', 'review'])
    expect(await kinds(stranger)).toEqual(['filing'])
    expect(await kinds(stranger, true)).toEqual([])
    expect(await kinds(adviser)).toEqual([])
  })

  it('leaves out the validity of what was repealed before', async () => {
    const { reviewer, city } = await givenBench(t.deps)
    const repealed = await givenDocument(t.deps, {
      makingOrganId: city.department,
      stage: 'published',
      publishedOn: '2021-03-21',
      effectiveOn: '2021-03-22',
      validity: { kind: 'until', lapsesAfter: day('2026-03-31') },
    })
    expect((await monthFor(reviewer)).deadlines.map((d) => d.on)).toEqual(['2026-03-31'])
    await t.deps.database.kysely
      .insertInto('document_effect')
      .values({
        effect_id: t.deps.newId(),
        document_id: repealed,
        kind: 'repealed',
        effective_on: day('2026-03-01'),
        source: '市政府令第70号',
        decision_id: null,
        created_at: t.deps.clock.now(),
      })
      .execute()
    expect((await monthFor(reviewer)).deadlines).toEqual([])
  })
})

describe('the month in an address', () => {
  const today = day('2026-03-16')
  it.each([
    ['2026-11', '2026-11-01'],
    ['2026-13', '2026-03-01'],
    ['2026-00', '2026-03-01'],
    ['0001-01', '2026-03-01'],
    ['next', '2026-03-01'],
    [undefined, '2026-03-01'],
  ])('%s is %s', (typed, first) => {
    expect(monthOf(typed, today)).toBe(first)
  })
})
