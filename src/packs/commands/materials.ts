import { recordAudit } from '../../audit/record.ts'
import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { formatOf, isRead } from '../../documents/formats.ts'
import type { RequestActor } from '../../documents/guard.ts'
import { plainFileName, type UploadedFile } from '../../documents/uploads.ts'
import { enqueue } from '../../jobs/job.ts'
import { Refused } from '../../lib/refused.ts'
import type { MaterialKind } from '../model.ts'
import { touchPack } from '../records.ts'
import { packInHand } from './context.ts'

export interface MaterialDeps extends WorkDeps {
  readonly blobs: BlobStore
  readonly config: { readonly maxUploadBytes: number }
  wakeWorker(): void
}

const MB = 1024 * 1024

/** Adds a file to the pack of a document; what is in it is read in the background where it is text. */
export async function addMaterial(
  deps: MaterialDeps,
  actor: RequestActor,
  input: UploadedFile & { readonly documentId: string; readonly kind: MaterialKind },
): Promise<void> {
  const { maxUploadBytes } = deps.config
  if (input.bytes.length > maxUploadBytes)
    throw new Refused('too_large', `文件超过 ${Math.floor(maxUploadBytes / MB)} MB。请压缩图片或拆分文件后再上传。`)
  const format = formatOf(input.bytes, input.fileName)
  const blob = await deps.blobs.put(input.bytes)
  await inTransaction(deps, actor, async (work) => {
    const { pack } = await packInHand(work, actor, input.documentId)
    if (pack.materials.some((m) => m.kind === input.kind && m.digest === blob.digest))
      throw new Refused('conflict', '这个文件已经在这一类材料里，没有重复登记。')
    const materialId = work.newId()
    const fileName = plainFileName(input.fileName)
    await work.trx
      .insertInto('review_material')
      .values({
        material_id: materialId,
        pack_id: pack.packId,
        kind: input.kind,
        file_name: fileName,
        digest: blob.digest,
        size: blob.size,
        format,
        state: isRead(format) ? 'waiting' : 'kept',
        failure: null,
        plain: null,
        uploaded_by: actor.userId,
        uploaded_by_name: actor.displayName,
        uploaded_at: work.now,
        removed_at: null,
        removed_by_name: null,
      })
      .execute()
    await touchPack(work, pack, pack.version)
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'material.added', subject, { kind: input.kind, fileName, digest: blob.digest })
    if (isRead(format)) await enqueue(work, 'read-material', { materialId })
  })
  deps.wakeWorker()
}

/** Takes a file out of the pack; that it was there, and who took it out, stays known. */
export async function removeMaterial(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly documentId: string; readonly materialId: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { pack } = await packInHand(work, actor, input.documentId)
    const material = pack.materials.find((m) => m.materialId === input.materialId)
    if (!material) throw new Refused('conflict', '这份材料已经不在送审材料中。请刷新页面。')
    await work.trx
      .updateTable('review_material')
      .set({ removed_at: work.now, removed_by_name: actor.displayName })
      .where('material_id', '=', input.materialId)
      .where('pack_id', '=', pack.packId)
      .execute()
    await touchPack(work, pack, pack.version)
    const { kind, fileName } = material
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'material.removed', subject, { kind, fileName })
  })
}
