import { beforeEach, describe, expect, it } from 'vitest'
import { answerCheck } from '../../../src/findings/commands/checklist.ts'
import { listChecks } from '../../../src/findings/queries/bench.ts'
import { listFindings } from '../../../src/findings/records.ts'
import { findingsInWords } from '../../../src/findings/rules.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import { listNumbers } from '../../../src/numbering/queries.ts'
import { assignReview } from '../../../src/review/commands/assign.ts'
import { giveAdvice } from '../../../src/review/commands/give-advice.ts'
import { approveOpinion, checkOpinion } from '../../../src/review/commands/sign-off.ts'
import { getRoundRecord } from '../../../src/review/queries/form-facts.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFinding, givenReadRound } from '../../support/given/findings.ts'
import {
  type Bench,
  type GivenRound,
  givenBench,
  givenDraftedOpinion,
  givenOpinedRound,
  givenOpinion,
} from '../../support/given/review.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the file of a signed opinion on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const fileOf = async (round: GivenRound) => {
    const page = await getReviewPage(t.deps.db, bench.supervisor, round.reviewId)
    return page.rounds.find((one) => one.serial === round.serial)?.opinionFile ?? null
  }
  const textOf = async (round: GivenRound) => {
    const text = await extractFile(await t.deps.blobs.get((await fileOf(round))?.digest ?? ''), 'opinion.docx')
    return [...text.paragraphs.map((p) => `${p.label ?? ''}${p.text}`), ...text.headers.map((h) => h.text)].join('\n')
  }

  it('is numbered, named and kept with its digest', async () => {
    const round = await givenOpinedRound(t.deps, bench, 'agree')
    const file = await fileOf(round)
    expect(file).toMatchObject({
      number: '拉司审〔2026〕1号',
      fileName: expect.stringMatching(/^拉司审〔2026〕1号-.*\.docx$/),
    })
    expect(sha256(await t.deps.blobs.get(file?.digest ?? ''))).toBe(file?.digest)
    const next = await givenOpinedRound(t.deps, bench, 'disagree', { title: '拉萨市另一办法' })
    expect(await fileOf(next)).toMatchObject({ number: '拉司审〔2026〕2号' })
    const kept = await t.deps.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'opinion.kept')
      .execute()
    expect(kept).toHaveLength(2)
  })

  it('says every finding once, in the order of the text, though the body repeats them', async () => {
    const round = await givenReadRound(t.deps, bench)
    await givenFinding(t.deps, bench, round, { problem: '罚款（五百元）没有上位法依据。', suggestion: '删去本条。' })
    await givenFinding(t.deps, bench, round, {
      path: '2',
      problem: '期限偏短。',
      suggestion: '改为三十日。',
      severity: 'should',
    })
    await givenFinding(t.deps, bench, round, { path: null, head: 'form', problem: '没有写有效期。', basis: null })
    const findings = await listFindings(t.deps.db, round.reviewId)
    await assignReview(t.deps, bench.supervisor, {
      reviewId: round.reviewId,
      userId: bench.adviser.userId,
      duty: 'adviser',
    })
    await giveAdvice(t.deps, bench.adviser, { ...round, body: '顾问另有说明。' })
    const body = `总体可行。\n${findingsInWords(findings)}\n请修改后提请审议。`
    await givenOpinion(t.deps, bench, round, { kind: 'agree_with_changes', body, lateReason: '材料复杂' })
    const text = await textOf(round)
    expect(text, 'given in time').not.toContain('逾期')
    for (const words of [
      '罚款（五百元）没有上位法依据。',
      '删去本条。',
      '期限偏短。',
      '改为三十日。',
      '没有写有效期。',
      '总体可行。',
      '请修改后提请审议。',
      '顾问另有说明。',
    ])
      expect(text.split(words), words).toHaveLength(2)
    expect(text.indexOf('没有写有效期')).toBeLessThan(text.indexOf('期限偏短'))
    expect(text.indexOf('期限偏短')).toBeLessThan(text.indexOf('没有上位法依据'))
  })

  it('says what the record says', async () => {
    const round = await givenReadRound(t.deps, bench)
    await answerFirstCheck(round)
    await givenOpinion(t.deps, bench, round, { kind: 'agree', body: '同意提请审议。' })
    const text = await textOf(round)
    const revision = await t.deps.db
      .selectFrom('review_round')
      .innerJoin('revision', 'revision.revision_id', 'review_round.revision_id')
      .innerJoin('revision_text', 'revision_text.revision_id', 'revision.revision_id')
      .select(['digest', 'plain', 'file_name'])
      .executeTakeFirstOrThrow()
    for (const words of [
      '拉司审〔2026〕1号',
      '2026年2月9日',
      '2026年3月11日',
      revision.digest,
      sha256(revision.plain),
      revision.file_name,
      '同意提请审议。',
      '卓玛，2026年2月9日10时00分',
      '次仁，2026年2月9日10时00分',
      '刘局，2026年2月9日10时00分',
      '没有逐条的意见。',
    ])
      expect(text, words).toContain(words)
    expect(text).not.toMatch(/[{}]|______/u)
    expect(text).not.toContain('修改建议')
  })

  const answerFirstCheck = async (round: GivenRound) => {
    const [check] = await listChecks(t.deps.db, await getRoundRecord(t.deps.db, round.reviewId, round.serial))
    if (!check) throw new Error('no checklist')
    await answerCheck(t.deps, bench.reviewer, {
      ...round,
      item: check.item,
      answer: 'conforms',
      note: null,
      version: 0,
    })
  }

  it('is not made, and nothing signed or numbered, while the template has an error', async () => {
    const round = await givenReadRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round)
    await checkOpinion(t.deps, bench.checker, { ...round, isPassed: true, note: null, version: 1 })
    await givenTemplate(t.deps, 'review-opinion', ['{编号}{文件名}', '{#意见}{问题}{/意见}'])
    const sign = { ...round, isPassed: true, note: null, lateReason: null, version: 2 }
    await expect(approveOpinion(t.deps, bench.supervisor, sign)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('模板有错误'),
      reasons: expect.arrayContaining([expect.stringMatching(/^\{文件名\}（正文第 1 段.*没有这个名称/)]),
    })
    expect(await listNumbers(t.deps.db, 'review-opinion')).toEqual([])
    expect(await t.deps.db.selectFrom('opinion').selectAll().execute()).toEqual([])
    expect(await t.deps.db.selectFrom('opinion_draft').select(['state', 'version']).execute()).toEqual([
      { state: 'approving', version: 2 },
    ])
    await givenTemplate(t.deps, 'review-opinion', ['{编号}《{文件名称}》{审核结论}', '{#意见}{问题}{/意见}'])
    await approveOpinion(t.deps, bench.supervisor, sign)
    expect(await fileOf(round)).toMatchObject({ number: '拉司审〔2026〕1号', templateSerial: 2 })
    expect(await textOf(round)).toContain('拉司审〔2026〕1号《')
  })

  it('is never changed', async () => {
    await givenOpinedRound(t.deps, bench, 'agree')
    const { kysely } = t.deps.database
    await expect(kysely.updateTable('generated_file').set({ digest: 'x' }).execute()).rejects.toThrow('append-only')
    await expect(kysely.deleteFrom('generated_file').execute()).rejects.toThrow('append-only')
  })
})
