import type { Reader } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Calendar, NoticeDays } from './model.ts'
import { layOver, withNotice } from './rules.ts'

/** Reads a calendar laid over the one it is based on, with a notice that is only being considered. Throws `not_found`. */
export async function getCalendar(db: Reader, calendarId: string, considered?: NoticeDays): Promise<Calendar> {
  const row = await db.selectFrom('calendar').selectAll().where('calendar_id', '=', calendarId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个工作日历。')
  const days = await db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'note'])
    .where('calendar_id', '=', calendarId)
    .execute()
  const years = await db.selectFrom('calendar_year').select('year').where('calendar_id', '=', calendarId).execute()
  const kept: Calendar = {
    id: row.calendar_id,
    name: row.name,
    days: new Map(days.map(({ day, kind, note }) => [day, { kind, note }])),
    knownYears: new Set(years.map((y) => y.year)),
  }
  const own = considered?.calendarId === calendarId ? withNotice(kept, considered) : kept
  return row.based_on ? layOver(await getCalendar(db, row.based_on, considered), own) : own
}

/** Reads calendars on demand and keeps them for one unit of work or one page. */
export function calendarReader(db: Reader, considered?: NoticeDays): (calendarId: string) => Promise<Calendar> {
  const kept = new Map<string, Promise<Calendar>>()
  return (calendarId) => {
    const found = kept.get(calendarId) ?? getCalendar(db, calendarId, considered)
    kept.set(calendarId, found)
    return found
  }
}
