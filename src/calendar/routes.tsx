import { type Context, Hono } from 'hono'
import { CalculatorPage } from '../../views/calendar/calculator-page.tsx'
import { type CalendarForms, CalendarPage, calendarFormsOf } from '../../views/calendar/calendar-page.tsx'
import { CalendarListPage } from '../../views/calendar/list-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { readQuery } from '../http/query.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { addDays, type Day, day, daysBetween, yearOf, yearSpan } from '../lib/day.ts'
import { dayWordsWithWeekday } from '../lib/day-words.ts'
import { historyOf } from '../people/history.ts'
import { may as isAllowed } from '../people/rules.ts'
import { changeDays, publishYear } from './commands.ts'
import { calculatorForm, noticeForm, yearForm } from './forms.ts'
import type { DueDate, MovingDues, RecordedDay } from './model.ts'
import { countDue, getCalendarYear, listCalendars, listMovingDues, listRecordedDays } from './queries.ts'

const COLUMNS: readonly ExportColumn<RecordedDay>[] = [
  { label: '日期', value: (d) => d.day },
  { label: '星期', value: (d) => dayWordsWithWeekday(d.day).slice(-3, -1) },
  { label: '安排', value: (d) => (d.kind === 'off' ? '放假' : '调休上班') },
  { label: '事由', value: (d) => d.note },
  { label: '依据', value: (d) => d.source },
  { label: '来自', value: (d) => d.calendarName },
]
const EVER: readonly [Day, Day] = [day('1900-01-01'), day('9999-12-31')]

const readYear = (text: string | undefined): number | null => (text && /^(19|20)\d\d$/.test(text) ? Number(text) : null)

/** Working calendars, the notices behind them, and the calculator of limits. */
export function calendarRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  const show = async (
    c: Context<Env>,
    id: string,
    year: number,
    rejected: Partial<CalendarForms>,
    status: 200 | 422,
    moving: readonly MovingDues[] | null = null,
  ): Promise<Response> => {
    const calendar = await getCalendarYear(deps.db, id, year)
    const props = {
      calendar,
      forms: { ...calendarFormsOf(calendar), ...rejected },
      moving,
      mayEdit: isAllowed(c.var.actor, 'calendar.edit'),
      history: await historyOf(deps.db, c.var.actor, { type: 'calendar', id }),
      today: deps.clock.today(),
    }
    return reply(c, { title: `${calendar.name}${year}年`, body: <CalendarPage {...props} /> }, status)
  }
  const calculate = async (c: Context<Env>, state: FormState, due: DueDate | null, status: 200 | 422) => {
    const calendars = (await listCalendars(deps.db)).map((l) => [l.calendarId, l.name] as const)
    const body = <CalculatorPage state={state} calendars={calendars} due={due} />
    return reply(c, { title: '期限计算', body }, status)
  }
  const thisYear = (): number => yearOf(deps.clock.today())

  app.get(paths.calendars.list.pattern, may('calendar.read'), async (c) =>
    reply(c, { title: '工作日历', body: <CalendarListPage calendars={await listCalendars(deps.db)} /> }),
  )

  app.get(paths.calendars.show.pattern, may('calendar.read'), (c) =>
    show(c, c.req.param('id'), readYear(c.req.query('year')) ?? thisYear(), {}, 200),
  )

  app.get(paths.calendars.export.pattern, may('calendar.read'), async (c) => {
    const id = c.req.param('id')
    const year = readYear(c.req.query('year'))
    const { name } = await getCalendarYear(deps.db, id, year ?? thisYear())
    const rows = await listRecordedDays(deps.db, id, ...(year === null ? EVER : yearSpan(year)))
    return downloadList(c, `${name}${year === null ? '' : `${year}年`}`, COLUMNS, rows)
  })

  app.post(paths.calendars.days.pattern, may('calendar.edit'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, noticeForm)
    if (!form.ok)
      return show(c, id, readYear(form.state.values.from?.slice(0, 4)) ?? thisYear(), { notice: form.state }, 422)
    const { from, to } = form.data
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
    if (form.state.values.intent === 'preview') {
      const moving = await listMovingDues(deps.db, { calendarId: id, days, ...form.data })
      return show(c, id, yearOf(from), { notice: form.state }, 200, moving)
    }
    await changeDays(deps, c.var.actor, { calendarId: id, ...form.data }, days)
    return seeOther(c, `${paths.calendars.show({ id }, { year: yearOf(from) })}#days`)
  })

  app.post(paths.calendars.years.pattern, may('calendar.edit'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, yearForm)
    if (!form.ok) return show(c, id, readYear(form.state.values.year) ?? thisYear(), { year: form.state }, 422)
    const { year, yearNote: note, version } = form.data
    await publishYear(deps, c.var.actor, { calendarId: id, year, note, version })
    return seeOther(c, paths.calendars.show({ id }, { year }))
  })

  app.get(paths.calculator.pattern, may('calendar.read'), async (c) => {
    if (c.req.query('from') === undefined) {
      const blank = { from: deps.clock.today(), limit: 15, unit: 'working', calendar: 'lhasa', roll: 'on' }
      return calculate(c, formOf(blank), null, 200)
    }
    const form = readQuery(c, calculatorForm)
    if (!form.ok) return calculate(c, form.state, null, 422)
    const { from, calendar, ...terms } = form.data
    return calculate(c, form.state, await countDue(deps.db, from, terms, calendar), 200)
  })
  return app
}
