import WordExtractor from 'word-extractor'
import { Refused } from '../../lib/refused.ts'
import type { Comment, ExtractedText, HeaderFooter, Note, Paragraph, TextBox, Warning } from '../model.ts'
import { structure } from '../structure.ts'

const AS_WRITTEN = { filterUnicode: false, includeFooters: false } as const

const damaged = (): Refused =>
  new Refused(
    'invalid',
    '旧版 Word 文件（.doc）已损坏或版本过旧，无法读取，请用 Word 或 WPS 打开并另存为 .docx 后再上传。',
  )

/** Marks that Word keeps in the text for notes, pictures and cells; a tab between cells stays. */
const clean = (text: string): string =>
  text.replace(/(?![\t\n])\p{Cc}/gu, '').replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(clean)
    .filter((line) => line !== '')

const LIMITS: Warning = {
  code: 'doc-limits',
  message:
    '这是旧版 Word 格式（.doc）：自动编号、表格结构和修订痕迹无法读出，请核对编号，或用 Word、WPS 另存为 .docx 后重新上传。',
}

/** The document stream begins a sector with its magic number; bit 8 of its flags says that the text is encrypted. */
function isEncrypted(bytes: Buffer): boolean {
  for (let at = 512; at + 12 <= bytes.length; at += 512) {
    if (bytes.readUInt16LE(at) === 0xa5ec) return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}

/**
 * Reads a Word 97–2003 file. Its automatic numbers, tables and tracked changes are lost, which a warning says.
 */
export async function extractDoc(bytes: Buffer): Promise<ExtractedText> {
  if (isEncrypted(bytes)) throw new Refused('invalid', '文件已加密，系统无法读取，请取消密码保护后重新上传。')
  const source = await new WordExtractor().extract(bytes).catch(() => {
    throw damaged()
  })
  const paragraphs = source
    .getBody(AS_WRITTEN)
    .split('\n')
    .map((line): Paragraph => ({ label: null, text: clean(line), style: null, level: null }))
  while (paragraphs.length > 0 && paragraphs.at(-1)?.text === '') paragraphs.pop()
  const part = (kind: HeaderFooter['kind'], text: string): HeaderFooter[] => {
    const lines = linesOf(text)
    return lines.length === 0 ? [] : [{ kind, text: lines.join('\n') }]
  }
  const headers = [...part('header', source.getHeaders(AS_WRITTEN)), ...part('footer', source.getFooters(AS_WRITTEN))]
  const boxed = linesOf(source.getTextboxes(AS_WRITTEN))
  const textBoxes: TextBox[] = boxed.length === 0 ? [] : [{ text: boxed.join('\n'), paragraph: 0 }]
  const structured = structure({ format: 'doc', paragraphs, tables: [], textBoxes, headers })
  return {
    ...structured,
    tables: [],
    notes: [...notes('footnote', source.getFootnotes(AS_WRITTEN)), ...notes('endnote', source.getEndnotes(AS_WRITTEN))],
    headers,
    textBoxes,
    changes: [],
    comments: linesOf(source.getAnnotations(AS_WRITTEN)).map(comment),
    warnings: [LIMITS, ...emptiness(paragraphs, textBoxes), ...structured.warnings],
  }
}

const notes = (kind: Note['kind'], text: string): Note[] =>
  linesOf(text).map((line, index) => ({ kind, label: String(index + 1), text: line, paragraph: 0 }))

const comment = (text: string): Comment => ({ author: null, date: null, text, quoted: '', paragraph: 0 })

function emptiness(paragraphs: readonly Paragraph[], textBoxes: readonly TextBox[]): Warning[] {
  if (paragraphs.some((paragraph) => paragraph.text !== '')) return []
  return textBoxes.length > 0
    ? [{ code: 'text-in-boxes', message: '正文为空，文字都在文本框中，请核对文本框内容。' }]
    : [{ code: 'empty-text', message: '正文没有文字，可能是扫描件，请上传可编辑的原稿。' }]
}
