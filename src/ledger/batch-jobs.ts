import type { BlobStore } from '../blobs/blob-store.ts'
import { foldText } from '../db/contains.ts'
import { inTransaction, type Work, type WorkDeps } from '../db/transaction.ts'
import { hasOfficialText, numberColumns } from '../documents/records.ts'
import { titleFromFileName } from '../documents/uploads.ts'
import { visibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { findReader } from '../people/queries/readers.ts'
import type { ExtractedText } from '../text/model.ts'
import { getBatch, getBatchFile, listBatchRows, setBatchFile } from './batch-records.ts'
import { obstaclesToAttach } from './batch-rules.ts'

export interface BatchReadingDeps extends WorkDeps {
  readonly blobs: BlobStore
  readonly extractor: { extract(bytes: Uint8Array, name: string): Promise<ExtractedText> }
}

/** Reads one file of a batch and proposes the document it is the text of. Running it again changes nothing. */
export async function readBatchFile(deps: BatchReadingDeps, batchId: string, position: number): Promise<void> {
  const { kysely } = deps.database
  const file = await getBatchFile(kysely, batchId, position)
  if (file.state !== 'waiting' || file.digest === null) return
  const batch = await getBatch(kysely, batchId)
  const actor = batch.uploaded_by === null ? undefined : await findReader(kysely, batch.uploaded_by)
  const text = await read(deps, file.digest, file.file_name)
  await inTransaction.unaudited(deps, 'a proposed match is no fact', async (work) => {
    if (typeof text === 'string' || !actor) {
      await setBatchFile(work, batchId, position, {
        state: 'refused',
        failure: typeof text === 'string' ? text : '上传的人已经停用。请由其他人员重新上传。',
      })
      return
    }
    const title = text.title ?? titleFromFileName(file.file_name)
    await setBatchFile(work, batchId, position, {
      read_title: title,
      read_number: text.documentNumber,
      ...(await proposal(work, actor, { batchId, title, number: text.documentNumber, fileName: file.file_name })),
    })
  })
}

async function read(deps: BatchReadingDeps, digest: string, fileName: string): Promise<ExtractedText | string> {
  try {
    return await deps.extractor.extract(await deps.blobs.get(digest), fileName)
  } catch (error) {
    if (error instanceof Refused) return [error.message, ...error.reasons].join(' ')
    throw error
  }
}

interface ReadFile {
  readonly batchId: string
  readonly title: string
  readonly number: string | null
  readonly fileName: string
}

async function proposal(work: Work, actor: Actor, file: ReadFile) {
  const unmatched = (reason: string) => ({ state: 'unmatched' as const, document_id: null, reason })
  const { found, how } = await candidates(work, actor, file)
  const [one] = found
  if (!one) return unmatched('登记簿中没有文号或名称相同的文件。')
  if (found.length > 1) return unmatched(`${how}的文件有 ${found.length} 件，请指定是哪一件。`)
  const taken = (await listBatchRows(work.trx, file.batchId)).find((row) => row.document_id === one.document_id)
  if (taken) return unmatched(`与第 ${taken.position} 个文件对应同一件文件《${one.title}》。`)
  const [obstacle] = obstaclesToAttach(actor, one, await hasOfficialText(work.trx, one.document_id))
  if (obstacle) return unmatched(`${how}：《${one.title}》。${obstacle.message}`)
  return { state: 'matched' as const, document_id: one.document_id, reason: how }
}

/** By the number in the text; without one in the register, by the title in the text or in the name of the file. */
async function candidates(work: Work, actor: Actor, { title, number, fileName }: ReadFile) {
  const seen = work.trx
    .selectFrom('document')
    .select(['document_id', 'title', 'stage', 'secrecy'])
    .where((eb) => visibleTo(eb, actor))
    .where('stage', 'in', ['issued', 'published'])
    .limit(5)
  const key = numberColumns(number).number_key
  const byNumber = key === null ? [] : await seen.where('number_key', '=', key).execute()
  if (byNumber.length > 0) return { found: byNumber, how: '文号相同' }
  const titles = [...new Set([foldText(title), foldText(titleFromFileName(fileName))])]
  return { found: await seen.where('title_key', 'in', titles).execute(), how: '名称相同' }
}
