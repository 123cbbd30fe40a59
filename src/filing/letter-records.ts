import { recordAudit } from '../audit/record.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { RequestActor } from '../documents/guard.ts'
import { listMakers } from '../documents/queries/makers.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { takeNumber } from '../numbering/records.ts'
import type { Actor } from '../people/model.ts'
import { TEMPLATE_LABELS, type TemplateData } from '../templates/model.ts'
import { keepGeneratedFile } from '../templates/records.ts'
import { fillForm } from '../templates/render.ts'
import type { LetterFacts } from './letter-model.ts'
import { actsFor, letterData } from './letter-rules.ts'
import type { DeskLetterKind, FilingLetterKind } from './model.ts'

/** What the file of a letter is made for. */
export const LETTER_SUBJECT = 'filing_letter'

/** A letter before it is written. */
export interface NewLetter {
  readonly filingId: string
  readonly kind: FilingLetterKind
  /** What it is about; one letter of a kind for one cause. */
  readonly causeId: string
  readonly replyBy: Day | null
  /** What it says beside what the record of the filing gives. */
  readonly words: TemplateData
}

/** Reads what every letter about a filing says of it. The caller has seen to it that the person may see the filing. */
export async function getLetterFacts(db: Reader, filingId: string): Promise<LetterFacts> {
  const row = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .select(['document.document_id', 'title', 'secrecy', 'number_text', 'category', 'published_on', 'due_on'])
    .select(['filer.name as filer_name', 'recipient.name as recipient_name'])
    .where('filing_id', '=', filingId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件备案，或者您无权查看。')
  const last = await db
    .selectFrom('filing_submission')
    .select('submitted_on')
    .where('filing_id', '=', filingId)
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    documentId: row.document_id,
    isSecret: row.secrecy === 'secret',
    title: row.title,
    numberText: row.number_text,
    category: row.category,
    makers: await listMakers(db, row.document_id),
    filingOrgan: row.filer_name,
    recipient: row.recipient_name,
    publishedOn: row.published_on,
    dueOn: row.due_on,
    submittedOn: last?.submitted_on ?? null,
  }
}

/**
 * Writes a letter about a filing as a numbered file and keeps it, in the unit of work of its cause: with an error in
 * the template nothing is done and no number is used up. Gives its id.
 */
export async function keepLetter(
  work: Work,
  blobs: BlobStore,
  actor: RequestActor,
  { filingId, kind, causeId, replyBy, words }: NewLetter,
): Promise<string> {
  const subject = { type: 'filing', id: filingId }
  const facts = await getLetterFacts(work.trx, filingId)
  const letter_id = work.newId()
  await work.trx
    .insertInto('filing_letter')
    .values({
      letter_id,
      filing_id: filingId,
      kind,
      cause_id: causeId,
      reply_by: replyBy,
      issued_on: work.today,
      issued_by: work.actor.userId,
      issued_by_name: work.actor.displayName,
      issued_at: work.now,
    })
    .execute()
  const { numberId, text: number } = await takeNumber(work, kind, subject)
  const organ = await work.trx
    .selectFrom('organ')
    .select('name')
    .where('organ_id', '=', actor.organId)
    .executeTakeFirstOrThrow()
  const head = { number, organ: organ.name, clerk: actor.displayName, on: work.today }
  const data = { ...letterData(facts, head), ...words }
  const { bytes, templateVersionId } = await fillForm(work.trx, blobs, kind, data)
  const { digest, size } = await blobs.put(bytes)
  const fileName = `${number}-${facts.title}-${TEMPLATE_LABELS[kind]}.docx`
  await keepGeneratedFile(
    work,
    { kind, type: LETTER_SUBJECT, id: letter_id },
    { fileName, digest, size, numberId, templateVersionId },
  )
  await recordAudit(work, 'filing.letter_issued', subject, { kind, number, replyBy, fileName, digest })
  return letter_id
}

/** Tells whether the actor's organ works for the recipient of a filing. */
export async function actsForRecipient(db: Reader, actor: Actor, recipientId: string): Promise<boolean> {
  const organ = await db
    .selectFrom('organ')
    .select(['organ_id as organId', 'parent_id as parentId', 'kind'])
    .where('organ_id', '=', actor.organId)
    .executeTakeFirst()
  return organ !== undefined && actsFor(organ, recipientId)
}

/** Tells whether a letter of a kind was written for a cause. */
export async function letterExists(db: Reader, kind: DeskLetterKind, causeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('filing_letter')
    .select('letter_id')
    .where('kind', '=', kind)
    .where('cause_id', '=', causeId)
    .executeTakeFirst()
  return row !== undefined
}
