import type {
  Look,
  Op,
  Piece,
  RedlineBlock,
  RedlineCell,
  RedlineParagraph,
  RedlineRow,
  RedlineTable,
} from './redline-model.ts'

/** Who made the changes, and when: as Word shows them. */
export interface RedlineAuthor {
  readonly author: string
  readonly at: string
}

// Width of the text block of GB/T 9704 in twentieths of a point: 156 mm.
const TEXT_WIDTH = 8844

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}
/** Controls and halves of characters: a text file may hold them, XML cannot. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu

/** Makes text safe in XML; what XML cannot hold becomes the sign for an unknown character. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign)

export const STYLES_OF: Readonly<Record<Look, string>> = {
  title: 'FaduTitle',
  centre: 'FaduCentre',
  heading: 'FaduHeading',
  body: 'FaduBody',
  right: 'FaduRight',
}

/** Writes blocks as the inside of a Word body. Elements stand in the order of the schema: Word refuses any other. */
export class RedlineWriter {
  private id = 0
  private readonly stamp: string

  constructor({ author, at }: RedlineAuthor) {
    const second = at.replace(/\.\d+Z$/, 'Z')
    this.stamp = `w:author="${escapeXml(author)}" w:date="${escapeXml(second)}"`
  }

  body(blocks: readonly RedlineBlock[]): string {
    return blocks.map((block) => (block.kind === 'table' ? this.table(block) : this.paragraph(block))).join('')
  }

  private change(name: 'ins' | 'del' | 'pPrChange', inside = ''): string {
    const open = `<w:${name} w:id="${++this.id}" ${this.stamp}`
    return inside === '' ? `${open}/>` : `${open}>${inside}</w:${name}>`
  }

  private paragraph({ pieces, mark, look, was }: RedlineParagraph): string {
    const ins = mark === 'insert' || mark === 'passing' ? this.change('ins') : ''
    const del = mark === 'delete' || mark === 'passing' ? this.change('del') : ''
    const marks = ins + del === '' ? '' : `<w:rPr>${ins}${del}</w:rPr>`
    const before = was ? this.change('pPrChange', `<w:pPr><w:pStyle w:val="${STYLES_OF[was]}"/></w:pPr>`) : ''
    return `<w:p><w:pPr><w:pStyle w:val="${STYLES_OF[look]}"/>${marks}${before}</w:pPr>${this.pieces(pieces)}</w:p>`
  }

  private pieces(pieces: readonly Piece[]): string {
    return pieces.map((piece) => this.piece(piece)).join('')
  }

  private piece({ op, text, isLabel }: Piece): string {
    if (text === '') return ''
    const properties = isLabel ? '<w:rPr><w:rStyle w:val="FaduLabel"/></w:rPr>' : ''
    const run = `<w:r>${properties}${runText(text, op)}</w:r>`
    if (op === 'equal') return run
    return this.change(op === 'insert' ? 'ins' : 'del', run)
  }

  private table({ columns, rows }: RedlineTable): string {
    const width = Math.floor(TEXT_WIDTH / Math.max(columns, 1))
    const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns)
    const properties = `<w:tblStyle w:val="FaduTable"/><w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
    const inside = rows.map((row) => this.row(row, width)).join('')
    return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${inside}</w:tbl>`
  }

  private row({ op, before, after, cells }: RedlineRow, width: number): string {
    const parts = [
      before > 0 ? `<w:gridBefore w:val="${before}"/>` : '',
      after > 0 ? `<w:gridAfter w:val="${after}"/>` : '',
      before > 0 ? `<w:wBefore w:w="${before * width}" w:type="dxa"/>` : '',
      after > 0 ? `<w:wAfter w:w="${after * width}" w:type="dxa"/>` : '',
      op === 'equal' ? '' : this.change(op === 'insert' ? 'ins' : 'del'),
    ].join('')
    const properties = parts === '' ? '' : `<w:trPr>${parts}</w:trPr>`
    return `<w:tr>${properties}${cells.map((cell) => this.cell(cell, width, op)).join('')}</w:tr>`
  }

  private cell({ span, merge, pieces }: RedlineCell, width: number, op: Op): string {
    const properties = [
      `<w:tcW w:w="${span * width}" w:type="dxa"/>`,
      span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
      merge === 'none' ? '' : `<w:vMerge${merge === 'begins' ? ' w:val="restart"' : ''}/>`,
    ].join('')
    // A row that goes takes its marks with it; LibreOffice wants to see that.
    const mark = op === 'equal' ? '' : `<w:rPr>${this.change(op === 'insert' ? 'ins' : 'del')}</w:rPr>`
    const paragraph = `<w:p><w:pPr><w:pStyle w:val="FaduCell"/>${mark}</w:pPr>${this.pieces(pieces)}</w:p>`
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph}</w:tc>`
  }
}

function runText(text: string, op: Op): string {
  const name = op === 'delete' ? 'w:delText' : 'w:t'
  return text
    .split(/([\t\n])/)
    .map((part) => {
      if (part === '') return ''
      if (part === '\t') return '<w:tab/>'
      return part === '\n' ? '<w:br/>' : `<${name} xml:space="preserve">${escapeXml(part)}</${name}>`
    })
    .join('')
}
