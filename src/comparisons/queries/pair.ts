import type { Reader } from '../../db/transaction.ts'
import { findText } from '../../documents/queries/revisions.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { ExtractedText } from '../../text/model.ts'
import type { ComparedSide, PairingChoice } from '../model.ts'
import { listChoices } from '../records.ts'

/** Two texts of the register, by their revisions. */
export interface PairOfTexts {
  readonly old: string
  readonly fresh: string
}

export interface Pair {
  readonly old: ComparedSide
  readonly fresh: ComparedSide
  readonly oldText: ExtractedText
  readonly newText: ExtractedText
  readonly choices: readonly PairingChoice[]
}

const NO_TEXT = '没有这一稿，或者它的文本没有读出，或者您无权查看。'

/** Reads both texts of a comparison. Throws `not_found` when the person may not see one of them. */
export async function getPair(db: Reader, actor: Actor, { old, fresh }: PairOfTexts): Promise<Pair> {
  const sides = await findSides(db, actor, [old, fresh])
  const [oldSide, newSide] = [sides.get(old), sides.get(fresh)]
  if (!oldSide || !newSide) throw new Refused('not_found', NO_TEXT)
  const [oldText, newText, choices] = await Promise.all([
    findText(db, old),
    findText(db, fresh),
    listChoices(db, old, fresh),
  ])
  if (!oldText || !newText) throw new Refused('not_found', NO_TEXT)
  return { old: oldSide, fresh: newSide, oldText, newText, choices }
}

/** Finds, of some revisions, those a person may see. */
export async function findSides(
  db: Reader,
  actor: Actor,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, ComparedSide>> {
  const rows = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.document_id', 'revision.document_id')
    .select([
      'revision.revision_id',
      'revision.document_id',
      'revision.serial',
      'revision.kind',
      'revision.file_name',
      'document.title',
      'document.secrecy',
      'document.making_organ_id',
      'document.drafting_organ_id',
    ])
    .where('revision.revision_id', 'in', revisionIds)
    .where((eb) => visibleTo(eb, actor))
    .execute()
  return new Map(
    rows.map((row) => [
      row.revision_id,
      {
        revisionId: row.revision_id,
        documentId: row.document_id,
        documentTitle: row.title,
        isSecret: row.secrecy === 'secret',
        makingOrganId: row.making_organ_id,
        draftingOrganId: row.drafting_organ_id,
        serial: row.serial,
        kind: row.kind,
        fileName: row.file_name,
      },
    ]),
  )
}
