import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { recordIssuedDocuments, registerDocument } from '../../../src/documents/commands/register.ts'
import { getDocument } from '../../../src/documents/records.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { documentInput } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('registering a document on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor
  let reviewer: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    reviewer = await givenActor(t.deps, { roles: ['reviewer'], organId: city.bureau })
  })

  const input = (over = {}) => documentInput({ makingOrganId: city.department, category: 'department', ...over })

  it('keeps the number as it should be shown and the period by the name', async () => {
    const id = await registerDocument(
      t.deps,
      drafter,
      input({ title: '停车管理暂行办法', numberText: '拉交发[2026]第5号' }),
    )
    expect(await getDocument(t.deps.db, id)).toMatchObject({
      stage: 'drafting',
      number_text: '拉交发〔2026〕5号',
      validity_kind: 'years',
      validity_years: 2,
      validity_source: 'rule',
    })
    expect((await listAuditOf(t.deps.db, [{ type: 'document', id }])).map((l) => l.action)).toEqual([
      'document.registered',
    ])
  })

  it('refuses a number that the organ gave already, however it is written', async () => {
    await registerDocument(t.deps, drafter, input({ numberText: '拉交发〔2026〕5号' }))
    const again = registerDocument(t.deps, drafter, input({ numberText: '拉交发（2026）５号' }))
    await expect(again).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining('不能重复') })
    const elsewhere = input({ makingOrganId: city.government, draftingOrganId: city.department })
    await registerDocument(t.deps, drafter, { ...elsewhere, numberText: '拉交发〔2026〕5号' })
  })

  it('lets one of two through that take a number at the same moment', async () => {
    const both = await Promise.allSettled(
      ['甲', '乙'].map((title) => registerDocument(t.deps, drafter, input({ title, numberText: '拉交发〔2026〕6号' }))),
    )
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((r) => r.status === 'rejected')
    expect(refused).toMatchObject({ reason: { kind: 'conflict' } })
  })

  it('is for drafters, and for documents of their own organ', async () => {
    await expect(registerDocument(t.deps, reviewer, input())).rejects.toMatchObject({ kind: 'forbidden' })
    const foreign = input({ makingOrganId: city.county, draftingOrganId: city.county })
    await expect(registerDocument(t.deps, drafter, foreign)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('leaves issue and publication to their own steps', async () => {
    const dates = { ...input().dates, issuedOn: day('2026-03-01') }
    await expect(registerDocument(t.deps, drafter, input({ dates }))).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('takes the name of the file for a title until the text is read', async () => {
    const file = { fileName: '停车管理办法（送审稿）.txt', bytes: Buffer.from('第一条　为了规范停车，制定本办法。') }
    const id = await registerDocument(t.deps, drafter, input({ title: '' }), file)
    expect(await getDocument(t.deps.db, id)).toMatchObject({ title: '停车管理办法' })
    const revisions = await t.deps.db.selectFrom('revision').selectAll().execute()
    expect(revisions).toMatchObject([{ document_id: id, serial: 1, kind: 'draft', state: 'waiting' }])
    await expect(registerDocument(t.deps, drafter, input({ title: '' }))).rejects.toMatchObject({ kind: 'invalid' })
  })

  describe('that was issued elsewhere', () => {
    const old = (over = {}) => ({
      ...documentInput({ makingOrganId: city.government }),
      dates: { ...input().dates, issuedOn: day('1995-06-01') },
      stage: 'published' as const,
      reason: '历史文件',
      ...over,
    })

    it('joins the ledger as published, by the bureau', async () => {
      const ids = await recordIssuedDocuments(t.deps, reviewer, [old({ title: '甲' }), old({ title: '乙' })])
      expect(ids).toHaveLength(2)
      expect(await getDocument(t.deps.db, ids[0] as string)).toMatchObject({ title: '甲', stage: 'published' })
      const lines = await listAuditOf(t.deps.db, [{ type: 'document', id: ids[1] as string }])
      expect(lines).toMatchObject([{ action: 'document.recorded', detail: { reason: '历史文件' } }])
    })

    it('keeps none of a batch when one has no date', async () => {
      const batch = [old(), old({ dates: input().dates })]
      await expect(recordIssuedDocuments(t.deps, reviewer, batch)).rejects.toMatchObject({ kind: 'invalid' })
      expect(await t.deps.db.selectFrom('document').selectAll().execute()).toEqual([])
    })

    it('is recorded as issued by a county for itself, but not by a department of the city', async () => {
      const clerk = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
      const issued = { stage: 'issued' as const, numberText: '城政发〔2026〕1号' }
      const own = old({ ...issued, makingOrganId: city.county, draftingOrganId: city.county })
      expect(await recordIssuedDocuments(t.deps, clerk, [own])).toHaveLength(1)
      const around = old({ ...issued, makingOrganId: city.department, draftingOrganId: city.department })
      await expect(recordIssuedDocuments(t.deps, drafter, [around])).rejects.toMatchObject({ kind: 'forbidden' })
    })
  })
})
