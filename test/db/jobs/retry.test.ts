import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { decodeCursor } from '../../../src/db/page.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { retryJob } from '../../../src/jobs/commands.ts'
import { enqueue } from '../../../src/jobs/job.ts'
import { countJobs, listJobs } from '../../../src/jobs/queries.ts'
import { Worker } from '../../../src/jobs/worker.ts'
import { addMs } from '../../../src/lib/clock.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('background jobs on %s', (dialect) => {
  const t = useDeps(dialect)
  let actor: Actor
  let isBroken: boolean
  let runs: string[]
  beforeEach(async () => {
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    actor = await givenActor(t.deps, { organId, roles: ['administrator'] })
    isBroken = true
    runs = []
    await inTransaction.unaudited(t.deps, 'a test', (work) => enqueue(work, 'recompute-dues', { reason: '雪顿节' }))
  })
  const unused = async (): Promise<void> => {}
  const work = (): Promise<void> =>
    new Worker(t.deps, {
      'extract-revision': unused,
      'read-material': unused,
      'read-ledger': unused,
      'find-signals': unused,
      'commit-ledger': unused,
      'read-batch-file': unused,
      'seal-audit': unused,
      'sweep-comparisons': unused,
      'due-notices': unused,
      'due-digests': unused,
      'send-digest': unused,
      'recompute-dues': async ({ reason }) => {
        runs.push(reason)
        if (isBroken) throw new Error('磁盘已满')
      },
    }).drain()
  const hoursOn = (hours: number): void => t.deps.clock.set(addMs(t.deps.clock.now(), hours * 3_600_000))
  const park = async (): Promise<string> => {
    for (let i = 0; i < 5; i++) {
      await work()
      hoursOn(3)
    }
    return (await listJobs(t.deps.db, 'parked', null, 50)).rows[0]?.jobId ?? 'none parked'
  }

  it('are parked after five failures, with the last error', async () => {
    const jobId = await park()
    expect(await countJobs(t.deps.db)).toEqual({ parked: 1, ready: 0, running: 0, done: 0 })
    const page = await listJobs(t.deps.db, 'parked', null, 50)
    expect(page.rows[0]).toMatchObject({ jobId, attempts: 5, lastError: '磁盘已满' })
    await work()
    expect(runs).toHaveLength(5)
  })

  it('run again once an administrator retries them, and the trail says so', async () => {
    const jobId = await park()
    isBroken = false
    await retryJob(t.deps, actor, { jobId })
    await work()
    expect((await countJobs(t.deps.db)).done).toBe(1)
    const [line] = await listAuditOf(t.deps.db, [{ type: 'job', id: jobId }])
    expect(line).toMatchObject({ action: 'job.retried', detail: { attempts: 5, error: '磁盘已满' } })
  })

  it('need not wait out their pause', async () => {
    await work()
    const [job] = (await listJobs(t.deps.db, 'ready', null, 50)).rows
    await work()
    expect(runs).toHaveLength(1)
    await retryJob(t.deps, actor, { jobId: job?.jobId ?? '' })
    await work()
    expect(runs).toHaveLength(2)
  })

  it('are retried once when two people click', async () => {
    const jobId = await park()
    await retryJob(t.deps, actor, { jobId })
    await expect(retryJob(t.deps, actor, { jobId })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('are not retried when done or unknown', async () => {
    isBroken = false
    await work()
    const [job] = (await listJobs(t.deps.db, 'done', null, 50)).rows
    await expect(retryJob(t.deps, actor, { jobId: job?.jobId ?? '' })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(retryJob(t.deps, actor, { jobId: 'nothing' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('are paged', async () => {
    await inTransaction.unaudited(t.deps, 'a test', (w) => enqueue(w, 'recompute-dues', { reason: '藏历新年' }))
    const first = await listJobs(t.deps.db, 'ready', null, 1)
    const second = await listJobs(t.deps.db, 'ready', decodeCursor(first.next ?? undefined, 1), 1)
    expect(first).toMatchObject({ total: 2, previous: null })
    expect(second.next).toBeNull()
    expect(second.rows[0]?.jobId).not.toBe(first.rows[0]?.jobId)
  })
})
