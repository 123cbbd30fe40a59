import { beforeEach, describe, expect, it } from 'vitest'
import { evaluateDocument } from '../../../src/documents/commands/evaluate.ts'
import { getEvaluationDesk } from '../../../src/documents/queries/evaluations.ts'
import { allDocuments } from '../../../src/documents/queries/list-documents.ts'
import { getRelationDesk } from '../../../src/documents/queries/relation-desk.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the evaluation before expiry on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
  })

  const given = (lapsesAfter: string) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      title: '拉萨市停车管理办法',
      numberText: '拉政规〔2021〕5号',
      stage: 'published',
      publishedOn: '2021-01-01',
      validity: { kind: 'until', lapsesAfter: day(lapsesAfter) },
    })
  const desk = (id: string, actor = drafter, today = t.deps.clock.today()) =>
    getEvaluationDesk(t.deps.db, actor, id, today)
  const codes = async (id: string, today?: string) =>
    (await desk(id, drafter, today ? day(today) : undefined)).obstacles?.map((o) => o.code)
  const input = (documentId: string, over: Partial<Parameters<typeof evaluateDocument>[2]> = {}) => ({
    documentId,
    version: 1,
    outcome: 'continue' as const,
    reason: '仍然需要，执行情况良好。',
    newLastDay: null,
    ...over,
  })

  it('opens with the first warning and closes with the last day', async () => {
    const id = await given('2026-12-31')
    expect(await codes(id, '2026-06-29')).toEqual(['too_early'])
    expect(await codes(id, '2026-06-30')).toEqual([])
    expect(await codes(id, '2026-12-31')).toEqual([])
    expect(await codes(id, '2027-01-01')).toEqual(['over', 'ended'])
  })

  it('is pointed at in the register from its first day to its last, until it is made', async () => {
    const id = await given('2026-12-31')
    const draft = { makingOrganId: city.department, title: '草案', stage: 'drafting' } as const
    await givenDocument(t.deps, { ...draft, validity: { kind: 'until', lapsesAfter: day('2026-06-30') } })
    await givenDocument(t.deps, { ...draft, stage: 'published', title: '无期', issuedOn: '2021-01-01' })
    const found = async (today: string) =>
      (await allDocuments(t.deps.db, drafter, { validity: 'ending' }, day(today))).map((line) => line.documentId)
    expect(await found('2026-06-29')).toEqual([])
    expect(await found('2026-06-30')).toEqual([id])
    expect(await found('2026-12-31')).toEqual([id])
    expect(await found('2027-01-01')).toEqual([])
    t.deps.clock.set('2026-07-01')
    await evaluateDocument(t.deps, drafter, input(id, { outcome: 'end' }))
    expect(await found('2026-07-01')).toEqual([])
  })

  it('makes a linked record that is numbered and published anew, once', async () => {
    const last = day('2026-06-30')
    const id = await given(last)
    const renewal = await evaluateDocument(t.deps, drafter, input(id))
    const made = await t.deps.db
      .selectFrom('document')
      .selectAll()
      .where('document_id', '=', renewal ?? '')
      .executeTakeFirstOrThrow()
    expect(made).toMatchObject({ title: '拉萨市停车管理办法', stage: 'drafting', number_text: null })
    expect(
      (await getRelationDesk(t.deps.db, drafter, id, t.deps.clock.today())).chain.map((l) => l.documentId),
    ).toEqual([id, renewal])
    expect((await desk(id)).evaluations).toMatchObject([{ outcome: 'continue', lapsesAfter: last, renewalId: renewal }])
    await expect(evaluateDocument(t.deps, drafter, input(id, { version: 2 }))).rejects.toMatchObject({
      kind: 'invalid',
    })
  })

  it('not to go on changes nothing: the document lapses on its day, and the decision may still be changed', async () => {
    const last = day('2026-06-30')
    const id = await given(last)
    expect(await evaluateDocument(t.deps, drafter, input(id, { outcome: 'end' }))).toBeNull()
    await expect(evaluateDocument(t.deps, drafter, input(id))).rejects.toMatchObject({ kind: 'conflict' })
    expect(await evaluateDocument(t.deps, drafter, input(id, { version: 2 }))).not.toBeNull()
  })

  it('is the maker’s and the bureau’s', async () => {
    const id = await given('2026-12-31')
    const other = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
    expect((await desk(id, other)).obstacles).toBeNull()
    await expect(evaluateDocument(t.deps, other, input(id))).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
