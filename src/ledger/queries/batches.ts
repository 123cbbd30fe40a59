import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import { getBatch } from '../batch-records.ts'
import type { Batch, BatchFile, BatchFileState, BatchLine } from '../model.ts'
import { seesAllImports } from '../records.ts'

/** Lists the batches a person may see, the newest first. */
export async function listBatches(
  db: Reader,
  actor: Actor,
  cursor: Cursor | null,
  size: number,
): Promise<Page<BatchLine>> {
  const batches = db
    .selectFrom('file_batch')
    .$if(!seesAllImports(actor), (q) => q.where('uploaded_by', '=', actor.userId))
  const { total } = await batches.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await batches
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('batch_file')
        .select((sub) => sub.fn.countAll<number>().as('files'))
        .whereRef('batch_file.batch_id', '=', 'file_batch.batch_id')
        .as('files'),
      eb
        .selectFrom('batch_file')
        .select((sub) => sub.fn.countAll<number>().as('attached'))
        .whereRef('batch_file.batch_id', '=', 'file_batch.batch_id')
        .where('batch_file.state', '=', 'attached')
        .as('attached'),
    ])
    .$if(cursor !== null, (q) => q.where('batch_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('batch_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = rows.map((row) => ({
    batchId: row.batch_id,
    state: row.state,
    files: Number(row.files ?? 0),
    attached: Number(row.attached ?? 0),
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
  }))
  return pageOf(lines, size, total, cursor, (line) => [line.batchId])
}

/** Reads a batch with its counts by state. Throws `not_found`. */
export async function getBatchPage(db: Reader, batchId: string, actor: Actor): Promise<Batch> {
  const row = await getBatch(db, batchId, actor)
  const counted = await db
    .selectFrom('batch_file')
    .select((eb) => ['state', eb.fn.countAll<number>().as('files')])
    .where('batch_id', '=', batchId)
    .groupBy('state')
    .execute()
  const counts = Object.fromEntries(counted.map(({ state, files }) => [state, Number(files)]))
  return {
    batchId,
    state: row.state,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    version: row.version,
    counts: counts as Batch['counts'],
    files: counted.reduce((sum, { files }) => sum + Number(files), 0),
  }
}

/** Lists the files of a batch in order, with the documents they were matched with. */
export async function listBatchFiles(
  db: Reader,
  batchId: string,
  state: BatchFileState | undefined,
  cursor: Cursor | null,
  size: number,
): Promise<Page<BatchFile>> {
  const matching = db
    .selectFrom('batch_file')
    .leftJoin('document', 'document.document_id', 'batch_file.document_id')
    .where('batch_id', '=', batchId)
    .$if(state !== undefined, (q) => q.where('batch_file.state', '=', state as BatchFileState))
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .selectAll('batch_file')
    .select(['document.title as document_title', 'document.number_text as document_number'])
    .$if(cursor !== null, (q) => q.where('position', back ? '<' : '>', Number(cursor?.keys[0])))
    .orderBy('position', back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  const files = rows.map(
    (row): BatchFile => ({
      position: row.position,
      fileName: row.file_name,
      size: row.size,
      state: row.state,
      failure: row.failure,
      readTitle: row.read_title,
      readNumber: row.read_number,
      documentId: row.document_id,
      documentTitle: row.document_title,
      documentNumber: row.document_number,
      reason: row.reason,
    }),
  )
  return pageOf(files, size, total, cursor, (file) => [file.position])
}
