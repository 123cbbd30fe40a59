import { Cron } from 'croner'
import { inTransaction, type Work } from '../db/transaction.ts'
import type { Deps } from '../deps.ts'
import { addMs } from '../lib/clock.ts'
import { enqueue, type JobKind } from './job.ts'

type ScheduledKind = Extract<JobKind, 'seal-audit' | 'sweep-comparisons' | 'due-notices' | 'due-digests'>

/** What the clock does, by office time: the whole list. */
const SCHEDULE: readonly { readonly at: string; readonly kind: ScheduledKind }[] = [
  { at: '5 0 * * *', kind: 'seal-audit' },
  { at: '20 0 * * *', kind: 'sweep-comparisons' },
  { at: '*/15 * * * *', kind: 'due-notices' },
  { at: '30 8 * * *', kind: 'due-digests' },
]

/** Puts the scheduled jobs into the outbox at their times, and once at start for what was missed while it was off. */
export function startSchedule(deps: Deps): { stop(): void } {
  const put = (kind: ScheduledKind): Promise<void> =>
    inTransaction
      .unaudited(deps, 'the clock asks for work; the work itself is audited', async (work) => {
        await forgetDone(work, kind)
        await enqueue(work, kind, {})
      })
      .then(() => deps.wakeWorker())
  const timers = SCHEDULE.map(
    ({ at, kind }) =>
      new Cron(
        at,
        { timezone: deps.config.timeZone, unref: true, catch: (e) => deps.log.error({ err: e }, kind) },
        () => put(kind),
      ),
  )
  for (const { kind } of SCHEDULE) put(kind).catch((error: unknown) => deps.log.error({ err: error }, kind))
  return {
    stop: () => {
      for (const timer of timers) timer.stop()
    },
  }
}

const KEPT_FOR = 7 * 24 * 3_600_000

/** What the clock asked for is asked again and again: after a week nobody needs to see that it was done. */
async function forgetDone(work: Work, kind: ScheduledKind): Promise<void> {
  await work.trx
    .deleteFrom('job')
    .where('state', '=', 'done')
    .where('kind', '=', kind)
    .where('run_after', '<', addMs(work.now, -KEPT_FOR))
    .execute()
}
