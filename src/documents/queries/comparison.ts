import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { compareTexts } from '../../text/compare.ts'
import type { Comparison } from '../../text/compare-model.ts'
import type { RevisionLine } from '../model.ts'
import { visibleTo } from '../visibility.ts'
import { findText, listRevisions } from './revisions.ts'

export interface ComparedRevisions {
  readonly documentId: string
  readonly title: string
  readonly isSecret: boolean
  /** Those that can be compared, newest first. */
  readonly revisions: readonly RevisionLine[]
  readonly old: RevisionLine
  readonly fresh: RevisionLine
  readonly comparison: Comparison
}

/** Compares two texts of a document; without a choice the newest with the one before. Throws `not_found`. */
export async function getComparison(
  db: Reader,
  actor: Actor,
  documentId: string,
  chosen: { readonly old?: string; readonly new?: string },
): Promise<ComparedRevisions> {
  const document = await db
    .selectFrom('document')
    .select(['title', 'secrecy'])
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!document) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  const revisions = (await listRevisions(db, documentId)).filter((r) => r.state === 'extracted')
  if (revisions.length < 2) throw new Refused('invalid', '要有两稿读出了文本才能比对。请先上传另一稿。')
  const pick = (serial: string | undefined, otherwise: number): RevisionLine => {
    const found = serial ? revisions.find((r) => String(r.serial) === serial) : revisions[otherwise]
    if (!found) throw new Refused('not_found', '没有这一稿，或者它的文本没有读出。')
    return found
  }
  const [old, fresh] = [pick(chosen.old, 1), pick(chosen.new, 0)]
  const [oldText, newText] = await Promise.all([findText(db, old.revisionId), findText(db, fresh.revisionId)])
  if (!oldText || !newText) throw new Refused('not_found', '没有这一稿，或者它的文本没有读出。')
  return {
    documentId,
    title: document.title,
    isSecret: document.secrecy === 'secret',
    revisions,
    old,
    fresh,
    comparison: compareTexts(oldText, newText),
  }
}
