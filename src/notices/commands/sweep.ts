import { inTransaction, type Reader, type Work, type WorkDeps } from '../../db/transaction.ts'
import { addMs, type Instant } from '../../lib/clock.ts'
import { addMonths } from '../../lib/day.ts'
import { getPolicy } from '../../policy/records.ts'
import type { NoticeKind } from '../model.ts'
import { actNotices } from '../queries/act-notices.ts'
import { dueNotices } from '../queries/due-notices.ts'
import { keepNotices, listPeople, supersede } from '../records.ts'

const LOOK = 'acts'
const HOUR = 3_600_000
/** A new installation tells what happened this week, not since 1951. */
const FIRST_LOOK_BACK = 7 * 24 * HOUR
/** A unit of work that began before the last look may have ended after it; what is seen twice is kept once. */
const OVERLAP = HOUR

export interface Swept {
  readonly kept: number
  readonly superseded: number
}

/**
 * Keeps the notices that are due now: reminders of last days, and word of what others did since the last look. Running
 * it twice, or in two processes at once, changes nothing more.
 */
export async function sweepNotices(deps: WorkDeps & { readonly db: Reader }): Promise<Swept> {
  const now = deps.clock.now()
  const today = deps.clock.dayAt(now)
  const people = await listPeople(deps.db)
  const dues = await dueNotices(deps.db, people, today)
  const acts = await actNotices(deps.db, people, await lookFrom(deps.db, now))
  const keptUntil = addMonths(today, -(await getPolicy(deps.db, 'notice-retention', today)).value)
  return inTransaction.unaudited(deps, 'a notice repeats facts that are in the trail', async (work) => {
    await supersede(work, dues.ended)
    const kept = await keepNotices(work, [...dues.wanted, ...(await unseen(work.trx, acts))])
    await rememberLook(work, now)
    // Days compare with instants: both are ISO text.
    await work.trx
      .deleteFrom('notice')
      .where('created_at', '<', keptUntil as string as Instant)
      .execute()
    await work.trx
      .deleteFrom('mail_delivery')
      .where('created_at', '<', keptUntil as string as Instant)
      .execute()
    return { kept, superseded: dues.ended.length }
  })
}

async function lookFrom(db: Reader, now: Instant): Promise<Instant> {
  const last = await db.selectFrom('notice_look').select('looked_at').where('name', '=', LOOK).executeTakeFirst()
  return last ? addMs(last.looked_at, -OVERLAP) : addMs(now, -FIRST_LOOK_BACK)
}

async function rememberLook(work: Work, at: Instant): Promise<void> {
  await work.trx
    .insertInto('notice_look')
    .values({ name: LOOK, looked_at: at })
    .onConflict((oc) => oc.column('name').doUpdateSet({ looked_at: at }))
    .execute()
}

type Wanted = Awaited<ReturnType<typeof actNotices>>

/** An act is told once, even when its notice no longer stands. */
async function unseen(db: Reader, acts: Wanted): Promise<Wanted> {
  const [first] = acts.map((act) => act.day).sort()
  if (first === undefined) return acts
  const rows = await db
    .selectFrom('notice')
    .select(['kind', 'subject_id', 'day', 'step', 'user_id'])
    .where('kind', 'in', [...new Set(acts.map((act) => act.kind))] as NoticeKind[])
    .where('day', '>=', first)
    .execute()
  const known = new Set(rows.map((n) => [n.kind, n.subject_id, n.day, n.step, n.user_id].join()))
  return acts.filter((n) => {
    // Two entries may tell of one assignment.
    const key = [n.kind, n.subjectId, n.day, n.step, n.userId].join()
    return !known.has(key) && known.add(key)
  })
}
