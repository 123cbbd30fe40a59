import { recordAudit } from '../audit/record.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { FilingMaterial, PaperOrigin } from './model.ts'
import type { Paper } from './pack-model.ts'

const papers = (db: Reader) =>
  db
    .selectFrom('filing_paper')
    .leftJoin('issued_number', 'issued_number.number_id', 'filing_paper.number_id')
    .select(['paper_id', 'material', 'origin', 'file_name', 'digest', 'size', 'number_text'])
    .select(['added_by_name', 'added_at'])
    .where('removed_at', 'is', null)
    .orderBy('paper_id')

type PaperRow = Awaited<ReturnType<ReturnType<typeof papers>['executeTakeFirstOrThrow']>>

const paperOf = (row: PaperRow): Paper => ({
  paperId: row.paper_id,
  material: row.material,
  origin: row.origin,
  fileName: row.file_name,
  digest: row.digest,
  size: row.size,
  number: row.number_text,
  addedByName: row.added_by_name,
  addedAt: row.added_at,
})

/** Lists the files that were sent with a submission. */
export async function papersOfSubmission(db: Reader, submissionId: string): Promise<readonly Paper[]> {
  return (await papers(db).where('submission_id', '=', submissionId).execute()).map(paperOf)
}

const lastSubmission = (db: Reader, filingId: string) =>
  db
    .selectFrom('filing_submission')
    .select('submission_id')
    .where('filing_id', '=', filingId)
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * Lists the files of the pack at hand: those being prepared, or, while nobody has begun to prepare the next submission,
 * those of the last one (`isCarried`).
 */
export async function papersInHand(
  db: Reader,
  filingId: string,
): Promise<{ readonly papers: readonly Paper[]; readonly isCarried: boolean }> {
  const open = papers(db).where('filing_paper.filing_id', '=', filingId).where('submission_id', 'is', null)
  const last = (await isBegun(db, filingId)) ? undefined : await lastSubmission(db, filingId)
  if (last) return { papers: await papersOfSubmission(db, last.submission_id), isCarried: true }
  return { papers: (await open.execute()).map(paperOf), isCarried: false }
}

async function isBegun(db: Reader, filingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('filing_paper')
    .select('paper_id')
    .where('filing_id', '=', filingId)
    .where('submission_id', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Begins the next submission with the files of the last one, so that a supplement changes only what it must. */
export async function beginPack(work: Work, filingId: string): Promise<void> {
  if (await isBegun(work.trx, filingId)) return
  const last = await lastSubmission(work.trx, filingId)
  if (!last) return
  const rows = await work.trx
    .selectFrom('filing_paper')
    .selectAll()
    .where('submission_id', '=', last.submission_id)
    .where('removed_at', 'is', null)
    .orderBy('paper_id')
    .execute()
  for (const row of rows)
    await work.trx
      .insertInto('filing_paper')
      .values({ ...row, paper_id: work.newId(), submission_id: null })
      .execute()
}

export interface NewPaper {
  readonly material: FilingMaterial
  readonly origin: PaperOrigin
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly number: { readonly numberId: string; readonly text: string } | null
  readonly templateVersionId: string | null
}

/** Puts a file into the pack that is being prepared. */
export async function addPaper(work: Work, filingId: string, paper: NewPaper): Promise<void> {
  const { material, origin, fileName, digest, size } = paper
  await work.trx
    .insertInto('filing_paper')
    .values({
      paper_id: work.newId(),
      filing_id: filingId,
      submission_id: null,
      material,
      origin,
      file_name: fileName,
      digest,
      size,
      number_id: paper.number?.numberId ?? null,
      template_version_id: paper.templateVersionId,
      added_on: work.today,
      added_by: work.actor.userId,
      added_by_name: work.actor.displayName,
      added_at: work.now,
      removed_at: null,
      removed_by_name: null,
    })
    .execute()
  const subject = { type: 'filing', id: filingId }
  const number = paper.number?.text ?? null
  await recordAudit(work, 'filing.paper_added', subject, { material, origin, fileName, digest, number })
}

/** Takes a file out of the pack that is being prepared; that it was there stays known. */
export async function takeOutPaper(work: Work, filingId: string, paper: Paper): Promise<void> {
  await work.trx
    .updateTable('filing_paper')
    .set({ removed_at: work.now, removed_by_name: work.actor.displayName })
    .where('paper_id', '=', paper.paperId)
    .execute()
  const { material, fileName } = paper
  await recordAudit(work, 'filing.paper_removed', { type: 'filing', id: filingId }, { material, fileName })
}

/**
 * Finds the number that a filing report of the submission in preparation already took: one that is written again keeps
 * its number, unless a report under it was sent before.
 */
export async function findReportNumber(
  db: Reader,
  filingId: string,
): Promise<{ readonly numberId: string; readonly text: string } | undefined> {
  const sent = db
    .selectFrom('filing_paper as sent')
    .select('sent.number_id')
    .where('sent.filing_id', '=', filingId)
    .where('sent.submission_id', 'is not', null)
    .where('sent.number_id', 'is not', null)
  return db
    .selectFrom('filing_paper')
    .innerJoin('issued_number', 'issued_number.number_id', 'filing_paper.number_id')
    .select(['issued_number.number_id as numberId', 'number_text as text'])
    .where('filing_id', '=', filingId)
    .where('submission_id', 'is', null)
    .where('filing_paper.number_id', 'not in', sent)
    .orderBy('paper_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Gives the files of the pack to the submission that is being made: from now on they are what was sent. */
export async function sealPack(work: Work, filingId: string, submissionId: string): Promise<readonly Paper[]> {
  await work.trx
    .updateTable('filing_paper')
    .set({ submission_id: submissionId })
    .where('filing_id', '=', filingId)
    .where('submission_id', 'is', null)
    .execute()
  return papersOfSubmission(work.trx, submissionId)
}
