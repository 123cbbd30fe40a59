import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { awaitsReading } from '../../documents/records.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { missingInRound } from '../../packs/queries/pack-state.ts'
import { obstaclesInMaterials } from '../../packs/rules.ts'
import { type RequestActor, type RoundRef, refuseWith, roundForDrafter, roundForReviewer, takeOn } from '../guard.ts'
import { opinionDueIfAccepted } from '../queries/opinion-due.ts'
import { moveDocument, moveRound } from '../records.ts'
import {
  obstaclesToAcceptance,
  obstaclesToSupplementAnswer,
  obstaclesToSupplementRequest,
  obstaclesToWithdrawal,
  READING_OPEN,
} from '../rules.ts'

/** Accepts a round (受理): the clock starts; the last day is kept with its reasons. Gives the last day. */
export async function acceptRound(deps: WorkDeps, actor: RequestActor, ref: RoundRef): Promise<Day> {
  return inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForReviewer(work, actor, ref, 'review.accept')
    const missing = await missingInRound(work.trx, review.kind, round)
    refuseWith([...obstaclesToAcceptance(round, work.today), ...obstaclesInMaterials(missing)])
    const { due, calendar } = await opinionDueIfAccepted(work.trx, review.kind, round, work.today)
    await moveRound(work, round, review, 'accepted')
    await work.trx
      .insertInto('review_acceptance')
      .values({
        round_id: round.roundId,
        accepted_on: work.today,
        accepted_by: actor.userId,
        accepted_by_name: actor.displayName,
        calendar_id: due.calendarId,
        policy_key: due.policyKey,
        policy_from: due.policyFrom,
        start_event: due.startEvent,
        counted_from: due.countedFrom,
        limit_days: due.limit,
        unit: due.unit,
        due_on: due.day,
        is_provisional: due.provisional ? 1 : 0,
        trace: JSON.stringify(due.trace),
      })
      .execute()
    await recordAudit(
      work,
      'review.accepted',
      { type: 'review', id: review.reviewId },
      {
        round: round.serial,
        acceptedOn: work.today,
        dueOn: due.day,
        calendar: calendar.name,
        limit: due.limit,
        unit: due.unit,
      },
    )
    await takeOn(work, actor, review)
    return due.day
  })
}

/** Asks for what is missing (补正); the clock does not run until it is there. */
export async function requestSupplement(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly missing: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForReviewer(work, actor, ref, 'review.accept')
    refuseWith(obstaclesToSupplementRequest(round, ref.missing))
    await moveRound(work, round, review, 'supplement_requested')
    await work.trx
      .insertInto('review_supplement')
      .values({
        supplement_id: work.newId(),
        round_id: round.roundId,
        requested_on: work.today,
        requested_by: actor.userId,
        requested_by_name: actor.displayName,
        missing: ref.missing,
      })
      .execute()
    await recordAudit(
      work,
      'review.supplement_requested',
      { type: 'review', id: review.reviewId },
      { round: round.serial, missing: ref.missing },
    )
  })
}

/** Answers a supplement: the round waits for acceptance again, with a new draft where one is named. */
export async function answerSupplement(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly revisionId: string | null },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForDrafter(work, actor, ref, 'review.submit')
    const revisionId = ref.revisionId ?? round.revisionId
    refuseWith(obstaclesToSupplementAnswer(round, revisionId))
    const draft = await work.trx
      .selectFrom('revision')
      .select('state')
      .where('revision_id', '=', revisionId as string)
      .where('document_id', '=', review.documentId)
      .where('kind', '=', 'draft')
      .executeTakeFirst()
    if (draft?.state !== 'extracted') throw new Refused('invalid', '送审稿的文字尚未读出，请等待读取完成或者重新上传。')
    if (await awaitsReading(work.trx, revisionId as string)) throw new Refused('invalid', READING_OPEN)
    await moveRound(work, round, review, 'submitted')
    await work.trx
      .updateTable('review_round')
      .set({ revision_id: revisionId })
      .where('round_id', '=', round.roundId)
      .execute()
    await work.trx
      .updateTable('review_supplement')
      .set({ answered_on: work.today })
      .where('round_id', '=', round.roundId)
      .where('answered_on', 'is', null)
      .execute()
    await recordAudit(
      work,
      'review.supplement_answered',
      { type: 'review', id: review.reviewId },
      { round: round.serial },
    )
  })
}

/** Withdraws an open round; the draft goes back to its drafters. */
export async function withdrawRound(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly reason: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, document, round } = await roundForDrafter(work, actor, ref, 'review.withdraw')
    refuseWith(obstaclesToWithdrawal(round, ref.reason))
    await moveRound(work, round, review, 'withdrawn')
    await moveDocument(work, document, 'drafting')
    await recordAudit(
      work,
      'review.withdrawn',
      { type: 'review', id: review.reviewId },
      { round: round.serial, reason: ref.reason },
    )
  })
}
