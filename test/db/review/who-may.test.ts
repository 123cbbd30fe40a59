import { beforeEach, describe, expect, it } from 'vitest'
import { assignReview, unassignReview } from '../../../src/review/commands/assign.ts'
import { giveAdvice } from '../../../src/review/commands/give-advice.ts'
import { acceptRound, withdrawRound } from '../../../src/review/commands/intake.ts'
import { draftOpinion } from '../../../src/review/commands/sign-off.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { listAssignable } from '../../../src/review/queries/assignable.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench, givenDraft, givenOpinedRound, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('who may review on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    bench = await givenBench(t.deps)
  })
  const agree = { kind: 'agree', body: '同意。', lateReason: null, version: 0, isHandedOn: true } as const
  const another = (role: 'drafter' | 'reviewer') =>
    givenActor(t.deps, { organId: role === 'drafter' ? bench.city.county : bench.city.bureau, roles: [role] })

  it('refuses a drafter who wants to accept and a reviewer who wants to submit', async () => {
    const round = await givenRound(t.deps, bench)
    await expect(acceptRound(t.deps, bench.drafter, round)).rejects.toMatchObject({ kind: 'forbidden' })
    const input = { documentId: round.documentId, note: null, isUrgent: false, urgencyReason: null }
    await expect(submitRound(t.deps, bench.reviewer, input)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('hides the document from a drafter of another organ', async () => {
    const stranger = await another('drafter')
    const documentId = await givenDraft(t.deps, bench)
    const input = { documentId, note: null, isUrgent: false, urgencyReason: null }
    await expect(submitRound(t.deps, stranger, input)).rejects.toMatchObject({ kind: 'not_found' })
    const round = await givenRound(t.deps, bench, { documentId })
    await expect(withdrawRound(t.deps, stranger, { ...round, reason: '误送' })).rejects.toMatchObject({
      kind: 'not_found',
    })
    await expect(getReviewPage(t.deps.db, stranger, round.reviewId)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('refuses a reviewer when the review is with others, but not a supervisor', async () => {
    const round = await givenRound(t.deps, bench)
    const other = await another('reviewer')
    const given = { reviewId: round.reviewId, userId: other.userId, duty: 'reviewer' } as const
    await assignReview(t.deps, bench.supervisor, given)
    await expect(acceptRound(t.deps, bench.reviewer, round)).rejects.toMatchObject({ kind: 'forbidden' })
    await acceptRound(t.deps, other, round)
    await expect(draftOpinion(t.deps, bench.reviewer, { ...round, ...agree })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await draftOpinion(t.deps, bench.supervisor, { ...round, ...agree })
  })

  it('hides a secret draft from reviewers to whom it was not given', async () => {
    const round = await givenRound(t.deps, bench, { secrecy: 'secret' })
    await expect(acceptRound(t.deps, bench.reviewer, round)).rejects.toMatchObject({ kind: 'not_found' })
    await assignReview(t.deps, bench.supervisor, { ...round, userId: bench.reviewer.userId, duty: 'reviewer' })
    await acceptRound(t.deps, bench.reviewer, round)
  })

  it('lets an adviser advise only when asked', async () => {
    const round = await givenRound(t.deps, bench)
    const advice = { ...round, body: '第三条宜删去“等”字。' }
    await expect(giveAdvice(t.deps, bench.adviser, advice)).rejects.toMatchObject({ kind: 'not_found' })
    await assignReview(t.deps, bench.reviewer, { ...round, userId: bench.adviser.userId, duty: 'adviser' })
    await giveAdvice(t.deps, bench.adviser, advice)
    const page = await getReviewPage(t.deps.db, bench.adviser, round.reviewId)
    expect(page.rounds[0]?.advice).toMatchObject([{ body: advice.body, givenByName: '王律师' }])
  })

  it('assigns somebody once, with the right role, and shows their load', async () => {
    const round = await givenRound(t.deps, bench)
    const assign = (userId: string, duty: 'reviewer' | 'adviser') =>
      assignReview(t.deps, bench.reviewer, { ...round, userId, duty })
    await expect(assign(bench.drafter.userId, 'reviewer')).rejects.toThrow('没有相应角色')
    await assign(bench.adviser.userId, 'adviser')
    await expect(assign(bench.adviser.userId, 'adviser')).rejects.toThrow('已在本次审核中')
    const load = async () => (await listAssignable(t.deps.db)).map((a) => [a.name, a.duty, a.openReviews])
    expect(await load()).toEqual([
      ['卓玛', 'reviewer', 0],
      ['次仁', 'reviewer', 0],
      ['王律师', 'adviser', 1],
    ])
    await unassignReview(t.deps, bench.reviewer, { ...round, userId: bench.adviser.userId })
    await expect(
      unassignReview(t.deps, bench.reviewer, { ...round, userId: bench.adviser.userId }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('keeps a closed review readable for the reviewer who gave the opinion', async () => {
    const { reviewId } = await givenOpinedRound(t.deps, bench, 'agree')
    const other = await another('reviewer')
    expect((await getReviewPage(t.deps.db, bench.reviewer, reviewId)).closedOn).not.toBeNull()
    await expect(getReviewPage(t.deps.db, other, reviewId)).rejects.toMatchObject({ kind: 'not_found' })
  })
})
