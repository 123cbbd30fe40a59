import { recordAudit } from '../audit/record.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { inTransaction, SYSTEM, type Work, type WorkDeps } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { ExtractedText } from '../text/model.ts'
import { trackedChanges } from '../text/readings.ts'
import { plainOf, type RevisionRow } from './records.ts'

export interface ExtractionDeps extends WorkDeps {
  readonly blobs: BlobStore
  readonly extractor: { extract(bytes: Uint8Array, name: string): Promise<ExtractedText> }
}

/**
 * Reads the text of an uploaded file and keeps it beside the revision; what cannot be read is kept as the sentence that
 * says why. Running it again for a revision that is done changes nothing.
 */
export async function extractRevision(deps: ExtractionDeps, revisionId: string): Promise<void> {
  const revision = await deps.database.kysely
    .selectFrom('revision')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  if (revision?.state !== 'waiting') return
  const read = await readText(deps, revision)
  await inTransaction(deps, SYSTEM, (work) =>
    typeof read === 'string' ? keepFailure(work, revision, read) : keepText(work, revision, read),
  ).catch((error: unknown) => {
    if (!(error instanceof AlreadyDone)) throw error
  })
}

/** Thrown inside the unit of work when a parallel run was first; nothing of this one stays. */
class AlreadyDone extends Error {}

async function readText(deps: ExtractionDeps, revision: RevisionRow): Promise<ExtractedText | string> {
  const bytes = await deps.blobs.get(revision.digest)
  try {
    return await deps.extractor.extract(bytes, revision.file_name)
  } catch (error) {
    if (error instanceof Refused) return [error.message, ...error.reasons].join(' ')
    throw error
  }
}

async function take(work: Work, revision: RevisionRow, to: 'extracted' | 'failed', failure: string | null) {
  // The document first: whoever edits or uploads at this moment waits, so that the trail stays one chain.
  await work.trx
    .updateTable('document')
    .set({ updated_at: work.now })
    .where('document_id', '=', revision.document_id)
    .execute()
  const taken = await work.trx
    .updateTable('revision')
    .set({ state: to, failure })
    .where('revision_id', '=', revision.revision_id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (Number(taken.numUpdatedRows) !== 1) throw new AlreadyDone()
}

async function keepFailure(work: Work, revision: RevisionRow, reason: string): Promise<void> {
  await take(work, revision, 'failed', reason)
  const subject = { type: 'document', id: revision.document_id }
  await recordAudit(work, 'revision.failed', subject, { serial: revision.serial, reason })
}

async function keepText(work: Work, revision: RevisionRow, text: ExtractedText): Promise<void> {
  await take(work, revision, 'extracted', null)
  await work.trx
    .insertInto('revision_text')
    .values({
      revision_id: revision.revision_id,
      extraction: JSON.stringify(text),
      plain: plainOf(text),
      extracted_at: work.now,
      tracked_changes: trackedChanges(text),
    })
    .execute()
  const counts = {
    serial: revision.serial,
    paragraphs: text.paragraphs.length,
    provisions: text.provisions.length,
    warnings: text.warnings.length,
  }
  await recordAudit(work, 'revision.extracted', { type: 'document', id: revision.document_id }, counts)
}
