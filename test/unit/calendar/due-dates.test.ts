import { describe, expect, it } from 'vitest'
import type { DayUnit, SeedCalendarId } from '../../../src/calendar/model.ts'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import { dueDate } from '../../../src/calendar/working-days.ts'
import { day } from '../../../src/lib/day.ts'

type Row = readonly [from: string, limit: number, unit: DayUnit, calendar: SeedCalendarId, roll: boolean, due: string]

// All dates of domain.md §9, then others counted by a separate program from the published holiday notices; those
// around Losar, Spring Festival and National Day were checked on paper.
const TABLE: readonly Row[] = [
  ['2026-02-09', 15, 'working', 'national', false, '2026-03-06'],
  ['2026-02-09', 15, 'working', 'lhasa', false, '2026-03-11'],
  ['2026-02-09', 5, 'working', 'national', false, '2026-02-14'],
  ['2026-02-09', 5, 'working', 'lhasa', false, '2026-02-14'],
  ['2023-02-13', 5, 'working', 'national', false, '2023-02-20'],
  ['2023-02-13', 5, 'working', 'lhasa', false, '2023-02-18'],
  ['2026-02-06', 15, 'calendar', 'national', true, '2026-02-24'],
  ['2026-02-06', 15, 'calendar', 'lhasa', true, '2026-02-27'],
  ['2026-02-06', 15, 'calendar', 'lhasa', false, '2026-02-21'],
  ['2025-09-16', 15, 'calendar', 'national', true, '2025-10-09'],
  ['2025-09-16', 15, 'calendar', 'lhasa', true, '2025-10-09'],
  ['2025-09-16', 15, 'calendar', 'national', false, '2025-10-01'],
  ['2026-01-25', 30, 'calendar', 'lhasa', true, '2026-02-27'],
  ['2026-01-25', 30, 'calendar', 'national', true, '2026-02-24'],
  ['2026-01-25', 30, 'calendar', 'lhasa', false, '2026-02-24'],
  ['2026-02-08', 5, 'working', 'lhasa', false, '2026-02-13'],
  ['2026-02-13', 1, 'working', 'lhasa', false, '2026-02-14'],
  ['2026-02-14', 1, 'working', 'lhasa', false, '2026-02-27'],
  ['2026-02-14', 1, 'working', 'national', false, '2026-02-24'],
  ['2026-02-27', 1, 'working', 'lhasa', false, '2026-02-28'],
  ['2026-02-28', 1, 'working', 'lhasa', false, '2026-03-02'],
  ['2026-02-13', 10, 'working', 'lhasa', false, '2026-03-10'],
  ['2026-02-13', 10, 'working', 'national', false, '2026-03-05'],
  ['2026-01-30', 30, 'calendar', 'lhasa', true, '2026-03-02'],
  ['2026-01-29', 30, 'calendar', 'lhasa', true, '2026-02-28'],
  ['2026-01-31', 30, 'calendar', 'lhasa', true, '2026-03-02'],
  ['2025-02-20', 5, 'working', 'lhasa', false, '2025-03-05'],
  ['2025-02-20', 5, 'working', 'national', false, '2025-02-27'],
  ['2025-02-20', 15, 'working', 'lhasa', false, '2025-03-19'],
  ['2025-02-20', 15, 'working', 'national', false, '2025-03-13'],
  ['2025-01-28', 30, 'calendar', 'lhasa', true, '2025-03-05'],
  ['2025-01-28', 30, 'calendar', 'national', true, '2025-02-27'],
  ['2025-01-30', 30, 'calendar', 'lhasa', true, '2025-03-05'],
  ['2023-02-17', 1, 'working', 'lhasa', false, '2023-02-18'],
  ['2023-02-17', 3, 'working', 'lhasa', false, '2023-02-27'],
  ['2023-02-17', 3, 'working', 'national', false, '2023-02-22'],
  ['2023-02-05', 15, 'calendar', 'lhasa', true, '2023-02-27'],
  ['2023-02-05', 15, 'calendar', 'national', true, '2023-02-20'],
  ['2023-01-20', 5, 'working', 'national', false, '2023-02-01'],
  ['2023-01-20', 5, 'working', 'lhasa', false, '2023-02-01'],
  ['2019-02-01', 1, 'working', 'lhasa', false, '2019-02-02'],
  ['2019-02-01', 3, 'working', 'lhasa', false, '2019-02-14'],
  ['2019-02-01', 3, 'working', 'national', false, '2019-02-11'],
  ['2019-01-28', 15, 'calendar', 'lhasa', true, '2019-02-14'],
  ['2019-01-28', 15, 'calendar', 'national', true, '2019-02-12'],
  ['2026-09-18', 5, 'working', 'lhasa', false, '2026-09-24'],
  ['2026-09-10', 15, 'calendar', 'lhasa', true, '2026-09-28'],
  ['2026-09-17', 15, 'working', 'lhasa', false, '2026-10-14'],
  ['2026-09-11', 15, 'calendar', 'lhasa', true, '2026-09-28'],
  ['2026-09-20', 15, 'calendar', 'lhasa', true, '2026-10-08'],
  ['2026-04-30', 3, 'working', 'national', false, '2026-05-08'],
  ['2026-04-30', 7, 'working', 'national', false, '2026-05-13'],
  ['2026-11-23', 15, 'working', 'lhasa', false, '2026-12-14'],
  ['2024-02-09', 5, 'working', 'national', false, '2024-02-22'],
  ['2020-01-20', 10, 'working', 'national', false, '2020-02-11'],
  ['2026-03-02', 20, 'working', 'lhasa', false, '2026-03-30'],
]

const CALENDARS = { national: seedCalendar('national'), lhasa: seedCalendar('lhasa') }

describe('due dates', () => {
  it.each(TABLE)('%s + %i %s days, %s calendar, roll %s → %s', (from, limit, unit, calendar, roll, due) => {
    expect(dueDate(day(from), { limit, unit, roll }, CALENDARS[calendar]).day).toBe(due)
  })

  it('covers at least forty dates', () => {
    expect(new Set(TABLE.map((row) => row.slice(0, 5).join(' '))).size).toBeGreaterThanOrEqual(40)
  })
})
