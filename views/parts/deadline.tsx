import { type Day, daysBetween } from '../../src/lib/day.ts'
import { dayText, distanceText, wordOf } from '../format.ts'

export interface DeadlineProps {
  readonly due: {
    readonly day: Day
    readonly provisional: boolean
    readonly countedFrom: Day
    readonly startEvent: string
    readonly limit?: number
    readonly unit?: 'working' | 'calendar'
    readonly trace: readonly { readonly text: string }[]
    readonly policyLabel: string
    readonly legalBasis?: string
    readonly isPolicyConfirmed?: boolean
    readonly calendarName: string
  }
  readonly today: Day
  /** Set once the thing is done: the distance no longer matters. */
  readonly doneOn?: Day | null
}

const SOON = 5

/** A last day that explains itself: event, rule, calendar, and every day that was skipped or worked. */
export const Deadline = ({ due, today, doneOn }: DeadlineProps) => (
  <div class="deadline">
    <p class="deadline-day">
      <DueDay day={due.day} today={today} isProvisional={due.provisional} doneOn={doneOn ?? null} />
    </p>
    <details>
      <summary>这个日期是怎么算出来的</summary>
      <dl class="facts facts-narrow">
        <dt>起算</dt>
        <dd>
          {dayText(due.countedFrom)}（{wordOf('startEvent', due.startEvent)}，当日不计入）
        </dd>
        <dt>规则</dt>
        <dd>
          {due.policyLabel}
          {due.limit !== undefined && due.unit ? `：${due.limit} 个${wordOf('unit', due.unit)}` : ''}
          {due.isPolicyConfirmed === false && <strong>（待司法局确认）</strong>}
        </dd>
        {due.legalBasis && (
          <>
            <dt>依据</dt>
            <dd>{due.legalBasis}</dd>
          </>
        )}
        <dt>日历</dt>
        <dd>
          {due.calendarName}
          {due.provisional && <strong>（涉及尚未公布放假安排的年份，日期是暂定的）</strong>}
        </dd>
      </dl>
      <ol class="trace">
        {due.trace.map((line) => (
          <li>{line.text}</li>
        ))}
      </ol>
    </details>
  </div>
)

/** A last day in a table cell. */
export const DueDay = (props: {
  readonly day: Day
  readonly today: Day
  readonly isProvisional?: boolean
  readonly doneOn?: Day | null
}) => {
  const left = daysBetween(props.today, props.day)
  const tone = props.doneOn ? 'done' : left < 0 ? 'late' : left <= SOON ? 'soon' : 'calm'
  return (
    <span class={`due due-${tone}`}>
      <span class="nowrap">{dayText(props.day)}</span>
      {props.isProvisional && <small>（暂定）</small>}
      {!props.doneOn && <small class="nowrap">{distanceText(props.day, props.today)}</small>}
    </span>
  )
}
