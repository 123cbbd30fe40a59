import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { Calendar, SpecialDay } from './model.ts'

/** Reads a calendar with the one it is based on: its own days win. Throws `not_found`. */
export async function getCalendar(db: Reader, calendarId: string): Promise<Calendar> {
  const row = await db.selectFrom('calendar').selectAll().where('calendar_id', '=', calendarId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个工作日历。')
  const base = row.based_on ? await getCalendar(db, row.based_on) : undefined
  const own = await db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'note'])
    .where('calendar_id', '=', calendarId)
    .execute()
  const years = await db.selectFrom('calendar_year').select('year').where('calendar_id', '=', calendarId).execute()
  const days = new Map<Day, SpecialDay>(base?.days)
  for (const { day, kind, note } of own) days.set(day, { kind, note })
  return {
    id: row.calendar_id,
    name: row.name,
    days,
    knownYears: new Set([...(base && years.length === 0 ? base.knownYears : []), ...years.map((y) => y.year)]),
  }
}

/** Reads calendars on demand and keeps them for one unit of work or one page. */
export function calendarReader(db: Reader): (calendarId: string) => Promise<Calendar> {
  const kept = new Map<string, Promise<Calendar>>()
  return (calendarId) => {
    const found = kept.get(calendarId) ?? getCalendar(db, calendarId)
    kept.set(calendarId, found)
    return found
  }
}
