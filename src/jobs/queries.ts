import { type Cursor, type Page, pageOf } from '../db/page.ts'
import type { Reader } from '../db/transaction.ts'
import { JOB_STATES, type JobCounts, type JobLine, type JobState } from './model.ts'

/** Lists the jobs in a state, the newest first. */
export async function listJobs(
  db: Reader,
  state: JobState,
  cursor: Cursor | null,
  size: number,
): Promise<Page<JobLine>> {
  const jobs = db.selectFrom('job').where('state', '=', state)
  const { total } = await jobs.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await jobs
    .selectAll()
    .$if(cursor !== null, (q) => q.where('job_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('job_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = rows.map(
    (row): JobLine => ({
      jobId: row.job_id,
      kind: row.kind,
      state: row.state,
      attempts: row.attempts,
      createdAt: row.created_at,
      runAfter: row.run_after,
      finishedAt: row.finished_at,
      lastError: row.last_error,
    }),
  )
  return pageOf(lines, size, total, cursor, (line) => [line.jobId])
}

/** Counts the jobs in each state. */
export async function countJobs(db: Reader): Promise<JobCounts> {
  const rows = await db
    .selectFrom('job')
    .select((eb) => ['state', eb.fn.countAll<number>().as('total')])
    .groupBy('state')
    .execute()
  const counts = Object.fromEntries(JOB_STATES.map((state) => [state, 0])) as Record<JobState, number>
  for (const { state, total } of rows) counts[state] = total
  return counts
}
