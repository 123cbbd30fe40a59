import type { Work } from '../../db/transaction.ts'
import { findText } from '../../documents/queries/revisions.ts'
import { Refused } from '../../lib/refused.ts'
import { type RequestActor, type RoundRef, refuseWith, roundForReviewer } from '../../review/guard.ts'
import { holdReview } from '../../review/records.ts'
import { findOpinionDraft } from '../../review/sign-off-records.ts'
import type { FindingInput } from '../model.ts'
import { obstaclesToFindings, obstaclesToPlace, placeIn } from '../rules.ts'

/** Takes the round that a reviewer works on, while its findings may still be written; one reviewer after the other. */
export async function roundAtWork(work: Work, actor: RequestActor, ref: RoundRef) {
  await holdReview(work, ref.reviewId)
  const found = await roundForReviewer(work, actor, ref, 'review.opine')
  refuseWith(obstaclesToFindings(found.round, await findOpinionDraft(work.trx, found.round.roundId)))
  return found
}

/** Finds the place of a finding in the text of a round. Refuses one that is not there. */
export async function placeOfFinding(work: Work, revisionId: string | null, input: FindingInput) {
  const text = revisionId ? await findText(work.trx, revisionId) : null
  if (!revisionId || !text) throw new Refused('invalid', '送审稿的文字没有读出，不能按条款写意见。')
  refuseWith(obstaclesToPlace(text.provisions, input))
  return { revisionId, ...placeIn(text.provisions, input.path) }
}
