import { recordAudit } from '../../audit/record.ts'
import { type ActorRef, inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { changesOf } from '../../lib/changes.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { OrganKind } from '../model.ts'
import { namedChanges } from '../records.ts'

export interface OrganInput {
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly code: string | null
  readonly parentId: string | null
  /** For a government: the standing committee of its own level, with which its documents are filed. */
  readonly congressId?: string | null
  readonly calendarId: string
  readonly position: number
}

/** Adds an organ to the tree; gives its id. Refuses a name that is taken. */
export async function addOrgan(deps: WorkDeps, actor: ActorRef, input: OrganInput): Promise<string> {
  return translateTakenName(deps, input.name, () =>
    inTransaction(deps, actor, async (work) => {
      const organ_id = work.newId()
      await work.trx
        .insertInto('organ')
        .values({ organ_id, ...columnsOf(input) })
        .execute()
      await recordAudit(work, 'organ.added', { type: 'organ', id: organ_id }, { name: input.name, kind: input.kind })
      return organ_id
    }),
  )
}

const columnsOf = (input: OrganInput) => ({
  name: input.name,
  short_name: input.shortName,
  kind: input.kind,
  code: input.code,
  parent_id: input.parentId,
  congress_id: input.congressId ?? null,
  calendar_id: input.calendarId,
  position: input.position,
})

/** Changes an organ; refuses a stale edit and a parent that stands below the organ itself. */
export async function changeOrgan(
  deps: WorkDeps,
  actor: ActorRef,
  input: OrganInput & { readonly organId: string; readonly version: number },
): Promise<void> {
  await translateTakenName(deps, input.name, () =>
    inTransaction(deps, actor, async (work) => {
      const before = await getRow(work, input.organId)
      if (await standsBelow(work, input.parentId, input.organId))
        throw new Refused('invalid', '上级机关不能是本机关或其下级。请另选上级机关。')
      const after = columnsOf(input)
      await takeVersion(work, input.organId, input.version)
      await work.trx.updateTable('organ').set(after).where('organ_id', '=', input.organId).execute()
      await recordAudit(
        work,
        'organ.changed',
        { type: 'organ', id: input.organId },
        { name: input.name, changes: await namedChanges(work.trx, changesOf(before, after)) },
      )
    }),
  )
}

/** Records that an organ ceased to exist on a day, and which organ took over; its documents keep its name. */
export async function dissolveOrgan(
  deps: WorkDeps,
  actor: ActorRef,
  input: {
    readonly organId: string
    readonly dissolvedOn: Day
    readonly successorId: string | null
    readonly version: number
  },
): Promise<void> {
  if (input.successorId === input.organId) throw new Refused('invalid', '承接机关不能是被撤销的机关本身。请另选。')
  await inTransaction(deps, actor, async (work) => {
    const { name } = await getRow(work, input.organId)
    const successor = input.successorId ? (await getRow(work, input.successorId)).name : null
    await takeVersion(work, input.organId, input.version)
    await work.trx
      .updateTable('organ')
      .set({ dissolved_on: input.dissolvedOn, successor_id: input.successorId })
      .where('organ_id', '=', input.organId)
      .execute()
    await recordAudit(
      work,
      'organ.dissolved',
      { type: 'organ', id: input.organId },
      { name, dissolvedOn: input.dissolvedOn, successor },
    )
  })
}

/** Adds an internal unit (科室) to an organ; gives its id. */
export async function addUnit(
  deps: WorkDeps,
  actor: ActorRef,
  input: { readonly organId: string; readonly name: string },
): Promise<string> {
  return translateTakenName(deps, input.name, () =>
    inTransaction(deps, actor, async (work) => {
      const organ = await getRow(work, input.organId)
      const unit_id = work.newId()
      await work.trx.insertInto('unit').values({ unit_id, organ_id: input.organId, name: input.name }).execute()
      await recordAudit(
        work,
        'unit.added',
        { type: 'organ', id: input.organId },
        { name: input.name, organ: organ.name },
      )
      return unit_id
    }),
  )
}

async function getRow(work: Work, organId: string) {
  const row = await work.trx.selectFrom('organ').selectAll().where('organ_id', '=', organId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个机关。')
  return row
}

async function takeVersion(work: Work, organId: string, version: number): Promise<void> {
  const taken = await work.trx
    .updateTable('organ')
    .set({ version: version + 1 })
    .where('organ_id', '=', organId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(taken.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这个机关刚刚被别人改过。请刷新页面，核对后再改。')
}

async function standsBelow(work: Work, organId: string | null, above: string): Promise<boolean> {
  for (let at = organId; at !== null; ) {
    if (at === above) return true
    at = (await getRow(work, at)).parent_id
  }
  return false
}

async function translateTakenName<T>(deps: WorkDeps, name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', `名称“${name}”已经有了。请核对是否重复，或换一个名称。`)
    throw error
  }
}
