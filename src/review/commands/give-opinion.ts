import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { getDocument } from '../../documents/records.ts'
import { daysBetween } from '../../lib/day.ts'
import type { OpinionKind } from '../model.ts'
import { closeReview, holdReview, moveDocument, moveRound } from '../records.ts'
import { isCleared, nextStep, obstaclesToAdvice, obstaclesToOpinion } from '../rules.ts'
import { type RequestActor, type RoundRef, refuseWith, roundForAdviser, roundForReviewer, takeOn } from './context.ts'

/**
 * Gives the opinion of a round. Agreement, with changes or without, lets the document go on to the meeting; anything
 * else sends it back to its drafters (domain.md §2.6).
 */
export async function giveOpinion(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly kind: OpinionKind; readonly body: string; readonly lateReason: string | null },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForReviewer(work, actor, ref, 'review.opine')
    refuseWith(obstaclesToOpinion(round, ref, work.today))
    await moveRound(work, round, review, 'opined')
    await work.trx
      .insertInto('opinion')
      .values({
        opinion_id: work.newId(),
        round_id: round.roundId,
        kind: ref.kind,
        body: ref.body,
        given_on: work.today,
        given_by: actor.userId,
        given_by_name: actor.displayName,
        late_reason: ref.lateReason,
      })
      .execute()
    const document = await getDocument(work.trx, review.documentId)
    await moveDocument(work, document, isCleared(ref.kind) ? 'reviewed' : 'drafting')
    if (['deliberate', 'ordinary_document'].includes(nextStep(ref.kind))) await closeReview(work, review.reviewId)
    const dueOn = round.acceptance?.dueOn
    await recordAudit(
      work,
      'review.opined',
      { type: 'review', id: review.reviewId },
      {
        round: round.serial,
        kind: ref.kind,
        givenOn: work.today,
        daysLate: dueOn ? Math.max(0, daysBetween(dueOn, work.today)) : 0,
      },
    )
    await takeOn(work, actor, review)
  })
}

/** Adds an adviser's own opinion to the round; the reviewing body stays responsible for the opinion (国令713 art. 28). */
export async function giveAdvice(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly body: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    await holdReview(work, ref.reviewId)
    const { review, round } = await roundForAdviser(work, actor, ref)
    refuseWith(obstaclesToAdvice(round, ref.body))
    await work.trx
      .insertInto('advice')
      .values({
        advice_id: work.newId(),
        round_id: round.roundId,
        body: ref.body,
        given_on: work.today,
        given_by: actor.userId,
        given_by_name: actor.displayName,
      })
      .execute()
    await recordAudit(work, 'review.advised', { type: 'review', id: review.reviewId }, { round: round.serial })
  })
}
