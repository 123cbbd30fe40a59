import { describe, expect, it } from 'vitest'
import { day } from '../../../src/lib/day.ts'
import type { Actor, Role } from '../../../src/people/model.ts'
import { type ActScene, actsOn } from '../../../src/review/act-rules.ts'
import type { ReviewRound } from '../../../src/review/model.ts'
import type { RoundActs } from '../../../src/review/page-model.ts'
import { isReviewersTurn } from '../../../src/review/rules.ts'

const today = day('2026-03-16')
const someone = (role: Role): Actor => ({ userId: role, displayName: role, organId: 'o', roles: [role] })
const round = (more: Partial<ReviewRound> = {}): ReviewRound => ({
  serial: 1,
  status: 'submitted',
  revisionId: 'r1',
  submittedOn: today,
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
const scene: ActScene = { isOwn: true, reviewerIds: [], adviserIds: ['adviser'], draft: null, steps: [] }
const accepted = round({ status: 'accepted', acceptance: { acceptedOn: today, dueOn: today } })

/** Names the acts that the person could do at once. */
const free = (acts: RoundActs): string[] =>
  Object.entries(acts).flatMap(([name, reasons]) => (Array.isArray(reasons) && reasons.length === 0 ? [name] : []))

describe('what a person may do with a round', () => {
  it.each<[Role, ReviewRound, string[]]>([
    ['reviewer', round(), ['accept', 'returnRound', 'requestSupplement', 'assign']],
    ['supervisor', round(), ['expedite', 'assign']],
    ['reviewer', accepted, ['opine', 'assign']],
    ['supervisor', accepted, ['extend', 'expedite', 'opine', 'assign']],
    ['adviser', accepted, ['advise']],
    ['drafter', round(), ['withdraw']],
    ['drafter', round({ status: 'supplement_requested' }), ['answerSupplement', 'withdraw']],
    ['drafter', round({ status: 'withdrawn' }), []],
    ['administrator', round(), []],
  ])('%s', (role, facts, expected) => {
    expect(free(actsOn(facts, someone(role), scene, today))).toEqual(expected)
  })

  it('says why what is theirs to do cannot be done yet', () => {
    const { opine } = actsOn(round(), someone('reviewer'), scene, today)
    expect(opine?.map((o) => o.code)).toEqual(['not_accepted'])
  })

  it('is nothing but assigning when another reviewer has it', () => {
    const acts = actsOn(round(), someone('reviewer'), { ...scene, reviewerIds: ['other'] }, today)
    expect(free(acts)).toEqual(['assign'])
    expect(acts.isWithOthers).toBe(true)
  })

  it('is nothing for a drafter of another organ', () => {
    expect(free(actsOn(round(), someone('drafter'), { ...scene, isOwn: false }, today))).toEqual([])
  })

  it('is open to a supervisor whoever has the review', () => {
    expect(isReviewersTurn(someone('supervisor'), ['other'])).toBe(true)
    expect(isReviewersTurn(someone('reviewer'), ['other'])).toBe(false)
  })
})
