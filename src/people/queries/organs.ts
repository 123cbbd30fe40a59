import { foldText } from '../../db/contains.ts'
import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { OrganKind, OrganLine, OrganPage } from '../model.ts'

export interface OrganFilter {
  readonly words?: string | undefined
  readonly kind?: OrganKind | undefined
  readonly state?: 'current' | 'dissolved' | undefined
}

/** Lists organs in the order of the tree: a few hundred at most, so the whole tree is one page. */
export async function listOrgans(db: Reader, filter: OrganFilter): Promise<readonly OrganLine[]> {
  const rows = await db
    .selectFrom('organ')
    .leftJoin('organ as parent', 'parent.organ_id', 'organ.parent_id')
    .leftJoin('organ as successor', 'successor.organ_id', 'organ.successor_id')
    .leftJoin('calendar', 'calendar.calendar_id', 'organ.calendar_id')
    .select([
      'organ.organ_id',
      'organ.name',
      'organ.short_name',
      'organ.kind',
      'organ.code',
      'organ.parent_id',
      'organ.calendar_id',
      'organ.dissolved_on',
      'parent.name as parent_name',
      'successor.name as successor_name',
      'calendar.name as calendar_name',
    ])
    .orderBy('organ.position')
    .orderBy('organ.name')
    .execute()
  const lines = inTree(
    rows.map((row) => ({
      parentId: row.parent_id,
      organId: row.organ_id,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind,
      code: row.code,
      calendarName: row.calendar_name ?? row.calendar_id,
      parentName: row.parent_name,
      depth: 0,
      dissolvedOn: row.dissolved_on,
      successorName: row.successor_name,
    })),
  )
  return lines.filter((line) => matches(line, filter))
}

type Node = OrganLine & { readonly parentId: string | null }

function inTree(rows: readonly Node[]): readonly OrganLine[] {
  const children = new Map<string | null, Node[]>()
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row])
  const walk = (parent: string | null, depth: number): OrganLine[] =>
    (children.get(parent) ?? []).flatMap(({ parentId: _, ...row }) => [
      { ...row, depth },
      ...walk(row.organId, depth + 1),
    ])
  return walk(null, 0)
}

function matches(line: OrganLine, { words, kind, state }: OrganFilter): boolean {
  if (kind && line.kind !== kind) return false
  if (state && (line.dissolvedOn === null) !== (state === 'current')) return false
  if (!words) return true
  const wanted = foldText(words)
  return [line.name, line.shortName, line.code ?? ''].some((text) => foldText(text).includes(wanted))
}

/** Reads one organ with what belongs to it. Throws `not_found`. */
export async function getOrganPage(db: Reader, organId: string): Promise<OrganPage> {
  const row = await db
    .selectFrom('organ')
    .leftJoin('organ as parent', 'parent.organ_id', 'organ.parent_id')
    .leftJoin('organ as successor', 'successor.organ_id', 'organ.successor_id')
    .leftJoin('organ as congress', 'congress.organ_id', 'organ.congress_id')
    .leftJoin('calendar', 'calendar.calendar_id', 'organ.calendar_id')
    .selectAll('organ')
    .select([
      'parent.name as parent_name',
      'congress.name as congress_name',
      'successor.name as successor_name',
      'calendar.name as calendar_name',
    ])
    .where('organ.organ_id', '=', organId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个机关。')
  return {
    organId: row.organ_id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    code: row.code,
    parentId: row.parent_id,
    congressId: row.congress_id,
    congressName: row.congress_name,
    calendarId: row.calendar_id,
    position: row.position,
    dissolvedOn: row.dissolved_on,
    successorId: row.successor_id,
    version: row.version,
    parentName: row.parent_name,
    calendarName: row.calendar_name ?? row.calendar_id,
    successorName: row.successor_name,
    children: await childrenOf(db, organId),
    units: await unitsOf(db, organId),
    users: await countUsers(db, organId),
    documents: await countDocuments(db, organId),
  }
}

async function childrenOf(db: Reader, organId: string): Promise<OrganPage['children']> {
  const rows = await db
    .selectFrom('organ')
    .select(['organ_id', 'name', 'dissolved_on'])
    .where('parent_id', '=', organId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ organId: row.organ_id, name: row.name, isDissolved: row.dissolved_on !== null }))
}

async function unitsOf(db: Reader, organId: string): Promise<OrganPage['units']> {
  const rows = await db
    .selectFrom('unit')
    .leftJoin('account', 'account.unit_id', 'unit.unit_id')
    .select((eb) => ['unit.unit_id', 'unit.name', eb.fn.count<number>('account.user_id').as('users')])
    .where('unit.organ_id', '=', organId)
    .groupBy(['unit.unit_id', 'unit.name'])
    .orderBy('unit.name')
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id, name: row.name, users: row.users }))
}

async function countUsers(db: Reader, organId: string): Promise<number> {
  const { total } = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('organ_id', '=', organId)
    .executeTakeFirstOrThrow()
  return total
}

async function countDocuments(db: Reader, organId: string): Promise<number> {
  const { total } = await db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('making_organ_id', '=', organId)
    .executeTakeFirstOrThrow()
  return total
}

/** Lists the calendars an organ may work by. */
export async function listCalendarChoices(db: Reader): Promise<readonly (readonly [id: string, name: string])[]> {
  const rows = await db.selectFrom('calendar').select(['calendar_id', 'name']).orderBy('calendar_id').execute()
  return rows.map((row) => [row.calendar_id, row.name] as const)
}

/** Lists all units with the organ they belong to, for the form of a user. */
export async function listUnitChoices(
  db: Reader,
): Promise<readonly { readonly unitId: string; readonly organId: string; readonly label: string }[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('organ', 'organ.organ_id', 'unit.organ_id')
    .select(['unit_id', 'unit.organ_id', 'unit.name', 'organ.short_name'])
    .orderBy('organ.position')
    .orderBy('organ.name')
    .orderBy('unit.name')
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    organId: row.organ_id,
    label: `${row.short_name} · ${row.name}`,
  }))
}

/** Finds the organ that bears exactly this name. */
export async function findOrganIdByName(db: Reader, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('organ').select('organ_id').where('name', '=', name).executeTakeFirst()
  return row?.organ_id
}
