import { describe, expect, it } from 'vitest'
import type { Category } from '../../../src/documents/model.ts'
import { publishDocument } from '../../../src/filing/commands/publish-document.ts'
import { registerFiling } from '../../../src/filing/commands/register-filing.ts'
import { submitFiling } from '../../../src/filing/commands/submit-filing.ts'
import { recomputeFilingDues } from '../../../src/filing/jobs.ts'
import type { RegistrationOutcome } from '../../../src/filing/model.ts'
import { listFilings } from '../../../src/filing/queries/list-filings.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const day = (text: string): Day => text as Day

describe.each(DIALECTS)('filing on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor
  let reviewer: Actor

  const begin = async (organ: keyof City): Promise<void> => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { organId: city[organ], roles: ['drafter'] })
    reviewer = await givenActor(t.deps, { organId: city.bureau, roles: ['reviewer'] })
  }

  const givenIssued = async (category: Category): Promise<string> => {
    const documentId = await givenDocument(t.deps, {
      makingOrganId: drafter.organId,
      category,
      stage: 'issued',
      numberText: '拉政规〔2026〕1号',
      signedOn: '2026-02-03',
      issuedOn: '2026-02-05',
    })
    await givenRevision(t.deps, { documentId, kind: 'official' })
    return documentId
  }

  const publish = (documentId: string, actor = drafter, version = 1): Promise<readonly string[]> =>
    publishDocument(t.deps, actor, {
      documentId,
      version,
      publishedOn: day('2026-02-06'),
      effectiveOn: day('2026-05-01'),
      place: null,
      earlyEffectReason: null,
    })

  const submit = (filingId: string, on: string, lateReason: string | null = null): Promise<void> =>
    submitFiling(t.deps, drafter, {
      filingId,
      submittedOn: day(on),
      reportNumber: null,
      materials: ['report', 'official_text', 'note'],
      lateReason,
    })

  const decide = (filingId: string, outcome: RegistrationOutcome, on: string, actor = reviewer): Promise<void> =>
    registerFiling(t.deps, actor, {
      filingId,
      outcome,
      number: outcome === 'registered' ? '拉备登〔2026〕1号' : null,
      reason: outcome === 'registered' ? null : '缺少制定依据',
      areMaterialsConforming: outcome === 'registered',
      decidedOn: day(on),
    })

  const filings = () =>
    t.deps.db
      .selectFrom('filing')
      .innerJoin('organ', 'organ.organ_id', 'recipient_organ_id')
      .select(['organ.name', 'filing.calendar_id', 'due_on', 'limit_days', 'status'])
      .orderBy('organ.name')
      .execute()

  it('sends a rule to four recipients, the State Council by the national calendar', async () => {
    await begin('government')
    await publish(await givenIssued('rule'))
    expect((await filings()).map((f) => [f.name, f.calendar_id, f.due_on])).toEqual([
      ['中华人民共和国国务院', 'national', '2026-03-09'],
      ['拉萨市人民代表大会常务委员会', 'lhasa', '2026-03-09'],
      ['西藏自治区人民代表大会常务委员会', 'lhasa', '2026-03-09'],
      ['西藏自治区人民政府', 'lhasa', '2026-03-09'],
    ])
  })

  it.each([
    ['government', 'government', ['拉萨市人民代表大会常务委员会', '西藏自治区人民政府']],
    ['department', 'department', ['拉萨市人民政府']],
    ['party', 'party', ['中共西藏自治区委员会办公厅']],
  ] as const)('sends a document of category %s to its line', async (category, organ, recipients) => {
    await begin(organ)
    await publish(await givenIssued(category))
    expect((await filings()).map((f) => f.name)).toEqual([...recipients].sort())
  })

  it('refuses publication when the tree lacks a recipient, and names it', async () => {
    await givenBasics(t.deps)
    const alone = await givenOrgan(t.deps, { name: '某市人民政府', kind: 'government' })
    drafter = await givenActor(t.deps, { organId: alone, roles: ['drafter'] })
    await expect(publish(await givenIssued('government'))).rejects.toThrow('缺少接收机关')
    expect(await filings()).toEqual([])
  })

  it('publishes once: a second time, a stale page and somebody else are refused', async () => {
    await begin('government')
    const documentId = await givenIssued('government')
    const stranger = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    await expect(publish(documentId, stranger)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(publish(documentId, drafter, 7)).rejects.toMatchObject({ kind: 'conflict' })
    await publish(documentId)
    await expect(publish(documentId, drafter, 2)).rejects.toThrow('已经公布')
    expect(await filings()).toHaveLength(2)
  })

  it('asks for the reason of a late submission', async () => {
    await begin('department')
    const [filing = ''] = await publish(await givenIssued('department'))
    t.deps.clock.set('2026-04-01')
    await expect(submit(filing, '2026-03-20')).rejects.toThrow('逾期原因')
    await submit(filing, '2026-03-20', '经办人变动')
    const { rows } = await listFilings(t.deps.db, reviewer, { state: 'late' }, day('2026-04-01'), null, 10)
    expect(rows).toMatchObject([{ timeliness: 'late', daysUsed: 42, daysLate: 11 }])
  })

  it('goes through suspension, supplement and registration with a clock of its own for the supplement', async () => {
    await begin('department')
    const [filing = ''] = await publish(await givenIssued('department'))
    await submit(filing, '2026-03-02')
    await decide(filing, 'suspended', '2026-03-03')
    const { supplement_due_on } = await t.deps.db.selectFrom('registration').selectAll().executeTakeFirstOrThrow()
    expect(supplement_due_on).toBe('2026-03-17')
    await expect(decide(filing, 'registered', '2026-03-04')).rejects.toThrow('等待补正')
    await submit(filing, '2026-03-05')
    await decide(filing, 'registered', '2026-03-06')
    expect((await filings())[0]?.status).toBe('registered')
    await expect(submit(filing, '2026-03-07')).rejects.toThrow('不必重复报送')
  })

  it('does not double when the same click comes twice', async () => {
    await begin('department')
    const [filing = ''] = await publish(await givenIssued('department'))
    const both = await Promise.allSettled([submit(filing, '2026-03-02'), submit(filing, '2026-03-02')])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('filing_submission').select('serial').execute()).toEqual([{ serial: 1 }])
  })

  it('lets only those register who may', async () => {
    await begin('department')
    const [filing = ''] = await publish(await givenIssued('department'))
    await submit(filing, '2026-03-02')
    await expect(decide(filing, 'registered', '2026-03-03', drafter)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('moves an open last day when a holiday is added, logs it, and leaves what was submitted', async () => {
    await begin('government')
    const [first = ''] = await publish(await givenIssued('government'))
    await submit(first, '2026-03-02')
    await t.deps.database.kysely
      .insertInto('calendar_day')
      .values({ calendar_id: 'lhasa', day: day('2026-03-09'), kind: 'off', note: '补假', source: '通知' })
      .execute()
    await recomputeFilingDues(t.deps, '日历有变动')
    expect((await filings()).map((f) => [f.status, f.due_on]).sort()).toEqual([
      ['due', '2026-03-10'],
      ['submitted', '2026-03-09'],
    ])
    expect(await t.deps.db.selectFrom('due_change').select(['old_due_on', 'new_due_on']).execute()).toEqual([
      { old_due_on: '2026-03-09', new_due_on: '2026-03-10' },
    ])
  })
})
