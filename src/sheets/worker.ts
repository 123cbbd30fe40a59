import type { RefusedKind } from '../lib/refused.ts'
import { Refused } from '../lib/refused.ts'
import { readSheetFile } from './read/read-file.ts'

/** A refusal crosses the thread boundary as data, and a file as one text, which is quicker than its thousands of cells. */
export type SheetAnswer =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly kind: RefusedKind; readonly message: string }

/** The entry of the worker thread. */
export async function read(bytes: Uint8Array): Promise<SheetAnswer> {
  try {
    return { ok: true, file: JSON.stringify(await readSheetFile(bytes)) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, kind: error.kind, message: error.message }
    throw error
  }
}
