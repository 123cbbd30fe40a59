import type { BlobStore } from '../blobs/blob-store.ts'
import type { WorkDeps } from '../db/transaction.ts'
import type { SheetFile } from '../sheets/model.ts'
import type { RowCounts } from './model.ts'

/** What reading and writing a ledger needs. */
export interface LedgerDeps extends WorkDeps {
  readonly blobs: BlobStore
  readonly sheets: { read(bytes: Uint8Array): Promise<SheetFile> }
}

/** The counts of an import as the trail keeps them. */
export const countWords = (counts: RowCounts) => ({
  added: counts.new,
  changed: counts.changed,
  same: counts.same,
  wrong: counts.wrong,
})
