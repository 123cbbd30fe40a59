import { recordAudit } from '../../audit/record.ts'
import type { BlobStore, StoredBlob } from '../../blobs/blob-store.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { enqueue } from '../../jobs/job.ts'
import { Refused } from '../../lib/refused.ts'
import { obstaclesToUpload } from '../editing.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../guard.ts'
import type { RevisionKind } from '../model.ts'
import { findSameFile, hasOfficialText } from '../records.ts'
import { plainFileName, type UploadedFile, type UploadLimits, uploadProblem } from '../uploads.ts'

export interface UploadDeps extends WorkDeps {
  readonly blobs: BlobStore
  readonly config: UploadLimits
  wakeWorker(): void
}

/** Adds a file to a document as a new revision; its text is read in the background. Refuses the same bytes twice. */
export async function uploadRevision(
  deps: UploadDeps,
  actor: RequestActor,
  input: UploadedFile & {
    readonly documentId: string
    readonly kind: RevisionKind
    readonly note: string | null
  },
): Promise<{ readonly revisionId: string; readonly serial: number }> {
  const blob = await storeUpload(deps, input)
  const added = await inTransaction(deps, actor, async (work) => {
    const document = await documentOfOwnOrgan(work, actor, input.documentId, 'revision.upload')
    // Taking the row first makes two uploads at the same moment wait for one another.
    await touch(work, input.documentId)
    refuseWith(obstaclesToUpload(document.stage, input.kind, await hasOfficialText(work.trx, input.documentId)))
    const same = await findSameFile(work.trx, input.documentId, input.kind, blob.digest)
    if (same)
      throw new Refused('conflict', `这个文件与第 ${same.serial} 稿完全相同，没有重复登记。请核对是否选错了文件。`)
    return addRevision(work, input.documentId, input.kind, input, blob)
  })
  deps.wakeWorker()
  return added
}

/** Keeps the bytes before the transaction that names them; refuses what is no readable file. */
export async function storeUpload(deps: UploadDeps, file: UploadedFile): Promise<StoredBlob> {
  const problem = uploadProblem(file.bytes, deps.config)
  if (problem) throw new Refused(file.bytes.length > deps.config.maxUploadBytes ? 'too_large' : 'invalid', problem)
  return deps.blobs.put(file.bytes)
}

/** Writes the row of a stored file and asks for its text, within a unit of work. */
export async function addRevision(
  work: Work,
  documentId: string,
  kind: RevisionKind,
  file: { readonly fileName: string; readonly note?: string | null },
  blob: StoredBlob,
): Promise<{ readonly revisionId: string; readonly serial: number }> {
  const { last } = await work.trx
    .selectFrom('revision')
    .select((eb) => eb.fn.max<number | null>('serial').as('last'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const revisionId = work.newId()
  const serial = (last ?? 0) + 1
  const fileName = plainFileName(file.fileName)
  await work.trx
    .insertInto('revision')
    .values({
      revision_id: revisionId,
      document_id: documentId,
      serial,
      kind,
      file_name: fileName,
      digest: blob.digest,
      size: blob.size,
      state: 'waiting',
      failure: null,
      note: file.note ?? null,
      uploaded_by: work.actor.userId,
      uploaded_by_name: work.actor.displayName,
      uploaded_at: work.now,
    })
    .execute()
  await recordAudit(
    work,
    'revision.uploaded',
    { type: 'document', id: documentId },
    { serial, kind, fileName, digest: blob.digest, size: blob.size },
  )
  await enqueue(work, 'extract-revision', { revisionId })
  return { revisionId, serial }
}

async function touch(work: Work, documentId: string): Promise<void> {
  await work.trx.updateTable('document').set({ updated_at: work.now }).where('document_id', '=', documentId).execute()
}
