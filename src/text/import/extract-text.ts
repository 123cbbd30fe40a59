import { Refused } from '../../lib/refused.ts'
import type { ExtractedText, Paragraph } from '../model.ts'
import { structure } from '../structure.ts'

const MAX_LINES = 300_000
const trim = (line: string): string => line.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/gu, '')

/** Gives plain text the same structure as a Word file: one paragraph a line. */
export function extractText(text: string): ExtractedText {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f]/u)
  if (lines.length > MAX_LINES) throw new Refused('invalid', '文件的行数超出系统限制，未予读取。')
  const paragraphs = lines.map((line): Paragraph => ({ label: null, text: trim(line), style: null, level: null }))
  while (paragraphs.length > 0 && paragraphs.at(-1)?.text === '') paragraphs.pop()
  const structured = structure({ format: 'text', paragraphs, tables: [], textBoxes: [], headers: [] })
  return { ...structured, tables: [], notes: [], headers: [], textBoxes: [], changes: [], comments: [] }
}
