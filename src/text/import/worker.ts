import { Refused } from '../../lib/refused.ts'
import type { ExtractedText } from '../model.ts'
import { extractFile } from './extract-file.ts'

export interface ExtractionTask {
  readonly bytes: Uint8Array
  readonly name: string
}

/** A refusal crosses the thread boundary as data: an error class does not survive it. */
export type ExtractionAnswer =
  | { readonly ok: true; readonly json: Uint8Array }
  | { readonly ok: false; readonly message: string; readonly reasons: readonly string[] }

/** The entry of the worker thread. Gives JSON bytes, which are handed over without copying. */
export async function extract({ bytes, name }: ExtractionTask): Promise<ExtractionAnswer> {
  try {
    const text: ExtractedText = await extractFile(bytes, name)
    return { ok: true, json: new TextEncoder().encode(JSON.stringify(text)) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message, reasons: error.reasons }
    throw error
  }
}
