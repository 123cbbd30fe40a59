import { beforeEach, describe, expect, it } from 'vitest'
import { preparePack, remakePaper, removePaper, uploadPaper } from '../../../src/filing/commands/pack.ts'
import { submitFiling } from '../../../src/filing/commands/submit-filing.ts'
import type { FilingMaterial } from '../../../src/filing/model.ts'
import { findPackDesk, getPackFiles, getSubmittedFiles } from '../../../src/filing/queries/pack.ts'
import type { Day } from '../../../src/lib/day.ts'
import { listNumbers } from '../../../src/numbering/queries.ts'
import { reportSeriesOf } from '../../../src/numbering/rules.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenRegistration } from '../../support/given/filing.ts'
import { givenReviewedFilings } from '../../support/given/filing-packs.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench } from '../../support/given/review.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { useDeps } from '../../support/use-deps.ts'

const NORMATIVE = ['report', 'official_text', 'note', 'basis', 'review_opinion'] as const

describe.each(DIALECTS)('the pack of a filing on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let filingId: string
  const begin = async (given: Parameters<typeof givenReviewedFilings>[2] = {}) => {
    filingId = (await givenReviewedFilings(t.deps, bench, given))[0] ?? ''
  }
  beforeEach(async () => {
    bench = await givenBench(t.deps)
  })
  const desk = (status: 'due' | 'submitted' | 'suspended' = 'due', actor: Actor = bench.reviewer) =>
    findPackDesk(t.deps.db, actor, { filingId, status })
  const inPack = async () => (await getPackFiles(t.deps.db, bench.reviewer, filingId)).papers
  const upload = (material: FilingMaterial, body = '%PDF-1.7 own', actor = bench.reviewer) =>
    uploadPaper(t.deps, actor, { filingId, material, fileName: '自制.pdf', bytes: new TextEncoder().encode(body) })
  const submit = (on = '2026-03-02') =>
    submitFiling(t.deps, bench.reviewer, {
      filingId,
      submittedOn: on as Day,
      reportNumber: null,
      materials: [],
      lateReason: null,
    })
  const wordsOf = async (material: FilingMaterial): Promise<string> => {
    const digest = (await inPack()).find((paper) => paper.material === material)?.digest ?? ''
    const { paragraphs, tables } = await extractFile(await t.deps.blobs.get(digest), 'paper.docx')
    return [...paragraphs.map((p) => p.text), JSON.stringify(tables)].join('\n')
  }

  it('is made from the record: report with its number, text, note, bases, opinion', async () => {
    await begin()
    expect((await desk())?.missing).toEqual(NORMATIVE)
    await preparePack(t.deps, bench.reviewer, filingId)
    const papers = await inPack()
    expect((await desk())?.missing).toEqual([])
    expect(papers.map((paper) => [paper.material, paper.origin])).toEqual([
      ['report', 'generated'],
      ['official_text', 'record'],
      ['note', 'record'],
      ['basis', 'generated'],
      ['basis', 'record'],
      ['review_opinion', 'record'],
    ])
    expect(papers[0]?.number).toBe('拉政规备字〔2026〕1号')
    const report = await wordsOf('report')
    for (const words of ['拉政规备字〔2026〕1号', '2026年2月10日公布', '正式文本　2份', '制定依据　1份'])
      expect(report).toContain(words)
    expect(report).not.toMatch(/[{}]/u)
    expect(await wordsOf('basis')).toContain('《中华人民共和国城乡规划法》第九条')
  })

  it('asks for three copies and the file of a rule, and for the reason of an early effect', async () => {
    await begin({ category: 'rule', effectiveOn: '2026-02-15', earlyEffectReason: '春节前必须施行。' })
    await preparePack(t.deps, bench.reviewer, filingId)
    const found = await desk()
    expect([found?.isElectronic, found?.missing]).toEqual([true, []])
    expect(found?.lines.map((line) => [line.material, line.copies])).toEqual([
      ['report', 3],
      ['official_text', 3],
      ['note', 3],
      ['early_effect_reason', 1],
    ])
    expect(await wordsOf('report')).toContain('并附电子文本')
    expect(await wordsOf('early_effect_reason')).toContain('春节前必须施行。')
  })

  it('writes a note where the drafters sent none, with the steps that were gone through', async () => {
    await begin()
    await t.deps.database.kysely
      .updateTable('review_material')
      .set({ removed_at: t.deps.clock.now(), removed_by_name: '扎西' })
      .where('kind', '=', 'note')
      .execute()
    await preparePack(t.deps, bench.reviewer, filingId)
    const note = await wordsOf('note')
    for (const words of [
      '公开征求意见：2025年11月3日至2026年1月5日，市政府网站，收到意见12条，采纳5条',
      '拉司审〔2026〕1号',
    ])
      expect(note).toContain(words)
  })

  it('keeps the number of a report that is written again, and takes no other for the same submission', async () => {
    await begin()
    await preparePack(t.deps, bench.reviewer, filingId)
    await remakePaper(t.deps, bench.reviewer, { filingId, material: 'report' })
    await upload('report')
    const reports = (await inPack()).filter((paper) => paper.material === 'report')
    expect(reports).toMatchObject([{ origin: 'uploaded', number: '拉政规备字〔2026〕1号' }])
    await expect(remakePaper(t.deps, bench.reviewer, { filingId, material: 'report' })).rejects.toThrow('先撤下')
    expect(
      await t.deps.db
        .selectFrom('issued_number')
        .select('number_text')
        .where('series_key', 'like', 'filing-report:%')
        .execute(),
    ).toHaveLength(1)
  })

  it('takes own files in the place of those made, several of them, each once', async () => {
    await begin()
    await preparePack(t.deps, bench.reviewer, filingId)
    await upload('basis')
    await upload('basis', '%PDF-1.7 second')
    await expect(upload('basis')).rejects.toThrow('没有重复登记')
    const bases = (await inPack()).filter((paper) => paper.material === 'basis')
    expect(bases.map((paper) => paper.origin)).toEqual(['uploaded', 'uploaded'])
    const { digest = '' } = bases[0] ?? {}
    await removePaper(t.deps, bench.reviewer, { filingId, material: 'basis', digest })
    await expect(removePaper(t.deps, bench.reviewer, { filingId, material: 'basis', digest })).rejects.toThrow(
      '已经不在',
    )
    await expect(upload('other', 'MZ')).rejects.toThrow('无法识别')
  })

  it('is sent as exactly these files, which nobody changes afterwards', async () => {
    await begin()
    await preparePack(t.deps, bench.reviewer, filingId)
    const before = await inPack()
    await submit()
    const { papers } = await getSubmittedFiles(t.deps.db, bench.reviewer, filingId, 1)
    expect(papers.map((paper) => paper.digest)).toEqual(before.map((paper) => paper.digest))
    const row = await t.deps.db.selectFrom('filing_submission').selectAll().executeTakeFirstOrThrow()
    expect([row.report_number, JSON.parse(row.materials)]).toEqual(['拉政规备字〔2026〕1号', [...NORMATIVE]])
    const trail = await t.deps.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'filing.submitted')
      .executeTakeFirstOrThrow()
    for (const paper of before) expect(trail.detail).toContain(paper.digest)
    const [kept] = await listNumbers(t.deps.db, reportSeriesOf(bench.city.government))
    expect(kept).toMatchObject({ text: '拉政规备字〔2026〕1号', digest: before[0]?.digest })
    await expect(upload('other')).rejects.toMatchObject({ kind: 'conflict' })
    await expect(preparePack(t.deps, bench.reviewer, filingId)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('stands again for a supplement, which changes only what it must; what was sent first stays', async () => {
    await begin()
    await preparePack(t.deps, bench.reviewer, filingId)
    await submit()
    await givenRegistration(t.deps, bench.reviewer, { filingId, outcome: 'suspended', on: '2026-03-02' })
    t.deps.clock.set('2026-03-05')
    expect(await desk('suspended')).toMatchObject({ isCarried: true, mayEdit: true, missing: [] })
    await upload('basis')
    await remakePaper(t.deps, bench.reviewer, { filingId, material: 'report' })
    await submit('2026-03-05')
    const [first, second] = await Promise.all(
      [1, 2].map(async (serial) => (await getSubmittedFiles(t.deps.db, bench.reviewer, filingId, serial)).papers),
    )
    expect(first?.map((p) => p.material)).toEqual([
      'report',
      'official_text',
      'note',
      'basis',
      'basis',
      'review_opinion',
    ])
    expect(second?.map((p) => p.origin)).toEqual(['generated', 'record', 'record', 'uploaded', 'record'])
    expect([first?.[0]?.number, second?.[0]?.number]).toEqual(['拉政规备字〔2026〕1号', '拉政规备字〔2026〕2号'])
    expect((await desk('submitted'))?.kept).toEqual([1, 2])
  })

  it('comes to nothing when a template is wrong: no file, no number', async () => {
    await begin()
    await givenTemplate(t.deps, 'filing-report', ['{文号}'])
    await expect(preparePack(t.deps, bench.reviewer, filingId)).rejects.toMatchObject({
      message: expect.stringContaining('“备案报告”的模板有错误'),
    })
    expect(await inPack()).toEqual([])
    expect(
      await t.deps.db
        .selectFrom('issued_number')
        .select('number_text')
        .where('series_key', 'like', 'filing-report:%')
        .execute(),
    ).toEqual([])
  })

  it('is prepared by whoever files, and read by those whom the document concerns', async () => {
    await begin()
    await preparePack(t.deps, bench.reviewer, filingId)
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    expect(await desk('due', stranger)).toBeNull()
    await expect(getPackFiles(t.deps.db, stranger, filingId)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(upload('other', '%PDF-1.7', bench.drafter)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await desk('due', bench.drafter))?.mayEdit).toBe(false)
    await t.deps.database.kysely.updateTable('document').set({ secrecy: 'secret' }).execute()
    expect(await desk('due', bench.supervisor)).not.toBeNull()
    const other = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['reviewer'] })
    expect(await desk('due', other)).toBeNull()
  })

  it('does not double when the same click comes twice', async () => {
    await begin()
    const both = await Promise.allSettled([
      preparePack(t.deps, bench.reviewer, filingId),
      preparePack(t.deps, bench.reviewer, filingId),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await inPack()).toHaveLength(6)
  })
})
