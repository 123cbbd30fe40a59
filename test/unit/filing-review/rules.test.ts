import { describe, expect, it } from 'vitest'
import type { CorrectionStep, FilingReviewFacts } from '../../../src/filing-review/model.ts'
import {
  isCorrected,
  isFoundIllegal,
  nextSteps,
  obstaclesToExtend,
  obstaclesToOpen,
  obstaclesToStep,
  stateAfter,
} from '../../../src/filing-review/rules.ts'
import { day } from '../../../src/lib/day.ts'

const TODAY = day('2026-06-15')
const step = (kind: CorrectionStep, actedOn: string, dueOn: string | null = null) => ({
  kind,
  actedOn: day(actedOn),
  dueOn: dueOn === null ? null : day(dueOn),
})
const review = (over: Partial<FilingReviewFacts> = {}): FilingReviewFacts => ({
  state: 'correcting',
  dueOn: day('2026-06-01'),
  isExtended: false,
  steps: [],
  ...over,
})

describe('the review of a filing', () => {
  it('begins once, after registration', () => {
    expect(obstaclesToOpen('registered', null)).toEqual([])
    expect(obstaclesToOpen('submitted', null)).toMatchObject([{ code: 'not_registered' }])
    expect(obstaclesToOpen('registered', review())).toMatchObject([{ code: 'opened' }])
  })

  it('is extended once, before its last day is over', () => {
    const open = review({ state: 'open', dueOn: TODAY })
    expect(obstaclesToExtend(open, TODAY)).toEqual([])
    expect(obstaclesToExtend({ ...open, isExtended: true }, TODAY)).toMatchObject([{ code: 'extended' }])
    expect(obstaclesToExtend({ ...open, dueOn: day('2026-06-14') }, TODAY)).toMatchObject([{ code: 'over' }])
    expect(obstaclesToExtend(review(), TODAY)[0]).toMatchObject({ code: 'concluded' })
  })
})

describe('the way of correction', () => {
  it('goes from talk to opinion, to order, to annulment, each when the one before was not met', () => {
    expect(nextSteps(review(), TODAY)).toEqual(['talk', 'opinion'])
    expect(nextSteps(review({ steps: [step('talk', '2026-05-01')] }), TODAY)).toEqual(['talk', 'opinion'])
    const waiting = [step('opinion', '2026-06-01', '2026-07-01')]
    expect(nextSteps(review({ steps: waiting }), TODAY)).toEqual([])
    expect(obstaclesToStep(review({ steps: waiting }), 'order', TODAY)).toMatchObject([{ code: 'too_early' }])
    const over = [step('opinion', '2026-05-01', '2026-06-14')]
    expect(nextSteps(review({ steps: over }), TODAY)).toEqual(['order'])
    const ordered = [...over, step('order', '2026-06-15', '2026-08-14')]
    expect(nextSteps(review({ steps: ordered }), TODAY)).toEqual([])
    expect(nextSteps(review({ steps: ordered }), day('2026-08-15'))).toEqual(['annul'])
  })

  it('is answered by the maker, and the answer may be confirmed, accepted, or met with an order before the time', () => {
    expect(obstaclesToStep(review(), 'answer', TODAY)).toMatchObject([{ code: 'nothing_to_answer' }])
    const answered = [step('opinion', '2026-06-01', '2026-07-01'), step('answer', '2026-06-10')]
    expect(nextSteps(review({ steps: answered }), TODAY)).toEqual(['order', 'confirm', 'accept'])
    const ordered = [...answered, step('order', '2026-06-12', '2026-08-11')]
    expect(nextSteps(review({ steps: ordered }), TODAY)).toEqual(['confirm', 'accept'])
  })

  it('ends with confirmation, annulment or an accepted explanation, and then nothing follows', () => {
    expect(['confirm', 'annul', 'accept', 'talk'].map((one) => stateAfter(one as CorrectionStep))).toEqual([
      'corrected',
      'annulled',
      'accepted',
      'correcting',
    ])
    for (const state of ['open', 'conforms', 'corrected', 'annulled', 'accepted'] as const)
      expect(nextSteps(review({ state, steps: [step('opinion', '2026-01-01', '2026-02-01')] }), TODAY)).toEqual([])
    expect(
      ['correcting', 'corrected', 'annulled', 'accepted', 'conforms'].map((s) => isFoundIllegal(s as never)),
    ).toEqual([true, true, true, false, false])
    expect(['correcting', 'corrected', 'annulled'].map((s) => isCorrected(s as never))).toEqual([false, true, true])
  })
})
