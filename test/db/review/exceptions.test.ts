import { beforeEach, describe, expect, it } from 'vitest'
import { changeDays } from '../../../src/calendar/commands.ts'
import { listMovingDues } from '../../../src/calendar/queries.ts'
import { day } from '../../../src/lib/day.ts'
import { expediteRound, extendReview, returnRound } from '../../../src/review/commands/exceptions.ts'
import { acceptRound, requestSupplement } from '../../../src/review/commands/intake.ts'
import { recomputeReviewDues } from '../../../src/review/jobs.ts'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenPack } from '../../support/given/packs.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenAcceptedRound, givenBench, givenDraft, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

const EMERGENCY = {
  ground: 'epidemic',
  reason: '疫情防控急需',
  waivesConsultation: true,
  waivesTime: true,
  orderedBy: '市政府主要负责人批示',
} as const

describe.each(DIALECTS)('the exceptions of a review on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const lastRound = async (reviewId: string) =>
    (await getReviewPage(t.deps.db, bench.supervisor, reviewId)).rounds.at(-1)

  it('send a round back with its ground, and the draft is its drafters’ again', async () => {
    const round = await givenRound(t.deps, bench)
    const input = { ...round, ground: 'not_consulted', reason: '未公开征求意见' } as const
    await returnRound(t.deps, bench.reviewer, input)
    const { rounds, document } = await getReviewPage(t.deps.db, bench.reviewer, round.reviewId)
    expect(rounds[0]).toMatchObject({
      status: 'returned',
      returned: { ground: 'not_consulted', reason: '未公开征求意见', on: '2026-02-09' },
      returnedByName: '卓玛',
    })
    expect(document.stage).toBe('drafting')
    await expect(returnRound(t.deps, bench.reviewer, input)).rejects.toThrow('已经结束')
    await expect(acceptRound(t.deps, bench.reviewer, round)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await givenRound(t.deps, bench, { documentId: round.documentId })).toMatchObject({ serial: 2 })
  })

  it('do not send back what was accepted or waits for a supplement', async () => {
    const input = { ground: 'repeats', reason: '照抄上位法' } as const
    const accepted = await givenAcceptedRound(t.deps, bench)
    await expect(returnRound(t.deps, bench.reviewer, { ...accepted, ...input })).rejects.toThrow('已经受理')
    const waiting = await givenRound(t.deps, bench, { title: '拉萨市另一办法' })
    await requestSupplement(t.deps, bench.reviewer, { ...waiting, missing: '起草说明' })
    await expect(returnRound(t.deps, bench.reviewer, { ...waiting, ...input })).rejects.toThrow('已要求补正')
  })

  it('put the last day off once, by a supervisor, with ten working days more', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    const input = { ...round, reason: '涉及多部门，需进一步论证' }
    await expect(extendReview(t.deps, bench.reviewer, input)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await extendReview(t.deps, bench.supervisor, input)).toBe('2026-03-25')
    expect(await lastRound(round.reviewId)).toMatchObject({
      due: { day: '2026-03-25' },
      extension: { oldDueOn: '2026-03-11', newDueOn: '2026-03-25' },
      extensionReason: '涉及多部门，需进一步论证',
      extendedByName: '刘局',
    })
    await expect(extendReview(t.deps, bench.supervisor, input)).rejects.toThrow('已经延期一次')
  })

  it('put nothing off once the last day is over', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    t.deps.clock.set('2026-03-12')
    await expect(extendReview(t.deps, bench.supervisor, { ...round, reason: '再议' })).rejects.toThrow(
      '已过，不能再延期',
    )
  })

  it('move with the calendar, the extension after the day it counts on from', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await extendReview(t.deps, bench.supervisor, { ...round, reason: '需进一步论证' })
    const notice = { calendarId: 'lhasa', days: [day('2026-03-10')], kind: 'off', note: '补假' } as const
    expect(await listMovingDues(t.deps.db, notice)).toEqual([
      { subject: 'review', from: '2026-03-25', to: '2026-03-26', count: 1 },
    ])
    const admin = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['administrator'] })
    const [off] = notice.days
    const change = { calendarId: 'lhasa', kind: 'off', note: '补假', source: null, version: 1 } as const
    await changeDays(t.deps, admin, { ...change, from: off, to: off }, [...notice.days])
    await recomputeReviewDues(t.deps, '补假')
    expect(await lastRound(round.reviewId)).toMatchObject({
      due: { day: '2026-03-26' },
      extension: { oldDueOn: '2026-03-12', newDueOn: '2026-03-26' },
    })
  })

  it('open the emergency route once, by a supervisor, and never without the review', async () => {
    const round = await givenRound(t.deps, bench)
    await expect(expediteRound(t.deps, bench.reviewer, { ...round, ...EMERGENCY })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const nothing = { ...EMERGENCY, waivesConsultation: false, waivesTime: false }
    await expect(expediteRound(t.deps, bench.supervisor, { ...round, ...nothing })).rejects.toThrow('不能免除')
    await expediteRound(t.deps, bench.supervisor, { ...round, ...EMERGENCY })
    await expect(expediteRound(t.deps, bench.supervisor, { ...round, ...EMERGENCY })).rejects.toThrow('已经转入')
    await acceptRound(t.deps, bench.reviewer, round)
    expect(await lastRound(round.reviewId)).toMatchObject({
      status: 'accepted',
      emergency: { ...EMERGENCY, enteredOn: '2026-02-09', enteredByName: '刘局' },
    })
    const { stage } = (await getReviewPage(t.deps.db, bench.reviewer, round.reviewId)).document
    expect(stage).toBe('in_review')
  })

  it('want no papers of a consultation that the emergency route waived', async () => {
    const documentId = await givenDraft(t.deps, bench)
    await givenPack(t.deps, bench.drafter, documentId, { without: ['opinions'] })
    const round = await givenRound(t.deps, bench, { documentId })
    await expect(acceptRound(t.deps, bench.reviewer, round)).rejects.toThrow('缺少：征求意见及采纳情况')
    await expediteRound(t.deps, bench.supervisor, { ...round, ...EMERGENCY })
    await acceptRound(t.deps, bench.reviewer, round)
    expect(await lastRound(round.reviewId)).toMatchObject({ status: 'accepted' })
  })
})
