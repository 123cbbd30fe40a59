import type { Reader } from '../../db/transaction.ts'
import type { Stage } from '../../documents/model.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Obstacle } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { DraftChoice, RoundDetail } from '../model.ts'
import { findLastReview } from '../records.ts'
import { isDraftersOwn, obstaclesToSubmission } from '../rules.ts'
import { listRoundDetails } from './round-details.ts'

/** What the form for submitting a draft, and the panel on the document's page, show. */
export interface Submission {
  readonly documentId: string
  readonly title: string
  readonly stage: Stage
  /** The latest review, if there was one, and its rounds. */
  readonly reviewId: string | null
  readonly rounds: readonly RoundDetail[]
  readonly drafts: readonly DraftChoice[]
  /** Why the newest draft cannot be submitted; null when it is not this person's to submit. */
  readonly obstacles: readonly Obstacle[] | null
}

/** Reads what concerns the submission of a document. Throws `not_found` also when the person may not see it. */
export async function getSubmission(db: Reader, actor: Actor, documentId: string): Promise<Submission> {
  const row = await db
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  const review = await findLastReview(db, documentId)
  const rounds = review ? await listRoundDetails(db, review.reviewId) : []
  const drafts = await listDrafts(db, documentId)
  const own = isDraftersOwn(actor, { makingOrganId: row.making_organ_id, draftingOrganId: row.drafting_organ_id })
  const [newest] = drafts
  return {
    documentId,
    title: row.title,
    stage: row.stage,
    reviewId: review?.reviewId ?? null,
    rounds,
    drafts,
    obstacles:
      own && may(actor, 'review.submit')
        ? obstaclesToSubmission({
            stage: row.stage,
            last: rounds.at(-1) ?? null,
            revisionId: newest?.revisionId ?? null,
            isRevisionReadable: newest?.isReadable ?? false,
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
