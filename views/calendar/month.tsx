import type { RecordedDay } from '../../src/calendar/model.ts'
import { addDays, addMonths, type Day, day, weekday } from '../../src/lib/day.ts'

const WEEK = ['一', '二', '三', '四', '五', '六', '日'] as const

/** The days of a month in weeks from Monday; null before the first and after the last. */
export function weeksOf(first: Day): readonly (readonly (Day | null)[])[] {
  const lead = (weekday(first) + 6) % 7
  const cells: (Day | null)[] = Array.from({ length: lead }, () => null)
  for (let at = first; at < addMonths(first, 1); at = addDays(at, 1)) cells.push(at)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
}

/** Twelve small months; every special day is marked by a character and a shape, not by colour alone. */
export const YearView = (props: {
  readonly year: number
  readonly days: readonly RecordedDay[]
  readonly today: Day
}) => {
  const special = new Map(props.days.map((d) => [d.day, d]))
  return (
    <div class="year">
      {Array.from({ length: 12 }, (_, i) => (
        <Month
          first={day(`${props.year}-${String(i + 1).padStart(2, '0')}-01`)}
          special={special}
          today={props.today}
        />
      ))}
    </div>
  )
}

const Month = (props: {
  readonly first: Day
  readonly special: ReadonlyMap<Day, RecordedDay>
  readonly today: Day
}) => (
  <table class="month">
    <caption>{Number(props.first.slice(5, 7))} 月</caption>
    <thead>
      <tr>
        {WEEK.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksOf(props.first).map((week) => (
        <tr>
          {week.map((d) =>
            d === null ? <td /> : <Cell day={d} special={props.special.get(d)} isToday={d === props.today} />,
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

const Cell = (props: { readonly day: Day; readonly special: RecordedDay | undefined; readonly isToday: boolean }) => {
  const isWeekend = weekday(props.day) === 0 || weekday(props.day) === 6
  const kind = props.special ? props.special.kind : isWeekend ? 'weekend' : 'plain'
  return (
    <td
      class={`day day-${kind}${props.isToday ? ' day-today' : ''}`}
      title={props.special ? `${props.special.note}（${props.special.calendarName}）` : undefined}
      aria-current={props.isToday ? 'date' : undefined}
    >
      {Number(props.day.slice(8))}
      {props.special && <small>{props.special.kind === 'off' ? '休' : '班'}</small>}
    </td>
  )
}

/** What the marks mean. */
export const Legend = () => (
  <ul class="legend">
    <li>
      <span class="day day-off">
        1<small>休</small>
      </span>
      放假（方框底纹）
    </li>
    <li>
      <span class="day day-work">
        1<small>班</small>
      </span>
      调休上班（圆框）
    </li>
    <li>
      <span class="day day-weekend">1</span>
      周末（斜体）
    </li>
    <li>
      <span class="day day-plain day-today">1</span>
      今天（下划线）
    </li>
  </ul>
)
