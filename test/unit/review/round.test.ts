import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import { day } from '../../../src/lib/day.ts'
import { DEFAULT_POLICIES } from '../../../src/policy/defaults.ts'
import { policyOn } from '../../../src/policy/rules.ts'
import { OPINION_KINDS, type ReviewRound, ROUND_STATUSES } from '../../../src/review/model.ts'
import * as review from '../../../src/review/rules.ts'

const today = day('2026-03-16')
const lhasa = seedCalendar('lhasa')

const round = (more: Partial<ReviewRound> = {}): ReviewRound => ({
  serial: 1,
  status: 'submitted',
  revisionId: 'r1',
  submittedOn: day('2026-02-06'),
  isUrgent: false,
  urgencyReason: null,
  supplements: [],
  acceptance: null,
  opinion: null,
  extension: null,
  emergency: null,
  returned: null,
  ...more,
})
const accepted = (dueOn = '2026-03-11') =>
  round({ status: 'accepted', acceptance: { acceptedOn: day('2026-02-09'), dueOn: day(dueOn) } })
const waiting = round({
  status: 'supplement_requested',
  supplements: [{ requestedOn: day('2026-02-07'), missing: '制定依据文本', answeredOn: null }],
})
const codes = (found: readonly { code: string }[]) => found.map((o) => o.code)

describe('submission', () => {
  const first: review.SubmissionFacts = {
    stage: 'drafting',
    last: null,
    revisionId: 'r1',
    isRevisionReadable: true,
    isUrgent: false,
    urgencyReason: null,
  }
  const opined = (kind: (typeof OPINION_KINDS)[number], revisionId = 'r1') =>
    ({ status: 'opined', revisionId, opinion: { kind, givenOn: today } }) as const
  const submit = (more: Partial<review.SubmissionFacts>) => codes(review.obstaclesToSubmission({ ...first, ...more }))

  it.each<[string, Partial<review.SubmissionFacts>, string[]]>([
    ['a first draft', {}, []],
    ['nothing uploaded', { revisionId: null }, ['no_draft']],
    ['a draft still being read', { isRevisionReadable: false }, ['draft_unread']],
    ['while a round is open', { last: { ...accepted(), status: 'accepted' } }, ['round_open']],
    ['the text that was agreed', { last: opined('agree') }, ['already_agreed']],
    ['a text changed after agreement', { last: opined('agree', 'r0') }, []],
    ['the same text after changes were asked', { last: opined('agree_with_changes') }, ['same_revision']],
    ['a new text after changes were asked', { last: opined('agree_with_changes', 'r0') }, []],
    ['the same text after a missing procedure', { last: opined('return_for_procedure') }, []],
    ['after withdrawal', { last: { ...round(), status: 'withdrawn' } }, []],
    ['an issued document', { stage: 'issued' }, ['already_issued']],
    ['urgent without a reason', { isUrgent: true, urgencyReason: ' ' }, ['no_urgency_reason']],
    ['urgent with a reason', { isUrgent: true, urgencyReason: '抗震救灾' }, []],
  ])('%s', (_name, more, expected) => {
    expect(submit(more)).toEqual(expected)
  })
})

describe('intake', () => {
  it('accepts a complete pack, not one that waits for a supplement', () => {
    expect(review.obstaclesToAcceptance(round(), today)).toEqual([])
    const [obstacle] = review.obstaclesToAcceptance(waiting, today)
    expect(obstacle).toEqual({ code: 'supplement_open', message: '要求补正的材料尚未补齐：制定依据文本。' })
  })

  it.each([
    ['already_accepted', accepted()],
    ['already_opined', round({ status: 'opined' })],
    ['withdrawn', round({ status: 'withdrawn' })],
    ['no_draft', round({ revisionId: null })],
    ['before_submission', round({ submittedOn: day('2026-03-17') })],
  ])('refuses acceptance: %s', (code, facts) => {
    expect(codes(review.obstaclesToAcceptance(facts, today))).toEqual([code])
  })

  it('asks for a supplement only before acceptance, and says what is missing', () => {
    expect(codes(review.obstaclesToSupplementRequest(round(), '起草说明'))).toEqual([])
    expect(codes(review.obstaclesToSupplementRequest(round(), ''))).toEqual(['nothing_missing'])
    expect(codes(review.obstaclesToSupplementRequest(accepted(), '起草说明'))).toEqual(['not_submitted'])
  })

  it('takes an answer only to an open supplement', () => {
    expect(review.obstaclesToSupplementAnswer(waiting, 'r2')).toEqual([])
    expect(codes(review.obstaclesToSupplementAnswer(round(), 'r2'))).toEqual(['no_supplement'])
  })
})

