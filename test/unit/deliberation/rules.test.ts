import { describe, expect, it } from 'vitest'
import type { DeliberationFacts } from '../../../src/deliberation/model.ts'
import { obstaclesInMeeting, obstaclesToDeliberation } from '../../../src/deliberation/rules.ts'
import { day } from '../../../src/lib/day.ts'

const facts = (more: Partial<DeliberationFacts> = {}): DeliberationFacts => ({
  category: 'department',
  stage: 'reviewed',
  opinion: { kind: 'agree', givenOn: day('2026-03-09') },
  isReviewedDraftNewest: true,
  hasPassed: false,
  ...more,
})
const opinion = (kind: 'agree_with_changes' | 'disagree') => ({ kind, givenOn: day('2026-03-09') })

describe('deliberation', () => {
  it.each<[string, Partial<DeliberationFacts>, string[]]>([
    ['takes a draft that was agreed to', {}, []],
    ['refuses a draft that was never reviewed', { stage: 'drafting', opinion: null }, ['not_reviewed']],
    ['refuses a draft under review', { stage: 'in_review' }, ['in_review']],
    ['refuses what the opinion forbids', { stage: 'drafting', opinion: opinion('disagree') }, ['opinion_forbids']],
    ['waits for the changes that were asked for', { opinion: opinion('agree_with_changes') }, ['not_revised']],
    [
      'takes a draft changed as asked for',
      { opinion: opinion('agree_with_changes'), isReviewedDraftNewest: false },
      [],
    ],
    ['is over once it passed', { hasPassed: true }, ['already_passed']],
    ['is over once it was issued', { stage: 'issued' }, ['already_issued']],
  ])('%s', (_, more, codes) => {
    expect(obstaclesToDeliberation(facts(more)).map((o) => o.code)).toEqual(codes)
  })

  it('is held neither before the opinion nor after today', () => {
    const today = day('2026-03-16')
    const codes = (on: string) => obstaclesInMeeting(day(on), day('2026-03-09'), today).map((o) => o.code)
    expect([codes('2026-03-08'), codes('2026-03-09'), codes('2026-03-16'), codes('2026-03-17')]).toEqual([
      ['before_opinion'],
      [],
      [],
      ['future'],
    ])
  })
})
