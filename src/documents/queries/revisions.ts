import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { ExtractedText } from '../../text/model.ts'
import type { RevisionLine, RevisionText } from '../model.ts'
import type { RevisionRow } from '../records.ts'
import { visibleTo } from '../visibility.ts'

const text = z.string().nullable()

/** What pages rely on; the rest of what was read out passes as it is. */
const extraction = z.looseObject({
  title: text,
  documentNumber: text,
  makingOrgan: text,
  dates: z.looseObject({ writtenOn: text, effectiveOn: text }),
  paragraphs: z.array(z.looseObject({ label: text, text: z.string() })),
  provisions: z.array(
    z.looseObject({
      path: z.string(),
      kind: z.string(),
      label: text,
      heading: text,
      text: z.string(),
      paragraphs: z.tuple([z.number(), z.number()]),
    }),
  ),
  tables: z.array(z.looseObject({ rows: z.number(), columns: z.number() })),
  warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
})

/** Turns a row into a line of the list of files. */
export const revisionLine = (row: RevisionRow): RevisionLine => ({
  revisionId: row.revision_id,
  serial: row.serial,
  kind: row.kind,
  fileName: row.file_name,
  size: row.size,
  digest: row.digest,
  state: row.state,
  failure: row.failure,
  note: row.note,
  uploadedByName: row.uploaded_by_name,
  uploadedAt: row.uploaded_at,
})

/** Lists the files of a document, newest first. */
export async function listRevisions(db: Reader, documentId: string): Promise<readonly RevisionLine[]> {
  const rows = await db
    .selectFrom('revision')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('serial', 'desc')
    .execute()
  return rows.map(revisionLine)
}

/** Reads what was read out of a file; null while it waits or when it failed. */
export async function findText(db: Reader, revisionId: string): Promise<ExtractedText | null> {
  const row = await db
    .selectFrom('revision_text')
    .select('extraction')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  return row ? (extraction.parse(JSON.parse(row.extraction)) as unknown as ExtractedText) : null
}

export interface RevisionOfDocument extends RevisionText {
  readonly documentId: string
  readonly documentTitle: string
  readonly isSecret: boolean
}

/** Reads one file of a document with its text. Throws `not_found` also when the person may not see the document. */
export async function getRevision(
  db: Reader,
  actor: Actor,
  documentId: string,
  serial: number,
): Promise<RevisionOfDocument> {
  const row = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.document_id', 'revision.document_id')
    .selectAll('revision')
    .select(['document.title', 'document.secrecy'])
    .where('revision.document_id', '=', documentId)
    .where('revision.serial', '=', serial)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  return {
    ...revisionLine(row),
    documentId,
    documentTitle: row.title,
    isSecret: row.secrecy === 'secret',
    text: await findText(db, row.revision_id),
  }
}
