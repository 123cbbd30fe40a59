import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import { day } from '../../../src/lib/day.ts'
import { nearnessOfFiling, nearnessOfReview, nearnessOfValidity } from '../../../src/notices/rules.ts'

const lhasa = seedCalendar('lhasa')
const national = seedCalendar('national')

describe('how near the last day for an opinion is', () => {
  const on = day('2026-03-11')

  it.each([
    ['2026-03-03', null],
    ['2026-03-04', { step: '5', left: 5, unit: 'working' }],
    ['2026-03-05', { step: '5', left: 4, unit: 'working' }],
    ['2026-03-06', { step: '5', left: 3, unit: 'working' }],
    ['2026-03-07', { step: '5', left: 3, unit: 'working' }],
    ['2026-03-09', { step: '2', left: 2, unit: 'working' }],
    ['2026-03-10', { step: '2', left: 1, unit: 'working' }],
    ['2026-03-11', { step: '0', left: 0, unit: 'working' }],
    ['2026-03-12', { step: 'late', left: -1, unit: 'calendar' }],
  ])('on %s', (today, near) => {
    expect(nearnessOfReview(on, day(today), [5, 2, 0], lhasa)).toEqual(near)
  })

  it('does not count Losar in Lhasa, and counts it nationally', () => {
    const near = (calendar: typeof lhasa) => nearnessOfReview(day('2026-02-28'), day('2026-02-23'), [5, 2, 0], calendar)
    expect(near(lhasa)).toEqual({ step: '2', left: 2, unit: 'working' })
    expect(near(national)).toEqual({ step: '5', left: 5, unit: 'working' })
  })

  it('counts the Saturday before the holidays on which offices work', () => {
    expect(nearnessOfReview(day('2026-02-14'), day('2026-02-13'), [5, 2, 0], lhasa)?.left).toBe(1)
    expect(nearnessOfReview(day('2026-02-14'), day('2026-02-14'), [5, 2, 0], lhasa)?.step).toBe('0')
  })
})

describe('how near the last day for a filing is', () => {
  it.each([
    ['2026-02-26', null],
    ['2026-02-27', '10'],
    ['2026-03-03', '10'],
    ['2026-03-04', '5'],
    ['2026-03-07', '2'],
    ['2026-03-08', '2'],
    ['2026-03-09', '0'],
    ['2026-03-10', 'late'],
  ])('on %s it is %s', (today, step) => {
    expect(nearnessOfFiling(day('2026-03-09'), day(today), [10, 5, 2, 0])?.step ?? null).toBe(step)
  })
})

describe('how near the end of a validity is', () => {
  it.each([
    ['2026-06-29', null],
    ['2026-06-30', '6'],
    ['2026-09-29', '6'],
    ['2026-09-30', '3'],
    ['2026-10-31', '2'],
    ['2026-11-30', '1'],
    ['2026-12-31', '1'],
    ['2027-01-01', 'late'],
  ])('on %s it is %s', (today, step) => {
    expect(nearnessOfValidity(day('2026-12-31'), day(today), [6, 3, 2, 1])?.step ?? null).toBe(step)
  })
})
