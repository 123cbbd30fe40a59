import { recordAudit } from '../audit/record.ts'
import { inTransaction, SYSTEM } from '../db/transaction.ts'
import type { ExtractionDeps } from '../documents/jobs.ts'
import { Refused } from '../lib/refused.ts'

/** Reads the text of a material; what cannot be read is kept as the sentence that says why. */
export async function readMaterial(deps: ExtractionDeps, materialId: string): Promise<void> {
  const row = await deps.database.kysely
    .selectFrom('review_material')
    .innerJoin('review_pack', 'review_pack.pack_id', 'review_material.pack_id')
    .select(['digest', 'file_name', 'state', 'document_id'])
    .where('material_id', '=', materialId)
    .executeTakeFirst()
  if (row?.state !== 'waiting') return
  const read = await textOf(deps, row.digest, row.file_name)
  await inTransaction(deps, SYSTEM, async (work) => {
    const taken = await work.trx
      .updateTable('review_material')
      .set(read.ok ? { state: 'read', plain: read.text } : { state: 'failed', failure: read.reason })
      .where('material_id', '=', materialId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (Number(taken.numUpdatedRows) !== 1) throw new AlreadyDone()
    const subject = { type: 'document', id: row.document_id }
    const detail = {
      fileName: row.file_name,
      characters: read.ok ? read.text.length : 0,
      failure: read.ok ? null : read.reason,
    }
    await recordAudit(work, 'material.read', subject, detail)
  }).catch((error: unknown) => {
    if (!(error instanceof AlreadyDone)) throw error
  })
}

/** Thrown inside the unit of work when a parallel run was first; nothing of this one stays. */
class AlreadyDone extends Error {}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

async function textOf(deps: ExtractionDeps, digest: string, fileName: string): Promise<Read> {
  try {
    const text = await deps.extractor.extract(await deps.blobs.get(digest), fileName)
    const lines = text.paragraphs.map((p) => (p.label === null ? p.text : `${p.label}${p.text}`))
    return { ok: true, text: lines.join('\n').replaceAll('\0', '') }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: [error.message, ...error.reasons].join(' ') }
    throw error
  }
}
