import type { Reader } from '../db/transaction.ts'
import { type Day, yearOf, yearSpan } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { listPolicies } from '../policy/records.ts'
import { policyOn, supplementKey } from '../policy/rules.ts'
import type { CalendarLine, CalendarYearPage, DueDate, DueTerms, MovingDues, NoticeDays, RecordedDay } from './model.ts'
import { calendarReader, getCalendar } from './records.ts'
import { dueDate } from './working-days.ts'

/** Lists all calendars: how many special days each has, how far it is known, and how many organs work by it. */
export async function listCalendars(db: Reader): Promise<readonly CalendarLine[]> {
  const rows = await db
    .selectFrom('calendar')
    .leftJoin('calendar as base', 'base.calendar_id', 'calendar.based_on')
    .select((eb) => [
      'calendar.calendar_id',
      'calendar.name',
      'base.name as base_name',
      eb
        .selectFrom('calendar_day')
        .select((s) => s.fn.countAll<number>().as('days'))
        .whereRef('calendar_day.calendar_id', '=', 'calendar.calendar_id')
        .as('days'),
      eb
        .selectFrom('calendar_year')
        .select((s) => s.fn.max<number>('year').as('year'))
        .whereRef('calendar_year.calendar_id', '=', 'calendar.calendar_id')
        .as('last_year'),
      eb
        .selectFrom('organ')
        .select((s) => s.fn.countAll<number>().as('organs'))
        .whereRef('organ.calendar_id', '=', 'calendar.calendar_id')
        .where('dissolved_on', 'is', null)
        .as('organs'),
    ])
    .orderBy('calendar.calendar_id')
    .execute()
  const lines = rows.map((row) => ({
    calendarId: row.calendar_id,
    name: row.name,
    basedOnName: row.base_name,
    days: row.days ?? 0,
    lastKnownYear: row.last_year,
    organs: row.organs ?? 0,
  }))
  return [...lines.filter((l) => l.basedOnName === null), ...lines.filter((l) => l.basedOnName !== null)]
}

