import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../../src/audit/queries.ts'
import { type Day, day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { compareList } from '../../../src/reconciliation/commands/compare-list.ts'
import { decideRows } from '../../../src/reconciliation/commands/decide-rows.ts'
import { receiveList } from '../../../src/reconciliation/commands/receive-list.ts'
import type { IssuingRow, RowFilter } from '../../../src/reconciliation/model.ts'
import { previewOf } from '../../../src/reconciliation/preview-rules.ts'
import { getIssuingList, listIssuingLists, listMissing } from '../../../src/reconciliation/queries/lists.ts'
import { countRows, getIssuingRow, listIssuingRows, listOpenRows } from '../../../src/reconciliation/queries/rows.ts'
import { getFigures } from '../../../src/reports/queries/figures.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenRegister, listAsGbk, listAsXlsx, PLANTED } from '../../support/given/issuing-list.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('an issuing list beside the register on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor
  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
  })

  /** Brings a file in as people do: received, columns as guessed, compared. */
  const given = async (bytes: Uint8Array, fileName = '目录.xlsx', makerId: string | null = city.government) => {
    const input = { name: '2025年发文目录', year: 2025, makerId, receivedOn: '2026-01-20' as Day }
    const listId = await receiveList(t.deps, bureau, input, { fileName, bytes })
    const preview = previewOf(await t.deps.sheets.read(bytes), {})
    await compareList(t.deps, bureau, { ...preview, listId, version: 1 })
    return listId
  }
  const csv = (...lines: string[]) => given(Buffer.from(['名称,文号,日期', ...lines].join('\n')), '目录.csv')
  const rowsOf = async (listId: string, filter: RowFilter = {}): Promise<readonly IssuingRow[]> =>
    (await listIssuingRows(t.deps.db, bureau, listId, filter, null, 2_000)).rows
  const seen = (rows: readonly IssuingRow[]) => rows.map(({ rowId, version }) => ({ rowId, version }))
  const decide = (
    listId: string,
    rows: readonly IssuingRow[],
    decision: 'same' | 'omission' | 'none' | 'explained',
    more = {},
  ) => decideRows(t.deps, bureau, { listId, rows: seen(rows) }, { decision, ground: null, reason: null, ...more })
  const numbersOf = async (listId: string, outcome: RowFilter['outcome']) =>
    (await rowsOf(listId, { outcome })).map((row) => row.rowNumber)

  it.each([
    ['.xlsx', listAsXlsx],
    ['.csv in GBK', listAsGbk],
  ])('of 1,100 rows in %s gives exactly what was planted, and loses no row', async (_, file) => {
    await givenRegister(t.deps, city.government, city.upperGovernment)
    const listId = await given(await file())
    expect(await numbersOf(listId, 'omitted')).toEqual(PLANTED.omitted)
    expect(await numbersOf(listId, 'renamed')).toEqual(PLANTED.renamed)
    expect(await numbersOf(listId, 'wrong_number')).toEqual(PLANTED.wrongNumber)
    const bad = await rowsOf(listId, { outcome: 'bad' })
    expect(Object.fromEntries(bad.map((row) => [row.rowNumber, row.detail]))).toEqual(PLANTED.bad)
    const { byOutcome, open } = await countRows(t.deps.db, bureau, listId)
    const planted = 7 + 3 + 2 + 4
    expect(byOutcome).toMatchObject({ matched: 1100 - planted, ambiguous: 0, repeated: 0, unfiled: 0 })
    expect(byOutcome.unlisted).toBe(2)
    expect(open).toBe(planted + 2)
    expect(bad.map((row) => row.document?.documentId)).toEqual(bad.map((row) => `doc-${row.rowNumber}`))
    const list = await getIssuingList(t.deps.db, bureau, listId)
    const entries = (await rowsOf(listId)).filter((row) => row.rowNumber !== null)
    expect([list.rowsTotal, list.rowsAbove + list.rowsEmpty + entries.length]).toEqual([1101, 1101])
  })

  it('makes omissions good: registered, with filings as of publication, marked as found late', async () => {
    const listId = await csv(
      '拉萨市养犬办法,拉政发〔2025〕1号,2025-03-01',
      '拉萨市停车办法,拉政发〔2025〕2号,2025-04-01',
    )
    await decide(listId, await rowsOf(listId, { outcome: 'omitted' }), 'omission', { reason: '核对发现' })
    const found = await t.deps.db.selectFrom('found_omission').selectAll().execute()
    expect(found.map((one) => one.found_on)).toEqual(['2026-03-16', '2026-03-16'])
    const documents = await t.deps.db.selectFrom('document').selectAll().orderBy('number_text').execute()
    expect(documents.map((one) => [one.title, one.number_text, one.stage, one.published_on, one.category])).toEqual([
      ['拉萨市养犬办法', '拉政发〔2025〕1号', 'published', '2025-03-01', 'government'],
      ['拉萨市停车办法', '拉政发〔2025〕2号', 'published', '2025-04-01', 'government'],
    ])
    const filings = await t.deps.db.selectFrom('filing').selectAll().execute()
    expect(filings).toHaveLength(4)
    expect(filings.every((one) => one.status === 'due' && one.due_on < '2025-06-01')).toBe(true)
    expect(await countRows(t.deps.db, bureau, listId)).toMatchObject({ open: 0 })
    const [line] = (await listIssuingLists(t.deps.db, bureau, null, 10)).rows
    expect(line).toMatchObject({ entries: 2, open: 0, omissions: 2 })
    const trail = (await listAudit(t.deps.db, {}, null, 50)).rows.map((one) => one.action)
    for (const action of [
      'issuing_list.received',
      'issuing_list.compared',
      'issuing_rows.decided',
      'omission.found',
      'document.recorded',
      'filing.arisen',
    ])
      expect(trail).toContain(action)
  })

  it('counts an omission for the year of its publication, or where policy says so for the year it was found', async () => {
    const listId = await csv('拉萨市养犬办法,拉政发〔2025〕1号,2025-03-01')
    await decide(listId, await rowsOf(listId), 'omission')
    const due = async (year: number) =>
      (await getFigures(t.deps.db, { from: day(`${year}-01-01`), to: day(`${year}-12-31`) }, day('2026-03-16'))).counts
        .due
    expect([await due(2025), await due(2026)]).toEqual([2, 0])
    const switches = {
      supplementedCountsFrom: 'first',
      supplementedConforms: false,
      notYetDueCounts: false,
      refusedLeaves: true,
    }
    await t.deps.database.kysely
      .updateTable('policy')
      .set({ value: JSON.stringify({ ...switches, omissionYear: 'found' }) })
      .where('key', '=', 'rate-switches')
      .execute()
    expect([await due(2025), await due(2026)]).toEqual([0, 2])
  })

  it('leaves in view who has not handed in the list of a year', async () => {
    const missing = async () => (await listMissing(t.deps.db, bureau, 2025, day('2026-03-16'))).missing
    const all = ['拉萨市人民政府', '拉萨市司法局', '拉萨市交通运输局', '城关区人民政府', '中共拉萨市委员会']
    expect((await missing()).toSorted()).toEqual(all.toSorted())
    await given(Buffer.from('名称,文号,制定机关\n甲办法,拉交发〔2025〕1号,拉萨市交通运输局\n'), '目录.csv', null)
    await csv('甲办法,拉政发〔2025〕1号,2025-03-01')
    expect((await missing()).toSorted()).toEqual(['拉萨市司法局', '城关区人民政府', '中共拉萨市委员会'].toSorted())
    expect(await listMissing(t.deps.db, bureau, 2025, day('2026-03-16'))).toMatchObject({
      total: 5,
      dueOn: '2026-01-31',
    })
  })

  it('opens the filings of a registered document that was never filed', async () => {
    const documentId = await givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'issued',
      title: '拉萨市公交办法',
      numberText: '拉交发〔2025〕1号',
      issuedOn: '2025-03-01',
    })
    const bytes = Buffer.from('名称,文号,日期,制定机关\n拉萨市公交办法,拉交发〔2025〕1号,2025-03-01,拉萨市交通运输局\n')
    const listId = await given(bytes, '目录.csv', null)
    const [row] = await rowsOf(listId)
    expect(row).toMatchObject({ outcome: 'unfiled', makerId: city.department, document: { documentId, filings: 0 } })
    await decide(listId, row ? [row] : [], 'omission')
    const [after] = await rowsOf(listId)
    expect(after?.document).toMatchObject({
      stage: 'published',
      publishedOn: '2025-03-01',
      filings: 1,
      filingStatus: 'due',
    })
  })

  it('records why nothing arises, and confirms a renamed document only where it was filed', async () => {
    await givenRegister(t.deps, city.government, city.upperGovernment)
    const listId = await given(listAsGbk())
    const omitted = await rowsOf(listId, { outcome: 'omitted' })
    await expect(decide(listId, omitted, 'none')).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('备案义务'),
    })
    await decide(listId, omitted.slice(0, 1), 'none', { ground: '人事任免决定、机构编制', reason: '任免' })
    expect((await rowsOf(listId, { outcome: 'omitted' }))[0]).toMatchObject({
      decision: 'none',
      ground: '人事任免决定、机构编制',
      decidedByName: 'supervisor',
    })
    await decide(listId, await rowsOf(listId, { outcome: 'renamed' }), 'same')
    const [row] = await rowsOf(listId, { outcome: 'wrong_number' })
    expect(row?.titleChanges).toEqual([{ op: 'equal', text: row?.document?.title }])
    await expect(
      decide(listId, row ? [row] : [], 'omission', { documentId: row?.document?.documentId }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('已有备案'),
    })
  })

  it('refuses what is stale, all of it, and the same thing twice', async () => {
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01', '乙办法,拉政发〔2025〕2号,2025-04-01')
    const rows = await rowsOf(listId)
    await decide(listId, rows.slice(0, 1), 'none', { ground: '其他', reason: '试' })
    await expect(decide(listId, rows, 'omission')).rejects.toMatchObject({ kind: 'conflict' })
    expect(await t.deps.db.selectFrom('found_omission').selectAll().execute()).toEqual([])
    expect((await listOpenRows(t.deps.db, bureau, listId, {})).map((one) => one.rowId)).toEqual([rows[1]?.rowId])
    await expect(decide(listId, await rowsOf(listId, { state: 'decided' }), 'omission')).rejects.toMatchObject({
      message: expect.stringContaining('处理过'),
    })
    const again = { listId, version: 2, sheet: '表格', headingRow: 1, columns: { title: 0, number: 1, issuedOn: 2 } }
    await expect(compareList(t.deps, bureau, again)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('can be compared again until somebody decides, but not from a stale page', async () => {
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01')
    const input = { listId, sheet: '表格', headingRow: 0, columns: { title: 0, number: 1, issuedOn: 2 } }
    await compareList(t.deps, bureau, { ...input, version: 2 })
    expect((await rowsOf(listId)).map((row) => row.outcome)).toEqual(['bad', 'omitted'])
    await expect(compareList(t.deps, bureau, { ...input, version: 2 })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('is compared again with the same columns: decisions stay, the rest is looked up anew', async () => {
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01', '乙办法,拉政发〔2025〕2号,2025-04-01')
    await decide(listId, (await rowsOf(listId)).slice(0, 1), 'none', { ground: '其他', reason: '试' })
    const of = { makingOrganId: city.government, stage: 'published', publishedOn: '2025-04-01' } as const
    await givenDocument(t.deps, { ...of, title: '乙办法', numberText: '拉政发〔2025〕2号' })
    await givenDocument(t.deps, { ...of, title: '丙办法', numberText: '拉政发〔2025〕3号' })
    const input = { listId, sheet: '表格', headingRow: 1, columns: { title: 0, number: 1, writtenOn: 2 } }
    await compareList(t.deps, bureau, { ...input, version: 2 })
    expect((await rowsOf(listId)).map((row) => [row.rowNumber, row.outcome, row.decision])).toEqual([
      [2, 'omitted', 'none'],
      [3, 'unfiled', null],
      [null, 'unlisted', null],
    ])
    await decide(listId, await rowsOf(listId, { outcome: 'unlisted' }), 'explained', { reason: '目录漏列' })
    await compareList(t.deps, bureau, { ...input, version: 3 })
    expect((await rowsOf(listId)).map((row) => row.decision)).toEqual(['none', null, 'explained'])
  })

  it('wants what is missing of an omission from a person', async () => {
    const bytes = Buffer.from('名称,文号,日期\n甲办法,拉政发〔2025〕1号,\n')
    const listId = await given(bytes, '目录.csv', null)
    const rows = await rowsOf(listId)
    await expect(decide(listId, rows, 'omission')).rejects.toMatchObject({
      message: expect.stringContaining('制定机关没有认出'),
    })
    const omission = { makerId: city.government, publishedOn: '2025-05-01' as Day }
    await decide(listId, rows, 'omission', { omission })
    expect((await rowsOf(listId))[0]?.document).toMatchObject({ publishedOn: '2025-05-01', maker: '拉萨市人民政府' })
  })

  it('takes no number that another document of the maker bears', async () => {
    const of = {
      makingOrganId: city.government,
      stage: 'drafting',
      title: '丙',
      numberText: '拉政发〔2025〕1号',
    } as const
    await givenDocument(t.deps, of)
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01')
    await expect(decide(listId, await rowsOf(listId), 'omission')).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('shows a secret document to nobody who may not see it', async () => {
    const secret = {
      makingOrganId: city.government,
      stage: 'published',
      secrecy: 'secret',
      publishedOn: '2025-03-01',
    } as const
    await givenDocument(t.deps, { ...secret, title: '甲办法', numberText: '拉政发〔2025〕1号' })
    await givenDocument(t.deps, { ...secret, title: '密件', numberText: '拉政发〔2025〕9号' })
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01')
    const reviewer = await givenActor(t.deps, { organId: city.bureau, roles: ['reviewer'] })
    const of = async (actor: Actor) => (await listIssuingRows(t.deps.db, actor, listId, {}, null, 10)).rows
    expect((await of(bureau)).map((row) => row.document?.title)).toEqual(['甲办法', '密件'])
    expect(await of(reviewer)).toMatchObject([{ outcome: 'unfiled', document: null, isHidden: true }])
    expect(await countRows(t.deps.db, reviewer, listId)).toMatchObject({ byOutcome: { unlisted: 0 } })
  })

  it("is the bureau's own", async () => {
    const listId = await csv('甲办法,拉政发〔2025〕1号,2025-03-01')
    const other = await givenActor(t.deps, { organId: city.county, roles: ['supervisor'] })
    await expect(getIssuingList(t.deps.db, other, listId)).rejects.toMatchObject({ kind: 'not_found' })
    expect((await listIssuingLists(t.deps.db, other, null, 10)).total).toBe(0)
    const [row] = await rowsOf(listId)
    await expect(getIssuingRow(t.deps.db, other, listId, row?.rowId ?? '')).rejects.toMatchObject({ kind: 'not_found' })
    const target = { listId, rows: row ? seen([row]) : [] }
    await expect(
      decideRows(t.deps, other, target, { decision: 'omission', ground: null, reason: null }),
    ).rejects.toMatchObject({ kind: 'not_found' })
    const drafter = await givenActor(t.deps, { organId: city.bureau, roles: ['drafter'] })
    await expect(
      decideRows(t.deps, drafter, target, { decision: 'omission', ground: null, reason: null }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
