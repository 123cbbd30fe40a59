import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/db/transaction.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import { countUnread } from '../../../src/notices/queries/list-notices.ts'
import { assignReview, unassignReview } from '../../../src/review/commands/assign.ts'
import { requestSupplement } from '../../../src/review/commands/intake.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenFilingDesk, givenFilings, givenRegistration, givenSubmission } from '../../support/given/filing.ts'
import { saidTo, standingOf } from '../../support/given/notices.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenAcceptedRound, givenBench, givenOpinion, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('word of what others did on %s', (dialect) => {
  const t = useDeps(dialect)
  const sweep = () => sweepNotices(t.deps)

  it('tells those who accept that a round was submitted, and not the drafter who did it', async () => {
    const bench = await givenBench(t.deps)
    await givenRound(t.deps, bench)
    await sweep()
    expect(await saidTo(t.deps, bench.reviewer)).toEqual(['第 1 轮已送审，等待受理。'])
    expect(await saidTo(t.deps, bench.checker)).toEqual(['第 1 轮已送审，等待受理。'])
    for (const person of [bench.drafter, bench.adviser, bench.supervisor])
      expect(await saidTo(t.deps, person)).toEqual([])
  })

  it('tells the drafters of the organ that a supplement is asked for, and what', async () => {
    const bench = await givenBench(t.deps)
    const colleague = await givenActor(t.deps, { organId: bench.drafter.organId, roles: ['drafter'] })
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    const round = await givenRound(t.deps, bench)
    await requestSupplement(t.deps, bench.reviewer, { ...round, missing: '制定依据文本' })
    await sweep()
    for (const person of [bench.drafter, colleague])
      expect(await saidTo(t.deps, person)).toEqual(['第 1 轮要求补正：制定依据文本。'])
    expect(await saidTo(t.deps, stranger)).toEqual([])
  })

  it('tells the person a review was given to, once, and not who took it', async () => {
    const bench = await givenBench(t.deps)
    const round = await givenAcceptedRound(t.deps, bench)
    const give = () =>
      assignReview(t.deps, bench.supervisor, {
        reviewId: round.reviewId,
        userId: bench.adviser.userId,
        duty: 'adviser',
      })
    await give()
    await sweep()
    await unassignReview(t.deps, bench.supervisor, { reviewId: round.reviewId, userId: bench.adviser.userId })
    await give()
    await sweep()
    expect(await saidTo(t.deps, bench.adviser)).toEqual(['请您对这件审核提出顾问意见。'])
    expect((await standingOf(t.deps, bench.reviewer)).map((line) => line.kind)).not.toContain('assigned')
  })

  it('tells the drafter of the opinion in words', async () => {
    const bench = await givenBench(t.deps)
    const round = await givenAcceptedRound(t.deps, bench)
    await givenOpinion(t.deps, bench, round, { kind: 'agree_with_changes' })
    await sweep()
    expect(await saidTo(t.deps, bench.drafter)).toEqual(['第 1 轮审核意见已出具：修改后同意。'])
  })

  it.each([
    ['registered', '向拉萨市人民政府的备案已准予登记，登记号 拉备登〔2026〕1号。'],
    ['suspended', '向拉萨市人民政府的备案暂缓登记，要求补正：缺少制定依据。'],
    ['refused', '向拉萨市人民政府的备案不予登记：缺少制定依据。'],
  ] as const)('tells who filed that the filing was %s', async (outcome, words) => {
    const { drafter, reviewer } = await givenFilingDesk(t.deps)
    const [filingId = ''] = await givenFilings(t.deps, drafter)
    await givenSubmission(t.deps, drafter, { filingId })
    await givenRegistration(t.deps, reviewer, { filingId, outcome, on: '2026-03-16' })
    await sweep()
    expect(await saidTo(t.deps, drafter)).toContain(words)
    expect(await saidTo(t.deps, reviewer)).not.toContain(words)
  })

  it('says nothing of a secret document to who may not read it, and takes back what was said before', async () => {
    const bench = await givenBench(t.deps)
    await givenRound(t.deps, bench, { secrecy: 'secret', title: '拉萨市涉密事项管理规定' })
    await sweep()
    expect(await standingOf(t.deps, bench.reviewer)).toEqual([])
    const open = await givenRound(t.deps, bench, { title: '拉萨市停车管理办法' })
    await sweep()
    expect(await countUnread(t.deps.db, bench.reviewer)).toBe(1)
    await inTransaction.unaudited(t.deps, 'a test', async ({ trx }) => {
      await trx.updateTable('document').set({ secrecy: 'secret' }).where('document_id', '=', open.documentId).execute()
    })
    expect(await standingOf(t.deps, bench.reviewer)).toEqual([])
    expect(await countUnread(t.deps.db, bench.reviewer)).toBe(0)
  })

  it('looks back a week at first, and later from the last look on', async () => {
    const bench = await givenBench(t.deps)
    await givenRound(t.deps, bench)
    t.deps.clock.set('2026-03-30')
    await sweep()
    expect(await standingOf(t.deps, bench.reviewer)).toEqual([])
    await givenRound(t.deps, bench, { title: '拉萨市停车管理办法（二）' })
    t.deps.clock.set('2026-04-20')
    await sweep()
    expect(await standingOf(t.deps, bench.reviewer)).toHaveLength(1)
  })

  it('is swept after the period that the policy gives', async () => {
    const bench = await givenBench(t.deps)
    await givenRound(t.deps, bench)
    await sweep()
    t.deps.clock.set('2027-03-16')
    await sweep()
    expect(await standingOf(t.deps, bench.reviewer)).toHaveLength(1)
    t.deps.clock.set('2027-03-18')
    await sweep()
    expect(await standingOf(t.deps, bench.reviewer)).toEqual([])
  })
})
