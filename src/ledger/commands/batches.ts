import { recordAudit } from '../../audit/record.ts'
import type { StoredBlob } from '../../blobs/blob-store.ts'
import { inTransaction, type Work } from '../../db/transaction.ts'
import { addRevision, type UploadDeps } from '../../documents/commands/upload-revision.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { findSameFile, hasOfficialText } from '../../documents/records.ts'
import { plainFileName, type UploadedFile, uploadProblem } from '../../documents/uploads.ts'
import { enqueue } from '../../jobs/job.ts'
import { Refused } from '../../lib/refused.ts'
import { findByWords, getBatch, getBatchFile, listBatchRows, moveBatch, setBatchFile } from '../batch-records.ts'
import { obstaclesToAttach } from '../batch-rules.ts'
import { type UnpackedFile, unpackZip } from '../zip.ts'

export interface BatchDeps extends UploadDeps {
  readonly config: UploadDeps['config'] & { readonly maxBulkBytes: number }
}

const MB = 1024 * 1024
const MAX_FILES = 500
/** How much an archive may grow when it is unpacked; Word files are packed already. */
const GROWTH = 4

/**
 * Takes many Word files in at once, or a .zip of them. Each is read in the background and matched with an entry of the
 * register by its number, else by its title; nothing is attached before a person says so.
 */
export async function uploadBatch(
  deps: BatchDeps,
  actor: RequestActor,
  uploads: readonly UploadedFile[],
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  const files = await unpacked(deps, uploads)
  if (files.length === 0)
    throw new Refused('invalid', '没有可以读取的文件。请选择 Word 文件，或者装有 Word 文件的 .zip。')
  if (files.length > MAX_FILES) throw new Refused('invalid', `一次最多上传 ${MAX_FILES} 个文件，请分几次上传。`)
  const stored: { readonly file: UnpackedFile; readonly blob: StoredBlob | null; readonly problem: string | null }[] =
    []
  for (const file of files) {
    const problem = file.problem ?? uploadProblem(file.bytes, deps.config)
    stored.push({ file, problem, blob: problem ? null : await deps.blobs.put(file.bytes) })
  }
  const batchId = await inTransaction(deps, actor, async (work) => {
    const batch_id = work.newId()
    await work.trx
      .insertInto('file_batch')
      .values({
        batch_id,
        state: 'open',
        uploaded_by: actor.userId,
        uploaded_by_name: actor.displayName,
        uploaded_at: work.now,
        committed_at: null,
      })
      .execute()
    for (const [at, { file, blob, problem }] of stored.entries()) {
      await work.trx
        .insertInto('batch_file')
        .values({
          batch_id,
          position: at + 1,
          file_name: plainFileName(file.fileName),
          digest: blob?.digest ?? null,
          size: blob?.size ?? file.bytes.length,
          state: blob ? 'waiting' : 'refused',
          failure: problem,
          read_title: null,
          read_number: null,
          document_id: null,
          reason: null,
          revision_id: null,
        })
        .execute()
      if (blob) await enqueue(work, 'read-batch-file', { batchId: batch_id, position: at + 1 })
    }
    await recordAudit(work, 'batch.uploaded', { type: 'batch', id: batch_id }, { files: stored.length })
    return batch_id
  })
  deps.wakeWorker()
  return batchId
}

async function unpacked(deps: BatchDeps, uploads: readonly UploadedFile[]): Promise<readonly UnpackedFile[]> {
  const { maxBulkBytes, maxUploadBytes } = deps.config
  if (uploads.reduce((sum, one) => sum + one.bytes.length, 0) > maxBulkBytes)
    throw new Refused('too_large', `一次上传的文件合计不能超过 ${Math.floor(maxBulkBytes / MB)} MB，请分几次上传。`)
  const limits = { maxFiles: MAX_FILES, maxFileBytes: maxUploadBytes, maxTotalBytes: GROWTH * maxBulkBytes }
  const files: UnpackedFile[] = []
  for (const upload of uploads) {
    if (/\.zip$/iu.test(upload.fileName)) files.push(...(await unpackZip(upload.bytes, limits)))
    else files.push({ ...upload, problem: null })
  }
  return files
}

