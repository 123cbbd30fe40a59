import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src/audit/record.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { NORMATIVE_CATEGORIES } from '../../../src/documents/model.ts'
import { addEffect } from '../../../src/documents/records.ts'
import { day } from '../../../src/lib/day.ts'
import { FILING_FIGURES } from '../../../src/reports/figure-rules.ts'
import { getFiledCatalogue, getYearlyList } from '../../../src/reports/queries/catalogues.ts'
import { getStatistics, listBehind, listDocumentsBehind } from '../../../src/reports/queries/statistics.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import {
  type FilingDesk,
  givenFilingDesk,
  givenFilings,
  givenRegistration,
  givenSubmission,
} from '../../support/given/filing.ts'
import { givenRelation } from '../../support/given/relations.ts'
import { useDeps } from '../../support/use-deps.ts'

const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') }
const TODAY = day('2026-04-30')

describe.each(DIALECTS)('the statistics of a year on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  let onTime: string
  let missing: string

  beforeEach(async () => {
    t.deps.clock.set('2026-02-10')
    desk = await givenFilingDesk(t.deps)
    ;[onTime = ''] = await givenFilings(t.deps, desk.drafter, { title: '甲', numberText: '拉交规〔2026〕1号' })
    ;[missing = ''] = await givenFilings(t.deps, desk.drafter, { title: '乙', numberText: '拉交规〔2026〕2号' })
    await givenSubmission(t.deps, desk.drafter, { filingId: onTime, on: '2026-02-10' })
    await givenRegistration(t.deps, desk.reviewer, { filingId: onTime, on: '2026-02-10' })
    await givenDocument(t.deps, {
      makingOrganId: desk.city.bureau,
      title: '未公布',
      category: 'department',
      stage: 'issued',
      issuedOn: '2026-03-01',
    })
    t.deps.clock.set('2026-04-30')
  })

  it('have as many rows behind each figure as it says, in all and for one organ', async () => {
    const statistics = await getStatistics(t.deps.db, YEAR, TODAY)
    expect(statistics.missing.map((one) => one.filingId)).toEqual([missing])
    expect(statistics.late).toEqual([])
    const scope = { ...YEAR, categories: NORMATIVE_CATEGORIES }
    const counts = await Promise.all(
      FILING_FIGURES.map(async (figure) => (await listBehind(t.deps.db, figure, scope, TODAY)).length),
    )
    expect(Object.fromEntries(FILING_FIGURES.map((figure, at) => [figure, counts[at]]))).toEqual({
      due: 2,
      filed: 1,
      missing: 1,
      on_time: 1,
      late: 0,
      conforming: 1,
      not_conforming: 0,
    })
    for (const organ of statistics.organs) {
      const own = { ...scope, filingOrganId: organ.organId }
      expect(await listBehind(t.deps.db, 'due', own, TODAY)).toHaveLength(organ.counts.due)
      expect(await listDocumentsBehind(t.deps.db, 'issued', own)).toHaveLength(organ.counts.issued)
      expect(await listDocumentsBehind(t.deps.db, 'published', own)).toHaveLength(organ.counts.published)
    }
  })

  it('name the organ that issued and filed nothing, and the quarter', async () => {
    const { organs, quarters } = await getStatistics(t.deps.db, YEAR, TODAY)
    const bureau = organs.find((one) => one.organId === desk.city.bureau)
    expect(bureau?.counts).toMatchObject({ issued: 1, published: 0, due: 0 })
    expect(quarters.map((one) => one.counts.due)).toEqual([2, 0, 0, 0])
  })

  it('list what was registered, and what was made and repealed, secret documents only as a count', async () => {
    const { lines, secret } = await getFiledCatalogue(t.deps.db, YEAR)
    expect(lines).toMatchObject([{ title: '甲', registrationNumber: '拉备登〔2026〕1号', maker: '拉萨市交通运输局' }])
    expect(secret).toBe(0)
    const old = await givenDocument(t.deps, {
      makingOrganId: desk.city.department,
      title: '旧办法',
      category: 'department',
      stage: 'published',
      issuedOn: '2010-01-01',
    })
    await givenDocument(t.deps, {
      makingOrganId: desk.city.department,
      title: '密件',
      category: 'department',
      stage: 'issued',
      secrecy: 'secret',
      issuedOn: '2026-01-05',
    })
    const effect = { kind: 'repealed', effectiveOn: day('2026-03-03'), source: '《甲》' } as const
    await inTransaction(t.deps, desk.supervisor, async (work) => {
      await addEffect(work, { ...effect, documentId: old, decisionId: null })
      await recordAudit(work, 'document.effect_changed', { type: 'document', id: old }, effect)
    })
    const yearly = await getYearlyList(t.deps.db, YEAR)
    expect(yearly.dueOn).toBe('2027-01-31')
    expect(yearly.secret).toBe(1)
    expect(yearly.lines.map((line) => [line.act, line.title]).sort()).toEqual([
      ['made', '乙'],
      ['made', '未公布'],
      ['made', '甲'],
      ['repealed', '旧办法'],
    ])
  })

  it('list what documents did to others by confirmed relations, beside what was decided', async () => {
    const made = (title: string, issuedOn: string) =>
      givenDocument(t.deps, {
        makingOrganId: desk.city.department,
        title,
        category: 'department',
        stage: 'published',
        issuedOn,
        publishedOn: issuedOn,
        effectiveOn: issuedOn,
      })
    const [old, other, ended, by] = [
      await made('旧办法', '2010-01-01'),
      await made('旧规定', '2010-01-01'),
      await made('旧细则', '2010-01-01'),
      await made('关于修改《旧办法》的决定', '2026-05-01'),
    ]
    await givenRelation(t.deps, { sourceDocumentId: by, kind: 'amends', targetDocumentId: old })
    await givenRelation(t.deps, { sourceDocumentId: by, kind: 'repeals', targetDocumentId: ended })
    await givenRelation(t.deps, { sourceDocumentId: by, kind: 'amends', targetDocumentId: other, state: 'dismissed' })
    const { lines } = await getYearlyList(t.deps.db, YEAR)
    expect(lines.filter((l) => l.act !== 'made').map((l) => [l.act, l.title, l.on, l.source])).toEqual([
      ['amended', '旧办法', '2026-05-01', '《关于修改《旧办法》的决定》'],
      ['repealed', '旧细则', '2026-05-01', '《关于修改《旧办法》的决定》'],
    ])
  })
})
