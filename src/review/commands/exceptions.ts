import { recordAudit } from '../../audit/record.ts'
import { getCalendar } from '../../calendar/records.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { getDocument } from '../../documents/records.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy } from '../../policy/records.ts'
import {
  type RequestActor,
  type RoundRef,
  refuseWith,
  requirePermission,
  roundForReviewer,
  roundOf,
  takeOn,
} from '../guard.ts'
import { extendedDue, obstaclesToEmergency, obstaclesToExtension, obstaclesToReturn } from '../intake-rules.ts'
import type { EmergencyGround, ReturnGround } from '../model.ts'
import { moveDocument, moveRound } from '../records.ts'

/** Sends a round back unaccepted, with its ground (退回); the draft is its drafters' again. */
export async function returnRound(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly ground: ReturnGround; readonly reason: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForReviewer(work, actor, ref, 'review.accept')
    refuseWith(obstaclesToReturn(round, ref.reason))
    await moveRound(work, round, review, 'returned')
    await work.trx
      .insertInto('review_return')
      .values({
        round_id: round.roundId,
        ground: ref.ground,
        reason: ref.reason,
        returned_on: work.today,
        returned_by: actor.userId,
        returned_by_name: actor.displayName,
      })
      .execute()
    await moveDocument(work, await getDocument(work.trx, review.documentId), 'drafting')
    const subject = { type: 'review', id: review.reviewId }
    const { serial } = round
    await recordAudit(work, 'review.returned', subject, { round: serial, ground: ref.ground, reason: ref.reason })
    await takeOn(work, actor, review)
  })
}

/** Puts the last day of a round off, once; gives the new last day. Basis: policy `review-extension`. */
export async function extendReview(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & { readonly reason: string },
): Promise<Day> {
  return inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.extend')
    const { review, round } = await roundOf(work, actor, ref)
    refuseWith(obstaclesToExtension(round, ref.reason, work.today))
    const from = round.acceptance?.dueOn
    if (!from) throw new Refused('invalid', '本轮尚未受理，没有可以延长的期限。')
    const policy = await getPolicy(work.trx, 'review-extension', work.today)
    const due = extendedDue(from, policy, await calendarOf(work, round.roundId))
    const once = await work.trx
      .insertInto('review_extension')
      .values({
        round_id: round.roundId,
        limit_days: due.limit,
        unit: due.unit,
        policy_from: policy.effectiveFrom,
        old_due_on: from,
        new_due_on: due.day,
        reason: ref.reason,
        extended_on: work.today,
        extended_by: actor.userId,
        extended_by_name: actor.displayName,
      })
      .onConflict((oc) => oc.column('round_id').doNothing())
      .returning('round_id')
      .executeTakeFirst()
    if (!once) throw new Refused('conflict', '这一轮刚刚已经延期。请刷新页面。')
    await work.trx
      .updateTable('review_acceptance')
      .set({ due_on: due.day, is_provisional: due.provisional ? 1 : 0 })
      .where('round_id', '=', round.roundId)
      .execute()
    const subject = { type: 'review', id: review.reviewId }
    const { serial } = round
    await recordAudit(work, 'review.extended', subject, { round: serial, from, to: due.day, reason: ref.reason })
    return due.day
  })
}

async function calendarOf(work: Work, roundId: string) {
  const { calendar_id } = await work.trx
    .selectFrom('review_acceptance')
    .select('calendar_id')
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return getCalendar(work.trx, calendar_id)
}

export interface EmergencyInput {
  readonly ground: EmergencyGround
  readonly reason: string
  readonly waivesConsultation: boolean
  readonly waivesTime: boolean
  readonly orderedBy: string
}

/** Puts a round on the emergency route: consultation and time may be waived, the review never is (domain.md §2.6). */
export async function expediteRound(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef & EmergencyInput,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.expedite')
    const { review, round } = await roundOf(work, actor, ref)
    const waivesSomething = ref.waivesConsultation || ref.waivesTime
    refuseWith(obstaclesToEmergency(round, { ...ref, waivesSomething }))
    const once = await work.trx
      .insertInto('review_emergency')
      .values({
        round_id: round.roundId,
        ground: ref.ground,
        reason: ref.reason,
        waives_consultation: ref.waivesConsultation ? 1 : 0,
        waives_time: ref.waivesTime ? 1 : 0,
        ordered_by: ref.orderedBy,
        entered_on: work.today,
        entered_by: actor.userId,
        entered_by_name: actor.displayName,
      })
      .onConflict((oc) => oc.column('round_id').doNothing())
      .returning('round_id')
      .executeTakeFirst()
    if (!once) throw new Refused('conflict', '这一轮刚刚已经转入应急程序。请刷新页面。')
    const waived = [
      ...(ref.waivesConsultation ? ['免予公开征求意见'] : []),
      ...(ref.waivesTime ? ['缩短审核时间'] : []),
    ]
    const subject = { type: 'review', id: review.reviewId }
    const detail = { ground: ref.ground, reason: ref.reason, orderedBy: ref.orderedBy, waived: waived.join('、') }
    await recordAudit(work, 'review.expedited', subject, { round: round.serial, ...detail })
  })
}
