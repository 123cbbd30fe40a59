import { describe, expect, it } from 'vitest'
import { type PublicationFacts, STAGES } from '../../../src/documents/model.ts'
import {
  type IssueFacts,
  mayMove,
  obstaclesInDates,
  obstaclesToIssue,
  obstaclesToPublication,
} from '../../../src/documents/rules.ts'
import { day } from '../../../src/lib/day.ts'

const today = day('2026-03-16')
const delay = { limit: 30, unit: 'calendar' } as const
const dates = {
  signedOn: day('2026-03-02'),
  writtenOn: day('2026-03-02'),
  issuedOn: day('2026-03-03'),
  publishedOn: day('2026-03-05'),
  effectiveOn: day('2026-04-04'),
}
const ready: PublicationFacts = {
  ...dates,
  stage: 'issued',
  category: 'government',
  secrecy: 'public',
  numberText: '拉政规〔2026〕2号',
  earlyEffectReason: null,
  hasOfficialText: true,
}
const publish = (more: Partial<PublicationFacts>) =>
  obstaclesToPublication({ ...ready, ...more }, delay, today).map((o) => o.code)

describe('obstacles to publication', () => {
  it('are none for a numbered official text whose dates are in order', () => {
    expect(publish({})).toEqual([])
  })

  it.each<[string, Partial<PublicationFacts>, string]>([
    ['not issued', { stage: 'reviewed' }, 'not_issued'],
    ['published already', { stage: 'published' }, 'already_published'],
    ['no official text', { hasOfficialText: false }, 'no_official_text'],
    ['no number', { numberText: null }, 'no_number'],
    ['no day of publication', { publishedOn: null }, 'no_publication'],
    ['no day of effect', { effectiveOn: null }, 'no_effect'],
    [
      'published before issue',
      { publishedOn: day('2026-03-02'), effectiveOn: day('2026-05-01') },
      'issuedOn_after_publishedOn',
    ],
    ['published tomorrow', { publishedOn: day('2026-03-17'), effectiveOn: day('2026-05-01') }, 'publishedOn_in_future'],
  ])('%s', (_name, more, code) => {
    expect(publish(more)).toEqual([code])
  })

  it('want a reason when effect comes less than 30 days after publication', () => {
    expect(publish({ effectiveOn: day('2026-04-03') })).toEqual(['early_effect'])
    expect(publish({ effectiveOn: day('2026-04-03'), earlyEffectReason: '  ' })).toEqual(['early_effect'])
    expect(publish({ effectiveOn: day('2026-04-03'), earlyEffectReason: '防汛需要' })).toEqual([])
  })

  it('refuse effect before publication even with a reason', () => {
    const more = { effectiveOn: day('2026-03-01'), earlyEffectReason: '急需' }
    expect(publish(more)).toEqual(['publishedOn_after_effectiveOn'])
  })
})

describe('obstacles to issue', () => {
  const draft: IssueFacts = { ...dates, stage: 'reviewed', numberText: '拉政规〔2026〕2号', isCleared: true }
  const issue = (more: Partial<IssueFacts>) => obstaclesToIssue({ ...draft, ...more }, today).map((o) => o.code)

  it('are none for a cleared, numbered and signed draft', () => {
    expect(issue({})).toEqual([])
  })

  it.each<[string, Partial<IssueFacts>, string]>([
    ['never reviewed', { stage: 'drafting' }, 'not_reviewed'],
    ['review not finished', { stage: 'in_review' }, 'not_reviewed'],
    ['opinion was against it', { isCleared: false }, 'opinion_forbids'],
    ['issued already', { stage: 'issued' }, 'already_issued'],
    ['no number', { numberText: null }, 'no_number'],
    ['not signed', { signedOn: null }, 'no_signing'],
    ['signed after issue', { signedOn: day('2026-03-04') }, 'signedOn_after_issuedOn'],
  ])('%s', (_name, more, code) => {
    expect(issue(more)).toEqual([code])
  })
})

describe('dates and stages', () => {
  it('name both dates that are out of order', () => {
    const [obstacle] = obstaclesInDates({ ...dates, issuedOn: day('2026-03-06') }, today)
    expect(obstacle?.message).toBe('公布日期（2026年3月5日）早于印发日期（2026年3月6日），请核对。')
  })

  it('move one step at a time and never skip the review', () => {
    const moves = STAGES.map((from) => STAGES.filter((to) => mayMove(from, to)))
    expect(moves).toEqual([['in_review'], ['drafting', 'reviewed'], ['in_review', 'issued'], ['published'], []])
  })
})
