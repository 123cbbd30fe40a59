import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { type RequestActor, type RoundRef, refuseWith, roundForAdviser } from '../guard.ts'
import { holdReview } from '../records.ts'
import { obstaclesToAdvice } from '../rules.ts'

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
    const same = await work.trx
      .selectFrom('advice')
      .select('advice_id')
      .where('round_id', '=', round.roundId)
      .where('given_by', '=', actor.userId)
      .where('body', '=', ref.body)
      .executeTakeFirst()
    if (same) throw new Refused('conflict', '这条顾问意见已经提交，没有重复登记。')
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
