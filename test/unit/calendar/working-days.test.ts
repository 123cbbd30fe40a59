import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import {
  addCalendarDays,
  addWorkingDays,
  countWorkingDays,
  dueDate,
  isWorkingDay,
} from '../../../src/calendar/working-days.ts'
import { addDays, type Day, day, daysBetween, weekday } from '../../../src/lib/day.ts'

const lhasa = seedCalendar('lhasa')
const national = seedCalendar('national')

const anyDay = fc.integer({ min: 0, max: 8000 }).map((n) => addDays(day('2008-01-01'), n))
const anyCalendar = fc.constantFrom(lhasa, national)
const anyLimit = fc.integer({ min: 1, max: 60 })

describe('counting working days', () => {
  it('works on make-up Saturdays and rests on local holidays', () => {
    expect(isWorkingDay(day('2026-02-14'), lhasa)).toBe(true)
    expect(isWorkingDay(day('2023-02-19'), lhasa)).toBe(true)
    expect(isWorkingDay(day('2023-02-19'), national)).toBe(false)
    expect(isWorkingDay(day('2026-02-24'), lhasa)).toBe(false)
    expect(isWorkingDay(day('2026-02-24'), national)).toBe(true)
  })

  it('leaves the start day out: one working day after a Friday is Monday', () => {
    expect(addWorkingDays(day('2026-03-06'), 1, lhasa)).toBe('2026-03-09')
    expect(addWorkingDays(day('2026-03-06'), 0, lhasa)).toBe('2026-03-06')
  })

  it('counts back for warnings before a last day', () => {
    expect(addWorkingDays(day('2026-03-11'), -5, lhasa)).toBe('2026-03-04')
  })

  it('refuses half days', () => {
    expect(() => addWorkingDays(day('2026-03-06'), 1.5, lhasa)).toThrow(RangeError)
  })

  it('ends on a working day after exactly so many working days', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (from, limit, calendar) => {
        const last = addWorkingDays(from, limit, calendar)
        expect(isWorkingDay(last, calendar)).toBe(true)
        expect(countWorkingDays(from, last, calendar)).toBe(limit)
        expect(countWorkingDays(last, from, calendar)).toBe(-limit)
      }),
    )
  })

  it('never gives an earlier last day for a later start or a longer limit', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, fc.boolean(), (from, limit, calendar, roll) => {
        const next = addDays(from, 1)
        expect(addWorkingDays(next, limit, calendar) >= addWorkingDays(from, limit, calendar)).toBe(true)
        expect(addWorkingDays(from, limit + 1, calendar) > addWorkingDays(from, limit, calendar)).toBe(true)
        expect(addCalendarDays(next, limit, calendar, roll) >= addCalendarDays(from, limit, calendar, roll)).toBe(true)
      }),
    )
  })

  it('rolls only off a day off, and only to the next working day', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (from, limit, calendar) => {
        const plain = addCalendarDays(from, limit, calendar, false)
        const rolled = addCalendarDays(from, limit, calendar, true)
        expect(daysBetween(from, plain)).toBe(limit)
        expect(isWorkingDay(rolled, calendar)).toBe(true)
        expect(countWorkingDays(addDays(plain, -1), rolled, calendar)).toBe(1)
      }),
    )
  })
})

describe('how far plain weeks and the national calendar go wrong (domain.md §9)', () => {
  const plainWeek = { ...national, days: new Map() }

  it.each([
    ['2023-01-01', '2023-12-31', 41, 7, 8],
    ['2025-01-01', '2025-12-31', 42, 7, 7],
    ['2026-01-01', '2026-11-30', 41, 9, 12],
  ])('from %s to %s: %i%% and %i%% of start days, at most %i days', (first, last, byWeek, byNation, gap) => {
    const starts: Day[] = []
    for (let d = day(first); d <= last; d = addDays(d, 1)) starts.push(d)
    const counted = starts.map((from) => [plainWeek, national, lhasa].map((c) => addWorkingDays(from, 15, c)))
    const share = (a: number, b: number) => counted.filter((row) => row[a] !== row[b]).length / starts.length
    expect(Math.round(share(0, 1) * 100)).toBe(byWeek)
    expect(Math.round(share(1, 2) * 100)).toBe(byNation)
    expect(Math.max(...counted.map(([plain, , local]) => Math.abs(daysBetween(plain!, local!))))).toBe(gap)
  })
})

