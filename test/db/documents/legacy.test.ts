import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { setLegacyValidity } from '../../../src/documents/commands/legacy-validity.ts'
import { getLegacyPlan } from '../../../src/documents/queries/legacy.ts'
import { allDocuments } from '../../../src/documents/queries/list-documents.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { addPolicyVersion } from '../../../src/policy/commands.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('documents of before that state no period, on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    const given = { makingOrganId: city.department, stage: 'published', issuedOn: '2012-03-01' } as const
    await givenDocument(t.deps, { ...given, title: '未定' })
    await givenDocument(t.deps, { ...given, title: '规章', category: 'rule' })
    await givenDocument(t.deps, { ...given, title: '党内', category: 'party' })
    await givenDocument(t.deps, { ...given, title: '草案', stage: 'drafting' })
    await givenDocument(t.deps, { ...given, title: '五年', validity: { kind: 'years', years: 50 } })
    await givenDocument(t.deps, { ...given, title: '新规之后', issuedOn: '2025-06-01' })
  })

  const lines = (validity: 'legacy' | 'until') => allDocuments(t.deps.db, bureau, { validity }, t.deps.clock.today())
  const titles = async (validity: 'legacy' | 'until') => (await lines(validity)).map((line) => line.title).sort()

  it('are marked, and nothing more, while the policy only flags them', async () => {
    expect(await titles('legacy')).toEqual(['新规之后', '未定'])
    expect(await getLegacyPlan(t.deps.db, t.deps.clock.today())).toBeNull()
    await expect(setLegacyValidity(t.deps, bureau, 2)).rejects.toThrow('只作标记')
  })

  it('get the last day of the policy by a person, five years from its first day, each with its trail', async () => {
    await addPolicyVersion(t.deps, SYSTEM, {
      key: 'validity.legacy',
      value: JSON.stringify('lapse'),
      effectiveFrom: day('2024-02-01'),
      legalBasis: '新规第三十二条',
      isConfirmed: true,
      note: null,
    })
    expect(await getLegacyPlan(t.deps.db, t.deps.clock.today())).toMatchObject({
      from: '2024-02-01',
      lastDay: '2029-01-31',
      count: 1,
    })
    expect(await titles('until')).toEqual([])
    const drafter = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    await expect(setLegacyValidity(t.deps, drafter, 1)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(setLegacyValidity(t.deps, bureau, 2)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await setLegacyValidity(t.deps, bureau, 1)).toBe(1)
    expect(await titles('until')).toEqual(['未定'])
    const [line] = await lines('until')
    expect(line).toMatchObject({ lapsesAfter: '2029-01-31', validity: { kind: 'until' } })
    const trail = await t.deps.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('subject_id', '=', line?.documentId ?? '')
      .where('action', '=', 'document.changed')
      .execute()
    expect(trail).toHaveLength(1)
    expect(trail[0]?.detail).toContain('2029-01-31')
  })
})
