import type { HiddenText, TextBox, TrackedChange, Warning } from '../model.ts'
import type { AssembledStory } from './assemble.ts'
import type { Numbering } from './numbering.ts'
import type { ReadPart } from './raw.ts'

interface Found {
  readonly changes: readonly TrackedChange[]
  readonly hidden: readonly HiddenText[]
  readonly body: AssembledStory
  readonly textBoxes: readonly TextBox[]
  readonly unusedHeaders: number
  /** Some notes are counted anew on each page. */
  readonly notesByPage: boolean
}

/** Says in Chinese what was seen in the file and not carried into the text, and what a person must decide. */
export function lossWarnings(part: ReadPart, numbering: Numbering, found: Found): Warning[] {
  const { seen } = part
  const warnings: Warning[] = []
  const warn = (code: string, message: string, paragraph?: number): void => {
    warnings.push({ code, message, ...(paragraph !== undefined && { paragraph }) })
  }
  const real = found.changes.filter((change) => change.kind !== 'format')
  if (real.length > 0) {
    warn(
      'tracked-changes',
      `文件中有 ${real.length} 处修订未处理，现按最终稿显示；送审前须由人员选定采用原稿还是修订稿。`,
      real[0]?.paragraph,
    )
  }
  const empty = found.body.paragraphs.every((paragraph) => paragraph.text === '')
  if (empty && found.textBoxes.length > 0) warn('text-in-boxes', '正文为空，文字都在文本框中，请核对文本框内容。')
  else if (empty)
    warn(
      'empty-text',
      seen.images > 0 ? '正文没有文字，只有图片，可能是扫描件，请上传可编辑的原稿。' : '正文没有文字。',
    )
  for (const hidden of found.hidden.slice(0, 1)) {
    warn('hidden-text', `文件中有 ${found.hidden.length} 段隐藏文字，未计入正文，请核对。`, hidden.paragraph)
  }
  const pictures = seen.images - part.boxes.length
  if (pictures > 0) warn('images', `文件中有 ${pictures} 处图片或图形，其中的文字未提取。`)
  if (seen.objects > 0) warn('objects', `文件中有 ${seen.objects} 个嵌入对象，其内容未提取。`)
  if (seen.formulas > 0) warn('formulas', `文件中有 ${seen.formulas} 个公式，只提取了其中的字符，请核对。`)
  if (seen.chunks > 0) warn('embedded-documents', `文件中嵌入了 ${seen.chunks} 份其他文档，其内容未提取。`)
  if (seen.cells > 0)
    warn('cell-changes', `表格中有 ${seen.cells} 处单元格的插入、删除或合并修订，表格按修订后的样子显示，请核对。`)
  if (found.unusedHeaders > 0)
    warn(
      'unused-headers',
      `文件中有 ${found.unusedHeaders} 处页眉、页脚在 Word 中不显示，已单独列出，未用于识别文号等信息。`,
    )
  if (found.notesByPage) warn('notes-by-page', '注释按页重新编号，系统不分页，现按全文连续编号显示，请核对注释编号。')
  if (seen.symbols.size > 0) warn('unknown-symbols', `有 ${seen.symbols.size} 种符号字体的字符无法识别，请核对。`)
  for (const format of numbering.unknownFormats) {
    warn('unknown-number-format', `自动编号使用了系统不支持的格式“${format}”，已按阿拉伯数字显示，请核对。`)
  }
  return warnings
}
