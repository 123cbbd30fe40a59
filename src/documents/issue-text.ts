import type { Reader } from '../db/transaction.ts'
import type { Comparison } from '../text/compare-model.ts'
import type { Comparer } from '../text/comparing/comparer.ts'
import { findText } from './queries/revisions.ts'

/** The text that was reviewed, the text that will be issued, and what the meeting said. */
export interface IssueScene {
  readonly reviewed: { readonly revisionId: string; readonly digest: string } | null
  readonly issued: { readonly revisionId: string; readonly digest: string } | null
  /** Undefined where nobody reviewed it here. */
  readonly hasPassedMeeting: boolean | undefined
}

/** Reads what stands before the issue of a document. */
export async function issueScene(db: Reader, documentId: string): Promise<IssueScene> {
  const round = await db
    .selectFrom('opinion')
    .innerJoin('review_round', 'review_round.round_id', 'opinion.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .leftJoin('revision', 'revision.revision_id', 'review_round.revision_id')
    .select(['opinion.round_id', 'revision.revision_id', 'revision.digest'])
    .where('review.document_id', '=', documentId)
    .orderBy('opinion_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const issued = await db
    .selectFrom('revision')
    .select(['revision_id', 'digest'])
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .where('state', '=', 'extracted')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  const passed = round
    ? await db
        .selectFrom('deliberation')
        .select('deliberation_id')
        .where('round_id', '=', round.round_id)
        .where('result', '=', 'passed')
        .executeTakeFirst()
    : undefined
  return {
    reviewed: round?.revision_id && round.digest ? { revisionId: round.revision_id, digest: round.digest } : null,
    issued: issued ? { revisionId: issued.revision_id, digest: issued.digest } : null,
    hasPassedMeeting: round ? passed !== undefined : undefined,
  }
}

/** Counts where the text to be issued says something else than the text that was reviewed; null without both. */
export async function countDifferences(
  deps: { readonly db: Reader; readonly comparer: Pick<Comparer, 'compare'> },
  { reviewed, issued }: IssueScene,
): Promise<number | null> {
  if (!reviewed || !issued) return null
  if (reviewed.digest === issued.digest) return 0
  const [old, fresh] = [await findText(deps.db, reviewed.revisionId), await findText(deps.db, issued.revisionId)]
  if (!old || !fresh) return null
  return differencesIn(await deps.comparer.compare(old, fresh))
}

/** What every issued text has and no draft: its number, the names and days around the text, the mark that it is a draft. */
const AROUND: readonly string[] = ['number', 'front', 'contents', 'signature', 'date']
const DRAFT_MARK = /^[（(【[]?[^（）()]{0,8}(?:稿|草案)[^（）()]{0,4}[）)】\]]?$/u

/** Counts the places that a reader has to look at; numbering that follows from another change is none. */
export const differencesIn = ({ provisions }: Pick<Comparison, 'provisions'>): number =>
  provisions
    .filter(({ kind, change }) => !AROUND.includes(kind) && !['same', 'renumbered', 'reference'].includes(change))
    .filter(
      ({ segments }) =>
        !DRAFT_MARK.test(
          segments
            .map((s) => s.text)
            .join('')
            .trim(),
        ),
    )
    .reduce((sum, { edits }) => sum + Math.max(1, edits), 0)
