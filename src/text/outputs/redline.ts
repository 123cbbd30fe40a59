import PizZip from 'pizzip'
import type { Comparison, Segment } from '../compare-model.ts'
import { diffText, Words } from '../diff.ts'
import type { ExtractedText } from '../model.ts'
import { replaced } from '../segments.ts'
import { type CellLines, type Item, itemsOf, pairItems } from './redline-items.ts'
import { CELL_LOOK, documentXml, lookOf, type RedlineAuthor, RedlineWriter, tableXml } from './redline-xml.ts'

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/**
 * Writes the two texts as one Word file with tracked changes: accepting all gives exactly the new text, rejecting all
 * the old, paragraph for paragraph and cell for cell. Numbers are printed as words of the text. What moved is taken
 * away at one place and put in at the other.
 */
export function redlineDocx(
  oldText: ExtractedText,
  newText: ExtractedText,
  comparison: Comparison,
  by: RedlineAuthor,
): Uint8Array {
  const zip = new PizZip()
  // A fixed moment, so that the same texts give the same bytes.
  const options = { date: new Date(Date.UTC(1980, 0, 1)) }
  zip.file('[Content_Types].xml', TYPES, options)
  zip.file('_rels/.rels', RELATIONSHIPS, options)
  zip.file('word/document.xml', redlineXml(oldText, newText, comparison, by), options)
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

/** Gives the main part of the same file. */
export function redlineXml(
  oldText: ExtractedText,
  newText: ExtractedText,
  comparison: Comparison,
  by: RedlineAuthor,
): string {
  const writer = new RedlineWriter(by)
  const redline = new Redline(writer)
  const texts = { old: oldText, new: newText }
  const pairs = pairItems(itemsOf(oldText), itemsOf(newText), comparison, texts)
  const body = pairs.map((pair) => redline.pair(pair.old, pair.new)).join('')
  const last = pairs.at(-1)
  const endsWhole = last !== undefined && last.old?.type === 'paragraph' && last.new?.type === 'paragraph'
  // The last paragraph of a file can be neither inserted nor deleted with its mark.
  return documentXml(endsWhole ? body : `${body}<w:p/>`)
}

class Redline {
  private readonly writer: RedlineWriter
  private readonly words = new Words()

  constructor(writer: RedlineWriter) {
    this.writer = writer
  }

  pair(old: Item | null, next: Item | null): string {
    if (old?.type === 'paragraph' && next?.type === 'paragraph')
      return this.writer.paragraph(this.segments(old.text, next.text), null, lookOf(next.kind))
    if (old?.type === 'table' && next?.type === 'table') return this.tables(old, next)
    return (old ? this.single(old, 'delete') : '') + (next ? this.single(next, 'insert') : '')
  }

  private segments(old: string, next: string): readonly Segment[] {
    return diffText(old, next, this.words)
  }

  private single(item: Item, op: 'insert' | 'delete'): string {
    if (item.type === 'table') return `${this.table(item, op)}${this.parting(op)}`
    return this.writer.paragraph([{ op, text: item.text }], op, lookOf(item.kind))
  }

  /** Two tables that touch would become one; the paragraph between them comes and goes with its table. */
  private parting(op: 'insert' | 'delete'): string {
    return this.writer.paragraph([], op, CELL_LOOK)
  }

  private table({ table, cells }: TableItem, op: 'insert' | 'delete'): string {
    const rows = Array.from({ length: table.rows }, (_, row) =>
      this.writer.row(
        this.cells(cells, row, (lines) => lines.map((text) => [{ op, text }])),
        op,
      ),
    )
    return tableXml(table.columns, rows)
  }

  /** Tables of one shape are compared cell by cell; others are taken away and put in whole. */
  private tables(old: TableItem, next: TableItem): string {
    if (isPlain(old) && isPlain(next) && old.table.columns === next.table.columns) return this.plainTables(old, next)
    if (haveSameShape(old, next)) {
      const rows = Array.from({ length: next.table.rows }, (_, row) =>
        this.writer.row(
          this.cells(next.cells, row, (lines, at) => this.lines(old.cells[at]?.lines ?? [], lines)),
          null,
        ),
      )
      return tableXml(next.table.columns, rows)
    }
    return `${this.table(old, 'delete')}${this.parting('delete')}${this.table(next, 'insert')}${this.parting('insert')}`
  }

  /** Rows are paired by what most of their cells say; the rest come or go. */
  private plainTables(old: TableItem, next: TableItem): string {
    const rowsOf = ({ table, cells }: TableItem) =>
      Array.from({ length: table.rows }, (_, row) => cells.filter((cell) => cell.row === row))
    const rows: string[] = []
    for (const [o, n] of pairRows(rowsOf(old), rowsOf(next))) {
      if (o && n)
        rows.push(
          this.writer.row(
            n.map((cell, at) => this.cell(cell, this.lines(o[at]?.lines ?? [], cell.lines))),
            null,
          ),
        )
      else if (o)
        rows.push(
          this.writer.row(
            o.map((cell) => this.cell(cell, whole(cell.lines, 'delete'))),
            'delete',
          ),
        )
      else if (n)
        rows.push(
          this.writer.row(
            n.map((cell) => this.cell(cell, whole(cell.lines, 'insert'))),
            'insert',
          ),
        )
    }
    return tableXml(next.table.columns, rows)
  }

  /** The paragraphs of a cell in both texts; a cell keeps its last paragraph, so what is left over stays in one. */
  private lines(old: readonly string[], next: readonly string[]): readonly (readonly Segment[])[] {
    if (old.length === next.length) return old.map((text, at) => this.segments(text, next[at] ?? ''))
    return [replaced(old.join('\n'), next.join('\n'))]
  }

  private cells(
    cells: readonly CellLines[],
    row: number,
    shown: (lines: readonly string[], at: number) => readonly (readonly Segment[])[],
  ): readonly string[] {
    return cells
      .flatMap((cell, at) => {
        if (cell.row === row) return [{ column: cell.column, xml: this.cell(cell, shown(cell.lines, at)) }]
        const covers = cell.row < row && row < cell.row + cell.rowSpan
        return covers ? [{ column: cell.column, xml: `<w:tc>${properties(cell, 'continue')}<w:p/></w:tc>` }] : []
      })
      .sort((a, b) => a.column - b.column)
      .map(({ xml }) => xml)
  }

  private cell(cell: CellLines, lines: readonly (readonly Segment[])[]): string {
    const paragraphs = lines.map((segments) => this.writer.paragraph(segments, null, CELL_LOOK)).join('')
    return `<w:tc>${properties(cell, cell.rowSpan > 1 ? 'restart' : null)}${paragraphs || '<w:p/>'}</w:tc>`
  }
}

type TableItem = Extract<Item, { type: 'table' }>

const whole = (lines: readonly string[], op: 'insert' | 'delete'): readonly (readonly Segment[])[] =>
  lines.map((text) => [{ op, text }])

function properties(cell: CellLines, merge: 'restart' | 'continue' | null): string {
  const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : ''
  const joined = merge === null ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`
  return `<w:tcPr><w:tcW w:w="0" w:type="auto"/>${span}${joined}</w:tcPr>`
}

const isPlain = ({ table, cells }: TableItem): boolean =>
  cells.length === table.rows * table.columns && cells.every((c) => c.rowSpan === 1 && c.columnSpan === 1)

const haveSameShape = (a: TableItem, b: TableItem): boolean =>
  a.cells.length === b.cells.length &&
  a.cells.every((cell, at) => {
    const other = b.cells[at]
    return (
      other !== undefined &&
      cell.row === other.row &&
      cell.column === other.column &&
      cell.rowSpan === other.rowSpan &&
      cell.columnSpan === other.columnSpan
    )
  })

type Row = readonly CellLines[]

/** Pairs rows that share a cell's words in order, the nearest first; a heading row pairs with a heading row. */
function pairRows(old: readonly Row[], next: readonly Row[]): readonly (readonly [Row | null, Row | null])[] {
  const key = (row: Row): string => row.map((cell) => cell.lines.join('\n')).join('\t')
  const alike = (a: Row, b: Row): boolean => {
    const same = a.filter((cell, at) => cell.lines.join('\n') === b[at]?.lines.join('\n')).length
    return key(a) === key(b) || same * 2 >= a.length
  }
  const out: [Row | null, Row | null][] = []
  let from = 0
  for (const row of next) {
    const window = old.slice(from, from + 60)
    const exact = window.findIndex((o) => key(o) === key(row))
    const at = exact >= 0 ? exact : window.findIndex((o) => alike(o, row))
    if (at < 0) {
      out.push([null, row])
      continue
    }
    for (const gone of old.slice(from, from + at)) out.push([gone, null])
    out.push([old[from + at] ?? null, row])
    from += at + 1
  }
  for (const gone of old.slice(from)) out.push([gone, null])
  return out
}