/** Lists the special days between two days, those of the underlying calendar too where the local one is silent. */
export async function listRecordedDays(
  db: Reader,
  calendarId: string,
  from: Day,
  to: Day,
): Promise<readonly RecordedDay[]> {
  const calendar = await getRow(db, calendarId)
  const own = await db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'note', 'source'])
    .where('calendar_id', '=', calendarId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  const base = calendar.based_on ? await listRecordedDays(db, calendar.based_on, from, to) : []
  const days = new Map<Day, RecordedDay>(base.map((d) => [d.day, d]))
  for (const d of own) days.set(d.day, { ...d, calendarId, calendarName: calendar.name })
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

async function getRow(db: Reader, calendarId: string) {
  const row = await db.selectFrom('calendar').selectAll().where('calendar_id', '=', calendarId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个工作日历。')
  return row
}

/** Reads one calendar in one year. Throws `not_found`. */
export async function getCalendarYear(db: Reader, calendarId: string, year: number): Promise<CalendarYearPage> {
  const row = await getRow(db, calendarId)
  const base = row.based_on ? await getRow(db, row.based_on) : null
  const known = await knownYears(db, calendarId)
  const [from, to] = yearSpan(year)
  return {
    calendarId,
    name: row.name,
    basedOnName: base?.name ?? null,
    version: row.version,
    year,
    years: await yearsWithDays(db, [calendarId, ...(base ? [base.calendar_id] : [])], year),
    isPublished: known.has(year),
    isBasePublished: base ? (await knownYears(db, base.calendar_id)).has(year) : true,
    publishedNote: known.get(year) ?? null,
    days: await listRecordedDays(db, calendarId, from, to),
  }
}

async function knownYears(db: Reader, calendarId: string): Promise<ReadonlyMap<number, string | null>> {
  const rows = await db
    .selectFrom('calendar_year')
    .select(['year', 'note'])
    .where('calendar_id', '=', calendarId)
    .execute()
  return new Map(rows.map((r) => [r.year, r.note]))
}

/** The years worth turning to: those with recorded days, the one shown, and the one after the last. */
async function yearsWithDays(db: Reader, calendarIds: readonly string[], shown: number): Promise<readonly number[]> {
  const { first, last } = await db
    .selectFrom('calendar_day')
    .select((eb) => [eb.fn.min<Day | null>('day').as('first'), eb.fn.max<Day | null>('day').as('last')])
    .where('calendar_id', 'in', calendarIds)
    .executeTakeFirstOrThrow()
  const from = Math.min(shown, first ? yearOf(first) : shown)
  const to = Math.max(shown, last ? yearOf(last) + 1 : shown)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** Counts a limit by a kept calendar. Throws `not_found`. */
export async function countDue(db: Reader, from: Day, terms: DueTerms, calendarId: string): Promise<DueDate> {
  return dueDate(from, terms, await getCalendar(db, calendarId))
}

/** Works out which open last days would move if a notice were recorded, as the recount after it will find them. */
export async function listMovingDues(db: Reader, notice: NoticeDays): Promise<readonly MovingDues[]> {
  const calendarOf = calendarReader(db, notice)
  const groups = new Map<string, MovingDues>()
  for (const due of [...(await openReviewDues(db)), ...(await openFilingDues(db)), ...(await openSupplementDues(db))]) {
    const calendar = await calendarOf(due.calendarId)
    const first = dueDate(due.countedFrom, due, calendar).day
    const to = due.extension ? dueDate(first, due.extension, calendar).day : first
    if (to === due.from) continue
    const key = [due.subject, due.from, to].join()
    groups.set(key, { subject: due.subject, from: due.from, to, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

interface OpenDue extends DueTerms {
  readonly subject: MovingDues['subject']
  readonly calendarId: string
  readonly countedFrom: Day
  readonly from: Day
  /** Counts on from the last day that the first terms give. */
  readonly extension?: DueTerms | null
}

async function openReviewDues(db: Reader): Promise<readonly OpenDue[]> {
  const rows = await db
    .selectFrom('review_acceptance')
    .innerJoin('review_round', 'review_round.round_id', 'review_acceptance.round_id')
    .leftJoin('review_extension', 'review_extension.round_id', 'review_acceptance.round_id')
    .select(['calendar_id', 'counted_from', 'review_acceptance.limit_days', 'review_acceptance.unit', 'due_on'])
    .select(['review_extension.limit_days as more', 'review_extension.unit as more_unit'])
    .where('status', '=', 'accepted')
    .execute()
  return rows.map((row) => ({
    subject: 'review',
    calendarId: row.calendar_id,
    countedFrom: row.counted_from,
    from: row.due_on,
    limit: row.limit_days,
    unit: row.unit,
    roll: false,
    extension:
      row.more !== null && row.more_unit !== null ? { limit: row.more, unit: row.more_unit, roll: false } : null,
  }))
}

async function openFilingDues(db: Reader): Promise<readonly OpenDue[]> {
  const rows = await db
    .selectFrom('filing')
    .select(['calendar_id', 'counted_from', 'limit_days', 'unit', 'is_rolled', 'due_on'])
    .where('status', '=', 'due')
    .execute()
  return rows.map((row) => ({
    subject: 'filing',
    calendarId: row.calendar_id,
    countedFrom: row.counted_from,
    from: row.due_on,
    limit: row.limit_days,
    unit: row.unit,
    roll: row.is_rolled === 1,
  }))
}

/** While a supplement is awaited its own last day is the open one; the filing's was met or missed before. */
async function openSupplementDues(db: Reader): Promise<readonly OpenDue[]> {
  const rows = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('registration', 'registration.filing_id', 'filing.filing_id')
    .innerJoin('filing_submission', 'filing_submission.submission_id', 'registration.submission_id')
    .select(['calendar_id', 'category', 'decided_on', 'supplement_due_on', 'filing_submission.serial'])
    .select((eb) =>
      eb
        .selectFrom('filing_submission as any_of')
        .select((s) => s.fn.max<number>('any_of.serial').as('last'))
        .whereRef('any_of.filing_id', '=', 'filing.filing_id')
        .as('last'),
    )
    .where('filing.status', '=', 'suspended')
    .execute()
  const policies = await listPolicies(db)
  return rows.flatMap((row) => {
    if (row.serial !== row.last || row.supplement_due_on === null) return []
    const { limit, unit } = policyOn(policies, supplementKey(row.category), row.decided_on).value
    const roll = policyOn(policies, 'filing-roll', row.decided_on).value
    const open = { subject: 'filing', calendarId: row.calendar_id, countedFrom: row.decided_on } as const
    return [{ ...open, from: row.supplement_due_on, limit, unit, roll }]
  })
}