/** Says by hand which document a file belongs to, by its number or title; null leaves the file out. */
export async function matchBatchFile(
  deps: BatchDeps,
  actor: RequestActor,
  input: { readonly batchId: string; readonly position: number; readonly words: string | null },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const batch = await getBatch(work.trx, input.batchId, actor)
    const file = await getBatchFile(work.trx, input.batchId, input.position)
    if (batch.state !== 'open' || !['matched', 'unmatched', 'left'].includes(file.state))
      throw new Refused('conflict', '这个文件正在读取或者已经归入登记簿，不能再改。请刷新页面查看。')
    const found = input.words === null ? null : await oneDocument(work, actor, input.words)
    const taken =
      found && (await listBatchRows(work.trx, input.batchId)).find((one) => one.document_id === found.document_id)
    if (taken && taken.position !== input.position)
      throw new Refused(
        'invalid',
        `《${found.title}》已对应第 ${taken.position} 个文件“${taken.file_name}”。请先把那个文件改为不归入。`,
      )
    await setBatchFile(work, input.batchId, input.position, {
      state: found ? 'matched' : 'left',
      document_id: found?.document_id ?? null,
      reason: found ? '人工指定' : '人工选择不归入',
    })
    await recordAudit(
      work,
      'batch.file_matched',
      { type: 'batch', id: input.batchId },
      { fileName: file.file_name, title: found?.title ?? null },
    )
  })
}

async function oneDocument(work: Work, actor: RequestActor, words: string) {
  const found = await findByWords(work.trx, actor, words)
  const [one] = found
  if (!one) throw new Refused('invalid', `登记簿中没有文号或名称含“${words}”的文件。请核对，或者先登记、导入这件文件。`)
  if (found.length > 1)
    throw new Refused(
      'invalid',
      `有 ${found.length >= 6 ? '许多' : `${found.length} 件`}文件符合“${words}”，请写完整的文号或名称：`,
      found.slice(0, 5).map((row) => `${row.title}${row.number_text ? `（${row.number_text}）` : ''}`),
    )
  return one
}

/** Adds every matched file to its document as the official text, all in one unit of work or none. */
export async function attachBatch(
  deps: BatchDeps,
  actor: RequestActor,
  input: { readonly batchId: string; readonly version: number },
): Promise<number> {
  requirePermission(actor, 'cleanup.manage')
  const count = await inTransaction(deps, actor, async (work) => {
    const batch = await getBatch(work.trx, input.batchId, actor)
    const rows = await listBatchRows(work.trx, input.batchId)
    if (batch.state !== 'open') throw new Refused('conflict', '这一批文件已经归入登记簿。请刷新页面查看。')
    if (rows.some((row) => row.state === 'waiting')) throw new Refused('conflict', '还有文件正在读取，请等读完再归入。')
    const matched = rows.filter((row) => row.state === 'matched')
    if (matched.length === 0) throw new Refused('invalid', '没有对应上登记簿的文件。请先逐个指定对应的文件。')
    await moveBatch(work, input.batchId, input.version)
    for (const row of matched) await attachOne(work, actor, row)
    await recordAudit(
      work,
      'batch.attached',
      { type: 'batch', id: input.batchId },
      { files: matched.length, left: rows.length - matched.length },
    )
    return matched.length
  })
  deps.wakeWorker()
  return count
}

async function attachOne(
  work: Work,
  actor: RequestActor,
  row: Awaited<ReturnType<typeof getBatchFile>>,
): Promise<void> {
  const document = await work.trx
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'secrecy', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', row.document_id ?? '')
    .executeTakeFirst()
  if (!document || row.digest === null)
    throw new Refused('conflict', `“${row.file_name}”对应的文件已不存在。请刷新页面。`)
  refuseWith(
    obstaclesToAttach(actor, document, await hasOfficialText(work.trx, document.document_id)).map((one) => ({
      ...one,
      message: `《${document.title}》：${one.message}`,
    })),
  )
  const same = await findSameFile(work.trx, document.document_id, 'official', row.digest)
  if (same)
    throw new Refused('conflict', `《${document.title}》已经有完全相同的文件。请把“${row.file_name}”改为不归入。`)
  const added = await addRevision(
    work,
    document.document_id,
    'official',
    { fileName: row.file_name, note: '批量上传' },
    { digest: row.digest, size: row.size },
  )
  await setBatchFile(work, row.batch_id, row.position, { state: 'attached', revision_id: added.revisionId })
}
