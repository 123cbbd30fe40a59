import { describe, expect, it } from 'vitest'
import { layOver } from '../../../src/calendar/rules.ts'
import { seedCalendar, seedCalendars } from '../../../src/calendar/seed-data.ts'
import { addDays, type Day, day, daysBetween, yearOf } from '../../../src/lib/day.ts'

const days = (id: string, kind: string) =>
  seedCalendars()
    .find((c) => c.id === id)!
    .days.filter((d) => d.kind === kind)
    .map((d) => d.day)

describe('seed calendars', () => {
  it.each([
    [2023, 7],
    [2024, 8],
    [2025, 5],
    [2026, 6],
  ])('hold the make-up working days of the State Council for %i: %i', (year, count) => {
    expect(days('national', 'work').filter((d) => yearOf(d) === year)).toHaveLength(count)
  })

  it.each([
    ['2019-02-04', '2019-02-13', ['2019-02-02', '2019-02-03']],
    ['2023-02-20', '2023-02-26', ['2023-02-18', '2023-02-19']],
    ['2025-02-27', '2025-03-04', []],
    ['2026-02-15', '2026-02-26', ['2026-02-14', '2026-02-28']],
  ])('hold the Lhasa notice of %s to %s with its make-up days', (from, to, work) => {
    const off = days('lhasa', 'off').filter((d) => d.slice(0, 4) === from.slice(0, 4))
    expect([off[0], off.at(-1), off.length]).toEqual([from, to, daysBetween(day(from), day(to)) + 1])
    expect(days('lhasa', 'work').filter((d) => d.slice(0, 4) === from.slice(0, 4))).toEqual(work)
  })

  it('name the source of every day and what is still open about a Lhasa year', () => {
    const [national, lhasa] = seedCalendars()
    expect([...national!.days, ...lhasa!.days].filter((d) => d.source === '')).toEqual([])
    expect(lhasa!.years.map((y) => y.year)).toEqual([2019, 2023, 2025, 2026])
    expect(lhasa!.years.every((y) => y.note?.includes('雪顿节'))).toBe(true)
  })

  it('know only the years that both the nation and Lhasa have published', () => {
    expect([...seedCalendar('lhasa').knownYears]).toEqual([2019, 2023, 2025, 2026])
    expect(seedCalendar('national').knownYears.has(2024)).toBe(true)
    expect(seedCalendar('national').knownYears.has(2027)).toBe(false)
  })

  it('let a local day win over the national one', () => {
    const first = day('2026-01-01')
    const local = {
      ...seedCalendar('lhasa'),
      days: new Map<Day, { kind: 'work'; note: string }>([[first, { kind: 'work', note: '值班' }]]),
    }
    const laid = layOver(seedCalendar('national'), local)
    expect(laid.days.get(first)?.kind).toBe('work')
    expect(laid.days.get(addDays(first, 1))?.kind).toBe('off')
  })
})
