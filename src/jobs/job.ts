import type { Work } from '../db/transaction.ts'
import type { Instant } from '../lib/clock.ts'

/** Work for later, by kind: what the handler needs to know, and nothing that the database knows. */
export interface JobKinds {
  'extract-revision': { readonly revisionId: string }
  'read-material': { readonly materialId: string }
  'read-ledger': { readonly importId: string }
  'commit-ledger': { readonly importId: string }
  'read-batch-file': { readonly batchId: string; readonly position: number }
  'find-signals': { readonly campaignId: string }
  'seal-audit': Record<string, never>
  'sweep-comparisons': Record<string, never>
  'recompute-dues': { readonly reason: string }
  'due-notices': Record<string, never>
  'due-digests': Record<string, never>
  'send-digest': { readonly deliveryId: string }
}
export type JobKind = keyof JobKinds

/** Puts a job into the outbox, in the unit of work that makes it necessary: both are committed or neither. */
export async function enqueue<K extends JobKind>(
  work: Work,
  kind: K,
  payload: JobKinds[K],
  runAfter: Instant = work.now,
): Promise<void> {
  await work.trx
    .insertInto('job')
    .values({
      job_id: work.newId(),
      kind,
      payload: JSON.stringify(payload),
      state: 'ready',
      run_after: runAfter,
      created_at: work.now,
    })
    .execute()
}
