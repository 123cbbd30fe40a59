import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { day } from '../../../src/lib/day.ts'
import { addPolicyVersion } from '../../../src/policy/commands.ts'
import { assignReview } from '../../../src/review/commands/assign.ts'
import { giveAdvice } from '../../../src/review/commands/give-advice.ts'
import { approveOpinion, checkOpinion, draftOpinion } from '../../../src/review/commands/sign-off.ts'
import type { OpinionKind } from '../../../src/review/model.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenRevision } from '../../support/given/documents.ts'
import {
  type Bench,
  givenAcceptedRound,
  givenBench,
  givenDraftedOpinion,
  givenOpinedRound,
  givenOpinion,
  givenRound,
} from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('review opinion on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const agree = { kind: 'agree', body: '同意。', lateReason: null, version: 0, isHandedOn: true } as const
  const passed = { isPassed: true, note: null, lateReason: null } as const

  it.each<[OpinionKind, string, boolean]>([
    ['agree', 'reviewed', true],
    ['agree_with_changes', 'reviewed', false],
    ['return_for_procedure', 'drafting', false],
    ['ask_superior', 'drafting', false],
    ['disagree', 'drafting', false],
    ['not_normative', 'drafting', true],
  ])('%s makes the document %s', async (kind, stage, isClosed) => {
    const { reviewId } = await givenOpinedRound(t.deps, bench, kind)
    const page = await getReviewPage(t.deps.db, bench.reviewer, reviewId)
    expect(page.document.stage).toBe(stage)
    expect(page.closedOn !== null).toBe(isClosed)
    expect(page.rounds[0]).toMatchObject({ status: 'opined', opinion: { kind, givenOn: '2026-02-09' } })
  })

  it('is one of those that end this kind of review', async () => {
    const decision = await givenAcceptedRound(t.deps, bench, { category: 'decision' })
    await expect(
      draftOpinion(t.deps, bench.reviewer, { ...decision, ...agree, kind: 'not_normative' }),
    ).rejects.toThrow('这类审核不出具这种意见')
    await draftOpinion(t.deps, bench.reviewer, { ...decision, ...agree, kind: 'return_for_procedure' })
  })

  it('on a major decision needs the advice of counsel (国令713 art. 28)', async () => {
    const decision = await givenAcceptedRound(t.deps, bench, { category: 'decision' })
    const hand = () => draftOpinion(t.deps, bench.reviewer, { ...decision, ...agree })
    await expect(hand()).rejects.toThrow('应当组织法律顾问、公职律师提出法律意见')
    const asked = { reviewId: decision.reviewId, userId: bench.adviser.userId, duty: 'adviser' } as const
    await assignReview(t.deps, bench.supervisor, asked)
    await giveAdvice(t.deps, bench.adviser, { ...decision, body: '权限和程序合法。' })
    await hand()
  })

  it('needs a reason once the last day is over', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    t.deps.clock.set('2026-03-12')
    await expect(draftOpinion(t.deps, bench.reviewer, { ...round, ...agree })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('已超过审核期限'),
    })
    await draftOpinion(t.deps, bench.reviewer, { ...round, ...agree, isHandedOn: false })
    await draftOpinion(t.deps, bench.reviewer, { ...round, ...agree, version: 1, lateReason: '等待上级答复' })
    await checkOpinion(t.deps, bench.checker, { ...round, ...passed, version: 2 })
    await approveOpinion(t.deps, bench.supervisor, { ...round, ...passed, version: 3 })
    const page = await getReviewPage(t.deps.db, bench.reviewer, round.reviewId)
    expect(page.rounds[0]?.lateReason).toBe('等待上级答复')
    const entry = await t.deps.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'review.opined')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.detail)).toMatchObject({ daysLate: 1 })
  })

  it('cannot be given before acceptance, nor twice', async () => {
    const round = await givenRound(t.deps, bench)
    await expect(draftOpinion(t.deps, bench.reviewer, { ...round, ...agree })).rejects.toThrow('尚未受理')
    const done = await givenOpinedRound(t.deps, bench, 'agree', { title: '拉萨市另一办法' })
    await expect(draftOpinion(t.deps, bench.reviewer, { ...done, ...agree })).rejects.toThrow('已交签发')
  })

  it('is written once when two reviewers answer at the same moment', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    const both = await Promise.allSettled([
      draftOpinion(t.deps, bench.reviewer, { ...round, ...agree }),
      draftOpinion(t.deps, bench.supervisor, { ...round, ...agree, kind: 'disagree' }),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('opinion_draft').selectAll().execute()).toHaveLength(1)
  })

  it('is signed once when the signer clicks twice', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round)
    await checkOpinion(t.deps, bench.checker, { ...round, ...passed, version: 1 })
    const signed = { ...round, ...passed, version: 2 }
    const both = await Promise.allSettled([
      approveOpinion(t.deps, bench.supervisor, signed),
      approveOpinion(t.deps, bench.supervisor, signed),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('opinion').selectAll().execute()).toHaveLength(1)
  })

  it('passes through three pairs of hands, each with its name and time', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenOpinion(t.deps, bench, round)
    const { rounds } = await getReviewPage(t.deps.db, bench.supervisor, round.reviewId)
    expect(rounds[0]?.opinionSteps.map((s) => [s.step, s.takenByName, s.takenOn])).toEqual([
      ['drafted', '卓玛', '2026-02-09'],
      ['checked', '次仁', '2026-02-09'],
      ['approved', '刘局', '2026-02-09'],
    ])
    expect(rounds[0]?.opinionByName).toBe('刘局')
  })

  it('is neither checked nor signed by who wrote it, nor signed by who checked it', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round)
    const check = { ...round, ...passed, version: 1 }
    await expect(checkOpinion(t.deps, bench.reviewer, check)).rejects.toThrow('不能复核自己起草的意见')
    await expect(approveOpinion(t.deps, bench.supervisor, check)).rejects.toThrow('不在签发环节')
    await checkOpinion(t.deps, bench.supervisor, check)
    await expect(approveOpinion(t.deps, bench.supervisor, { ...check, version: 2 })).rejects.toThrow('不能同时签发')
    await expect(approveOpinion(t.deps, bench.checker, { ...check, version: 2 })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('goes back to its drafter with a reason, and starts its way again', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round)
    const back = { ...round, isPassed: false, version: 1 }
    await expect(checkOpinion(t.deps, bench.checker, { ...back, note: ' ' })).rejects.toThrow('退回修改的理由')
    await checkOpinion(t.deps, bench.checker, { ...back, note: '第八条的依据未写明' })
    await draftOpinion(t.deps, bench.reviewer, { ...round, ...agree, kind: 'agree_with_changes', version: 2 })
    await checkOpinion(t.deps, bench.checker, { ...round, ...passed, version: 3 })
    await approveOpinion(t.deps, bench.supervisor, { ...round, ...passed, version: 4 })
    const { rounds } = await getReviewPage(t.deps.db, bench.supervisor, round.reviewId)
    expect(rounds[0]?.opinionSteps.map((s) => s.step)).toEqual([
      'drafted',
      'sent_back',
      'drafted',
      'checked',
      'approved',
    ])
    expect(rounds[0]?.opinion?.kind).toBe('agree_with_changes')
  })

  it('is refused to who has an older version before them', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    const kept = { ...round, ...agree, isHandedOn: false }
    await draftOpinion(t.deps, bench.reviewer, kept)
    await draftOpinion(t.deps, bench.reviewer, { ...kept, body: '改过的意见。', version: 1 })
    await expect(draftOpinion(t.deps, bench.supervisor, { ...kept, version: 1 })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it.each(['two', 'one'] as const)('needs fewer hands where the policy says %s', async (signing) => {
    await addPolicyVersion(t.deps, SYSTEM, {
      key: 'review-signing',
      value: JSON.stringify(signing),
      effectiveFrom: day('2026-01-01'),
      legalBasis: '内部管理要求',
      isConfirmed: true,
      note: null,
    })
    const round = await givenAcceptedRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round)
    if (signing === 'two') await approveOpinion(t.deps, bench.supervisor, { ...round, ...passed, version: 1 })
    const { rounds } = await getReviewPage(t.deps.db, bench.supervisor, round.reviewId)
    expect(rounds[0]).toMatchObject({
      status: 'opined',
      opinionByName: signing === 'two' ? '刘局' : '卓玛',
    })
  })

  it('with changes asks for a new revision before the next round', async () => {
    const { documentId, reviewId } = await givenOpinedRound(t.deps, bench, 'agree_with_changes')
    await expect(givenRound(t.deps, bench, { documentId })).rejects.toThrow('送审稿与上一轮相同')
    await givenRevision(t.deps, { documentId, serial: 2 })
    expect(await givenRound(t.deps, bench, { documentId })).toMatchObject({ reviewId, serial: 2 })
    const page = await getReviewPage(t.deps.db, bench.reviewer, reviewId)
    expect(page.rounds.map((r) => [r.serial, r.revisionSerial, r.status])).toEqual([
      [1, 1, 'opined'],
      [2, 2, 'submitted'],
    ])
  })

  it('of agreement holds for its text only: a changed text opens another review', async () => {
    const { documentId, reviewId } = await givenOpinedRound(t.deps, bench, 'agree')
    await expect(givenRound(t.deps, bench, { documentId })).rejects.toThrow('不必重新送审')
    await givenRevision(t.deps, { documentId, serial: 2 })
    const next = await givenRound(t.deps, bench, { documentId })
    expect(next.serial).toBe(1)
    expect(next.reviewId).not.toBe(reviewId)
  })
})