describe('opinion', () => {
  const draft = { kind: 'agree', body: '同意。', lateReason: null } as const

  it('needs an accepted round and words', () => {
    expect(review.obstaclesToOpinion(accepted('2026-03-16'), draft, today)).toEqual([])
    expect(codes(review.obstaclesToOpinion(round(), draft, today))).toEqual(['not_accepted'])
    expect(codes(review.obstaclesToOpinion(accepted('2026-03-16'), { ...draft, body: '' }, today))).toEqual(['no_text'])
  })

  it('needs a reason from the day after the last day', () => {
    expect(codes(review.obstaclesToOpinion(accepted('2026-03-15'), draft, today))).toEqual(['no_late_reason'])
    expect(review.obstaclesToOpinion(accepted('2026-03-15'), { ...draft, lateReason: '会商' }, today)).toEqual([])
  })

  it('is given once', () => {
    const done = { ...accepted(), status: 'opined', opinion: { kind: 'agree', givenOn: today } } as const
    expect(codes(review.obstaclesToOpinion(done, draft, today))).toContain('already_opined')
  })

  it('leads to one next step, and only agreement reaches the meeting', () => {
    expect(OPINION_KINDS.map(review.nextStep)).toEqual([
      'deliberate',
      'revise_then_deliberate',
      'resubmit',
      'wait',
      'stop',
      'ordinary_document',
    ])
    expect(OPINION_KINDS.filter(review.isCleared)).toEqual(['agree', 'agree_with_changes'])
  })
})

describe('the review clock', () => {
  const limit = policyOn(DEFAULT_POLICIES, 'review-limit', today)
  const supplemented = round({
    supplements: [{ requestedOn: day('2026-02-07'), missing: '说明', answeredOn: day('2026-02-08') }],
  })

  it('counts 15 working days from acceptance in Lhasa: 2026-02-09 gives 2026-03-11', () => {
    const due = review.opinionDueOn(round(), day('2026-02-09'), limit, 'accepted', lhasa)
    expect(due).toMatchObject({
      day: '2026-03-11',
      calendarId: 'lhasa',
      policyKey: 'review-limit',
      startEvent: 'accepted',
    })
    expect(due.policyFrom).toBe(limit.effectiveFrom)
  })

  it('starts at completeness or submission when policy says so', () => {
    const start = (by: 'accepted' | 'complete' | 'submitted') =>
      review.clockStartsOn(supplemented, by, day('2026-02-09'))
    expect([start('accepted'), start('complete'), start('submitted')]).toEqual([
      '2026-02-09',
      '2026-02-08',
      '2026-02-06',
    ])
    expect(review.clockStartsOn(round(), 'complete', day('2026-02-09'))).toBe('2026-02-06')
  })

  it.each([
    ['2026-03-03', 'due'],
    ['2026-03-04', 'due_soon'],
    ['2026-03-11', 'due_soon'],
    ['2026-03-12', 'overdue'],
  ])('on %s it is %s (warning at five working days)', (on, state) => {
    const warning = policyOn(DEFAULT_POLICIES, 'review-warning', today).value
    expect(review.reviewTimeliness(accepted(), warning, lhasa, day(on))).toBe(state)
  })

  it('stops with the opinion, whatever day it is', () => {
    const given = (on: string) => ({ ...accepted(), opinion: { kind: 'agree', givenOn: day(on) } }) as ReviewRound
    const state = (on: string) => review.reviewTimeliness(given(on), [5, 2, 0], lhasa, day('2027-01-01'))
    expect([state('2026-03-11'), state('2026-03-12')]).toEqual(['on_time', 'late'])
    expect(review.reviewTimeliness(round(), [5, 2, 0], lhasa, today)).toBe('not_running')
  })
})

describe('moves, withdrawal and assignment', () => {
  it('go forward only, but for an answered supplement', () => {
    const moves = ROUND_STATUSES.map((from) => ROUND_STATUSES.filter((to) => review.mayMove(from, to)))
    expect(moves).toEqual([
      ['supplement_requested', 'returned', 'accepted', 'withdrawn'],
      ['submitted', 'withdrawn'],
      [],
      ['opined', 'withdrawn'],
      [],
      [],
    ])
  })

  it('withdraw an open round with a reason', () => {
    expect(review.obstaclesToWithdrawal(round(), '需要修改')).toEqual([])
    expect(codes(review.obstaclesToWithdrawal({ status: 'opined' }, ''))).toEqual(['closed', 'no_reason'])
  })

  it('assign somebody with the role, once', () => {
    const person = { isDisabled: false, hasRole: true, isAssigned: false }
    expect(review.obstaclesToAssignment('accepted', person)).toEqual([])
    const wrong = { isDisabled: true, hasRole: false, isAssigned: true }
    expect(codes(review.obstaclesToAssignment('opined', wrong))).toEqual([
      'closed',
      'disabled',
      'wrong_role',
      'already_assigned',
    ])
  })
})
