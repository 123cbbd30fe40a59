import { describe, expect, it } from 'vitest'
import { getFilingPage } from '../../../src/filing/queries/filing-page.ts'
import { day } from '../../../src/lib/day.ts'
import { getFigures } from '../../../src/reports/queries/figures.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFilingDesk, givenFilings, givenRegistration, givenSubmission } from '../../support/given/filing.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') }

describe.each(DIALECTS)('the ways of a filing on %s', (dialect) => {
  const t = useDeps(dialect)

  const recipients = async () =>
    (
      await t.deps.db
        .selectFrom('filing')
        .innerJoin('organ', 'organ.organ_id', 'recipient_organ_id')
        .select('organ.name')
        .orderBy('organ.name')
        .execute()
    ).map((row) => row.name)

  it('leads from a township to its county, and from a county to the city and the congress it names', async () => {
    const { city } = await givenFilingDesk(t.deps)
    const congress = await givenOrgan(t.deps, { name: '某县人民代表大会常务委员会', kind: 'congress' })
    const county = await givenOrgan(t.deps, { name: '某县人民政府', kind: 'county', parent: city.government, congress })
    const township = await givenOrgan(t.deps, { name: '某乡人民政府', kind: 'township', parent: county })
    const clerk = await givenActor(t.deps, { organId: township, roles: ['drafter'] })
    await givenFilings(t.deps, clerk, { category: 'government', numberText: '某乡规〔2026〕1号' })
    expect(await recipients()).toEqual(['某县人民政府'])
    const drafter = await givenActor(t.deps, { organId: county, roles: ['drafter'] })
    await givenFilings(t.deps, drafter, { category: 'government', numberText: '某县规〔2026〕1号' })
    expect(await recipients()).toEqual(
      ['某县人民政府', '某县人民代表大会常务委员会', '拉萨市人民政府'].sort((a, b) => (a < b ? -1 : 1)),
    )
  })

  it('ends with a refusal that gives its reason, and nothing can follow', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'refused' })
    const page = await getFilingPage(t.deps.db, drafter, filingId, day('2026-03-16'))
    expect(page.facts.status).toBe('refused')
    expect(page.submissions[0]?.registration).toMatchObject({
      outcome: 'refused',
      reason: '缺少制定依据',
      number: null,
    })
    await expect(givenSubmission(t.deps, drafter, { filingId, on: '2026-03-05' })).rejects.toThrow('不予登记')
    await expect(givenRegistration(t.deps, reviewer, { filingId })).rejects.toThrow('已经办结')
  })

  it('keeps what was sent and decided each time, with an entry for every act', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended' })
    await givenSubmission(t.deps, drafter, { filingId, on: '2026-03-12' })
    await givenRegistration(t.deps, reviewer, { filingId, on: '2026-03-13' })
    const page = await getFilingPage(t.deps.db, reviewer, filingId, day('2026-03-16'))
    expect(page.submissions.map((s) => [s.serial, s.submittedOn, s.registration?.outcome])).toEqual([
      [1, '2026-03-02', 'suspended'],
      [2, '2026-03-12', 'registered'],
    ])
    expect(page.submissions[1]?.registration?.number).toBe('拉备登〔2026〕1号')
    expect(page.history.map((line) => line.action).sort()).toEqual([
      'filing.arisen',
      'filing.registered',
      'filing.submitted',
      'filing.submitted',
      'filing.suspended',
    ])
  })

  it('has its outcome recorded once when two clerks record it at the same time', async () => {
    const { drafter, reviewer, supervisor } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    const both = await Promise.allSettled([
      givenRegistration(t.deps, reviewer, { filingId }),
      givenRegistration(t.deps, supervisor, { filingId, outcome: 'refused' }),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('registration').select('outcome').execute()).toHaveLength(1)
  })

  it('does not exist for those who may not see its document', async () => {
    const { city, drafter, reviewer, supervisor } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter, { secrecy: 'secret' })
    const colleague = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    for (const stranger of [colleague, reviewer])
      await expect(givenSubmission(t.deps, stranger, { filingId })).rejects.toMatchObject({ kind: 'not_found' })
    await givenSubmission(t.deps, drafter, { filingId })
    await expect(givenRegistration(t.deps, reviewer, { filingId })).rejects.toMatchObject({ kind: 'not_found' })
    await givenRegistration(t.deps, supervisor, { filingId })
    expect((await getFilingPage(t.deps.db, supervisor, filingId, day('2026-03-16'))).facts.status).toBe('registered')
  })

  it('is counted from its rows: due, filed, in time and in order', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const open = (serial: number, publishedOn?: string) =>
      givenFilings(t.deps, drafter, {
        title: `第${serial}件办法`,
        numberText: `拉交规〔2026〕${serial}号`,
        ...(publishedOn && { publishedOn }),
      }).then(([id = '']) => id)
    t.deps.clock.set('2026-04-01')
    const [inOrder, late, refused, suspended] = [await open(1), await open(2), await open(3), await open(4)]
    await open(5)
    await open(6, '2026-03-30')
    for (const filingId of [inOrder, refused, suspended]) await givenSubmission(t.deps, drafter, { filingId })
    await givenSubmission(t.deps, drafter, { filingId: late, on: '2026-03-20', lateReason: '经办人变动' })
    await givenRegistration(t.deps, reviewer, { filingId: inOrder })
    await givenRegistration(t.deps, reviewer, { filingId: late, on: '2026-03-23', conforming: false })
    await givenRegistration(t.deps, reviewer, { filingId: refused, outcome: 'refused' })
    await givenRegistration(t.deps, reviewer, { filingId: suspended, outcome: 'suspended' })
    const { counts, rates, overdue } = await getFigures(t.deps.db, YEAR, day('2026-04-01'))
    expect(counts).toMatchObject({ due: 4, filed: 3, onTime: 2, conforming: 1 })
    expect([rates.filing.text, rates.timeliness.text, rates.conformity.text]).toEqual(['75.0%', '66.7%', '33.3%'])
    expect(overdue.map((line) => line.filing.title)).toEqual(['第5件办法'])
  })
})
