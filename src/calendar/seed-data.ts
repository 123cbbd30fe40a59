import { createRequire } from 'node:module'
import { addDays, type Day, day, yearOf } from '../lib/day.ts'
import type { Calendar, SeedCalendarId, SpecialDay } from './model.ts'
import { layOver } from './rules.ts'

export interface SeedDay extends SpecialDay {
  readonly day: Day
  /** The notice or data set the day comes from. */
  readonly source: string
}

/** What a new installation is given; administrators edit it from then on. */
export interface SeedCalendar {
  readonly id: SeedCalendarId
  readonly name: string
  readonly basedOn: SeedCalendarId | null
  readonly days: readonly SeedDay[]
  /** Years whose arrangement is known, with what is still open about them. */
  readonly years: readonly { readonly year: number; readonly note: string | null }[]
}

const PACKAGE = '国务院办公厅节假日安排通知（据 chinese-days 1.5.7 数据）'

/** The package's own functions count in the machine's time zone, so only its table is read. */
function nationalDays(): SeedDay[] {
  const data: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json')
  const { holidays, workdays } = data as Record<'holidays' | 'workdays', Record<string, string>>
  const take = (table: Record<string, string>, kind: SpecialDay['kind']): SeedDay[] =>
    Object.entries(table).map(([date, names]) => {
      const name = names.split(',')[1] ?? names
      return { day: day(date), kind, note: kind === 'off' ? name : `${name}调休`, source: PACKAGE }
    })
  return [...take(holidays, 'off'), ...take(workdays, 'work')].sort((a, b) => (a.day < b.day ? -1 : 1))
}

interface LocalNotice {
  readonly year: number
  readonly off: readonly [string, string]
  readonly work: readonly string[]
  readonly note: string
  readonly source: string
}

const LOSAR = '藏历新年'
const MERGED = '春节、藏历新年'

/** domain.md §9. The festival's dates and its make-up days follow another pattern every year. */
const LHASA_NOTICES: readonly LocalNotice[] = [
  {
    year: 2019,
    off: ['2019-02-04', '2019-02-13'],
    work: ['2019-02-02', '2019-02-03'],
    note: MERGED,
    source: '2019年春节、藏历新年放假安排（据昌都市“参照拉萨”的转发通知，原通知待核实）',
  },
  {
    year: 2023,
    off: ['2023-02-20', '2023-02-26'],
    work: ['2023-02-18', '2023-02-19'],
    note: LOSAR,
    source: '拉萨市2023年藏历新年放假通知（中国西藏网2023年2月15日报道）',
  },
  {
    year: 2025,
    off: ['2025-02-27', '2025-03-04'],
    work: [],
    note: LOSAR,
    source: '拉萨市2025年藏历新年放假通知（2025年2月11日发布，据媒体报道，原通知待核实）',
  },
  {
    year: 2026,
    off: ['2026-02-15', '2026-02-26'],
    work: ['2026-02-14', '2026-02-28'],
    note: MERGED,
    source: '拉萨市2026年春节、藏历新年放假通知（中新社2026年1月28日报道，原通知待核实）',
  },
]

const SHOTON_OPEN = '藏历新年安排已录入；雪顿节放假安排未找到通知，待录入后复核期限'

function localDays({ off, work, note, source }: LocalNotice): SeedDay[] {
  const days: SeedDay[] = work.map((d) => ({ day: day(d), kind: 'work', note: `${note}调休`, source }))
  for (let d = day(off[0]); d <= off[1]; d = addDays(d, 1)) days.push({ day: d, kind: 'off', note, source })
  return days.sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Gives the calendars of a new installation: the national one and Lhasa's, which is laid over it. */
export function seedCalendars(): readonly SeedCalendar[] {
  const days = nationalDays()
  const years = [...new Set(days.map((d) => yearOf(d.day)))].map((year) => ({ year, note: null }))
  return [
    { id: 'national', name: '全国日历', basedOn: null, days, years },
    {
      id: 'lhasa',
      name: '拉萨日历',
      basedOn: 'national',
      days: LHASA_NOTICES.flatMap(localDays),
      years: LHASA_NOTICES.map(({ year }) => ({ year, note: SHOTON_OPEN })),
    },
  ]
}

/** Gives one seed calendar ready for counting, for work without a database. */
export function seedCalendar(id: SeedCalendarId): Calendar {
  const all = new Map(seedCalendars().map((seed) => [seed.id, seed]))
  const ready = (seed: SeedCalendar): Calendar => {
    const own: Calendar = {
      id: seed.id,
      name: seed.name,
      days: new Map(seed.days.map(({ day: d, kind, note }) => [d, { kind, note }])),
      knownYears: new Set(seed.years.map(({ year }) => year)),
    }
    const base = seed.basedOn && all.get(seed.basedOn)
    return base ? layOver(ready(base), own) : own
  }
  const seed = all.get(id)
  if (!seed) throw new RangeError(`no seed calendar: ${id}`)
  return ready(seed)
}
