import { recordAudit } from '../../audit/record.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { plainFileName, type UploadedFile } from '../../documents/uploads.ts'
import { enqueue } from '../../jobs/job.ts'
import { Refused } from '../../lib/refused.ts'
import { countWords, type LedgerDeps } from '../context.ts'
import type { LedgerDefaults, Mapping } from '../model.ts'
import { getImport, moveImport, NO_COUNTS } from '../records.ts'

export interface ImportDeps extends LedgerDeps {
  readonly config: { readonly maxUploadBytes: number }
  wakeWorker(): void
}

const MB = 1024 * 1024

/** Takes a spreadsheet in: it is kept by its digest and read in the background; the register stays as it is. */
export async function uploadLedger(
  deps: ImportDeps,
  actor: RequestActor,
  input: UploadedFile & { readonly defaults: LedgerDefaults },
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  const { maxUploadBytes } = deps.config
  if (input.bytes.length > maxUploadBytes)
    throw new Refused('too_large', `文件超过 ${Math.floor(maxUploadBytes / MB)} MB。请删去图片和无关的工作表后再上传。`)
  if (input.bytes.length === 0) throw new Refused('invalid', '文件是空的。请核对后重新选择。')
  const blob = await deps.blobs.put(input.bytes)
  const importId = await inTransaction(deps, actor, async (work) => {
    const import_id = work.newId()
    const file_name = plainFileName(input.fileName)
    await work.trx
      .insertInto('ledger_import')
      .values({
        import_id,
        file_name,
        digest: blob.digest,
        size: blob.size,
        state: 'reading',
        failure: null,
        sheet: null,
        sheets: '[]',
        header_row: null,
        headings: '[]',
        mapping: '{}',
        defaults: JSON.stringify(input.defaults),
        counts: JSON.stringify(NO_COUNTS),
        rows_done: 0,
        rows_total: 0,
        uploaded_by: actor.userId,
        uploaded_by_name: actor.displayName,
        uploaded_at: work.now,
        committed_by: null,
        committed_by_name: null,
        committed_at: null,
      })
      .execute()
    await recordAudit(
      work,
      'ledger.uploaded',
      { type: 'ledger', id: import_id },
      { fileName: file_name, digest: blob.digest, size: blob.size },
    )
    await enqueue(work, 'read-ledger', { importId: import_id })
    return import_id
  })
  deps.wakeWorker()
  return importId
}

/** Reads the same file again: with another sheet, heading row or mapping, or because the register has changed since. */
export async function recheckLedger(
  deps: ImportDeps,
  actor: RequestActor,
  input: {
    readonly importId: string
    readonly version: number
    readonly sheet?: string | undefined
    readonly headerRow?: number | undefined
    readonly mapping?: Mapping | undefined
    readonly defaults?: LedgerDefaults | undefined
  },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const row = await getImport(work.trx, input.importId, actor)
    if (row.state !== 'ready' && row.state !== 'failed') throw new Refused('conflict', WRONG_STATE)
    const isOther =
      (input.sheet !== undefined && input.sheet !== row.sheet) ||
      (input.headerRow !== undefined && input.headerRow !== row.header_row)
    await moveImport(work, row, input.version, {
      state: 'reading',
      failure: null,
      ...(input.sheet === undefined ? {} : { sheet: input.sheet }),
      // Another sheet has its headings elsewhere.
      header_row: input.sheet !== undefined && input.sheet !== row.sheet ? null : (input.headerRow ?? row.header_row),
      mapping: JSON.stringify(isOther ? {} : (input.mapping ?? row.mapping)),
      defaults: JSON.stringify(input.defaults ?? row.defaults),
      rows_done: 0,
    })
    await recordAudit(
      work,
      'ledger.mapped',
      { type: 'ledger', id: input.importId },
      { fileName: row.file_name, sheet: input.sheet ?? row.sheet },
    )
    await enqueue(work, 'read-ledger', { importId: input.importId })
  })
  deps.wakeWorker()
}

const WRONG_STATE = '这次导入正在读取、已经写入或者已经放弃，不能再改。请刷新页面查看。'

/**
 * Asks for the import to be written. Rows with problems must be left out by word: `leavesOut` is the count that the
 * person saw.
 */
export async function commitImport(
  deps: ImportDeps,
  actor: RequestActor,
  input: { readonly importId: string; readonly version: number; readonly leavesOut: boolean },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const row = await getImport(work.trx, input.importId, actor)
    if (row.state !== 'ready') throw new Refused('conflict', WRONG_STATE)
    const { counts } = row
    if (counts.new + counts.changed === 0)
      throw new Refused('invalid', '没有要写入的内容：登记簿已经与台账一致，或者每一行都有问题。')
    if (counts.wrong > 0 && !input.leavesOut)
      throw new Refused('invalid', `还有 ${counts.wrong} 行有问题。请改好表格重新上传，或者勾选“有问题的行不导入”。`)
    await moveImport(work, row, input.version, {
      state: 'committing',
      failure: null,
      committed_by: actor.userId,
      committed_by_name: actor.displayName,
    })
    await recordAudit(
      work,
      'ledger.confirmed',
      { type: 'ledger', id: input.importId },
      { fileName: row.file_name, ...countWords(counts) },
    )
    await enqueue(work, 'commit-ledger', { importId: input.importId })
  })
  deps.wakeWorker()
}

/** Gives an import up; the file and its rows stay to be looked at. */
export async function abandonImport(
  deps: ImportDeps,
  actor: RequestActor,
  input: { readonly importId: string; readonly version: number },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const row = await getImport(work.trx, input.importId, actor)
    if (row.state !== 'ready' && row.state !== 'failed') throw new Refused('conflict', WRONG_STATE)
    await moveImport(work, row, input.version, { state: 'abandoned' })
    await recordAudit(work, 'ledger.abandoned', { type: 'ledger', id: input.importId }, { fileName: row.file_name })
  })
}
