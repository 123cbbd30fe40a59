import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { answerCheck } from '../../../src/findings/commands/checklist.ts'
import { changeFinding, raiseFinding, withdrawFinding } from '../../../src/findings/commands/findings.ts'
import { dismissProposal, restoreProposal } from '../../../src/findings/commands/verdicts.ts'
import { getNewFinding } from '../../../src/findings/finding-desk.ts'
import { getWorkbench } from '../../../src/findings/workbench.ts'
import { assignReview } from '../../../src/review/commands/assign.ts'
import { giveAdvice } from '../../../src/review/commands/give-advice.ts'
import { DIALECTS } from '../../support/databases.ts'
import { findingInput, givenFinding, givenReadRound, signed } from '../../support/given/findings.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, type GivenRound, givenBench, givenDraftedOpinion, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('findings on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let round: GivenRound
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    round = await givenReadRound(t.deps, bench)
  })
  const desk = () => getWorkbench(t.deps, bench.reviewer, round)

  it('stand in the order of the text and keep their numbers', async () => {
    await givenFinding(t.deps, bench, round, { path: '4' })
    await givenFinding(t.deps, bench, round, { path: '2', quote: '十五日内备案', problem: '期限过短。' })
    await givenFinding(t.deps, bench, round, { path: null, problem: '缺少有效期。' })
    const { findings } = await desk()
    expect(findings.map((f) => [f.serial, f.label])).toEqual([
      [3, null],
      [2, '第二条'],
      [1, '第四条'],
    ])
  })

  it('refuse a provision that is not there and words that do not stand in it', async () => {
    await expect(givenFinding(t.deps, bench, round, { path: '99' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(givenFinding(t.deps, bench, round, { path: '2', quote: '罚款' })).rejects.toMatchObject({
      message: expect.stringContaining('第二条的文字不一致'),
    })
  })

  it('of two who change one at once keep the first and tell the second', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    const change = (problem: string) =>
      changeFinding(t.deps, bench.supervisor, { ...round, ...findingInput({ problem }), findingId, version: 1 })
    const results = await Promise.allSettled([change('甲'), change('乙')])
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const trail = await listAuditOf(t.deps.db, [{ type: 'finding', id: findingId }])
    expect(trail.map((line) => line.action).sort()).toEqual(['finding.changed', 'finding.raised'])
  })

  it('written by two people at once get two numbers', async () => {
    await Promise.all([givenFinding(t.deps, bench, round), givenFinding(t.deps, bench, round, { path: '2' })])
    expect((await desk()).findings.map((f) => f.serial).sort()).toEqual([1, 2])
  })

  it('stay with their reason when they are taken back, and are not changed after that', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await withdrawFinding(t.deps, bench.reviewer, { ...round, findingId, reason: '依据已补充', version: 1 })
    expect((await desk()).findings[0]?.withdrawn).toMatchObject({ reason: '依据已补充', byName: '卓玛' })
    const again = changeFinding(t.deps, bench.reviewer, { ...round, ...findingInput(), findingId, version: 2 })
    await expect(again).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('are fixed once the opinion is on its way', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await givenDraftedOpinion(t.deps, bench, round, { kind: 'agree_with_changes' })
    const change = changeFinding(t.deps, bench.reviewer, { ...round, ...findingInput(), findingId, version: 1 })
    await expect(change).rejects.toMatchObject({ message: expect.stringContaining('已交复核') })
    await expect(givenFinding(t.deps, bench, round)).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('are not written before the round is accepted', async () => {
    const waiting = await givenRound(t.deps, bench)
    await expect(givenFinding(t.deps, bench, waiting)).rejects.toMatchObject({
      message: expect.stringContaining('尚未受理'),
    })
  })

  it('belong to the reviewers of the review alone', async () => {
    const input = { ...round, ...findingInput(), source: 'person', sourceRef: null, follows: null } as const
    for (const actor of [bench.checker, bench.drafter, bench.adviser])
      await expect(raiseFinding(t.deps, actor, input), actor.displayName).rejects.toMatchObject({
        kind: expect.stringMatching(/forbidden|not_found/),
      })
    expect((await desk()).findings).toEqual([])
  })

  it('lie open to the bureau and the adviser who was asked, to nobody else', async () => {
    await givenFinding(t.deps, bench, round)
    await assignReview(t.deps, bench.supervisor, { ...round, userId: bench.adviser.userId, duty: 'adviser' })
    const other = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['adviser'], displayName: '李律师' })
    expect((await getWorkbench(t.deps, bench.checker, round)).writing).toBeNull()
    expect(await getWorkbench(t.deps, bench.adviser, round)).toMatchObject({ writing: null, mayAdvise: true })
    for (const stranger of [bench.drafter, other])
      await expect(getWorkbench(t.deps, stranger, round)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('take over a proposal of the reading help once, and show what was made of it', async () => {
    const before = (await desk()).proposals.find((p) => p.ruleId === 'penalty.set')
    if (!before) throw new Error('the fine was not found')
    const { path, quote } = before
    const accept = () =>
      raiseFinding(t.deps, bench.reviewer, {
        ...round,
        ...findingInput({ path, quote }),
        source: 'reading',
        sourceRef: before.key,
        follows: null,
      })
    await accept()
    await expect(accept()).rejects.toMatchObject({ kind: 'conflict' })
    const after = await desk()
    expect(after.findings).toHaveLength(1)
    expect(after.proposals.find((p) => p.key === before.key)?.judged).toMatchObject({
      verdict: 'accepted',
      findingSerial: 1,
    })
  })

  it('leave out a dismissed proposal until it is brought back', async () => {
    const [first] = (await desk()).proposals
    if (!first) throw new Error('nothing was proposed')
    const judged = { ...first, rule: first.name, place: first.label }
    await dismissProposal(t.deps, bench.reviewer, round, judged)
    await expect(dismissProposal(t.deps, bench.reviewer, round, judged)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await desk()).proposals.find((p) => p.key === first.key)?.judged?.verdict).toBe('dismissed')
    await restoreProposal(t.deps, bench.reviewer, round, judged)
    expect((await desk()).proposals.find((p) => p.key === first.key)?.judged).toBeNull()
  })

  it('take over what an adviser said', async () => {
    await assignReview(t.deps, bench.supervisor, { ...round, userId: bench.adviser.userId, duty: 'adviser' })
    await giveAdvice(t.deps, bench.adviser, { ...round, body: '第四条的罚款没有依据。' })
    const [advice] = (await desk()).advice
    const sourceRef = advice?.adviceId ?? ''
    await raiseFinding(t.deps, bench.reviewer, {
      ...round,
      ...findingInput(),
      source: 'advice',
      sourceRef,
      follows: null,
    })
    expect((await desk()).advice[0]?.takenAs).toBe(1)
  })

  it('keep the checklist by question, and the first of two answers', async () => {
    const [check] = (await desk()).checks
    if (!check) throw new Error('the checklist is empty')
    const answer = (who = bench.reviewer, note = '') =>
      answerCheck(t.deps, who, { ...round, item: check.item, answer: 'conforms', note, version: 0 })
    await answer()
    await expect(answer(bench.supervisor, '有疑问')).rejects.toMatchObject({ kind: 'conflict' })
    expect((await desk()).checks[0]).toMatchObject({ answer: 'conforms', version: 1, answeredByName: '卓玛' })
    const unknown = answerCheck(t.deps, bench.reviewer, {
      ...round,
      item: 'x',
      answer: 'conforms',
      note: null,
      version: 0,
    })
    await expect(unknown).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('that must be heeded keep the opinion from simply agreeing', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await expect(givenDraftedOpinion(t.deps, bench, round, { kind: 'agree' })).rejects.toMatchObject({
      message: expect.stringContaining('1 条“必须改”的意见'),
    })
    await withdrawFinding(t.deps, bench.reviewer, { ...round, findingId, reason: '依据已补充', version: 1 })
    await givenDraftedOpinion(t.deps, bench, round, { kind: 'agree' })
  })

  it('take over a comment of the Word file with the words it is about', async () => {
    const { revision_id } = await t.deps.db.selectFrom('revision').select('revision_id').executeTakeFirstOrThrow()
    const comment = {
      revision_id,
      position: 1,
      path: '2',
      label: '第二条',
      quoted: '十五日内',
      body: '太短',
      author: '扎西',
    }
    await t.deps.database.kysely
      .insertInto('revision_comment')
      .values({ ...comment, imported_by_name: '卓玛', imported_at: t.deps.clock.now() })
      .execute()
    const { values } = await getNewFinding(t.deps, bench.reviewer, round, { comment: '1' })
    expect(values).toMatchObject({ path: '2', quote: '十五日内', problem: '太短', source: 'comment' })
    const input = {
      ...findingInput({ path: '2', quote: '十五日内' }),
      source: 'comment',
      sourceRef: '1',
      follows: null,
    } as const
    await raiseFinding(t.deps, bench.reviewer, { ...round, ...input })
    expect((await desk()).comments).toMatchObject([{ takenAs: 1 }])
    await expect(raiseFinding(t.deps, bench.reviewer, { ...round, ...input })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('are counted in the opinion only while it is not signed', async () => {
    await givenFinding(t.deps, bench, round)
    await signed(t.deps, bench, round)
    await expect(givenFinding(t.deps, bench, round)).rejects.toMatchObject({
      message: expect.stringContaining('本轮已经结束'),
    })
  })
})
