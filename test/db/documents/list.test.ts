import { beforeEach, describe, expect, it } from 'vitest'
import { decodeCursor } from '../../../src/db/page.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import type { DocumentFilter } from '../../../src/documents/model.ts'
import { allDocuments, countDocuments, listDocuments } from '../../../src/documents/queries/list-documents.ts'
import { addEffect } from '../../../src/documents/records.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { type GivenDocument, givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const TODAY = day('2026-03-16')

describe.each(DIALECTS)('the list of documents on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let supervisor: Actor

  beforeEach(async () => {
    city = await givenCity(t.deps)
    supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau })
  })

  const given = (title: string, over: Partial<GivenDocument> = {}) =>
    givenDocument(t.deps, { makingOrganId: city.government, title, ...over })
  const published = (title: string, publishedOn: string, over: Partial<GivenDocument> = {}) =>
    given(title, { stage: 'published', issuedOn: publishedOn, publishedOn, effectiveOn: publishedOn, ...over })
  const titles = async (filter: DocumentFilter) => {
    const page = await listDocuments(t.deps.db, supervisor, filter, TODAY, null, 50)
    expect(page.total).toBe(page.rows.length)
    expect(await countDocuments(t.deps.db, supervisor, filter, TODAY)).toBe(page.total)
    expect((await allDocuments(t.deps.db, supervisor, filter, TODAY)).map((d) => d.title)).toEqual(
      page.rows.map((d) => d.title),
    )
    return page.rows.map((d) => d.title).sort()
  }

  it('finds words in titles, and numbers however they are typed', async () => {
    await given('停车　管理办法', { numberText: '拉政发〔2026〕5号' })
    await given('供暖通知')
    expect(await titles({ words: '停车管理' })).toEqual(['停车　管理办法'])
    expect(await titles({ words: '拉政发[2026]第5号' })).toEqual(['停车　管理办法'])
    expect(await titles({ words: '〔2026〕5' })).toEqual(['停车　管理办法'])
    expect(await titles({ words: '%' })).toEqual([])
  })

  it('narrows by what a document is and whose it is', async () => {
    await given('甲', { category: 'rule', secrecy: 'internal' })
    await given('乙', { implementingOrganId: city.department, stage: 'in_review' })
    await published('丙', '2025-12-31')
    await given('丁', { stage: 'published', issuedOn: '2025-01-01' })
    expect(await titles({ category: 'rule' })).toEqual(['甲'])
    expect(await titles({ secrecy: 'internal' })).toEqual(['甲'])
    expect(await titles({ organId: city.department })).toEqual(['乙'])
    expect(await titles({ stage: 'in_review' })).toEqual(['乙'])
    expect(await titles({ year: 2025 })).toEqual(['丁', '丙'])
  })

  it('computes the state of today, decisions included', async () => {
    await given('草案', { effectiveOn: '2020-01-01' })
    await published('有效', '2024-01-01', { validity: { kind: 'years', years: 5 } })
    await published('失效', '2020-01-01', { validity: { kind: 'years', years: 5 } })
    await published('未施行', '2026-03-01', { effectiveOn: '2026-04-01' })
    const repealed = await published('废止', '2020-01-01')
    await inTransaction.unaudited(t.deps, 'test', (work) =>
      addEffect(work, {
        documentId: repealed,
        kind: 'repealed',
        effectiveOn: day('2026-03-16'),
        source: '拉政发〔2026〕9号',
        decisionId: null,
      }),
    )
    expect(await titles({ effect: 'not_issued' })).toEqual(['草案'])
    expect(await titles({ effect: 'in_force' })).toEqual(['有效'])
    expect(await titles({ effect: 'lapsed' })).toEqual(['失效'])
    expect(await titles({ effect: 'not_yet' })).toEqual(['未施行'])
    expect(await titles({ effect: 'repealed' })).toEqual(['废止'])
  })

  it.each([{}, { effect: 'in_force' as const }])(
    'goes through the pages and back, with the filter %j',
    async (filter) => {
      for (let i = 0; i < 7; i++) {
        t.deps.clock.set(`2026-03-16T02:00:0${Math.floor(i / 2)}.000Z`)
        await published(`办法${i}`, '2025-01-01')
      }
      const page = (cursor: string | null) =>
        listDocuments(t.deps.db, supervisor, filter, TODAY, decodeCursor(cursor ?? undefined, 2), 3)
      const first = await page(null)
      const second = await page(first.next)
      const third = await page(second.next)
      const names = [first, second, third].map((p) => p.rows.map((d) => d.title))
      expect(names).toEqual([['办法6', '办法5', '办法4'], ['办法3', '办法2', '办法1'], ['办法0']])
      expect(third).toMatchObject({ next: null, total: 7 })
      expect((await page(third.previous)).rows).toEqual(second.rows)
      expect((await page(second.previous)).previous).toBeNull()
    },
  )
})
