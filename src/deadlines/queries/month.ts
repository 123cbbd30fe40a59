import type { Calendar } from '../../calendar/model.ts'
import { getCalendar } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import { addDays, addMonths, type Day, day, weekday, yearOf } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { getPolicy } from '../../policy/records.ts'
import type { Deadline, DeadlineFilter, DeadlineMonth, FeedState, MonthDay } from '../model.ts'
import { concerns, passes } from '../rules.ts'
import { listDeadlines } from './deadlines.ts'

/** Reads the last days of the month that begins on a day, as far as the person may see them. */
export async function getDeadlineMonth(
  db: Reader,
  actor: Actor,
  first: Day,
  filter: DeadlineFilter,
  today: Day,
): Promise<DeadlineMonth> {
  const span = { from: first, to: addDays(addMonths(first, 1), -1) }
  const all = await listDeadlines(db, actor, { isOpenOnly: false, span, validity: span })
  const calendar = await getCalendar(db, (await getPolicy(db, 'review-calendar', today)).value)
  const organs = new Map(all.map((deadline) => [deadline.organId, deadline.organ]))
  return {
    first,
    days: daysOf(span.from, span.to, calendar),
    calendarName: calendar.name,
    isCalendarKnown: calendar.knownYears.has(yearOf(first)),
    deadlines: all.filter((deadline) => passes(deadline, filter, actor, today)),
    organs: [...organs].sort(([, a], [, b]) => a.localeCompare(b, 'zh-CN')),
  }
}

function daysOf(from: Day, to: Day, calendar: Calendar): readonly MonthDay[] {
  const days: MonthDay[] = []
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const special = calendar.days.get(at)
    const isWeekend = weekday(at) === 0 || weekday(at) === 6
    days.push({ day: at, kind: special?.kind ?? (isWeekend ? 'weekend' : 'plain'), note: special?.note ?? null })
  }
  return days
}

const BACK_MONTHS = 2
const AHEAD_MONTHS = 13

/** Lists what a person's own calendar shows: everything open that is theirs, and the validities of a year ahead. */
export async function listFeed(db: Reader, actor: Actor, today: Day): Promise<readonly Deadline[]> {
  const span = { from: addMonths(today, -BACK_MONTHS), to: addMonths(today, AHEAD_MONTHS) }
  const all = await listDeadlines(db, actor, { isOpenOnly: true, span: null, validity: span })
  return all.filter((deadline) => concerns(actor, deadline))
}

/** Reads how a person's feed stands; null when there is none. */
export async function findFeed(db: Reader, userId: string): Promise<FeedState | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select(['created_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? { createdAt: row.created_at, lastUsedAt: row.last_used_at as Instant | null } : null
}

/** Gives the first day of the month that an address names; today's month when it names none. */
export function monthOf(text: string | undefined, today: Day): Day {
  const typed = /^(\d{4})-(\d{2})$/.exec(text ?? '')
  const month = Number(typed?.[2])
  const isMonth = typed !== null && Number(typed[1]) >= 1949 && Number(typed[1]) <= 2999 && month >= 1 && month <= 12
  return day(`${isMonth ? text : today.slice(0, 7)}-01`)
}
