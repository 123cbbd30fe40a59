import { recordAudit } from '../../audit/record.ts'
import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { plainFileName, type UploadedFile } from '../../documents/uploads.ts'
import { type Day, yearSpan } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { SheetReader } from '../../sheets/sheet-reader.ts'
import { listBureauOrgans } from '../records.ts'

export interface ReconciliationDeps extends WorkDeps {
  readonly blobs: Pick<BlobStore, 'put' | 'get'>
  readonly sheets: Pick<SheetReader, 'read'>
}

export interface ReceivedList {
  readonly name: string
  readonly year: number
  readonly makerId: string | null
  readonly receivedOn: Day
}

/**
 * Keeps a list of what was issued in a year, as a file or as rows that were pasted, and gives its id. What cannot be read
 * is refused before anything is kept.
 */
export async function receiveList(
  deps: ReconciliationDeps,
  actor: RequestActor,
  input: ReceivedList,
  file: UploadedFile,
): Promise<string> {
  requirePermission(actor, 'filing.register')
  const { format, sheets } = await deps.sheets.read(file.bytes)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  const { digest, size } = await deps.blobs.put(file.bytes)
  const [coversFrom, coversTo] = yearSpan(input.year)
  return inTransaction(deps, actor, async (work) => {
    if (input.receivedOn > work.today) throw new Refused('invalid', '收到日期不能晚于今天。')
    const reach = await listBureauOrgans(work.trx, actor, coversFrom)
    if (input.makerId !== null && !reach.some((organ) => organ.organId === input.makerId))
      throw new Refused('invalid', '所选的制定机关不由您的单位核对。请重新选择。')
    const list_id = work.newId()
    const fileName = plainFileName(file.fileName)
    await work.trx
      .insertInto('issuing_list')
      .values({
        list_id,
        name: input.name,
        covers_from: coversFrom,
        covers_to: coversTo,
        maker_organ_id: input.makerId,
        received_on: input.receivedOn,
        format,
        file_name: fileName,
        digest,
        size,
        state: 'received',
        sheet: null,
        heading_row: null,
        columns: null,
        rows_total: rows,
        rows_above: 0,
        rows_empty: 0,
        owner_organ_id: actor.organId,
        imported_by: actor.userId,
        imported_by_name: actor.displayName,
        imported_at: work.now,
        compared_by_name: null,
        compared_at: null,
      })
      .execute()
    await recordAudit(
      work,
      'issuing_list.received',
      { type: 'issuing_list', id: list_id },
      { name: input.name, fileName, digest, size },
    )
    return list_id
  })
}
