import { recordAudit } from '../../audit/record.ts'
import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { getDocument } from '../../documents/records.ts'
import { listFindings } from '../../findings/records.ts'
import { obstaclesToAgreement } from '../../findings/rules.ts'
import { daysBetween } from '../../lib/day.ts'
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
import type { OpinionDraft, OpinionKind } from '../model.ts'
import { keepOpinionFile } from '../opinion-file.ts'
import { findFloor } from '../queries/opinion-due.ts'
import { closeReview, moveDocument, moveRound, type ReviewRow, type RoundRow } from '../records.ts'
import { isCleared, isShortOf, nextStep, obstaclesToOpinion, obstaclesToOpinionKind } from '../rules.ts'
import { countAdvice, findOpinionDraft, keepDraft, keepStep, listOpinionSteps, moveDraft } from '../sign-off-records.ts'
import {
  afterDrafting,
  obstaclesToApproval,
  obstaclesToChecking,
  obstaclesToDrafting,
  obstaclesToUnadvised,
} from '../sign-off-rules.ts'

/** An opinion is kept as the file that was signed. */
type Signing = WorkDeps & { readonly blobs: BlobStore }

export interface OpinionInput {
  readonly kind: OpinionKind
  readonly body: string
  readonly lateReason: string | null
  /** The version of the draft that the person had before them; 0 when there was none. */
  readonly version: number
  /** Hands it on; otherwise it is only kept. */
  readonly isHandedOn: boolean
}

/**
 * Writes the opinion of a round (起草) and, when asked to, hands it on to whoever checks or signs it. How many hands it
 * goes through is policy `review-signing`; with one it is signed at once.
 */
export async function draftOpinion(deps: Signing, actor: RequestActor, input: RoundRef & OpinionInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundForReviewer(work, actor, input, 'review.opine')
    const draft = await findOpinionDraft(work.trx, round.roundId)
    // A reason for being late is wanted from whoever hands the opinion on, not from a note kept for tomorrow.
    const given = { ...input, lateReason: input.isHandedOn ? input.lateReason : (input.lateReason ?? '暂存') }
    const found = (await listFindings(work.trx, review.reviewId)).filter((f) => f.roundSerial === round.serial)
    const advice = await countAdvice(work.trx, review.reviewId)
    const { value: terms } = await getPolicy(work.trx, `review-kind.${review.kind}`, round.submittedOn)
    refuseWith([
      ...obstaclesToDrafting(draft),
      ...obstaclesToOpinionKind(input.kind, terms.opinions),
      ...obstaclesToOpinion(round, given, work.today),
      ...(input.isHandedOn ? obstaclesToAgreement(input.kind, found) : []),
      ...(input.isHandedOn ? obstaclesToUnadvised(review.kind, input.kind, round, advice) : []),
    ])
    const { value: signing } = await getPolicy(work.trx, 'review-signing', work.today)
    const next = input.isHandedOn ? afterDrafting(signing) : 'drafting'
    await keepDraft(work, round.roundId, next === 'signed' ? 'approving' : next, input, input.version)
    await takeOn(work, actor, review)
    if (input.isHandedOn) await keepStep(work, round.roundId, 'drafted', actor, null)
    const subject = { type: 'review', id: review.reviewId }
    await recordAudit(work, 'opinion.drafted', subject, { round: round.serial, kind: input.kind })
    if (next === 'signed') await sign(work, deps.blobs, actor, { review, round, draft: input })
  })
}

export interface Verdict {
  readonly isPassed: boolean
  readonly note: string | null
  readonly version: number
}

/** Checks an opinion (复核): passes it on for signing, or sends it back to its drafter. */
export async function checkOpinion(deps: WorkDeps, actor: RequestActor, input: RoundRef & Verdict): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.check')
    const { review, round, draft } = await draftAt(work, actor, input)
    refuseWith(obstaclesToChecking(draft, await listOpinionSteps(work.trx, round.roundId), actor.userId))
    if (!input.isPassed) return sendBack(work, actor, review, round, input)
    await moveDraft(work, round.roundId, input.version, 'approving')
    await keepStep(work, round.roundId, 'checked', actor, input.note)
    const subject = { type: 'review', id: review.reviewId }
    await recordAudit(work, 'opinion.checked', subject, { round: round.serial, kind: draft.kind, note: input.note })
  })
}

