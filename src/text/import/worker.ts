import { Refused } from '../../lib/refused.ts'
import { bodyHtml } from './body-html.ts'
import { extractFile } from './extract-file.ts'
import { type PackedText, pack } from './transfer.ts'

export interface ExtractionTask {
  readonly bytes: Uint8Array
  readonly name: string
}

/** A refusal crosses the thread boundary as data: an error class does not survive it. */
export type ExtractionAnswer =
  | { readonly ok: true; readonly text: PackedText }
  | { readonly ok: false; readonly message: string; readonly reasons: readonly string[] }

/** The entry of the worker thread. */
export async function extract({ bytes, name }: ExtractionTask): Promise<ExtractionAnswer> {
  try {
    return { ok: true, text: pack(await extractFile(bytes, name)) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message, reasons: error.reasons }
    throw error
  }
}

export type HtmlAnswer =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly message: string; readonly reasons: readonly string[] }

/** The other entry: the body of a .docx for looking at. */
export async function html({ bytes }: ExtractionTask): Promise<HtmlAnswer> {
  try {
    return { ok: true, html: await bodyHtml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message, reasons: error.reasons }
    throw error
  }
}
