import { describe, expect, it } from 'vitest'
import type { DayUnit, SeedCalendarId } from '../../../src/calendar/model.ts'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import type { StartEvent } from '../../../src/filing/model.ts'
import { filingDue } from '../../../src/filing/rules.ts'
import { day } from '../../../src/lib/day.ts'

type Row = readonly [
  start: StartEvent,
  from: string,
  limit: number,
  unit: DayUnit,
  calendar: SeedCalendarId,
  roll: boolean,
  due: string,
  why: string,
]

// Worked out on paper from the notices: Lhasa 2026 off 02-15..02-26, work Sat 02-14 and 02-28; national 2026 off
// 02-15..02-23, work 02-14 and 02-28; 2025 off 01-28..02-04, Lhasa also 02-27..03-04, work 01-26 and 02-08;
// 2025-10-01..10-08 off, work 09-28 and 10-11; 2023 Lhasa off 02-20..02-26, work 02-18 and 02-19.
const TABLE: readonly Row[] = [
  // domain.md §9
  [
    'published',
    '2026-02-06',
    15,
    'calendar',
    'national',
    true,
    '2026-02-24',
    '02-21 is Spring Festival; first day back 02-24',
  ],
  ['published', '2026-02-06', 15, 'calendar', 'lhasa', true, '2026-02-27', '02-21 is off; Lhasa has Losar to 02-26'],
  [
    'published',
    '2025-09-16',
    15,
    'calendar',
    'national',
    true,
    '2025-10-09',
    '10-01 is National Day; back on Thursday 10-09',
  ],
  ['published', '2025-09-16', 15, 'calendar', 'lhasa', true, '2025-10-09', 'Lhasa follows the national week'],
  ['published', '2026-01-25', 30, 'calendar', 'lhasa', true, '2026-02-27', '02-24 is off in Lhasa only; back on 02-27'],
  ['published', '2026-01-25', 30, 'calendar', 'national', true, '2026-02-24', '02-24 is the first day back itself'],
  [
    'published',
    '2026-02-09',
    15,
    'working',
    'national',
    false,
    '2026-03-06',
    '10–14 make 5, 24–28 make 10, 03-02..06 make 15',
  ],
  [
    'published',
    '2026-02-09',
    15,
    'working',
    'lhasa',
    false,
    '2026-03-11',
    '10–14 make 5, 27 and 28 make 7, then eight from 03-02',
  ],
  ['published', '2026-02-09', 5, 'working', 'lhasa', true, '2026-02-14', 'the fifth day is the make-up Saturday'],
  ['published', '2026-02-09', 5, 'working', 'national', true, '2026-02-14', 'the make-up Saturday is national'],
  ['published', '2023-02-13', 5, 'working', 'national', false, '2023-02-20', '14–17 make 4, Monday 20 is the fifth'],
  ['published', '2023-02-13', 5, 'working', 'lhasa', false, '2023-02-18', 'Saturday 02-18 is worked for Losar'],
  // The same day from each of the five dates.
  ['signed', '2026-02-03', 15, 'calendar', 'lhasa', true, '2026-02-27', '02-18 is off to 02-26'],
  ['written', '2026-02-04', 15, 'calendar', 'lhasa', true, '2026-02-27', '02-19 is off to 02-26'],
  ['issued', '2026-02-05', 15, 'calendar', 'national', true, '2026-02-24', '02-20 is off to 02-23'],
  ['issued', '2026-02-05', 3, 'working', 'lhasa', false, '2026-02-10', 'Friday 6, Monday 9, Tuesday 10'],
  ['effective', '2026-03-15', 30, 'calendar', 'lhasa', true, '2026-04-14', '04-14 is a Tuesday'],
  // Rolling switched off.
  ['published', '2026-02-06', 15, 'calendar', 'lhasa', false, '2026-02-21', 'the day is off and does not move'],
  ['published', '2026-01-25', 30, 'calendar', 'lhasa', false, '2026-02-24', 'Losar does not move it'],
  ['published', '2025-09-16', 15, 'calendar', 'national', false, '2025-10-01', 'National Day does not move it'],
  ['issued', '2026-03-06', 15, 'calendar', 'lhasa', false, '2026-03-21', 'a Saturday does not move it'],
  ['signed', '2026-03-07', 15, 'calendar', 'national', false, '2026-03-22', 'a Sunday does not move it'],
  // Ordinary week-ends.
  ['published', '2026-03-06', 15, 'calendar', 'lhasa', true, '2026-03-23', 'Saturday 21 to Monday 23'],
  ['published', '2026-03-07', 15, 'calendar', 'lhasa', true, '2026-03-23', 'Sunday 22 to Monday 23'],
  ['published', '2026-03-08', 15, 'calendar', 'lhasa', true, '2026-03-23', 'Monday 23 itself'],
  ['issued', '2026-03-06', 10, 'working', 'lhasa', false, '2026-03-20', 'two full weeks'],
  ['issued', '2026-03-07', 10, 'working', 'lhasa', false, '2026-03-20', 'from a Saturday, counted from Monday 9'],
  ['signed', '2026-03-06', 1, 'working', 'national', false, '2026-03-09', 'Friday is day zero, Monday the first'],
  ['published', '2026-03-02', 30, 'calendar', 'lhasa', true, '2026-04-01', 'March has 31 days; a Wednesday'],
  ['published', '2026-05-20', 20, 'calendar', 'national', true, '2026-06-09', 'May has 31 days; a Tuesday'],
  // Make-up days that end a roll early.
  ['published', '2026-01-30', 15, 'calendar', 'lhasa', true, '2026-02-14', 'Saturday 02-14 is worked, nothing rolls'],
  ['published', '2026-01-31', 15, 'calendar', 'lhasa', true, '2026-02-27', 'Sunday 02-15 begins the holiday'],
  ['published', '2026-01-29', 30, 'calendar', 'lhasa', true, '2026-02-28', 'Saturday 02-28 is worked'],
  ['published', '2026-01-30', 30, 'calendar', 'national', true, '2026-03-02', 'Sunday 03-01 to Monday'],
  ['published', '2025-09-13', 15, 'calendar', 'national', true, '2025-09-28', 'Sunday 09-28 is worked'],
  ['published', '2025-09-26', 15, 'calendar', 'lhasa', true, '2025-10-11', 'Saturday 10-11 is worked'],
  // Losar of other years.
  ['published', '2025-01-28', 30, 'calendar', 'lhasa', true, '2025-03-05', '02-27 is Losar; no make-up; back on 03-05'],
  ['published', '2025-01-28', 30, 'calendar', 'national', true, '2025-02-27', 'an ordinary Thursday outside Lhasa'],
  ['issued', '2025-02-20', 5, 'working', 'lhasa', false, '2025-03-05', '21, 24, 25, 26, then Losar, then 03-05'],
  ['issued', '2025-02-20', 5, 'working', 'national', false, '2025-02-27', '21, 24, 25, 26, 27'],
  ['published', '2023-02-05', 15, 'calendar', 'lhasa', true, '2023-02-27', '02-20 is Losar to 02-26'],
  ['published', '2023-02-05', 15, 'calendar', 'national', true, '2023-02-20', 'an ordinary Monday outside Lhasa'],
  ['signed', '2023-02-17', 1, 'working', 'lhasa', false, '2023-02-18', 'the next day is a worked Saturday'],
  // The end of a year.
  [
    'published',
    '2025-12-02',
    30,
    'calendar',
    'national',
    true,
    '2026-01-04',
    '01-01 is off to 01-03; Sunday 01-04 is worked, so nothing waits for Monday',
  ],
  [
    'published',
    '2025-12-25',
    5,
    'working',
    'national',
    false,
    '2026-01-04',
    'Friday 26, then 29, 30, 31, then the worked Sunday',
  ],
]

