import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import { addMs, type Clock } from '../lib/clock.ts'
import type { JobKind, JobKinds } from './job.ts'

export type JobHandlers = { readonly [K in JobKind]: (payload: JobKinds[K]) => Promise<void> }

const MINUTE = 60_000
/** After the last of these a job is parked and shown to the administrator. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE]
const LEASE = 2 * MINUTE

export interface WorkerDeps {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
}

interface ClaimedJob {
  readonly job_id: string
  readonly kind: string
  readonly payload: string
  readonly attempts: number
}

/** Runs the jobs of the outbox one after the other; several workers may share one database. */
export class Worker {
  readonly #deps: WorkerDeps
  readonly #handlers: JobHandlers
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #stopped = false

  constructor(deps: WorkerDeps, handlers: JobHandlers) {
    this.#deps = deps
    this.#handlers = handlers
  }

  /** Looks for work now and every `everyMs`. */
  start(everyMs = 1_000): void {
    this.#timer = setInterval(() => this.wake(), everyMs)
    this.wake()
  }

  /** Looks for work at once; called after a commit that enqueued something. */
  wake(): void {
    if (this.#stopped || this.#running) return
    this.#running = this.drain()
      .catch((error: unknown) => this.#deps.log.error({ err: error }, 'worker'))
      .finally(() => {
        this.#running = null
      })
  }

  /** Runs jobs until none is due; for tests, seeding, and every turn of the loop. */
  async drain(): Promise<void> {
    while (!this.#stopped) {
      const job = await this.#claim()
      if (!job) return
      await this.#run(job)
    }
  }

  /** Finishes the current job and stops. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  async #claim(): Promise<ClaimedJob | undefined> {
    const { kysely } = this.#deps.database
    for (;;) {
      const now = this.#deps.clock.now()
      const next = await kysely
        .selectFrom('job')
        .select(['job_id', 'kind', 'payload', 'attempts', 'state', 'claimed_until'])
        .where((eb) =>
          eb.or([
            eb.and([eb('state', '=', 'ready'), eb('run_after', '<=', now)]),
            // A worker that died mid-job: its lease runs out and another takes the job.
            eb.and([eb('state', '=', 'running'), eb('claimed_until', '<', now)]),
          ]),
        )
        .orderBy('run_after')
        .orderBy('job_id')
        .limit(1)
        .executeTakeFirst()
      if (!next) return undefined
      const claim = await kysely
        .updateTable('job')
        .set({ state: 'running', claimed_until: addMs(now, LEASE), attempts: next.attempts + 1 })
        .where('job_id', '=', next.job_id)
        .where('state', '=', next.state)
        .where('attempts', '=', next.attempts)
        .executeTakeFirst()
      if (Number(claim.numUpdatedRows) === 1) return { ...next, attempts: next.attempts + 1 }
    }
  }

  async #run(job: ClaimedJob): Promise<void> {
    const { clock, database, log } = this.#deps
    const finish = (set: object): Promise<unknown> =>
      database.kysely.updateTable('job').set(set).where('job_id', '=', job.job_id).execute()
    try {
      const handler = this.#handlers[job.kind as JobKind] as ((payload: unknown) => Promise<void>) | undefined
      if (!handler) throw new Error(`no handler for job kind ${job.kind}`)
      await handler(JSON.parse(job.payload))
      await finish({ state: 'done', finished_at: clock.now(), claimed_until: null, last_error: null })
    } catch (error) {
      log.error({ err: error, job: job.job_id, kind: job.kind }, 'job failed')
      const pause = PAUSES[job.attempts - 1]
      const last_error = error instanceof Error ? error.message : String(error)
      await finish(
        pause === undefined
          ? { state: 'parked', last_error, claimed_until: null }
          : { state: 'ready', run_after: addMs(clock.now(), pause), last_error, claimed_until: null },
      )
    }
  }

  /** Gives back at start what a killed single process left claimed. Only for a database that no other process uses. */
  async reclaim(): Promise<void> {
    await this.#deps.database.kysely
      .updateTable('job')
      .set({ state: 'ready', claimed_until: null })
      .where('state', '=', 'running')
      .execute()
  }
}
