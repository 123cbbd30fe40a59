import { inTransaction, type WorkDeps } from '../db/transaction.ts'
import { sealFinishedDays } from './seal.ts'

/** Seals the finished days. */
export async function sealAudit(deps: WorkDeps): Promise<void> {
  await inTransaction.unaudited(deps, 'a seal is part of the trail itself', async (work) => {
    await sealFinishedDays(work)
  })
}
