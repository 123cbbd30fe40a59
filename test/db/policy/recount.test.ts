import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { publishDocument } from '../../../src/filing/commands/publish-document.ts'
import { submitFiling } from '../../../src/filing/commands/submit-filing.ts'
import { recomputeFilingDues } from '../../../src/filing/jobs.ts'
import type { Day } from '../../../src/lib/day.ts'
import { addPolicyVersion } from '../../../src/policy/commands.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const day = (text: string): Day => text as Day

describe.each(DIALECTS)('a changed limit on %s', (dialect) => {
  const t = useDeps(dialect)

  /** A government document published on 2026-03-02, filed with one of its two recipients. */
  async function givenTwoFilings(): Promise<void> {
    await givenBasics(t.deps)
    const city = await givenCity(t.deps)
    const actor = await givenActor(t.deps, { organId: city.government, roles: ['drafter'] })
    const documentId = await givenDocument(t.deps, {
      makingOrganId: city.government,
      stage: 'issued',
      numberText: '拉政规〔2026〕1号',
      signedOn: '2026-02-27',
      issuedOn: '2026-03-02',
    })
    await givenRevision(t.deps, { documentId, kind: 'official' })
    const [first] = await publishDocument(t.deps, actor, {
      documentId,
      version: 1,
      publishedOn: day('2026-03-02'),
      effectiveOn: day('2026-05-01'),
      place: null,
      earlyEffectReason: null,
    })
    await submitFiling(t.deps, actor, {
      filingId: first ?? '',
      submittedOn: day('2026-03-10'),
      reportNumber: null,
      materials: ['report', 'official_text'],
      lateReason: null,
    })
  }

  const dues = async (): Promise<unknown[]> =>
    t.deps.db.selectFrom('filing').select(['status', 'due_on', 'limit_days']).orderBy('status').execute()

  const limitFrom = (from: string): Promise<void> =>
    addPolicyVersion(t.deps, SYSTEM, {
      key: 'filing-limit.government',
      value: JSON.stringify({ limit: 15, unit: 'calendar', start: 'published' }),
      effectiveFrom: day(from),
      legalBasis: '新规定',
      isConfirmed: true,
      note: null,
    })

  it('moves the last days that are still open, with a line for each, and asks for that in its own unit of work', async () => {
    await givenTwoFilings()
    await limitFrom('2026-01-01')
    const jobs = await t.deps.db.selectFrom('job').select('kind').where('kind', '=', 'recompute-dues').execute()
    expect(jobs).toHaveLength(1)
    await recomputeFilingDues(t.deps, '参数有变动')
    expect(await dues()).toEqual([
      { status: 'due', due_on: '2026-03-17', limit_days: 15 },
      { status: 'submitted', due_on: '2026-04-01', limit_days: 30 },
    ])
    const changes = await t.deps.db.selectFrom('due_change').select(['old_due_on', 'new_due_on']).execute()
    expect(changes).toEqual([{ old_due_on: '2026-04-01', new_due_on: '2026-03-17' }])
    const lines = await t.deps.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'due.recomputed')
      .execute()
    expect(lines).toHaveLength(1)
  })

  it('leaves documents alone that were published before it begins', async () => {
    await givenTwoFilings()
    await limitFrom('2026-03-16')
    await recomputeFilingDues(t.deps, '参数有变动')
    expect(await t.deps.db.selectFrom('due_change').selectAll().execute()).toEqual([])
  })
})
