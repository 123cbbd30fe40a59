import { describe, expect, it } from 'vitest'
import type { FindingLine } from '../../../src/findings/model.ts'
import {
  answerProblem,
  findingsInWords,
  obstaclesToFindings,
  obstaclesToPlace,
  shownToDrafters,
  unadoptedIn,
  unansweredIn,
} from '../../../src/findings/rules.ts'
import type { Day } from '../../../src/lib/day.ts'

const day = '2026-02-09' as Day
const finding = (serial: number, given: Partial<FindingLine> = {}): FindingLine => ({
  findingId: `f${serial}`,
  serial,
  roundSerial: 1,
  revisionId: 'r1',
  path: '4',
  position: 4,
  label: '第四条',
  quote: null,
  head: 'content',
  severity: 'must',
  problem: '没有依据。',
  basis: null,
  suggestion: null,
  source: 'person',
  sourceRef: null,
  follows: null,
  raisedOn: day,
  raisedByName: '卓玛',
  withdrawn: null,
  version: 1,
  response: null,
  resolution: null,
  ...given,
})
const response = { responseId: 'x', reason: null, newText: null, respondedOn: day, respondedByName: '扎西' }
const resolution = {
  roundSerial: 2,
  state: 'solved',
  note: null,
  decidedOn: day,
  decidedByName: '卓玛',
  version: 1,
} as const
const withdrawn = { on: day, byName: '卓玛', reason: '重复' }
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code)

describe('findings', () => {
  it.each([
    ['submitted', null, ['not_accepted']],
    ['accepted', null, []],
    ['accepted', 'drafting', []],
    ['accepted', 'checking', ['checking']],
    ['accepted', 'approving', ['approving']],
    ['opined', null, ['closed']],
    ['withdrawn', null, ['closed']],
  ] as const)('may be written on a round that is %s with its opinion %s: %j', (status, state, expected) => {
    expect(codes(obstaclesToFindings({ status, revisionId: 'r1' }, state && { state }))).toEqual(expected)
  })

  it('quote the words of their provision, whatever the white space', () => {
    const provisions = [{ path: '2', label: '第二条', heading: null, text: '经营者应当在十五日 内备案。' }]
    expect(obstaclesToPlace(provisions, { path: '2', quote: '十五日内\n备案' })).toEqual([])
    expect(obstaclesToPlace(provisions, { path: null, quote: '随便' })).toEqual([])
    expect(codes(obstaclesToPlace(provisions, { path: '2', quote: '三十日' }))).toEqual(['wrong_quote'])
    expect(codes(obstaclesToPlace(provisions, { path: '3', quote: null }))).toEqual(['no_provision'])
  })

  it('wait for an answer unless they were taken back', () => {
    const all = [
      finding(1),
      finding(2, { severity: 'should' }),
      finding(3, { withdrawn }),
      finding(4, { response: { ...response, answer: 'adopted' } }),
    ]
    expect(unansweredIn(all)).toEqual({ all: 2, must: 1 })
  })

  it('go to the meeting unless adopted, solved, taken back or raised again', () => {
    const all = [
      finding(1),
      finding(2, { response: { ...response, answer: 'adopted' } }),
      finding(3, { response: { ...response, answer: 'not_adopted' }, resolution }),
      finding(4, { withdrawn }),
      finding(5, { response: { ...response, answer: 'partly' } }),
      finding(6, { response: { ...response, answer: 'not_adopted' } }),
      finding(7, { roundSerial: 2, follows: 6 }),
    ]
    expect(unadoptedIn(all).map((f) => f.serial)).toEqual([1, 5, 7])
  })

  it('are shown to the drafters as far as they were signed', () => {
    const all = [
      finding(1, { resolution, source: 'advice' }),
      finding(2, { withdrawn }),
      finding(3, { roundSerial: 2 }),
    ]
    expect(shownToDrafters(all, new Set([1]))).toEqual([finding(1)])
    expect(shownToDrafters(all, new Set([1, 2])).map((f) => [f.serial, f.resolution?.state])).toEqual([
      [1, 'solved'],
      [3, undefined],
    ])
  })

  it('need a reason where they are not adopted as a whole', () => {
    expect(answerProblem('adopted', null)).toBeNull()
    expect(answerProblem('partly', ' ')).toContain('理由')
    expect(answerProblem('not_adopted', '确有需要')).toBeNull()
  })

  it('make the body of an opinion, once each, in the order of the text', () => {
    const all = [finding(1), finding(2, { label: null, position: 0, severity: 'should', suggestion: '写明有效期。' })]
    expect(findingsInWords(all)).toBe(
      '1. 全文（建议修改）：没有依据。\n修改意见：写明有效期。\n2. 第四条（必须修改）：没有依据。',
    )
    expect(findingsInWords([finding(3, { withdrawn })])).toBe('')
  })
})
