import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import type { Category } from '../../../src/documents/model.ts'
import { filingDue, obstaclesInRecipients, recipientsOf } from '../../../src/filing/rules.ts'
import { day } from '../../../src/lib/day.ts'
import type { OrganKind, OrganNode } from '../../../src/people/model.ts'
import { DEFAULT_POLICIES, RECIPIENT_MATRIX } from '../../../src/policy/defaults.ts'
import { policyOn } from '../../../src/policy/rules.ts'

const organ = (organId: string, kind: OrganKind, parentId: string | null): OrganNode => ({ organId, kind, parentId })

const ORGANS = [
  organ('国务院', 'state_council', null),
  organ('自治区人大常委会', 'upper_congress', null),
  organ('自治区政府', 'upper_government', '国务院'),
  organ('自治区党委', 'upper_party', null),
  organ('市政府', 'government', '自治区政府'),
  organ('市人大常委会', 'congress', '自治区政府'),
  organ('市委', 'party', '自治区党委'),
  organ('市政府办公室', 'department', '市政府'),
  organ('市住建局', 'department', '市政府'),
  organ('城关区', 'county', '市政府'),
  organ('城关区人大常委会', 'congress', '城关区'),
  organ('城关区教育局', 'department', '城关区'),
  organ('柳梧新区', 'zone', '市政府'),
  organ('八廓街道', 'township', '城关区'),
]

const to = (category: Category, makingOrganId: string, organs = ORGANS) =>
  recipientsOf({ category, makingOrganId }, organs, RECIPIENT_MATRIX)
const names = (category: Category, maker: string) => to(category, maker).found.map((r) => r.organ.organId)

describe('recipients of a document', () => {
  it.each<[Category, string, string[]]>([
    ['rule', '市政府', ['国务院', '自治区人大常委会', '自治区政府', '市人大常委会']],
    ['government', '市政府', ['自治区政府', '市人大常委会']],
    ['government', '市政府办公室', ['自治区政府', '市人大常委会']],
    ['department', '市住建局', ['市政府']],
    ['government', '城关区', ['市政府', '城关区人大常委会']],
    ['department', '城关区教育局', ['城关区']],
    ['government', '柳梧新区', ['市政府']],
    ['government', '八廓街道', ['城关区']],
    ['party', '市委', ['自治区党委']],
    ['party', '市住建局', ['市委']],
  ])('%s of %s: %j', (category, maker, recipients) => {
    expect(names(category, maker)).toEqual(recipients)
    expect(obstaclesInRecipients(to(category, maker))).toEqual([])
  })

  it('count by the national calendar only towards the State Council', () => {
    expect(to('rule', '市政府').found.map((r) => r.rule.calendarId)).toEqual(['national', 'lhasa', 'lhasa', 'lhasa'])
  })

  it('names a recipient that the organ tree lacks instead of leaving it out', () => {
    const without = ORGANS.filter((o) => o.organId !== '市人大常委会')
    const result = to('rule', '市政府', without)
    expect([result.found.length, result.missing]).toEqual([3, ['own_congress']])
    expect(obstaclesInRecipients(result)[0]?.message).toContain('缺少接收机关“本级人大常委会”')
  })

  it('says so where the matrix has no line for the document', () => {
    expect(obstaclesInRecipients(to('rule', '市住建局')).map((o) => o.code)).toEqual(['no_recipient_rule'])
    expect(to('government', 'unknown').found).toEqual([])
  })

  it('ends on a circle in the organ tree', () => {
    const circle = [organ('a', 'department', 'b'), organ('b', 'department', 'a')]
    expect(to('department', 'a', circle)).toEqual({ found: [], missing: ['government_above'] })
  })
})

describe('the last day of each filing', () => {
  const dates = {
    signedOn: day('2026-01-20'),
    writtenOn: day('2026-01-20'),
    issuedOn: day('2026-01-23'),
    publishedOn: day('2026-01-25'),
    effectiveOn: day('2026-03-01'),
  }
  const limit = policyOn(DEFAULT_POLICIES, 'filing-limit.rule', dates.publishedOn)

  it('differs by the calendar of the recipient: 2026-01-25 + 30 days', () => {
    const last = (id: 'national' | 'lhasa') => filingDue(dates, limit, true, seedCalendar(id))?.day
    expect([last('national'), last('lhasa')]).toEqual(['2026-02-24', '2026-02-27'])
  })

  it('says why: policy, its date, start event and calendar', () => {
    expect(filingDue(dates, limit, true, seedCalendar('lhasa'))).toMatchObject({
      policyKey: 'filing-limit.rule',
      policyFrom: '2024-11-01',
      startEvent: 'published',
      countedFrom: '2026-01-25',
      calendarId: 'lhasa',
      roll: true,
      provisional: false,
    })
  })

  it.each([
    ['signed', '2026-02-19'],
    ['written', '2026-02-19'],
    ['issued', '2026-02-22'],
    ['published', '2026-02-24'],
    ['effective', '2026-03-31'],
  ] as const)('counts from the day %s when policy says so: %s without rolling', (start, last) => {
    const policy = { ...limit, value: { ...limit.value, start } }
    expect(filingDue(dates, policy, false, seedCalendar('lhasa'))?.day).toBe(last)
  })

  it('is open while the start event has no date', () => {
    expect(filingDue({ ...dates, publishedOn: null }, limit, true, seedCalendar('lhasa'))).toBeNull()
  })
})