const CALENDARS = { national: seedCalendar('national'), lhasa: seedCalendar('lhasa') }
const DATE_OF = {
  published: 'publishedOn',
  issued: 'issuedOn',
  signed: 'signedOn',
  written: 'writtenOn',
  effective: 'effectiveOn',
} as const
// Dates that are not day zero must not count: each is far away.
const ELSEWHERE = {
  signedOn: day('2020-01-01'),
  writtenOn: day('2020-01-02'),
  issuedOn: day('2020-01-03'),
  publishedOn: day('2020-01-04'),
  effectiveOn: day('2020-01-05'),
}

describe('the last day of a filing', () => {
  it.each(TABLE)(
    'from the day %s %s + %i %s days, %s calendar, rolling %s → %s (%s)',
    (start, from, limit, unit, calendar, roll, due) => {
      const policy = {
        key: 'filing-recipients',
        effectiveFrom: day('2019-01-01'),
        value: { start, limit, unit },
      } as const
      const dates = { ...ELSEWHERE, [DATE_OF[start]]: day(from) }
      expect(filingDue(dates, policy, roll, CALENDARS[calendar])).toMatchObject({ day: due, countedFrom: from })
    },
  )

  it('is shown for at least forty cases, with every start date, both units, calendars and ways to roll', () => {
    expect(new Set(TABLE.map((row) => row.slice(0, 6).join())).size).toBeGreaterThanOrEqual(40)
    for (const [at, count] of [
      [0, 5],
      [3, 2],
      [4, 2],
      [5, 2],
    ] as const)
      expect(new Set(TABLE.map((row) => row[at])).size).toBe(count)
  })
})
