import { Refused } from '../../lib/refused.ts'
import type { ExtractedText } from '../model.ts'
import { extractDocx } from './extract-docx.ts'
import { extractText } from './extract-text.ts'
import { decodeText, sniff } from './sniff.ts'

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
      throw new Refused('invalid', '这是旧版 Word 格式（.doc），请用 Word 或 WPS 另存为 .docx 后再上传。')
    case 'text':
      return extractText(decodeText(buffer) ?? '')
  }
}
