import type { Reader } from '../../db/transaction.ts'
import { awaitsReading } from '../../documents/records.ts'
import { reviewVisibleTo } from '../../documents/visibility.ts'
import { countUnanswered } from '../../findings/queries/responses.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { DraftChoice, Submission } from '../page-model.ts'
import { findLastReview } from '../records.ts'
import { isDraftersOwn, obstaclesToSubmission } from '../rules.ts'
import { listRoundDetails } from './round-details.ts'

/** Reads what concerns the submission of a document. Throws `not_found` also when the person may not see it. */
export async function getSubmission(db: Reader, actor: Actor, documentId: string): Promise<Submission> {
  const found = await findSubmission(db, actor, documentId)
  if (!found) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  return found
}

/** Finds the same, for the page of a document that more people may see than its reviews. */
export async function findSubmission(db: Reader, actor: Actor, documentId: string): Promise<Submission | undefined> {
  const row = await db
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) return undefined
  const review = await findLastReview(db, documentId)
  const rounds = review ? await listRoundDetails(db, review.reviewId, review.kind) : []
  const drafts = await listDrafts(db, documentId)
  const own = isDraftersOwn(actor, { makingOrganId: row.making_organ_id, draftingOrganId: row.drafting_organ_id })
  const [newest] = drafts
  const last = rounds.at(-1)
  const unanswered =
    review && last?.opinion ? await countUnanswered(db, review.reviewId, last.serial) : { all: 0, must: 0 }
  return {
    documentId,
    title: row.title,
    stage: row.stage,
    reviewId: review?.reviewId ?? null,
    earlier: await listEarlier(db, documentId, review?.reviewId ?? null),
    rounds,
    drafts,
    unanswered,
    obstacles:
      own && may(actor, 'review.submit')
        ? obstaclesToSubmission({
            stage: row.stage,
            last: last ?? null,
            unanswered,
            revisionId: newest?.revisionId ?? null,
            isRevisionReadable: newest?.isReadable ?? false,
            awaitsReading: newest ? await awaitsReading(db, newest.revisionId) : false,
            isUrgent: false,
            urgencyReason: null,
          })
        : null,
  }
}

/** Lists the drafts of a document, newest first. */
export async function listDrafts(db: Reader, documentId: string): Promise<readonly DraftChoice[]> {
  const rows = await db
    .selectFrom('revision')
    .select(['revision_id', 'serial', 'file_name', 'state'])
    .where('document_id', '=', documentId)
    .where('kind', '=', 'draft')
    .orderBy('serial', 'desc')
    .execute()
  return rows.map((r) => ({
    revisionId: r.revision_id,
    serial: r.serial,
    fileName: r.file_name,
    isReadable: r.state === 'extracted',
  }))
}

async function listEarlier(db: Reader, documentId: string, last: string | null): Promise<Submission['earlier']> {
  const rows = await db
    .selectFrom('review')
    .select(['review_id', 'opened_on'])
    .where('document_id', '=', documentId)
    .orderBy('review_id', 'desc')
    .execute()
  return rows.filter((r) => r.review_id !== last).map((r) => ({ reviewId: r.review_id, openedOn: r.opened_on }))
}