/** Signs an opinion off (签发): from now on it is the opinion of the body; or sends it back to its drafter. */
export async function approveOpinion(
  deps: Signing,
  actor: RequestActor,
  input: RoundRef & Verdict & { readonly lateReason: string | null },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.approve')
    const { review, round, draft } = await draftAt(work, actor, input)
    const lateReason = input.lateReason ?? draft.lateReason
    const given = { userId: actor.userId, lateReason: input.isPassed ? lateReason : '退回' }
    const steps = await listOpinionSteps(work.trx, round.roundId)
    refuseWith(obstaclesToApproval(draft, steps, round, given, work.today))
    if (!input.isPassed) return sendBack(work, actor, review, round, input)
    await keepDraft(work, round.roundId, 'approving', { ...draft, lateReason }, input.version)
    await sign(work, deps.blobs, actor, { review, round, draft: { ...draft, lateReason } })
  })
}

interface Signed {
  readonly review: ReviewRow
  readonly round: RoundRow
  readonly draft: Pick<OpinionDraft, 'kind' | 'body' | 'lateReason'>
}

/**
 * Makes the draft the opinion of the round. Agreement, with changes or without, lets the document go on to the meeting;
 * anything else sends it back to its drafters (domain.md §2.6).
 */
async function sign(
  work: Work,
  blobs: BlobStore,
  actor: RequestActor,
  { review, round, draft }: Signed,
): Promise<void> {
  const dueOn = round.acceptance?.dueOn ?? null
  // One written for a day that was then not missed is no reason, and the opinion must not call itself late.
  const lateReason = dueOn !== null && work.today > dueOn ? draft.lateReason : null
  await keepStep(work, round.roundId, 'approved', actor, null)
  await moveRound(work, round, review, 'opined')
  await work.trx
    .insertInto('opinion')
    .values({
      opinion_id: work.newId(),
      round_id: round.roundId,
      kind: draft.kind,
      body: draft.body,
      given_on: work.today,
      given_by: actor.userId,
      given_by_name: actor.displayName,
      late_reason: lateReason,
    })
    .execute()
  await keepOpinionFile(work, blobs, actor, { review, round, draft: { ...draft, lateReason } })
  const document = await getDocument(work.trx, review.documentId)
  await moveDocument(work, document, isCleared(draft.kind) ? 'reviewed' : 'drafting')
  if (['deliberate', 'ordinary_document'].includes(nextStep(draft.kind))) await closeReview(work, review.reviewId)
  const floor = await findFloor(work.trx, review.kind, round)
  await recordAudit(
    work,
    'review.opined',
    { type: 'review', id: review.reviewId },
    {
      round: round.serial,
      kind: draft.kind,
      givenOn: work.today,
      daysLate: dueOn ? Math.max(0, daysBetween(dueOn, work.today)) : 0,
      ...(floor && isShortOf(floor, work.today) ? { shortOf: floor } : {}),
    },
  )
}

async function draftAt(work: Work, actor: RequestActor, ref: RoundRef) {
  const { review, round } = await roundOf(work, actor, ref)
  const draft = await findOpinionDraft(work.trx, round.roundId)
  if (round.status === 'opined') throw new Refused('conflict', '本轮审核意见已经签发。请刷新页面。')
  if (!draft) throw new Refused('invalid', '尚未起草审核意见。')
  return { review, round, draft }
}

async function sendBack(
  work: Work,
  actor: RequestActor,
  review: ReviewRow,
  round: RoundRow,
  { note, version }: Verdict,
): Promise<void> {
  if (!note?.trim()) throw new Refused('invalid', '请写明退回修改的理由。')
  await moveDraft(work, round.roundId, version, 'drafting')
  await keepStep(work, round.roundId, 'sent_back', actor, note)
  const subject = { type: 'review', id: review.reviewId }
  await recordAudit(work, 'opinion.sent_back', subject, { round: round.serial, note })
}
