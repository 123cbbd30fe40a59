import type { Reader } from '../db/transaction.ts'
import type { Changes } from '../lib/changes.ts'

/** Columns that hold the id of an organ or a unit; nobody who reads the trail knows ids. */
const NAMED = [
  'making_organ_id',
  'drafting_organ_id',
  'implementing_organ_id',
  'organ_id',
  'parent_id',
  'congress_id',
  'unit_id',
]

/** Puts names in the place of ids of organs, units and calendars, so that the trail says what people know. */
export async function namedChanges(db: Reader, changes: Changes): Promise<Changes> {
  const ids = [...NAMED, 'calendar_id'].flatMap((field) => changes[field] ?? []).filter((id) => id !== null)
  if (ids.length === 0) return changes
  const organs = await db.selectFrom('organ').select(['organ_id as id', 'name']).where('organ_id', 'in', ids).execute()
  const units = await db.selectFrom('unit').select(['unit_id as id', 'name']).where('unit_id', 'in', ids).execute()
  const calendars = await db
    .selectFrom('calendar')
    .select(['calendar_id as id', 'name'])
    .where('calendar_id', 'in', ids)
    .execute()
  const names = new Map([...organs, ...units, ...calendars].map((row) => [row.id, row.name]))
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  return Object.fromEntries(
    Object.entries(changes).map(([field, [from, to]]): [string, [string | null, string | null]] =>
      NAMED.includes(field) || field === 'calendar_id' ? [field, [named(from), named(to)]] : [field, [from, to]],
    ),
  )
}
