import type { Deadline, DeadlineFilter, DeadlineMonth } from '../../src/deadlines/model.ts'
import { deadlineState } from '../../src/deadlines/rules.ts'
import { clockText, deadlineLink, taskText } from '../../src/deadlines/wording.ts'
import { paths } from '../../src/http/paths.ts'
import { addMonths, type Day } from '../../src/lib/day.ts'
import { dayWordsWithWeekday } from '../../src/lib/day-words.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField } from '../parts/field.tsx'
import { FilterSelect, Filters } from '../parts/filters.tsx'
import { Empty, Note, PageHead, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { MonthGrid } from './month-grid.tsx'

export interface MonthPageProps {
  readonly month: DeadlineMonth
  readonly filter: DeadlineFilter
  readonly today: Day
}

const monthWords = (first: Day): string => `${Number(first.slice(0, 4))} 年 ${Number(first.slice(5, 7))} 月`

/** 期限月历: every last day of a month, and how each was counted. */
export const MonthPage = ({ month, filter, today }: MonthPageProps) => {
  const { first, deadlines } = month
  const query = { kind: filter.kind, state: filter.state, organ: filter.organId, mine: filter.isMine ? 1 : null }
  const at = (day: Day): string => paths.deadlines.list({ ...query, month: day.slice(0, 7) })
  return (
    <div class="catalogue">
      <PageHead
        title={`期限月历：${monthWords(first)}`}
        lead={`审核、备案、补正的截止日和有效期届满日，共 ${deadlines.length} 项。`}
        actions={<ExportLinks href={paths.deadlines.export({ ...query, month: first.slice(0, 7) })} />}
      />
      <nav class="month-turner no-print" aria-label="换月">
        <a href={at(addMonths(first, -1))} rel="prev">
          ← {monthWords(addMonths(first, -1))}
        </a>
        {first.slice(0, 7) !== today.slice(0, 7) && <a href={at(today)}>本月</a>}
        <a href={at(addMonths(first, 1))} rel="next">
          {monthWords(addMonths(first, 1))} →
        </a>
      </nav>
      <Filters action={paths.deadlines.list()} reset={paths.deadlines.list({ month: first.slice(0, 7) })}>
        <HiddenField name="month" value={first.slice(0, 7)} />
        <FilterSelect name="kind" label="事项" value={filter.kind} options={wordsOf('deadlineKind')} />
        <FilterSelect name="state" label="状态" value={filter.state} options={wordsOf('deadlineState')} />
        <FilterSelect name="organ" label="单位" value={filter.organId} options={month.organs} />
        <FilterSelect
          name="mine"
          label="范围"
          value={filter.isMine ? '1' : undefined}
          all="我能看到的"
          options={[['1', '由我办理或者负责的']]}
        />
      </Filters>
      {!month.isCalendarKnown && (
        <Note tone="warn">
          <p>“{month.calendarName}”尚未登记这一年的放假安排，休息日暂按周六、周日显示，截止日可能变动。</p>
        </Note>
      )}
      <MonthGrid month={month} today={today} />
      <Section title={`逐项列表（${deadlines.length} 项）`} id="list">
        <DeadlineTable deadlines={deadlines} today={today} />
      </Section>
    </div>
  )
}

const TONES = { open: 'wait', today: 'warn', late: 'bad', done: 'good', ended: 'off' } as const

const State = ({ deadline, today }: { readonly deadline: Deadline; readonly today: Day }) => {
  const state = deadlineState(deadline, today)
  return <Tag tone={TONES[state]}>{wordOf('deadlineState', state)}</Tag>
}

const DeadlineTable = ({ deadlines, today }: { readonly deadlines: readonly Deadline[]; readonly today: Day }) => {
  const firstOfDay = new Map<Day, Deadline>()
  for (const deadline of deadlines) if (!firstOfDay.has(deadline.on)) firstOfDay.set(deadline.on, deadline)
  return (
    <DataTable
      caption="本月的截止日"
      columns={[
        {
          label: '事项',
          render: (d) => (
            <>
              <a href={deadlineLink(d)}>{d.title}</a>
              <span class="beneath">{taskText(d)}</span>
            </>
          ),
        },
        { label: '日期', nowrap: true, render: (d) => dayWordsWithWeekday(d.on) },
        { label: '单位', render: (d) => d.organ },
        { label: '期限由来', render: clockText },
        {
          label: '状态',
          nowrap: true,
          render: (d) => (
            <>
              <State deadline={d} today={today} />
              {d.doneOn && <span class="beneath">{dayText(d.doneOn)}</span>}
            </>
          ),
        },
      ]}
      rows={deadlines}
      rowId={(d) => (firstOfDay.get(d.on) === d ? `on-${d.on}` : `${d.kind}-${d.subjectId}-${d.on}`)}
      empty={
        <Empty title="这个月没有符合条件的截止日。">
          <p>
            可以换一个月，或者清除筛选条件。受理送审、公布文件后，{wordOf('deadlineKind', 'review')}
            和备案的截止日会自动出现。
          </p>
        </Empty>
      }
    />
  )
}
