import { recordAudit } from '../audit/record.ts'
import { type ActorRef, inTransaction, type WorkDeps } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'

/** Lets a parked job, or one that waits after a failure, run now; its failures are forgotten. A running one is left alone. */
export async function retryJob(
  deps: WorkDeps & { wakeWorker(): void },
  actor: ActorRef,
  input: { readonly jobId: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const job = await work.trx.selectFrom('job').selectAll().where('job_id', '=', input.jobId).executeTakeFirst()
    if (!job) throw new Refused('not_found', '没有这个后台任务。')
    const taken = await work.trx
      .updateTable('job')
      .set({ state: 'ready', attempts: 0, run_after: work.now, claimed_until: null })
      .where('job_id', '=', input.jobId)
      .where('state', 'in', ['parked', 'ready'])
      .where('attempts', '=', job.attempts)
      .where('attempts', '>', 0)
      .executeTakeFirst()
    if (Number(taken.numUpdatedRows) !== 1)
      throw new Refused('conflict', '这个任务已经在运行、已完成或正等待运行，不需要重试。请刷新页面查看。')
    await recordAudit(
      work,
      'job.retried',
      { type: 'job', id: input.jobId },
      { kind: job.kind, attempts: job.attempts, error: job.last_error },
    )
  })
  deps.wakeWorker()
}
