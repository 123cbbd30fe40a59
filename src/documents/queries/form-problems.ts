import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { sha256 } from '../../lib/hash.ts'
import { parseDocumentNumber } from '../../text/document-number.ts'
import type { DocumentDates, DocumentInput, RevisionKind, RevisionLine } from '../model.ts'
import { findSameFile, numberColumns } from '../records.ts'
import { obstaclesInDates } from '../rules.ts'
import { type UploadedFile, type UploadLimits, uploadProblem } from '../uploads.ts'
import { findRevisionLine } from './revisions.ts'

/** A sentence and the field it belongs to. */
export interface Problem {
  readonly field: string
  readonly message: string
}

/** Finds what is untrue in a form of the right shape, so that it can be shown beside the fields. */
export async function problemsInRegister(
  db: Reader,
  input: Pick<DocumentInput, 'makingOrganId' | 'numberText' | 'dates'>,
  today: Day,
  documentId: string | null = null,
): Promise<readonly Problem[]> {
  const number = await checkNumber(db, input.numberText, input.makingOrganId, documentId)
  return [
    ...problemsInDates(input.dates, today),
    ...(number.isTaken
      ? [{ field: 'numberText', message: `这个制定机关已经有文号为“${number.shown}”的文件，请核对文号。` }]
      : []),
  ]
}

const problemsInDates = (dates: DocumentDates, today: Day): readonly Problem[] =>
  obstaclesInDates(dates, today).map(({ code, message }) => ({ field: code.split('_')[0] as string, message }))

export interface NumberFinding {
  /** As the register will keep it; null when nothing was typed. */
  readonly shown: string | null
  readonly isKnownForm: boolean
  readonly isTaken: boolean
}

/** Tells how a number will be kept and whether the organ gave it already. */
export async function checkNumber(
  db: Reader,
  typed: string | null,
  makingOrganId: string | null,
  documentId: string | null = null,
): Promise<NumberFinding> {
  const { number_text, number_key } = numberColumns(typed)
  if (number_text === null || number_key === null) return { shown: null, isKnownForm: true, isTaken: false }
  const taken = makingOrganId
    ? await db
        .selectFrom('document')
        .select('document_id')
        .where('making_organ_id', '=', makingOrganId)
        .where('number_key', '=', number_key)
        .executeTakeFirst()
    : undefined
  return {
    shown: number_text,
    isKnownForm: parseDocumentNumber(number_text) !== null,
    isTaken: taken !== undefined && taken.document_id !== documentId,
  }
}

/** Says beside the field why a file cannot be taken. */
export function problemsInUpload(file: UploadedFile, limits: UploadLimits): readonly Problem[] {
  const message = uploadProblem(file.bytes, limits)
  return message === null ? [] : [{ field: 'file', message }]
}

/** Finds the revision that already holds the same file. */
export async function sameFile(
  db: Reader,
  documentId: string,
  kind: RevisionKind,
  file: UploadedFile,
): Promise<{ readonly problem: Problem; readonly revision: RevisionLine } | null> {
  const row = await findSameFile(db, documentId, kind, sha256(file.bytes))
  if (!row) return null
  const message = `这个文件与第 ${row.serial} 稿完全相同，没有重复登记。请核对是否选错了文件。`
  const revision = await findRevisionLine(db, row.revision_id)
  return revision ? { problem: { field: 'file', message }, revision } : null
}
