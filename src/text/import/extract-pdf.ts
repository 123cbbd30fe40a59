import { Refused } from '../../lib/refused.ts'
import type { ExtractedText, HeaderFooter, Paragraph, Warning } from '../model.ts'
import { structure } from '../structure.ts'
import { linesOfPage, paragraphsOf, partHeads } from './pdf-lines.ts'
import { readPdfPages } from './pdf-pages.ts'

const LIMITS: Warning = {
  code: 'pdf-layout',
  message:
    'PDF 只有排好的版面：段落按缩进和行宽还原，表格、脚注和修订未单独读出，请对照原件核对；有 .docx 原稿的最好上传原稿。',
}

/** Fewer letters a page than this, with a picture on it, is a page that was scanned. */
const LEAST_LETTERS = 20

/**
 * Reads the text layer of a PDF into paragraphs. Page numbers and running heads are told apart and reported. Throws
 * Refused('invalid', sentence) for a scan, which has no text to read.
 */
export async function extractPdf(bytes: Uint8Array): Promise<ExtractedText> {
  const pages = await readPdfPages(bytes)
  const lines = pages.flatMap((page, index) => linesOfPage(page, index))
  const letters = lines.reduce((sum, line) => sum + line.text.replace(/\s/gu, '').length, 0)
  const images = pages.reduce((sum, page) => sum + page.images, 0)
  if (letters === 0 || (images >= pages.length && letters < LEAST_LETTERS * pages.length))
    throw new Refused(
      'invalid',
      'PDF 里没有可读的文字，可能是扫描件。请上传可编辑的 .docx 原稿，或者先用文字识别（OCR）软件处理后再上传。',
    )
  const { text, heads } = partHeads(pages, lines)
  const paragraphs = paragraphsOf(pages, text).map(
    ({ text, align }): Paragraph => ({ label: null, text, style: null, level: null, ...(align && { align }) }),
  )
  const headers = headersOf(
    heads.map((line) => ({ text: line.text, isTop: line.y > (pages[line.page]?.height ?? 0) / 2 })),
  )
  const structured = structure({ format: 'pdf', paragraphs, tables: [], textBoxes: [], headers })
  const warnings = [LIMITS, ...imageWarning(images), ...structured.warnings]
  return { ...structured, warnings, tables: [], notes: [], headers, textBoxes: [], changes: [], comments: [] }
}

const imageWarning = (images: number): readonly Warning[] =>
  images === 0 ? [] : [{ code: 'images', message: `文件中有 ${images} 处图片，其中的文字未提取。` }]

/** Each running head once; page numbers count as one. */
function headersOf(heads: readonly { readonly text: string; readonly isTop: boolean }[]): readonly HeaderFooter[] {
  const seen = new Map<string, HeaderFooter>()
  for (const { text, isTop } of heads) {
    const key = text.replace(/\d+/gu, '#')
    if (!seen.has(key)) seen.set(key, { kind: isTop ? 'header' : 'footer', text })
  }
  return [...seen.values()]
}
