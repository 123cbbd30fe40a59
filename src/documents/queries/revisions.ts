import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { ExtractedText } from '../../text/model.ts'
import { textInReading } from '../../text/readings.ts'
import { obstaclesToReading } from '../editing.ts'
import type { ImportedComment, RevisionDesk, RevisionLine } from '../model.ts'
import { findReadingChoice, isReadingFixed, type RevisionRow } from '../records.ts'
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

type Columns = RevisionRow & { readonly tracked_changes: number | null; readonly choice_id: string | null }

/** Turns a row into a line of the list of files. */
const revisionLine = (row: Columns): RevisionLine => ({
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
  awaitsReading: (row.tracked_changes ?? 0) > 0 && row.choice_id === null,
})

const revisions = (db: Reader) =>
  db
    .selectFrom('revision')
    .leftJoin('revision_text', 'revision_text.revision_id', 'revision.revision_id')
    .selectAll('revision')
    .select('tracked_changes')
    .select((eb) =>
      eb
        .selectFrom('reading_choice')
        .select((c) => c.fn.max<string | null>('choice_id').as('choice_id'))
        .whereRef('reading_choice.revision_id', '=', 'revision.revision_id')
        .as('choice_id'),
    )

/** Lists the files of a document, newest first. */
export async function listRevisions(db: Reader, documentId: string): Promise<readonly RevisionLine[]> {
  const rows = await revisions(db)
    .where('revision.document_id', '=', documentId)
    .orderBy('revision.serial', 'desc')
    .execute()
  return rows.map(revisionLine)
}

/** Finds one file of a document by what it holds. */
export async function findRevisionLine(db: Reader, revisionId: string): Promise<RevisionLine | undefined> {
  const row = await revisions(db).where('revision.revision_id', '=', revisionId).executeTakeFirst()
  return row && revisionLine(row)
}

/** Reads what was read out of a file, tracked changes and all; null while it waits or when it failed. */
async function findExtraction(db: Reader, revisionId: string): Promise<ExtractedText | null> {
  const row = await db
    .selectFrom('revision_text')
    .select('extraction')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  return row ? (extraction.parse(JSON.parse(row.extraction)) as unknown as ExtractedText) : null
}

/** Reads the text of a file in the reading that was chosen; null while it waits or when it failed. */
export async function findText(db: Reader, revisionId: string): Promise<ExtractedText | null> {
  const text = await findExtraction(db, revisionId)
  const choice = text?.readings ? await findReadingChoice(db, revisionId) : null
  return text && choice ? textInReading(text, choice.reading) : text
}

/** Lists the comments of a Word file that were taken over into the review of its text. */
export async function listImportedComments(db: Reader, revisionId: string): Promise<readonly ImportedComment[]> {
  const rows = await db
    .selectFrom('revision_comment')
    .select(['position', 'path', 'label', 'quoted', 'body', 'author'])
    .where('revision_id', '=', revisionId)
    .orderBy('position')
    .execute()
  return rows
}

/** Reads one file of a document with its text. Throws `not_found` also when the person may not see the document. */
export async function getRevision(db: Reader, actor: Actor, documentId: string, serial: number): Promise<RevisionDesk> {
  const row = await revisions(db)
    .innerJoin('document', 'document.document_id', 'revision.document_id')
    .select(['document.title', 'document.secrecy', 'making_organ_id', 'drafting_organ_id'])
    .where('revision.document_id', '=', documentId)
    .where('revision.serial', '=', serial)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  const read = await findExtraction(db, row.revision_id)
  const choice = await findReadingChoice(db, row.revision_id)
  const isOwn = [row.making_organ_id, row.drafting_organ_id].includes(actor.organId)
  const isTheirs = isOwn && may(actor, 'revision.upload') && read?.readings !== undefined
  return {
    ...revisionLine(row),
    documentId,
    documentTitle: row.title,
    isSecret: row.secrecy === 'secret',
    extraction: read,
    text: read && choice ? textInReading(read, choice.reading) : read,
    choice,
    choosing: isTheirs ? obstaclesToReading(await isReadingFixed(db, row.revision_id)) : null,
    importedComments: await listImportedComments(db, row.revision_id),
    mayImport: may(actor, 'review.opine') || (isOwn && may(actor, 'revision.upload')),
  }
}
