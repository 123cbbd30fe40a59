import type { Reader } from '../../db/transaction.ts'
import type { RevisionLine } from '../../documents/model.ts'
import { listRevisions } from '../../documents/queries/revisions.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { PairOfTexts } from './pair.ts'

/** Which texts of a document: a serial, `reviewed` for the last one an opinion was given on, `official`; or none. */
export interface WantedTexts {
  readonly old?: string | undefined
  readonly new?: string | undefined
}

/** Finds the two texts of a document to compare; without a choice the newest and the one before. */
export async function getTextsOfDocument(
  db: Reader,
  actor: Actor,
  documentId: string,
  wanted: WantedTexts,
): Promise<PairOfTexts> {
  const document = await db
    .selectFrom('document')
    .select('document_id')
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!document) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  const revisions = await listReadRevisions(db, documentId)
  if (revisions.length < 2) throw new Refused('invalid', '要有两稿读出了文本才能比对。请先上传另一稿。')
  const reviewed = await findReviewedRevision(db, documentId)
  const pick = (name: string | undefined, otherwise: number): string => {
    const found = revisions.find((revision, at) => {
      if (!name) return at === otherwise
      if (name === 'official') return revision.kind === 'official'
      return name === 'reviewed' ? revision.revisionId === reviewed : String(revision.serial) === name
    })
    if (!found) throw new Refused('not_found', MISSING[name ?? ''] ?? '没有这一稿，或者它的文本没有读出。')
    return found.revisionId
  }
  return { old: pick(wanted.old, 1), fresh: pick(wanted.new, 0) }
}

const MISSING: Readonly<Record<string, string>> = {
  official: '还没有读出文本的正式文本。请先上传正式文本。',
  reviewed: '还没有出具过审核意见的稿。可以改选两稿直接比对。',
}

/** Lists the texts of a document that can be compared, newest first. */
export async function listReadRevisions(db: Reader, documentId: string): Promise<readonly RevisionLine[]> {
  return (await listRevisions(db, documentId)).filter((revision) => revision.state === 'extracted')
}

/** Finds the text that the last opinion was given on. */
export async function findReviewedRevision(db: Reader, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('review_round')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .select('review_round.revision_id')
    .where('review.document_id', '=', documentId)
    .where('review_round.status', '=', 'opined')
    .where('review_round.revision_id', 'is not', null)
    .orderBy('review_round.round_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision_id ?? null
}
