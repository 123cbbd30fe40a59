import { foldText, textContains } from '../../db/contains.ts'
import type { Cursor, Page } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { DocumentLine } from '../../documents/model.ts'
import { documentLines } from '../../documents/queries/document-lines.ts'
import { listDocuments } from '../../documents/queries/list-documents.ts'
import { findText } from '../../documents/queries/revisions.ts'
import { numberColumns } from '../../documents/records.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { ComparableDocument } from '../model.ts'

/** Lists the documents whose texts a person may compare with another, by words in the title or the number. */
export async function listComparable(
  db: Reader,
  actor: Actor,
  words: string | undefined,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<ComparableDocument>> {
  const page = await listDocuments(db, actor, { words }, today, cursor, size)
  return { ...page, rows: await withTexts(db, page.rows) }
}

/** Finds the documents that a text says it replaces, as far as the register has them and the person may see them. */
export async function listReplaced(
  db: Reader,
  actor: Actor,
  revisionId: string,
  today: Day,
): Promise<readonly ComparableDocument[]> {
  const text = await findText(db, revisionId)
  const named = text?.proposals?.filter((proposal) => proposal.fact === 'repeals') ?? []
  const titles = named.map(({ value }) => foldText(value)).filter((title) => title !== '')
  const numbers = named.flatMap(({ detail }) => numberColumns(detail?.number ?? null).number_key ?? [])
  if (titles.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select('document_id')
    .where((eb) => visibleTo(eb, actor))
    .where((eb) =>
      eb.or([
        eb('document.title_key', 'in', titles),
        ...(numbers.length > 0 ? [eb('document.number_key', 'in', numbers)] : []),
      ]),
    )
    .where('document_id', 'not in', (eb) =>
      eb.selectFrom('revision').select('revision.document_id').where('revision.revision_id', '=', revisionId),
    )
    .execute()
  const ids = rows.map((row) => row.document_id)
  return ids.length === 0 ? [] : withTexts(db, await documentLines(db, ids, today))
}

async function withTexts(db: Reader, lines: readonly DocumentLine[]): Promise<readonly ComparableDocument[]> {
  const ids = lines.map((line) => line.documentId)
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('revision')
          .select(['revision_id', 'document_id', 'serial', 'kind'])
          .where('document_id', 'in', ids)
          .where('state', '=', 'extracted')
          .orderBy('kind', 'desc')
          .orderBy('serial', 'desc')
          .execute()
  return lines.map(({ documentId, title, numberText, stage, makingOrgan }) => ({
    documentId,
    title,
    numberText,
    stage,
    makingOrgan,
    texts: rows
      .filter((row) => row.document_id === documentId)
      .map((row) => ({ revisionId: row.revision_id, serial: row.serial, kind: row.kind })),
  }))
}

/** Lists the 修改决定 of the register that a person may see and whose text was read, by title. */
export async function listDecisions(db: Reader, actor: Actor, today: Day): Promise<readonly ComparableDocument[]> {
  const rows = await db
    .selectFrom('document')
    .select('document_id')
    .where((eb) => visibleTo(eb, actor))
    .where((eb) => textContains(eb.ref('document.title_key'), '修改'))
    .where((eb) => textContains(eb.ref('document.title_key'), '决定'))
    .orderBy('document.updated_at', 'desc')
    .execute()
  const ids = rows.map((row) => row.document_id)
  const documents = ids.length === 0 ? [] : await withTexts(db, await documentLines(db, ids, today))
  return documents.filter(({ texts }) => texts.length > 0)
}