describe('the trace of a last day', () => {
  it('names the skipped block, the make-up days and the result', () => {
    const { trace } = dueDate(day('2026-02-09'), { limit: 15, unit: 'working', roll: false }, lhasa)
    const text = trace.map((step) => step.text).join('\n')
    expect(trace[0]).toMatchObject({ kind: 'start', from: '2026-02-09' })
    expect(text).toContain('2026年2月14日（周六）为调休上班日')
    expect(text).toContain('2026年2月15日（周日）至2026年2月26日（周四）放假（春节、藏历新年），不计入')
    expect(text).toContain('2026年2月28日（周六）为调休上班日')
    expect(trace.at(-1)).toMatchObject({ kind: 'result', from: '2026-03-11' })
  })

  it('accounts for every day: counted, skipped in a block, or a weekend', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (from, limit, calendar) => {
        const due = dueDate(from, { limit, unit: 'working', roll: false }, calendar)
        const blocks = due.trace.filter((step) => step.kind === 'skip' && !step.text.startsWith('其间'))
        const weekends = due.trace.map((step) => /周末休息日(\d+)天/.exec(step.text)?.[1]).find((n) => n) ?? '0'
        const skipped = blocks.reduce((sum, step) => sum + daysBetween(step.from, step.to) + 1, Number(weekends))
        expect(skipped + limit).toBe(daysBetween(from, due.day))
      }),
    )
  })

  it('explains a roll over the holiday', () => {
    const { trace } = dueDate(day('2026-02-06'), { limit: 15, unit: 'calendar', roll: true }, lhasa)
    expect(trace.find((step) => step.kind === 'roll')?.text).toContain('顺延至其后第一个工作日2026年2月27日（周五）')
  })

  it('says when a last day off is not rolled', () => {
    const { day: last, trace } = dueDate(day('2026-02-06'), { limit: 15, unit: 'calendar', roll: false }, lhasa)
    expect([last, weekday(last)]).toEqual(['2026-02-21', 6])
    expect(trace.map((step) => step.text).join()).toContain('不顺延')
  })
})

describe('years whose holidays are not published', () => {
  it('are provisional as soon as the count touches one', () => {
    const count = (from: string) => dueDate(day(from), { limit: 15, unit: 'working', roll: false }, lhasa)
    expect(count('2026-11-23').provisional).toBe(false)
    expect(count('2026-12-20').provisional).toBe(true)
    expect(count('2026-12-20').trace.map((s) => s.kind)).toContain('unknown_year')
  })

  it('do not matter where only the start day, which is not counted, lies in one', () => {
    const due = dueDate(day('2024-12-31'), { limit: 5, unit: 'working', roll: false }, lhasa)
    expect([due.day, due.provisional]).toEqual(['2025-01-08', false])
  })

  it('do not matter to a calendar limit that does not roll', () => {
    const terms = { limit: 30, unit: 'calendar' } as const
    expect(dueDate(day('2026-12-20'), { ...terms, roll: false }, lhasa).provisional).toBe(false)
    expect(dueDate(day('2026-12-20'), { ...terms, roll: true }, lhasa).provisional).toBe(true)
  })

  it('are known to the nation before they are known to Lhasa', () => {
    const terms = { limit: 5, unit: 'working', roll: false } as const
    expect(dueDate(day('2024-03-01'), terms, national).provisional).toBe(false)
    expect(dueDate(day('2024-03-01'), terms, lhasa).provisional).toBe(true)
  })
})
