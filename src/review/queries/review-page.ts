import type { Reader } from '../../db/transaction.ts'
import { reviewVisibleTo } from '../../documents/visibility.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { ReviewPage } from '../page-model.ts'
import { listAssignments } from '../records.ts'
import { listRoundDetails } from './round-details.ts'

/** Reads everything the page of a review shows. Throws `not_found` also when the person may not see the document. */
export async function getReviewPage(db: Reader, actor: Actor, reviewId: string): Promise<ReviewPage> {
  const row = await db
    .selectFrom('review')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ as drafting', 'drafting.organ_id', 'document.drafting_organ_id')
    .innerJoin('organ as making', 'making.organ_id', 'document.making_organ_id')
    .select([
      'review.review_id',
      'review.kind',
      'opened_on',
      'closed_on',
      'document.document_id',
      'title',
      'category',
      'stage',
      'drafting_organ_id',
      'making_organ_id',
      'drafting.name as drafting_organ',
      'making.name as making_organ',
    ])
    .where('review.review_id', '=', reviewId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件审核，或者您无权查看。')
  return {
    reviewId: row.review_id,
    kind: row.kind,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    document: {
      documentId: row.document_id,
      title: row.title,
      category: row.category,
      stage: row.stage,
      draftingOrganId: row.drafting_organ_id,
      makingOrganId: row.making_organ_id,
      draftingOrgan: row.drafting_organ,
      makingOrgan: row.making_organ,
    },
    rounds: await listRoundDetails(db, reviewId, row.kind),
    assignments: await listAssignments(db, reviewId),
  }
}
