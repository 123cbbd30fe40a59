import type { Deadline, DeadlineMonth, MonthDay } from '../../src/deadlines/model.ts'
import { deadlineState } from '../../src/deadlines/rules.ts'
import { deadlineLink } from '../../src/deadlines/wording.ts'
import type { Day } from '../../src/lib/day.ts'
import { Legend, weeksOf } from '../calendar/month.tsx'
import { wordOf } from '../format.ts'

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** More than fit a cell are in the list below. */
const SHOWN = 3

/** The month as a calendar on the wall; hidden where it is too narrow to read, the list says the same. */
export const MonthGrid = ({ month, today }: { readonly month: DeadlineMonth; readonly today: Day }) => {
  const days = new Map(month.days.map((d) => [d.day, d]))
  return (
    <div class="month-frame">
      <table class="month-grid">
        <caption class="hidden">按日排列的截止日，休息日按{month.calendarName}</caption>
        <thead>
          <tr>
            {WEEK.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month.first).map((week) => (
            <tr>
              {week.map((d) => {
                const of = d && days.get(d)
                return of ? (
                  <Cell of={of} deadlines={month.deadlines.filter((one) => one.on === d)} today={today} />
                ) : (
                  <td class="month-outside" />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
    </div>
  )
}

const Cell = (props: { readonly of: MonthDay; readonly deadlines: readonly Deadline[]; readonly today: Day }) => {
  const { of, deadlines, today } = props
  const isToday = of.day === today
  const mark = of.kind === 'off' ? '休' : of.kind === 'work' ? '班' : null
  return (
    <td class={`month-cell month-${of.kind}`} aria-current={isToday ? 'date' : undefined}>
      <span class="month-day" title={of.note ?? undefined}>
        <span class={`day day-${of.kind}${isToday ? ' day-today' : ''}`}>
          {Number(of.day.slice(8))}
          {mark && <small>{mark}</small>}
        </span>
        {of.note && <small class="month-note">{of.note}</small>}
      </span>
      {deadlines.length > 0 && (
        <ul>
          {deadlines.slice(0, SHOWN).map((deadline) => (
            <Item deadline={deadline} today={today} />
          ))}
          {deadlines.length > SHOWN && (
            <li>
              <a href={`#on-${of.day}`}>另有 {deadlines.length - SHOWN} 项</a>
            </li>
          )}
        </ul>
      )}
    </td>
  )
}

const Item = ({ deadline, today }: { readonly deadline: Deadline; readonly today: Day }) => {
  const state = deadlineState(deadline, today)
  const words = `${wordOf('deadlineKind', deadline.kind)}（${wordOf('deadlineState', state)}）`
  return (
    <li class={`month-item month-item-${state}`}>
      <a href={deadlineLink(deadline)} title={`${words}：${deadline.title}`}>
        <span class="month-state">{words}</span>
        <span class="month-title">{deadline.title}</span>
      </a>
    </li>
  )
}
