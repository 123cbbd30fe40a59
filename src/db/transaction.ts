import type { Kysely, Transaction } from 'kysely'
import type { Clock, Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { NewId } from '../lib/ids.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

/** What reading functions take: it cannot write. A Work's `trx` is a Reader too. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'fn'>

/** Who does it. `userId` is null for the clock (sweeps, jobs) and the command line. */
export interface ActorRef {
  readonly userId: string | null
  readonly displayName: string
}

/** One unit of work: one transaction, one moment, one actor, at least one audit entry. */
export interface Work {
  readonly trx: Transaction<Tables>
  readonly now: Instant
  readonly today: Day
  readonly actor: ActorRef
  readonly requestId: string | null
  readonly newId: NewId
  readonly tally: { entries: number }
  afterCommit(run: () => void): void
}

export interface WorkDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: NewId
}

/** The clock and the command line act under this name. */
export const SYSTEM: ActorRef = { userId: null, displayName: '系统' }

/**
 * Runs one unit of work and commits it, or nothing of it. Throws when it wrote no audit entry, in every environment:
 * a change that nobody can account for must not exist.
 */
export function inTransaction<T>(
  deps: WorkDeps,
  actor: ActorRef & { readonly requestId?: string | null },
  run: (work: Work) => Promise<T>,
): Promise<T> {
  return transact(deps, actor, run, true)
}

/** The rare exempt unit of work; the reason says why no person needs to account for it. */
inTransaction.unaudited = <T>(deps: WorkDeps, _reason: string, run: (work: Work) => Promise<T>): Promise<T> =>
  transact(deps, SYSTEM, run, false)

async function transact<T>(
  deps: WorkDeps,
  actor: ActorRef & { readonly requestId?: string | null },
  run: (work: Work) => Promise<T>,
  audited: boolean,
): Promise<T> {
  const hooks: (() => void)[] = []
  const result = await deps.database.kysely.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const tally = { entries: 0 }
    const value = await run({
      trx,
      now,
      today: deps.clock.dayAt(now),
      actor: { userId: actor.userId, displayName: actor.displayName },
      requestId: actor.requestId ?? null,
      newId: deps.newId,
      tally,
      afterCommit: (hook) => hooks.push(hook),
    })
    if (audited && tally.entries === 0) throw new Error('a unit of work ended without an audit entry')
    return value
  })
  for (const hook of hooks) hook()
  return result
}
