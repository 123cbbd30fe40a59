import type { ExtractedText } from '../model.ts'
import { extractDoc } from './extract-doc.ts'
import { extractDocx } from './extract-docx.ts'
import { extractPdf } from './extract-pdf.ts'
import { extractText } from './extract-text.ts'
import { decodeText, rtfRefusal, sniff } from './sniff.ts'

/**
 * Reads a file by its content, whatever its name says. Throws Refused('invalid', sentence) for what cannot be read.
 * Runs in the calling thread: the server goes through createExtractor, which adds limits.
 */
export async function extractFile(bytes: Uint8Array, _name: string): Promise<ExtractedText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (sniff(buffer)) {
    case 'package':
      return extractDocx(buffer)
    case 'doc':
      return extractDoc(buffer)
    case 'rtf':
      throw rtfRefusal()
    case 'pdf':
      return extractPdf(buffer)
    case 'text':
      return extractText(decodeText(buffer))
  }
}
