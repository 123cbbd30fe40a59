import { foldText, textContains } from '../db/contains.ts'
import type { Reader, Work } from '../db/transaction.ts'
import { numberColumns } from '../documents/records.ts'
import { visibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { BatchFileState } from './model.ts'
import { seesAllImports } from './records.ts'

/** Reads a batch, for a person or for a job. Throws `not_found`. */
export async function getBatch(db: Reader, batchId: string, actor: Actor | null = null) {
  const row = await db.selectFrom('file_batch').selectAll().where('batch_id', '=', batchId).executeTakeFirst()
  if (!row || (actor && row.uploaded_by !== actor.userId && !seesAllImports(actor)))
    throw new Refused('not_found', '没有这一批文件，或者是别人上传的。请从列表中选择。')
  return row
}

/** Reads one file of a batch. Throws `not_found`. */
export async function getBatchFile(db: Reader, batchId: string, position: number) {
  const row = await db
    .selectFrom('batch_file')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('position', '=', position)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '这一批里没有这个文件。请刷新页面查看。')
  return row
}

/** Reads all files of a batch, in order; a batch holds some hundreds at most. */
export const listBatchRows = (db: Reader, batchId: string) =>
  db.selectFrom('batch_file').selectAll().where('batch_id', '=', batchId).orderBy('position').execute()

/** Writes what became of a file of a batch. */
export async function setBatchFile(
  work: Work,
  batchId: string,
  position: number,
  columns: {
    readonly state: BatchFileState
    readonly failure?: string
    readonly read_title?: string | null
    readonly read_number?: string | null
    readonly document_id?: string | null
    readonly reason?: string
    readonly revision_id?: string
  },
): Promise<void> {
  await work.trx
    .updateTable('batch_file')
    .set(columns)
    .where('batch_id', '=', batchId)
    .where('position', '=', position)
    .execute()
}

/** Closes a batch at the version that was seen; anything newer is a conflict. */
export async function moveBatch(work: Work, batchId: string, version: number): Promise<void> {
  const moved = await work.trx
    .updateTable('file_batch')
    .set({ state: 'attached', committed_at: work.now, version: version + 1 })
    .where('batch_id', '=', batchId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) throw new Refused('conflict', '这一批文件刚刚有别人办过。请刷新页面查看。')
}

const FOUND = 6

/** Finds the documents a person may see by a whole number, a whole title, or words of a title; six at most. */
export async function findByWords(db: Reader, actor: Actor, words: string) {
  const seen = db
    .selectFrom('document')
    .select(['document_id', 'title', 'number_text'])
    .where((eb) => visibleTo(eb, actor))
    .orderBy('document_id')
    .limit(FOUND)
  const key = numberColumns(words).number_key
  const whole = await seen
    .where((eb) => eb.or([eb('number_key', '=', key ?? ''), eb('title_key', '=', foldText(words))]))
    .execute()
  if (whole.length > 0) return whole
  return seen.where((eb) => textContains(eb.ref('title_key'), words)).execute()
}
