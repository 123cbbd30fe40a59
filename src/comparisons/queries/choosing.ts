import type { Cursor, Page } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { RevisionLine } from '../../documents/model.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { ComparableDocument, ComparedSide } from '../model.ts'
import { listComparable, listReplaced } from './comparable.ts'
import { listReadRevisions } from './of-document.ts'
import { findSides } from './pair.ts'

const SIZE = 20

export interface Choosing {
  readonly fresh: ComparedSide | null
  readonly revisions: readonly RevisionLine[]
  readonly replaced: readonly ComparableDocument[]
  readonly words: string | undefined
  readonly page: Page<ComparableDocument>
}

/** Gathers what a text can be compared with. Throws `not_found` for a text that the person may not see. */
export async function getChoosing(
  db: Reader,
  actor: Actor,
  today: Day,
  { revisionId, words, cursor }: { revisionId: string | undefined; words: string | undefined; cursor: Cursor | null },
): Promise<Choosing> {
  const page = await listComparable(db, actor, words, today, cursor, SIZE)
  if (!revisionId) return { fresh: null, revisions: [], replaced: [], words, page }
  const fresh = (await findSides(db, actor, [revisionId])).get(revisionId)
  if (!fresh) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  const revisions = await listReadRevisions(db, fresh.documentId)
  return {
    fresh,
    revisions: revisions.filter((revision) => revision.revisionId !== revisionId),
    replaced: await listReplaced(db, actor, revisionId, today),
    words,
    page,
  }
}
