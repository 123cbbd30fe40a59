import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import { FILING_STATUSES, type FilingFacts, type SubmissionFacts } from '../../../src/filing/model.ts'
import { materialsOf, missingMaterials, requiredMaterials } from '../../../src/filing/pack-rules.ts'
import * as filing from '../../../src/filing/rules.ts'
import { addDays, day } from '../../../src/lib/day.ts'
import { DEFAULT_POLICIES } from '../../../src/policy/defaults.ts'
import type { AnyPolicy } from '../../../src/policy/model.ts'
import { policyOn, supplementKey } from '../../../src/policy/rules.ts'

const today = day('2026-03-16')
const due = (more: Partial<FilingFacts> = {}): FilingFacts => ({
  status: 'due',
  countedFrom: day('2026-02-06'),
  dueOn: day('2026-03-09'),
  submissions: [],
  ...more,
})
const submission = (on: string, outcome?: 'registered' | 'suspended' | 'refused', serial = 1): SubmissionFacts => ({
  serial,
  submittedOn: day(on),
  registration: outcome
    ? { outcome, decidedOn: addDays(day(on), 2), areMaterialsConforming: outcome === 'registered' }
    : null,
})
const codes = (found: readonly { code: string }[]) => found.map((o) => o.code)

describe('submitting a filing', () => {
  const draft: filing.SubmissionDraft = {
    submittedOn: day('2026-03-09'),
    materials: ['report', 'official_text', 'note'],
    lateReason: null,
  }
  const submit = (facts: FilingFacts, more: Partial<filing.SubmissionDraft> = {}) =>
    codes(filing.obstaclesToSubmission(facts, { ...draft, ...more }, today))

  it('is open on the last day and wants a reason the day after', () => {
    expect(submit(due())).toEqual([])
    expect(submit(due(), { submittedOn: day('2026-03-10') })).toEqual(['no_late_reason'])
    expect(submit(due(), { submittedOn: day('2026-03-10'), lateReason: '系统故障' })).toEqual([])
  })

  it('wants no reason for a supplement that comes after the last day', () => {
    const suspended = due({ status: 'suspended', submissions: [submission('2026-03-01', 'suspended')] })
    expect(submit(suspended, { submittedOn: day('2026-03-12') })).toEqual([])
    expect(submit(suspended, { submittedOn: day('2026-03-02') })).toEqual(['before_notice'])
  })

  it.each([
    ['already_submitted', 'submitted'],
    ['registered', 'registered'],
    ['refused', 'refused'],
  ] as const)('is refused: %s', (code, status) => {
    expect(submit(due({ status }))).toEqual([code])
  })

  it('has a possible date and the two papers without which there is nothing to check', () => {
    expect(submit(due({ dueOn: today }), { submittedOn: day('2026-03-17'), lateReason: '迟' })).toEqual(['in_future'])
    expect(submit(due(), { submittedOn: day('2026-02-05') })).toEqual(['before_start'])
    expect(submit(due(), { materials: [] })).toEqual(['no_report', 'no_official_text'])
  })

  it('is incomplete without the materials of its category', () => {
    const missing = (category: 'rule' | 'government' | 'party', early: boolean) =>
      missingMaterials(
        requiredMaterials(materialsOf(DEFAULT_POLICIES as readonly AnyPolicy[], category, today), early),
        ['report', 'official_text'],
      )
    expect(missing('rule', false)).toEqual(['note'])
    expect(missing('government', true)).toEqual(['note', 'basis', 'review_opinion', 'early_effect_reason'])
    expect(missing('party', true)).toEqual(['note'])
  })
})

