import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import type { RequestActor } from '../guard.ts'

/** Keeps who read a secret document, and what of it. */
export async function recordSecretReading(
  deps: WorkDeps,
  actor: RequestActor,
  documentId: string,
  what: string,
): Promise<void> {
  await inTransaction(deps, actor, (work) =>
    recordAudit(work, 'document.read', { type: 'document', id: documentId }, { what }),
  )
}
