import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { ComparedProvision, Comparison, Segment } from '../compare-model.ts'
import { leftOut, rowsOfTable } from './change-notes.ts'

export interface ChangeTableGiven {
  /** Of the document: 《…》修改对照表 becomes the heading. */
  readonly title: string
  readonly oldName: string
  readonly newName: string
  /** Every provision, not only those that changed. */
  readonly isWhole?: boolean
}

const mm = (value: number): number => convertMillimetersToTwip(value)
const face = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
const BODY = { font: face('仿宋_GB2312'), size: 24 }
const HEAD = { font: face('黑体'), size: 24 }
const TITLE = { font: face('方正小标宋简体'), size: 44 }

/**
 * Writes the 修改对照表 as a Word file: three columns, the head repeated on each page. Landscape, with the margins of
 * GB/T 9704 turned with the page: three columns of 156 mm would leave eight letters to a line. What went is struck and
 * shaded, what came is bold and underlined, so that a black print tells them apart.
 */
export async function changeTableDocx(comparison: Comparison, given: ChangeTableGiven): Promise<Uint8Array> {
  const rows = rowsOfTable(comparison, given.isWhole ?? false)
  const rest = given.isWhole ? '' : leftOut(comparison)
  const section: ISectionOptions = {
    properties: {
      page: {
        size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
        margin: { top: mm(28), right: mm(35), bottom: mm(26), left: mm(37), footer: mm(15) },
      },
    },
    footers: { default: new Footer({ children: [pageNumber()] }) },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 240, line: 560, lineRule: 'exact' },
        children: [new TextRun({ ...TITLE, text: `《${given.title}》修改对照表` })],
      }),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        layout: TableLayoutType.FIXED,
        columnWidths: WIDTHS,
        rows: [
          headRow([`原条文（${given.oldName}）`, `修改后条文（${given.newName}）`, '说明']),
          ...rows.map(({ provision, note }) => bodyRow(provision, note)),
          ...(rows.length === 0 ? [wholeRow('两个文本没有差别。')] : []),
        ],
      }),
      ...(rest ? [new Paragraph({ spacing: { before: 160 }, children: [new TextRun({ ...BODY, text: rest })] })] : []),
    ],
  }
  const document = new Document({ creator: '法度', title: `《${given.title}》修改对照表`, sections: [section] })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** 225 mm of text: two texts of 90, and 45 for what was done. */
const WIDTHS = [mm(90), mm(90), mm(45)]

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ font: face('宋体'), size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER }
const MARGINS = { top: 60, bottom: 60, left: 100, right: 100 }

const cell = (children: readonly Paragraph[], column: number, isHead = false): TableCell =>
  new TableCell({
    width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
    borders: BORDERS,
    margins: MARGINS,
    verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
    children: children.length > 0 ? children : [new Paragraph({})],
  })

const headRow = (words: readonly string[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: words.map((text, column) =>
      cell(
        [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...HEAD, text })] })],
        column,
        true,
      ),
    ),
  })

const wholeRow = (text: string): TableRow =>
  new TableRow({
    children: [
      new TableCell({
        columnSpan: 3,
        borders: BORDERS,
        margins: MARGINS,
        children: [new Paragraph({ children: [new TextRun({ ...BODY, text })] })],
      }),
    ],
  })

const bodyRow = (provision: ComparedProvision, note: string): TableRow =>
  new TableRow({
    children: [
      cell(sideOf(provision, 'old'), 0),
      cell(sideOf(provision, 'new'), 1),
      cell([new Paragraph({ children: [new TextRun({ ...BODY, text: note })] })], 2),
    ],
  })

/** One side of a provision, a paragraph for each of its lines, numbers included. */
function sideOf(provision: ComparedProvision, side: 'old' | 'new'): readonly Paragraph[] {
  if (provision.rows)
    return provision.rows.flatMap((row) => {
      const segments = row.cells.flatMap((one, at): Segment[] => [
        ...(at > 0 ? [{ op: 'equal', text: '　' } as const] : []),
        ...one.segments,
      ])
      return shown(segments, side) ? [paragraph(null, segments, side)] : []
    })
  if (provision.lines.length === 0)
    return shown(provision.segments, side) ? [paragraph(null, provision.segments, side)] : []
  return provision.lines.flatMap((line) => {
    const ref = line[side]
    return ref === null ? [] : [paragraph(ref.label, line.segments, side)]
  })
}

const shown = (segments: readonly Segment[], side: 'old' | 'new'): boolean =>
  segments.some(({ op, text }) => text.trim() !== '' && op !== (side === 'old' ? 'insert' : 'delete'))

function paragraph(label: string | null, segments: readonly Segment[], side: 'old' | 'new'): Paragraph {
  const gone = side === 'old' ? 'insert' : 'delete'
  const runs = segments
    .filter((segment) => segment.op !== gone)
    .flatMap(({ op, text }) =>
      text
        .split('\n')
        .map((line, at) => new TextRun({ ...BODY, ...lookOf(op), text: line, ...(at > 0 && { break: 1 }) })),
    )
  const number = label === null ? [] : [new TextRun({ ...HEAD, text: `${label}　` })]
  return new Paragraph({ indent: { firstLine: 480, firstLineChars: 200 }, children: [...number, ...runs] })
}

const lookOf = (op: Segment['op']) => {
  if (op === 'equal') return {}
  return op === 'insert'
    ? { bold: true, underline: {} }
    : { strike: true, shading: { type: ShadingType.CLEAR, fill: 'D9D9D9', color: 'auto' } }
}
