import { beforeEach, describe, expect, it } from 'vitest'
import { submitFiling } from '../../../src/filing/commands/submit-filing.ts'
import { addDays, type Day, day } from '../../../src/lib/day.ts'
import { handOutDigests } from '../../../src/notices/jobs.ts'
import { DIALECTS } from '../../support/databases.ts'
import { type FilingDesk, givenFilingDesk, givenFilings } from '../../support/given/filing.ts'
import { type CollectingMailer, collectingMailer, givenAddress, mailing, workOff } from '../../support/given/mail.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the letters about one filing on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  let mailer: CollectingMailer
  let filingId: string
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    filingId = (await givenFilings(t.deps, desk.drafter))[0] ?? ''
    await givenAddress(t.deps, desk.drafter, 'zhaxi@example.cn')
    mailer = collectingMailer()
  })
  /** Looks twice on each day; gives the days on which a letter went out, with what it said of the filing. */
  const letters = async (from: string, days: number): Promise<readonly (readonly [Day, string])[]> => {
    const deps = mailing(t.deps, mailer)
    const seen: (readonly [Day, string])[] = []
    for (let i = 0; i < days; i++) {
      const today = addDays(day(from), i)
      const before = mailer.letters.length
      for (const hour of ['02', '09']) {
        t.deps.clock.set(`${today}T${hour}:00:00.000Z`)
        await handOutDigests(deps)
        await workOff(deps)
      }
      const sent = mailer.letters.slice(before)
      expect(sent.length).toBeLessThanOrEqual(1)
      for (const letter of sent)
        seen.push([today, /报送备案(还剩 \d+ 天|今天截止|已经逾期)/u.exec(letter.text)?.[1] ?? ''])
    }
    return seen
  }

  it('tell each stage once: 10, 5 and 2 days before, on the day, and late', async () => {
    expect(await letters('2026-02-25', 20)).toEqual([
      ['2026-02-27', '还剩 10 天'],
      ['2026-03-04', '还剩 5 天'],
      ['2026-03-07', '还剩 2 天'],
      ['2026-03-09', '今天截止'],
      ['2026-03-10', '已经逾期'],
    ])
  })

  it('follow the days of the policy in force', async () => {
    await t.deps.database.kysely
      .updateTable('policy')
      .set({ value: '[7,1]' })
      .where('key', '=', 'filing-warnings')
      .execute()
    expect((await letters('2026-02-25', 16)).map(([on]) => on)).toEqual(['2026-03-02', '2026-03-08', '2026-03-10'])
  })

  it('end when it is filed; a late one is filed only with its reason', async () => {
    await letters('2026-02-25', 13)
    t.deps.clock.set('2026-03-10')
    const late = (lateReason: string | null) =>
      submitFiling(t.deps, desk.drafter, {
        filingId,
        submittedOn: day('2026-03-10'),
        reportNumber: null,
        materials: ['report', 'official_text'],
        lateReason,
      })
    await expect(late(null)).rejects.toThrow('请写明逾期原因')
    await expect(late('  ')).rejects.toThrow('请写明逾期原因')
    await late('经办人变动')
    expect(await letters('2026-03-10', 5)).toEqual([])
  })
})
