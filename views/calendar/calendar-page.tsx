import type { CalendarYearPage, MovingDues } from '../../src/calendar/model.ts'
import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayWordsWithWeekday } from '../../src/lib/day-words.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { Legend, YearView } from './month.tsx'
import { NoticeForm, YearForm } from './notice-forms.tsx'

export interface CalendarForms {
  readonly notice: FormState
  readonly year: FormState
}

export const calendarFormsOf = (calendar: CalendarYearPage): CalendarForms => ({
  notice: formOf({ kind: 'off', version: calendar.version }),
  year: formOf({ year: calendar.year, yearNote: calendar.publishedNote, version: calendar.version }),
})

export const CalendarPage = (props: {
  readonly calendar: CalendarYearPage
  readonly forms: CalendarForms
  /** What recording the typed notice would move; null when nobody asked. */
  readonly moving: readonly MovingDues[] | null
  readonly mayEdit: boolean
  readonly history: readonly TimelineEntry[] | null
  readonly today: Day
}) => {
  const { calendar } = props
  const { calendarId: id, year } = calendar
  return (
    <>
      <PageHead
        title={`${calendar.name} ${year} 年`}
        crumbs={[[paths.calendars.list(), '工作日历']]}
        tag={isKnown(calendar) ? <Tag tone="good">安排已公布</Tag> : <Tag tone="warn">安排未公布</Tag>}
        actions={
          <>
            <ExportLinks href={paths.calendars.export({ id }, { year })} what="本年" />
            <ExportLinks href={paths.calendars.export({ id })} what="全部" />
          </>
        }
      />
      <YearTurner calendar={calendar} />
      <Published calendar={calendar} />
      <YearView year={year} days={calendar.days} today={props.today} />
      <Legend />
      <Section title={`${year} 年的特殊日（${calendar.days.length} 天）`} id="days">
        <SpecialDays calendar={calendar} />
      </Section>
      {props.mayEdit && <NoticeForm calendar={calendar} state={props.forms.notice} moving={props.moving} />}
      {props.mayEdit && <YearForm calendar={calendar} state={props.forms.year} />}
      {props.history && (
        <Section title="变动记录（最近 200 条）" id="history">
          <Timeline entries={props.history} />
        </Section>
      )}
    </>
  )
}

const isKnown = (calendar: CalendarYearPage): boolean => calendar.isPublished && calendar.isBasePublished

/** Links for the neighbours and a small form for any other year. */
const YearTurner = ({ calendar }: { readonly calendar: CalendarYearPage }) => {
  const to = (year: number): string => paths.calendars.show({ id: calendar.calendarId }, { year })
  return (
    <form class="year-turner" method="get" action={paths.calendars.show({ id: calendar.calendarId })}>
      <a href={to(calendar.year - 1)} rel="prev">
        ← {calendar.year - 1} 年
      </a>
      <label>
        <span class="hidden">年份</span>
        <select name="year">
          {calendar.years.map((year) => (
            <option value={String(year)} selected={year === calendar.year}>
              {year} 年
            </option>
          ))}
        </select>
      </label>
      <button class="button button-secondary" type="submit">
        查看
      </button>
      <a href={to(calendar.year + 1)} rel="next">
        {calendar.year + 1} 年 →
      </a>
    </form>
  )
}

const Published = ({ calendar }: { readonly calendar: CalendarYearPage }) => {
  if (isKnown(calendar))
    return calendar.publishedNote ? (
      <Note tone="info">
        <p>{calendar.publishedNote}</p>
      </Note>
    ) : null
  return (
    <Note tone="warn">
      <p>
        {calendar.isBasePublished ? '' : `“${calendar.basedOnName}”`}
        {calendar.year} 年的放假安排尚未登记公布，暂按已录入的日子和周一至周五推算；涉及本年的期限都标为“暂定”。
        通知下发并录入后，未办结事项的截止日会自动重算并逐件留痕。
      </p>
    </Note>
  )
}

const SpecialDays = ({ calendar }: { readonly calendar: CalendarYearPage }) => (
  <DataTable
    caption={`${calendar.name}${calendar.year}年的特殊日`}
    columns={[
      { label: '日期', nowrap: true, render: (d) => dayWordsWithWeekday(d.day) },
      {
        label: '安排',
        nowrap: true,
        render: (d) => (d.kind === 'off' ? <Tag tone="off">放假</Tag> : <Tag tone="warn">调休上班</Tag>),
      },
      { label: '事由', render: (d) => d.note },
      { label: '依据', render: (d) => d.source ?? '未注明' },
      { label: '来自', nowrap: true, render: (d) => d.calendarName },
    ]}
    rows={calendar.days}
    rowId={(d) => `day-${d.day}`}
    empty={<p>本年还没有录入放假和调休，按周一至周五计算。</p>}
  />
)
