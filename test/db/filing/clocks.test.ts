import { describe, expect, it } from 'vitest'
import { listMovingDues } from '../../../src/calendar/queries.ts'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { recomputeFilingDues } from '../../../src/filing/jobs.ts'
import { getFilingPage } from '../../../src/filing/queries/filing-page.ts'
import { listFilings } from '../../../src/filing/queries/list-filings.ts'
import { day } from '../../../src/lib/day.ts'
import { addPolicyVersion } from '../../../src/policy/commands.ts'
import type { RateSwitches } from '../../../src/reports/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFilingDesk, givenFilings, givenRegistration, givenSubmission } from '../../support/given/filing.ts'
import { useDeps } from '../../support/use-deps.ts'

const SWITCHES: RateSwitches = {
  supplementedCountsFrom: 'first',
  supplementedConforms: false,
  notYetDueCounts: false,
  refusedLeaves: true,
  omissionYear: 'published',
}

describe.each(DIALECTS)('the clocks of a filing on %s', (dialect) => {
  const t = useDeps(dialect)

  const givenHoliday = (on: string) =>
    t.deps.database.kysely
      .insertInto('calendar_day')
      .values({ calendar_id: 'lhasa', day: day(on), kind: 'off', note: '补假', source: '通知' })
      .execute()

  const changes = () =>
    t.deps.db.selectFrom('due_change').select(['subject_type', 'old_due_on', 'new_due_on']).execute()

  it('moves the last day of a running supplement, and says so on the page', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended' })
    await givenHoliday('2026-03-10')
    await recomputeFilingDues(t.deps, '拉萨日历有变动')
    const page = await getFilingPage(t.deps.db, reviewer, filingId, t.deps.clock.today())
    const notice = page.submissions[0]?.registration
    expect(notice?.supplementDueOn).toBe('2026-03-18')
    expect(notice?.supplementChanges).toMatchObject([
      { from: '2026-03-17', to: '2026-03-18', reason: '拉萨日历有变动' },
    ])
    expect(page.due.day).toBe('2026-03-09')
    expect(page.dueChanges).toEqual([])
    expect(page.history.filter((line) => line.action === 'due.recomputed')).toHaveLength(1)
    await recomputeFilingDues(t.deps, '拉萨日历有变动')
    expect(await changes()).toHaveLength(1)
  })

  it('leaves a supplement alone once it was supplied', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended' })
    await givenSubmission(t.deps, drafter, { filingId, on: '2026-03-05' })
    await givenHoliday('2026-03-10')
    await recomputeFilingDues(t.deps, '拉萨日历有变动')
    expect(await changes()).toEqual([])
  })

  it('shows a running supplement among what a notice would move', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended' })
    const notice = { calendarId: 'lhasa', days: [day('2026-03-10')], kind: 'off', note: '补假' } as const
    expect(await listMovingDues(t.deps.db, notice)).toEqual([
      { subject: 'filing', from: '2026-03-17', to: '2026-03-18', count: 1 },
    ])
  })

  it('calls a supplemented filing late or in time by the switch that the rates use', async () => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome: 'suspended' })
    await givenSubmission(t.deps, drafter, { filingId, on: '2026-03-12' })
    await givenRegistration(t.deps, reviewer, { filingId, on: '2026-03-13' })
    const today = t.deps.clock.today()
    const told = async () => {
      const [on_time, late] = await Promise.all(
        (['on_time', 'late'] as const).map((state) => listFilings(t.deps.db, reviewer, { state }, today, null, 10)),
      )
      const { time } = await getFilingPage(t.deps.db, reviewer, filingId, today)
      return [on_time?.total, late?.total, late?.rows[0]?.timeliness, time.state, time.daysLate]
    }
    expect(await told()).toEqual([1, 0, undefined, 'on_time', 0])
    await addPolicyVersion(t.deps, SYSTEM, {
      key: 'rate-switches',
      value: JSON.stringify({ ...SWITCHES, supplementedCountsFrom: 'accepted' }),
      effectiveFrom: day('2026-01-01'),
      legalBasis: '考核口径',
      isConfirmed: true,
      note: null,
    })
    expect(await told()).toEqual([0, 1, 'late', 'late', 3])
  })
})
