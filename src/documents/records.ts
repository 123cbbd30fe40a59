import type { Selectable } from 'kysely'
import { foldText } from '../db/contains.ts'
import type { DocumentTable, RevisionTable } from '../db/tables/documents.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { parseDocumentNumber } from '../text/document-number.ts'
import type { ExtractedText } from '../text/model.ts'
import type { DocumentEffect, DocumentFacts, EffectKind, ReadingChoice, RevisionKind, Validity } from './model.ts'

export type DocumentRow = Selectable<DocumentTable>
export type RevisionRow = Selectable<RevisionTable>

/** Reads a document. Throws `not_found`. */
export async function getDocument(db: Reader, documentId: string): Promise<DocumentRow> {
  const row = await db.selectFrom('document').selectAll().where('document_id', '=', documentId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  return row
}

/** Changes columns of the version that the person saw; anything newer is a conflict. */
export async function changeDocument(
  work: Work,
  documentId: string,
  version: number,
  columns: Partial<Omit<DocumentRow, 'document_id' | 'version' | 'created_at' | 'updated_at'>>,
): Promise<void> {
  const changed = await work.trx
    .updateTable('document')
    .set({ ...columns, updated_at: work.now, version: version + 1 })
    .where('document_id', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1)
    throw new Refused(
      'conflict',
      '这个文件的登记刚刚被别人改过，您填写的还没有保存。请另开文件页面看清最新内容，再填写保存。',
    )
}

/** Gives the number as it should be shown and as it is compared; a number of no known form is kept as typed. */
export function numberColumns(typed: string | null): Pick<DocumentRow, 'number_text' | 'number_key'> {
  // Input methods write 〔２０２６〕５号 in full width.
  const text = typed?.trim().replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
  if (!text) return { number_text: null, number_key: null }
  const number = parseDocumentNumber(text)
  return number
    ? { number_text: number.text, number_key: number.key }
    : { number_text: text, number_key: foldText(text) }
}

export const validityColumns = (
  validity: Validity,
): Pick<DocumentRow, 'validity_kind' | 'validity_years' | 'lapses_after'> => ({
  validity_kind: validity.kind,
  validity_years: validity.kind === 'years' ? validity.years : null,
  lapses_after: validity.kind === 'until' ? validity.lapsesAfter : null,
})

/** Reads the validity back from its columns. */
export function validityOf(row: Pick<DocumentRow, 'validity_kind' | 'validity_years' | 'lapses_after'>): Validity {
  if (row.validity_kind === 'years' && row.validity_years !== null) return { kind: 'years', years: row.validity_years }
  if (row.validity_kind === 'until' && row.lapses_after !== null)
    return { kind: 'until', lapsesAfter: row.lapses_after }
  return { kind: 'none' }
}

type FactColumns = Pick<
  DocumentRow,
  | 'stage'
  | 'signed_on'
  | 'written_on'
  | 'issued_on'
  | 'published_on'
  | 'effective_on'
  | 'validity_kind'
  | 'validity_years'
  | 'lapses_after'
>

/**
 * Gives what the state of a document on a day depends on. The dates of a draft are plans: they count from issue on,
 * else a planned day of effect would put a draft in force.
 */
export function factsOf(row: FactColumns, effects: readonly DocumentEffect[]): DocumentFacts {
  const isIssued = row.stage === 'issued' || row.stage === 'published'
  const on = (day: Day | null): Day | null => (isIssued ? day : null)
  return {
    signedOn: on(row.signed_on),
    writtenOn: on(row.written_on),
    issuedOn: on(row.issued_on),
    publishedOn: on(row.published_on),
    effectiveOn: on(row.effective_on),
    validity: validityOf(row),
    effects,
  }
}

/** Records that a decision or another document changed this one's force; the caller writes the audit entry. */
export async function addEffect(
  work: Work,
  effect: {
    readonly documentId: string
    readonly kind: EffectKind
    readonly effectiveOn: Day
    readonly source: string
    readonly decisionId: string | null
  },
): Promise<void> {
  await work.trx
    .insertInto('document_effect')
    .values({
      effect_id: work.newId(),
      document_id: effect.documentId,
      kind: effect.kind,
      effective_on: effect.effectiveOn,
      source: effect.source,
      decision_id: effect.decisionId,
      created_at: work.now,
    })
    .execute()
}

/** Tells whether an official text was uploaded. */
export async function hasOfficialText(db: Reader, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Tells whether the newest official text awaits the choice of its reading. */
export async function officialAwaitsReading(db: Reader, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined && awaitsReading(db, row.revision_id)
}

/** Tells whether filings of the document exist: their clocks run from its dates. */
export async function hasFilings(db: Reader, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('filing')
    .select('filing_id')
    .where('document_id', '=', documentId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Finds the revision of the same kind that holds the same bytes. */
export async function findSameFile(
  db: Reader,
  documentId: string,
  kind: RevisionKind,
  digest: string,
): Promise<RevisionRow | undefined> {
  return db
    .selectFrom('revision')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('kind', '=', kind)
    .where('digest', '=', digest)
    .executeTakeFirst()
}

/** Gives the words of a text as search looks through them, numbers included. */
export const plainOf = (text: Pick<ExtractedText, 'paragraphs'>): string =>
  text.paragraphs
    .map((p) => (p.label === null ? p.text : `${p.label}${p.text}`))
    .join('\n')
    // PostgreSQL keeps no NUL in text.
    .replaceAll('\0', '')

/** Which reading of a file with tracked changes counts, as it stands; null while nobody has chosen. */
export async function findReadingChoice(db: Reader, revisionId: string): Promise<ReadingChoice | null> {
  const row = await db
    .selectFrom('reading_choice')
    .select(['reading', 'note', 'chosen_by_name', 'chosen_at'])
    .where('revision_id', '=', revisionId)
    .orderBy('choice_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return { reading: row.reading, note: row.note, chosenByName: row.chosen_by_name, chosenAt: row.chosen_at }
}

/** Tells whether a file holds tracked changes of which nobody has said yet how they are to be read. */
export async function awaitsReading(db: Reader, revisionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('revision_text')
    .leftJoin('reading_choice', 'reading_choice.revision_id', 'revision_text.revision_id')
    .select('reading_choice.choice_id')
    .where('revision_text.revision_id', '=', revisionId)
    .where('tracked_changes', '>', 0)
    .executeTakeFirst()
  return row !== undefined && row.choice_id === null
}

/** Tells whether a text has gone to review or was issued: from then on its reading is fixed. */
export async function isReadingFixed(db: Reader, revisionId: string): Promise<boolean> {
  const round = await db
    .selectFrom('review_round')
    .select('round_id')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  if (round) return true
  const filed = await db
    .selectFrom('filing_submission')
    .select('submission_id')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  return filed !== undefined
}
