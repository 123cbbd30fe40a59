import { beforeEach, describe, expect, it } from 'vitest'
import { giveOpinion } from '../../../src/review/commands/give-opinion.ts'
import type { OpinionKind } from '../../../src/review/model.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenRevision } from '../../support/given/documents.ts'
import { type Bench, givenAcceptedRound, givenBench, givenOpinedRound, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('review opinion on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const agree = { kind: 'agree', body: '同意。', lateReason: null } as const

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

  it('needs a reason once the last day is over', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    t.deps.clock.set('2026-03-12')
    await expect(giveOpinion(t.deps, bench.reviewer, { ...round, ...agree })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('已超过审核期限'),
    })
    await giveOpinion(t.deps, bench.reviewer, { ...round, ...agree, lateReason: '等待上级答复' })
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
    await expect(giveOpinion(t.deps, bench.reviewer, { ...round, ...agree })).rejects.toThrow('尚未受理')
    const done = await givenOpinedRound(t.deps, bench, 'agree', { title: '拉萨市另一办法' })
    await expect(giveOpinion(t.deps, bench.reviewer, { ...done, ...agree })).rejects.toThrow('已经出具意见')
  })

  it('is written once when two reviewers answer at the same moment', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    const both = await Promise.allSettled([
      giveOpinion(t.deps, bench.reviewer, { ...round, ...agree }),
      giveOpinion(t.deps, bench.supervisor, { ...round, ...agree, kind: 'disagree' }),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('opinion').selectAll().execute()).toHaveLength(1)
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
