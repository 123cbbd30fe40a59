import { recordAudit } from '../audit/record.ts'
import { type ActorRef, inTransaction, SYSTEM, type Work, type WorkDeps } from '../db/transaction.ts'
import { enqueue } from '../jobs/job.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { type SeedCalendar, seedCalendars } from './seed-data.ts'

/** Gives a new installation its calendars; one that has any is left alone. */
export async function installCalendars(deps: WorkDeps): Promise<void> {
  if (await deps.database.kysely.selectFrom('calendar').select('calendar_id').executeTakeFirst()) return
  await inTransaction(deps, SYSTEM, async (work) => {
    for (const seed of seedCalendars()) await addCalendar(work, seed)
  })
}

const SLICE = 500

async function addCalendar(work: Work, seed: SeedCalendar): Promise<void> {
  const calendar_id = seed.id
  await work.trx.insertInto('calendar').values({ calendar_id, name: seed.name, based_on: seed.basedOn }).execute()
  const days = seed.days.map((d) => ({ calendar_id, day: d.day, kind: d.kind, note: d.note, source: d.source }))
  for (let at = 0; at < days.length; at += SLICE)
    await work.trx
      .insertInto('calendar_day')
      .values(days.slice(at, at + SLICE))
      .execute()
  if (seed.years.length > 0)
    await work.trx
      .insertInto('calendar_year')
      .values(seed.years.map(({ year, note }) => ({ calendar_id, year, note })))
      .execute()
  await recordAudit(work, 'calendar.added', { type: 'calendar', id: seed.id }, { name: seed.name, days: days.length })
}

export interface DayChange {
  readonly calendarId: string
  /** First and last day, both included. */
  readonly from: Day
  readonly to: Day
  readonly kind: 'off' | 'work' | 'ordinary'
  readonly note: string
  readonly source: string | null
  readonly version: number
}

/**
 * Records a notice: days off, make-up working days, or back to the ordinary week. Open last days are recomputed
 * afterwards, each change with a line of its own.
 */
export async function changeDays(
  deps: WorkDeps & { wakeWorker(): void },
  actor: ActorRef,
  change: DayChange,
  days: readonly Day[],
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const calendar = await takeVersion(work, change.calendarId, change.version)
    for (const day of days) {
      const before = await work.trx
        .selectFrom('calendar_day')
        .select(['kind', 'note'])
        .where('calendar_id', '=', change.calendarId)
        .where('day', '=', day)
        .executeTakeFirst()
      await work.trx
        .deleteFrom('calendar_day')
        .where('calendar_id', '=', change.calendarId)
        .where('day', '=', day)
        .execute()
      if (change.kind !== 'ordinary')
        await work.trx
          .insertInto('calendar_day')
          .values({ calendar_id: change.calendarId, day, kind: change.kind, note: change.note, source: change.source })
          .execute()
      await recordAudit(
        work,
        'calendar.changed',
        { type: 'calendar', id: change.calendarId },
        {
          name: calendar.name,
          day,
          from: before?.kind ?? null,
          to: change.kind === 'ordinary' ? null : change.kind,
          note: change.note,
          source: change.source,
        },
      )
    }
    await enqueue(work, 'recompute-dues', { reason: `${calendar.name}有变动：${change.note}` })
  })
  deps.wakeWorker()
}

/** Records that a year's arrangement has been published in full: last days that touch it are no longer provisional. */
export async function publishYear(
  deps: WorkDeps & { wakeWorker(): void },
  actor: ActorRef,
  input: { readonly calendarId: string; readonly year: number; readonly note: string | null; readonly version: number },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const calendar = await takeVersion(work, input.calendarId, input.version)
    await work.trx
      .insertInto('calendar_year')
      .values({ calendar_id: input.calendarId, year: input.year, note: input.note })
      .onConflict((oc) => oc.columns(['calendar_id', 'year']).doUpdateSet({ note: input.note }))
      .execute()
    await recordAudit(
      work,
      'calendar.year_published',
      { type: 'calendar', id: input.calendarId },
      { name: calendar.name, year: input.year },
    )
    await enqueue(work, 'recompute-dues', { reason: `${calendar.name}${input.year}年安排已公布` })
  })
  deps.wakeWorker()
}

async function takeVersion(work: Work, calendarId: string, version: number): Promise<{ name: string }> {
  const row = await work.trx
    .updateTable('calendar')
    .set({ version: version + 1 })
    .where('calendar_id', '=', calendarId)
    .where('version', '=', version)
    .returning('name')
    .executeTakeFirst()
  if (!row) throw new Refused('conflict', '日历刚刚被别人改过。请刷新页面，核对后再改。')
  return row
}
