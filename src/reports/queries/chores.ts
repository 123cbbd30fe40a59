import type { Reader } from '../../db/transaction.ts'
import { type Day, yearOf } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn, POLICY_KEYS } from '../../policy/rules.ts'
import type { Chores } from '../model.ts'

/** Counts the chores of the administrator. */
export async function getChores(db: Reader, today: Day): Promise<Chores> {
  const policies = await listPolicies(db)
  const current = POLICY_KEYS.map((key) => findPolicyOn(policies, key, today))
  const { parked } = await db
    .selectFrom('job')
    .select((eb) => eb.fn.countAll<number>().as('parked'))
    .where('state', '=', 'parked')
    .executeTakeFirstOrThrow()
  const calendars = await db.selectFrom('calendar').select(['calendar_id', 'name']).orderBy('name').execute()
  const known = await db.selectFrom('calendar_year').select(['calendar_id', 'year']).execute()
  const years = [yearOf(today), yearOf(today) + 1]
  return {
    unconfirmedPolicies: current.filter((policy) => policy?.confirmed === 0).length,
    parkedJobs: parked,
    calendarsBehind: calendars.flatMap(({ calendar_id, name }) =>
      years
        .filter((year) => !known.some((k) => k.calendar_id === calendar_id && k.year === year))
        .map((year) => ({ calendarId: calendar_id, name, year })),
    ),
  }
}
