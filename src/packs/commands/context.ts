import type { Work } from '../../db/transaction.ts'
import { documentOfOwnOrgan, type RequestActor } from '../../documents/guard.ts'
import type { DocumentRow } from '../../documents/records.ts'
import { Refused } from '../../lib/refused.ts'
import type { Pack } from '../model.ts'
import { findPackOfRound, findWaitingRound, openPack } from '../records.ts'

/**
 * Reads the pack that the drafters of a document may change now: that of a round which waits for a supplement, else the
 * one being prepared. Refuses while a round is under review and after issue.
 */
export async function packInHand(
  work: Work,
  actor: RequestActor,
  documentId: string,
): Promise<{ readonly pack: Pack; readonly document: DocumentRow }> {
  // Taken first, so that two people who prepare the same pack come one after the other.
  await work.trx.updateTable('document').set({ updated_at: work.now }).where('document_id', '=', documentId).execute()
  const document = await documentOfOwnOrgan(work, actor, documentId, 'review.submit')
  if (document.stage === 'issued' || document.stage === 'published')
    throw new Refused('invalid', '文件已经印发，送审材料不能再改。')
  if (document.stage !== 'in_review') return { pack: await openPack(work, documentId), document }
  const roundId = await findWaitingRound(work.trx, documentId)
  if (!roundId) throw new Refused('invalid', '已经送审，材料不能再改。审核机构要求补正后可以补充。')
  return { pack: (await findPackOfRound(work.trx, roundId)) ?? (await openPack(work, documentId, roundId)), document }
}
