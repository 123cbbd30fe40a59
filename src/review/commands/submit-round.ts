import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import { awaitsReading } from '../../documents/records.ts'
import { countUnanswered } from '../../findings/queries/responses.ts'
import { Refused } from '../../lib/refused.ts'
import { packObstacles } from '../../packs/queries/pack-state.ts'
import { attachPack, hasPack, openPack } from '../../packs/records.ts'
import { documentForDrafter, type RequestActor, refuseWith } from '../guard.ts'
import type { ReviewKind } from '../model.ts'
import { findLastReview, listRounds, moveDocument, type ReviewRow, showStatus } from '../records.ts'
import { obstaclesToSubmission } from '../rules.ts'

export interface SubmissionInput {
  readonly documentId: string
  /** The draft to be reviewed; the newest when left out. */
  readonly revisionId?: string | null
  readonly note: string | null
  readonly isUrgent: boolean
  readonly urgencyReason: string | null
}

const KIND: Readonly<Record<Category, ReviewKind>> = {
  rule: 'rule',
  government: 'government',
  department: 'department',
  party: 'party',
  contract: 'contract',
  decision: 'decision',
}

/**
 * Submits a draft for review: the first round opens the review, later ones belong to it; after a review that closed
 * with agreement a changed text opens another. Gives the review's id.
 */
export async function submitRound(
  deps: WorkDeps,
  actor: RequestActor,
  input: SubmissionInput,
): Promise<{ readonly reviewId: string; readonly serial: number }> {
  return inTransaction(deps, actor, async (work) => {
    const document = await documentForDrafter(work, actor, input.documentId, 'review.submit')
    const revision = await findDraft(work, input.documentId, input.revisionId ?? null)
    const last = await findLastReview(work.trx, input.documentId)
    const rounds = last ? await listRounds(work.trx, last.reviewId) : []
    const before = rounds.at(-1)
    const unanswered =
      last && before?.opinion ? await countUnanswered(work.trx, last.reviewId, before.serial) : { all: 0, must: 0 }
    refuseWith(
      obstaclesToSubmission({
        stage: document.stage,
        last: before ?? null,
        unanswered,
        revisionId: revision?.revision_id ?? null,
        isRevisionReadable: revision?.state === 'extracted',
        awaitsReading: revision ? await awaitsReading(work.trx, revision.revision_id) : false,
        isUrgent: input.isUrgent,
        urgencyReason: input.urgencyReason,
      }),
    )
    if (!(await hasPack(work.trx, input.documentId))) throw new Refused('invalid', '请先填写送审材料，再送审。')
    // A later round goes with a copy of what was sent before, unless it was changed since.
    const pack = await openPack(work, input.documentId)
    refuseWith(await packObstacles(work.trx, document.category, pack, work.today))
    await moveDocument(work, document, 'in_review')
    const open = last && !last.isClosed ? last : undefined
    const kept = open ?? (await openReview(work, input.documentId, KIND[document.category]))
    const serial = open ? rounds.length + 1 : 1
    const roundId = work.newId()
    await work.trx
      .insertInto('review_round')
      .values({
        round_id: roundId,
        review_id: kept.reviewId,
        serial,
        revision_id: revision?.revision_id ?? null,
        status: 'submitted',
        submitted_on: work.today,
        submitted_by: actor.userId,
        submitted_by_name: actor.displayName,
        note: input.note,
        is_urgent: input.isUrgent ? 1 : 0,
        urgency_reason: input.urgencyReason,
      })
      .execute()
    await attachPack(work, pack.packId, roundId)
    if (open) await showStatus(work, open, 'submitted')
    await recordAudit(
      work,
      'review.submitted',
      { type: 'review', id: kept.reviewId },
      { round: serial, revision: revision?.serial ?? null, kind: kept.kind, urgent: input.isUrgent },
    )
    return { reviewId: kept.reviewId, serial }
  })
}

async function findDraft(work: Work, documentId: string, revisionId: string | null) {
  const found = await work.trx
    .selectFrom('revision')
    .select(['revision_id', 'serial', 'state'])
    .where('document_id', '=', documentId)
    .where('kind', '=', 'draft')
    .$if(revisionId !== null, (q) => q.where('revision_id', '=', revisionId as string))
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (revisionId !== null && !found) throw new Refused('not_found', '没有这一稿。请刷新页面后重新选择。')
  return found
}

async function openReview(work: Work, documentId: string, kind: ReviewKind): Promise<ReviewRow> {
  const reviewId = work.newId()
  await work.trx
    .insertInto('review')
    .values({
      review_id: reviewId,
      document_id: documentId,
      kind,
      opened_on: work.today,
      round_status: 'submitted',
      updated_at: work.now,
    })
    .execute()
  return { reviewId, documentId, kind, isClosed: false, version: 1 }
}
