import type { Reader } from '../db/transaction.ts'
import type { Category, Stage } from '../documents/model.ts'
import type { DeliberationFacts, DeliberationLine, IssueCheck } from './model.ts'

interface DocumentAtHand {
  readonly document_id: string
  readonly category: Category
  readonly stage: Stage
}

/** Lists what meetings said of a document, oldest first. */
export async function listDeliberations(db: Reader, documentId: string): Promise<readonly DeliberationLine[]> {
  const rows = await db
    .selectFrom('deliberation')
    .select(['meeting', 'session', 'held_on', 'result', 'note', 'recorded_by_name'])
    .where('document_id', '=', documentId)
    .orderBy('held_on')
    .orderBy('deliberation_id')
    .execute()
  return rows.map((row) => ({
    meeting: row.meeting,
    session: row.session,
    heldOn: row.held_on,
    result: row.result,
    note: row.note,
    recordedByName: row.recorded_by_name,
  }))
}

/** Finds what the comparison before issue found. */
export async function findIssueCheck(db: Reader, documentId: string): Promise<IssueCheck | null> {
  const row = await db
    .selectFrom('issue_check')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    edits: row.edits,
    reason: row.reason,
    checkedOn: row.checked_on,
    checkedByName: row.checked_by_name,
    reviewedRevisionId: row.reviewed_revision_id,
    issuedRevisionId: row.issued_revision_id,
  }
}

/** Reads what the rules of deliberation look at, with the round whose opinion goes to the meeting. */
export async function deliberationFacts(
  db: Reader,
  document: DocumentAtHand,
): Promise<DeliberationFacts & { readonly roundId: string | null; readonly isEmergency: boolean }> {
  const opinion = await db
    .selectFrom('opinion')
    .innerJoin('review_round', 'review_round.round_id', 'opinion.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .leftJoin('review_emergency', 'review_emergency.round_id', 'review_round.round_id')
    .select(['opinion.round_id', 'opinion.kind', 'given_on', 'revision_id', 'entered_on'])
    .where('review.document_id', '=', document.document_id)
    .orderBy('opinion_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const newest = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', document.document_id)
    .where('state', '=', 'extracted')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  const passed = opinion
    ? await db
        .selectFrom('deliberation')
        .select('deliberation_id')
        .where('round_id', '=', opinion.round_id)
        .where('result', '=', 'passed')
        .executeTakeFirst()
    : undefined
  return {
    category: document.category,
    stage: document.stage,
    opinion: opinion ? { kind: opinion.kind, givenOn: opinion.given_on } : null,
    isReviewedDraftNewest: opinion?.revision_id != null && opinion.revision_id === newest?.revision_id,
    hasPassed: passed !== undefined,
    roundId: opinion?.round_id ?? null,
    isEmergency: opinion?.entered_on != null,
  }
}
