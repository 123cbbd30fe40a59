import PizZip from 'pizzip'
import type { Comparison } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'
import { redlineBlocks } from './redline-blocks.ts'
import { partsOfRedline } from './redline-parts.ts'
import { type RedlineAuthor, RedlineWriter } from './redline-xml.ts'

// The zip format's first moment: the same two texts give the same bytes.
const EPOCH = new Date('1980-01-01T00:00:00Z')

/**
 * Writes two texts as a Word file with tracked changes: rejecting all gives the old text paragraph for paragraph, row
 * for row and cell for cell, accepting all the new one. Numbers are written out as text.
 */
export function redlineDocx(
  old: ExtractedText,
  next: ExtractedText,
  comparison: Comparison,
  author: RedlineAuthor,
): Uint8Array {
  const body = new RedlineWriter(author).body(redlineBlocks(old, next, comparison))
  const zip = new PizZip()
  for (const [name, content] of partsOfRedline(body, next.title, author.at)) zip.file(name, content, { date: EPOCH })
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}
