import type { Segment } from '../compare-model.ts'
import type { ProvisionKind } from '../model.ts'

/** Who changed, and when: what Word shows beside each change. */
export interface RedlineAuthor {
  readonly author: string
  /** An instant such as `2026-03-16T02:00:00Z`. */
  readonly at: string
}

const escaped = (text: string): string =>
  text
    // XML has no place for control characters.
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')

/** Writes the parts of a document with tracked changes; each change has a number of its own. */
export class RedlineWriter {
  private readonly by: RedlineAuthor
  private count = 0

  constructor(by: RedlineAuthor) {
    this.by = by
  }

  /** The attributes of the next change. */
  private mark(): string {
    this.count++
    return `w:id="${this.count}" w:author="${escaped(this.by.author)}" w:date="${escaped(this.by.at)}"`
  }

  private run({ op, text }: Segment, properties: string): string {
    if (text === '') return ''
    const tag = op === 'delete' ? 'w:delText' : 'w:t'
    const words = text
      .split('\n')
      .map((line) => `<${tag} xml:space="preserve">${escaped(line)}</${tag}>`)
      .join('<w:br/>')
    const run = `<w:r>${properties}${words}</w:r>`
    if (op === 'equal') return run
    const change = op === 'insert' ? 'w:ins' : 'w:del'
    return `<${change} ${this.mark()}>${run}</${change}>`
  }

  /** A paragraph; one that came or went whole carries its mark too, so that accepting or rejecting takes it away. */
  paragraph(segments: readonly Segment[], whole: 'insert' | 'delete' | null, look: Look): string {
    const mark = whole === null ? '' : `<w:rPr><w:${whole === 'insert' ? 'ins' : 'del'} ${this.mark()}/></w:rPr>`
    const properties = `${look.paragraph}${mark}`
    const runs = segments.map((segment) => this.run(segment, look.run)).join('')
    return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`
  }

  row(cells: readonly string[], whole: 'insert' | 'delete' | null): string {
    const mark = whole === null ? '' : `<w:trPr><w:${whole === 'insert' ? 'ins' : 'del'} ${this.mark()}/></w:trPr>`
    return `<w:tr>${mark}${cells.join('')}</w:tr>`
  }
}

/** How a paragraph is set: the properties of the paragraph and of its runs. */
export interface Look {
  readonly paragraph: string
  readonly run: string
}

const fonts = (name: string, size: number): string =>
  `<w:rPr><w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}"/><w:sz w:val="${size}"/></w:rPr>`

const BODY = fonts('仿宋_GB2312', 32)

/** GB/T 9704: title in the middle, headings in 黑体, the text in 仿宋 三号 with its first line two letters in. */
export function lookOf(kind: ProvisionKind): Look {
  switch (kind) {
    case 'title':
      return { paragraph: '<w:jc w:val="center"/>', run: fonts('方正小标宋简体', 44) }
    case 'number':
    case 'front':
    case 'part':
    case 'chapter':
    case 'section':
      return { paragraph: '<w:jc w:val="center"/>', run: kind === 'number' ? BODY : fonts('黑体', 32) }
    case 'heading1':
      return { paragraph: INDENT, run: fonts('黑体', 32) }
    case 'signature':
    case 'date':
      return { paragraph: '<w:ind w:right="1280"/><w:jc w:val="right"/>', run: BODY }
    default:
      return { paragraph: INDENT, run: BODY }
  }
}

const INDENT = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'

/** A paragraph in a cell of a table. */
export const CELL_LOOK: Look = { paragraph: '', run: fonts('仿宋_GB2312', 24) }

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
/** A4 with the margins of GB/T 9704: 37, 26, 35 and 28 mm. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'

/** Puts the parts of a body together. */
export const documentXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${NS}><w:body>${body}${PAGE}</w:body></w:document>`

const BORDER = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')
/** The text block of GB/T 9704 is 156 mm wide. */
const TEXT_WIDTH = 8844

/** Puts rows together as a table with columns of one width. */
export function tableXml(columns: number, rows: readonly string[]): string {
  const width = Math.floor(TEXT_WIDTH / Math.max(1, columns))
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns)
  const properties = `<w:tblPr><w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblBorders>${BORDER}</w:tblBorders></w:tblPr>`
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}
