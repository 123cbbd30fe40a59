import { beforeEach, describe, expect, it } from 'vitest'
import { changeJointMakers } from '../../../src/documents/commands/joint-makers.ts'
import { getDocumentPage } from '../../../src/documents/queries/document-page.ts'
import { getMakersDesk } from '../../../src/documents/queries/makers.ts'
import { publishDocument } from '../../../src/filing/commands/publish-document.ts'
import { getLetterFacts } from '../../../src/filing/letter-records.ts'
import type { Day } from '../../../src/lib/day.ts'
import { DIALECTS } from '../../support/databases.ts'
import { type FilingDesk, givenFilingDesk, givenIssued } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('a joint document on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  let documentId: string
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    documentId = await givenIssued(t.deps, desk.drafter)
  })
  const join = (names: readonly string[], version = 1, actor = desk.drafter) =>
    changeJointMakers(t.deps, actor, { documentId, names, version })

  it('is filed by the lead unit by its own line, once; its papers name all who made it', async () => {
    await join(['城关区人民政府', '拉萨市司法局'])
    const filings = await publishDocument(t.deps, desk.drafter, {
      documentId,
      version: 2,
      publishedOn: '2026-02-06' as Day,
      effectiveOn: '2026-05-01' as Day,
      place: null,
      earlyEffectReason: null,
    })
    const rows = await t.deps.db.selectFrom('filing').select(['filing_organ_id', 'recipient_organ_id']).execute()
    expect(rows).toEqual([{ filing_organ_id: desk.city.department, recipient_organ_id: desk.city.government }])
    const { makers } = await getLetterFacts(t.deps.db, filings[0] ?? '')
    expect(makers).toEqual(['拉萨市交通运输局', '城关区人民政府', '拉萨市司法局'])
  })

  it('keeps the order typed, short names too, and can be made one maker again', async () => {
    await join(['市政府', '拉萨市司法局'])
    const page = await getDocumentPage(t.deps.db, desk.drafter, documentId, t.deps.clock.today())
    expect(page.jointMakers).toEqual(['拉萨市人民政府', '拉萨市司法局'])
    await join([], 2)
    expect((await getMakersDesk(t.deps.db, desk.drafter, documentId)).joint).toEqual([])
  })

  it.each([
    ['拉萨市不存在局', '机构目录里没有'],
    ['拉萨市交通运输局', '是主办单位'],
    ['拉萨市人民代表大会常务委员会', '不制定规范性文件'],
  ])('is not joined by %s', async (name, said) => {
    await expect(join([name])).rejects.toThrow(said)
  })

  it('names each once, tells a stale page, and is changed by its own organ only', async () => {
    await expect(join(['拉萨市司法局', '拉萨市司法局'])).rejects.toThrow('写了两次')
    await expect(join(['拉萨市司法局'], 7)).rejects.toMatchObject({ kind: 'conflict' })
    const stranger = await givenActor(t.deps, { organId: desk.city.county, roles: ['drafter'] })
    await expect(join(['拉萨市司法局'], 1, stranger)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getMakersDesk(t.deps.db, stranger, documentId)).rejects.toMatchObject({ kind: 'not_found' })
  })
})
