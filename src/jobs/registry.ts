import { sealAudit } from '../audit/jobs.ts'
import { findSignals } from '../cleanup/jobs.ts'
import type { FlagReader } from '../cleanup/queries/signal-scenes.ts'
import { sweepComparisons } from '../comparisons/jobs.ts'
import type { Deps } from '../deps.ts'
import { extractRevision } from '../documents/jobs.ts'
import { recomputeFilingDues } from '../filing/jobs.ts'
import { recomputeFilingReviewDues } from '../filing-review/jobs.ts'
import { readBatchFile } from '../ledger/batch-jobs.ts'
import { commitLedger, readLedger } from '../ledger/jobs.ts'
import { handOutDigests, sendDigest, sweepDueNotices } from '../notices/jobs.ts'
import { readMaterial } from '../packs/jobs.ts'
import { recomputeReviewDues } from '../review/jobs.ts'
import { readRedFlags } from '../review/reading/red-flags.ts'
import { Worker } from './worker.ts'

const readFlags: FlagReader = (text, category) =>
  readRedFlags(text, { category }).map((flag) => ({ place: flag.label, name: flag.name }))

/** Ties each kind of job to the function that does it. */
export function createWorker(deps: Deps): Worker {
  return new Worker(deps, {
    'extract-revision': ({ revisionId }) => extractRevision(deps, revisionId),
    'read-material': ({ materialId }) => readMaterial(deps, materialId),
    'read-ledger': ({ importId }) => readLedger(deps, importId),
    'commit-ledger': ({ importId }) => commitLedger(deps, importId),
    'read-batch-file': ({ batchId, position }) => readBatchFile(deps, batchId, position),
    'find-signals': ({ campaignId }) => findSignals(deps, campaignId, readFlags),
    'seal-audit': () => sealAudit(deps),
    'sweep-comparisons': () => sweepComparisons(deps),
    'recompute-dues': async ({ reason }) => {
      await recomputeFilingDues(deps, reason)
      await recomputeReviewDues(deps, reason)
      await recomputeFilingReviewDues(deps, reason)
    },
    'due-notices': () => sweepDueNotices(deps),
    'due-digests': () => handOutDigests(deps),
    'send-digest': ({ deliveryId }) => sendDigest(deps, deliveryId),
  })
}
