import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src/audit/record.ts'
import { inTransaction, SYSTEM } from '../../../src/db/transaction.ts'
import { documentLines } from '../../../src/documents/queries/document-lines.ts'
import { listDocuments } from '../../../src/documents/queries/list-documents.ts'
import { addEffect } from '../../../src/documents/records.ts'
import { addDays, day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { anyFacts } from '../../support/any-facts.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { givenRelation } from '../../support/given/relations.ts'
import { useDeps } from '../../support/use-deps.ts'

const STATES = ['not_issued', 'not_yet', 'in_force', 'suspended', 'lapsed', 'repealed'] as const
const DOCUMENTS = 100

describe.each(DIALECTS)('the state of documents on a day on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let supervisor: Actor

  beforeEach(async () => {
    city = await givenCity(t.deps)
    supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau })
  })

  it('is the same by the rule and by the filter, whatever was recorded, and each document has one', async () => {
    const ids: string[] = []
    for (const [i, facts] of fc.sample(anyFacts, { numRuns: DOCUMENTS, seed: 7 }).entries()) {
      const id = await givenDocument(t.deps, {
        makingOrganId: city.government,
        title: `文件${i}`,
        ...facts,
        stage: i % 10 === 0 ? 'reviewed' : 'published',
      })
      ids.push(id)
      await inTransaction(t.deps, SYSTEM, async (work) => {
        for (const effect of facts.effects) await addEffect(work, { documentId: id, decisionId: null, ...effect })
        await recordAudit(work, 'document.changed', { type: 'document', id }, { title: '', changes: {} })
      })
    }
    for (const [i, kind] of (['repeals', 'amends', 'ends', 'cites'] as const).entries())
      for (let n = 0; n < 8; n++)
        await givenRelation(t.deps, {
          sourceDocumentId: ids[i * 11 + n] ?? '',
          kind,
          targetDocumentId: ids[60 + i * 9 + n] ?? '',
          state: n === 7 ? 'dismissed' : 'confirmed',
        })
    for (const on of [...Array(6).keys()].map((n) => addDays(day('2015-09-11'), n * 587))) {
      const byRule = new Map((await documentLines(t.deps.db, ids, on)).map((l) => [l.documentId, l.effect.state]))
      let seen = 0
      for (const effect of STATES) {
        const page = await listDocuments(t.deps.db, supervisor, { effect, on }, day('2026-03-16'), null, 500)
        expect(page.rows.map((l) => l.documentId).sort()).toEqual(ids.filter((id) => byRule.get(id) === effect).sort())
        expect(page.rows.every((l) => l.effect.state === effect)).toBe(true)
        seen += page.total
      }
      expect(seen).toBe(DOCUMENTS)
      const amended = await listDocuments(t.deps.db, supervisor, { effect: 'amended', on }, on, null, 500)
      const inForce = await listDocuments(t.deps.db, supervisor, { effect: 'in_force', on }, on, null, 500)
      expect(amended.rows.map((l) => l.documentId)).toEqual(
        inForce.rows.filter((l) => l.effect.isAmended).map((l) => l.documentId),
      )
    }
  })

  it('turns at midnight after the last day, also from 29 February and at the end of a year', async () => {
    const given = (effectiveOn: string, years: number) =>
      givenDocument(t.deps, {
        makingOrganId: city.government,
        stage: 'published',
        publishedOn: effectiveOn,
        effectiveOn,
        validity: { kind: 'years', years },
      })
    const until = (lapsesAfter: string) =>
      givenDocument(t.deps, {
        makingOrganId: city.government,
        stage: 'published',
        publishedOn: '2019-01-01',
        validity: { kind: 'until', lapsesAfter: day(lapsesAfter) },
      })
    const ends = new Map([
      [await given('2020-01-01', 5), '2024-12-31'],
      [await given('2020-02-29', 5), '2025-02-28'],
      [await given('2020-02-29', 4), '2024-02-28'],
      [await until('2023-02-28'), '2023-02-28'],
      [await until('2024-02-29'), '2024-02-29'],
      [await until('2023-12-31'), '2023-12-31'],
    ])
    for (const [id, last] of ends)
      for (const [on, state] of [
        [day(last), 'in_force'],
        [addDays(day(last), 1), 'lapsed'],
      ] as const) {
        const page = await listDocuments(t.deps.db, supervisor, { effect: state, on }, day('2026-03-16'), null, 50)
        expect([id, on, page.rows.some((l) => l.documentId === id)]).toEqual([id, on, true])
      }
  })

  it('lets a repeal stand when what repealed is repealed itself, and names who did it', async () => {
    const [first, second, third] = await Promise.all(
      ['2010-01-01', '2015-01-01', '2020-01-01'].map((publishedOn) =>
        givenDocument(t.deps, {
          makingOrganId: city.government,
          title: `停车管理办法（${publishedOn.slice(0, 4)}）`,
          stage: 'published',
          publishedOn,
        }),
      ),
    )
    await givenRelation(t.deps, { sourceDocumentId: second ?? '', kind: 'repeals', targetDocumentId: first ?? '' })
    await givenRelation(t.deps, { sourceDocumentId: third ?? '', kind: 'repeals', targetDocumentId: second ?? '' })
    const [line] = await documentLines(t.deps.db, [first ?? ''], day('2026-03-16'))
    expect(line?.effect).toMatchObject({
      state: 'repealed',
      since: '2015-01-01',
      reason: '自2015年1月1日起废止（《停车管理办法（2015）》）。',
    })
  })
})
