import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../src/audit/seal.ts'
import { acceptRound, answerSupplement, requestSupplement, withdrawRound } from '../../../src/review/commands/intake.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { listAssignments, listRounds } from '../../../src/review/records.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { givenPack } from '../../support/given/packs.ts'
import { type Bench, givenBench, givenDraft, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('review intake on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const stageOf = async (documentId: string) =>
    (
      await t.deps.db
        .selectFrom('document')
        .select('stage')
        .where('document_id', '=', documentId)
        .executeTakeFirstOrThrow()
    ).stage

  it('submits the newest draft and fixes the round to it', async () => {
    const documentId = await givenDraft(t.deps, bench)
    const newest = await givenRevision(t.deps, { documentId, serial: 2 })
    await givenRevision(t.deps, { documentId, serial: 3, kind: 'official' })
    const { reviewId } = await givenRound(t.deps, bench, { documentId })
    const [round] = await listRounds(t.deps.db, reviewId)
    expect(round).toMatchObject({ serial: 1, status: 'submitted', revisionId: newest, submittedOn: '2026-02-09' })
    expect(await stageOf(documentId)).toBe('in_review')
  })

  it('does not submit a draft twice, nor one that has not been read', async () => {
    const { documentId } = await givenRound(t.deps, bench)
    await expect(givenRound(t.deps, bench, { documentId })).rejects.toThrow('上一轮审核尚未结束')
    const waiting = await givenDocument(t.deps, { makingOrganId: bench.city.department })
    await givenRevision(t.deps, { documentId: waiting, state: 'waiting' })
    await expect(givenRound(t.deps, bench, { documentId: waiting })).rejects.toThrow('尚未读出')
  })

  it('opens one review when two colleagues submit at the same moment', async () => {
    const documentId = await givenDraft(t.deps, bench)
    await givenPack(t.deps, bench.drafter, documentId)
    const input = { documentId, note: null, isUrgent: false, urgencyReason: null }
    const both = await Promise.allSettled([
      submitRound(t.deps, bench.drafter, input),
      submitRound(t.deps, bench.drafter, input),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const reviews = await t.deps.db.selectFrom('review').select('review_id').execute()
    expect(reviews).toHaveLength(1)
  })

  it("starts the clock at acceptance, by Lhasa's calendar", async () => {
    const round = await givenRound(t.deps, bench)
    expect(await acceptRound(t.deps, bench.reviewer, round)).toBe('2026-03-11')
    const kept = await t.deps.db.selectFrom('review_acceptance').selectAll().executeTakeFirstOrThrow()
    expect(kept).toMatchObject({
      accepted_on: '2026-02-09',
      counted_from: '2026-02-09',
      limit_days: 15,
      unit: 'working',
      calendar_id: 'lhasa',
      policy_key: 'review-limit',
      start_event: 'accepted',
      is_provisional: 0,
    })
    expect(JSON.parse(kept.trace)).not.toEqual([])
  })

  it('makes whoever accepts a review its reviewer', async () => {
    const round = await givenRound(t.deps, bench)
    await acceptRound(t.deps, bench.reviewer, round)
    expect(await listAssignments(t.deps.db, round.reviewId)).toMatchObject([
      { userId: bench.reviewer.userId, duty: 'reviewer' },
    ])
  })

  it('stops the way to acceptance until the supplement is there', async () => {
    const round = await givenRound(t.deps, bench)
    await requestSupplement(t.deps, bench.reviewer, { ...round, missing: '制定依据文本' })
    await expect(acceptRound(t.deps, bench.reviewer, round)).rejects.toMatchObject({
      kind: 'invalid',
      message: '要求补正的材料尚未补齐：制定依据文本。',
    })
    t.deps.clock.set('2026-02-10')
    const revisionId = await givenRevision(t.deps, { documentId: round.documentId, serial: 2 })
    await answerSupplement(t.deps, bench.drafter, { ...round, revisionId })
    expect(await acceptRound(t.deps, bench.reviewer, round)).toBe('2026-03-12')
    const [after] = await listRounds(t.deps.db, round.reviewId)
    expect(after?.revisionId).toBe(revisionId)
    expect(after?.supplements).toEqual([
      { requestedOn: '2026-02-09', missing: '制定依据文本', answeredOn: '2026-02-10' },
    ])
  })

  it('refuses a second click', async () => {
    const round = await givenRound(t.deps, bench)
    const both = await Promise.allSettled([
      acceptRound(t.deps, bench.reviewer, round),
      acceptRound(t.deps, bench.reviewer, round),
    ])
    const [refused] = both.filter((r) => r.status === 'rejected')
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(['invalid', 'conflict']).toContain(refused?.reason.kind)
    expect((await verifyAudit(t.deps.db)).broken).toBeNull()
  })

  it('withdraws an open round with a reason and gives the draft back', async () => {
    const round = await givenRound(t.deps, bench)
    await expect(withdrawRound(t.deps, bench.drafter, { ...round, reason: ' ' })).rejects.toThrow('请写明撤回原因')
    await withdrawRound(t.deps, bench.drafter, { ...round, reason: '需要重新征求意见' })
    expect(await stageOf(round.documentId)).toBe('drafting')
    const again = await givenRound(t.deps, bench, { documentId: round.documentId })
    expect(again).toMatchObject({ reviewId: round.reviewId, serial: 2 })
  })
})