describe('registering a filing', () => {
  const submitted = due({ status: 'submitted', submissions: [submission('2026-03-05')] })
  const draft: filing.RegistrationDraft = {
    outcome: 'registered',
    number: '拉备〔2026〕3号',
    reason: null,
    decidedOn: day('2026-03-10'),
  }
  const register = (facts: FilingFacts, more: Partial<filing.RegistrationDraft> = {}) =>
    codes(filing.obstaclesToRegistration(facts, { ...draft, ...more }, today))

  it('needs a number, a list of what is missing, or a reason', () => {
    expect(register(submitted)).toEqual([])
    expect(register(submitted, { number: ' ' })).toEqual(['no_number'])
    expect(register(submitted, { outcome: 'suspended', number: null })).toEqual(['no_missing'])
    expect(register(submitted, { outcome: 'refused', number: null })).toEqual(['no_reason'])
    expect(register(submitted, { outcome: 'refused', number: null, reason: '会议纪要，不属于备案范围' })).toEqual([])
  })

  it('follows a submission and not the calendar of tomorrow', () => {
    expect(register(due())).toEqual(['not_submitted'])
    expect(register({ ...submitted, status: 'suspended' })).toEqual(['supplement_open'])
    expect(register({ ...submitted, status: 'registered' })).toEqual(['closed'])
    expect(register(submitted, { decidedOn: day('2026-03-04') })).toEqual(['before_submission'])
    expect(register(submitted, { decidedOn: day('2026-03-17') })).toEqual(['in_future'])
  })

  it('gives a supplement its own clock: 10 working days, for rules 15 days', () => {
    const last = (key: 'filing-supplement' | 'filing-supplement.rule') =>
      filing.stepDue(
        day('2026-02-10'),
        policyOn(DEFAULT_POLICIES, key, today),
        'suspended',
        true,
        seedCalendar('lhasa'),
      )
    expect(supplementKey('rule')).toBe('filing-supplement.rule')
    expect(last('filing-supplement')).toMatchObject({ day: '2026-03-05', startEvent: 'suspended' })
    expect(last(supplementKey('rule')).day).toBe('2026-02-27')
    expect(supplementKey('department')).toBe('filing-supplement')
  })

  it('moves through its statuses one act at a time', () => {
    const moves = FILING_STATUSES.map((from) => FILING_STATUSES.filter((to) => filing.mayMove(from, to)))
    expect(moves).toEqual([['submitted'], ['suspended', 'registered', 'refused'], ['submitted'], [], []])
  })
})

describe('timeliness', () => {
  const state = (facts: FilingFacts, on: string) => filing.timeliness(facts, 'first', day(on)).state

  it('runs from not due to due to overdue while nothing is submitted', () => {
    expect(['2026-03-08', '2026-03-09', '2026-03-10'].map((on) => state(due(), on))).toEqual([
      'not_due',
      'due',
      'overdue',
    ])
    expect(filing.timeliness(due(), 'first', today)).toMatchObject({
      daysUsed: 38,
      daysLate: 7,
      daysLeft: 0,
      filedOn: null,
    })
    expect(filing.timeliness(due(), 'first', day('2026-03-01')).daysLeft).toBe(8)
  })

  it('counts days used from publication, the start day left out', () => {
    const made = due({ status: 'submitted', submissions: [submission('2026-02-16')] })
    expect(filing.timeliness(made, 'first', today)).toMatchObject({ state: 'on_time', daysUsed: 10, daysLate: 0 })
  })

  it('takes a supplemented filing from its first submission or the registered one, by policy', () => {
    const both = due({
      status: 'registered',
      submissions: [submission('2026-03-09', 'suspended'), submission('2026-03-12', 'registered', 2)],
    })
    expect(filing.timeliness(both, 'first', today)).toMatchObject({ state: 'on_time', filedOn: '2026-03-09' })
    expect(filing.timeliness(both, 'accepted', today)).toMatchObject({
      state: 'late',
      filedOn: '2026-03-12',
      daysLate: 3,
    })
  })

  it('never changes by the mere passing of time once submitted', () => {
    const anyDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-02-06'), n))
    const days = fc.uniqueArray(anyDay, { minLength: 1, maxLength: 4 }).map((list) => list.sort())
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('first', 'accepted'),
        fc.integer({ min: 0, max: 4000 }),
        (made, policy, later) => {
          const facts = due({
            submissions: made.map((on, i) => submission(on, i < made.length - 1 ? 'suspended' : undefined, i + 1)),
          })
          const now = filing.timeliness(facts, policy, made.at(-1)!)
          expect(filing.timeliness(facts, policy, addDays(made.at(-1)!, later))).toEqual(now)
        },
      ),
    )
  })
})
