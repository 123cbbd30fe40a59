import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, KindDefinition } from './model.ts'

// GB/T 9704-2012: A4, 版心 156×225 mm, 三号仿宋 for the text, 二号小标宋 for the title, 22 lines of 28 letters.
const mm = (value: number): number => convertMillimetersToTwip(value)
const face = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
const TEXT = { font: face('仿宋_GB2312'), size: 32 }
const HEAD = { font: face('黑体'), size: 32 }
const TITLE = { font: face('方正小标宋简体'), size: 44 }
const CELL = { font: face('仿宋_GB2312'), size: 24 }
const CELL_HEAD = { font: face('黑体'), size: 24 }
const PAGE_NUMBER = { font: face('宋体'), size: 28 }
/** 28.95 pt. */
const LINE = { line: 579, lineRule: 'exact' } as const
const TITLE_LINE = { line: 700, lineRule: 'exact' } as const
const CELL_LINE = { line: 400, lineRule: 'atLeast' } as const
const TWO_LETTERS = { firstLine: 640, firstLineChars: 200 }
const TEXT_WIDTH = 156

/** Writes the built-in template of a form as a Word file that an office may take as the start of its own. */
export async function builtinTemplate({ label, blocks }: KindDefinition): Promise<Uint8Array> {
  const document = new Document({
    creator: '法度',
    title: label,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), footer: mm(28) },
          },
        },
        footers: {
          default: new Footer({ children: [pageNumber(AlignmentType.RIGHT)] }),
          even: new Footer({ children: [pageNumber(AlignmentType.LEFT)] }),
        },
        children: blocks.flatMap((block) => writeBlock(block)),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const pageNumber = (alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Paragraph =>
  new Paragraph({
    alignment,
    indent: { left: 280, right: 280 },
    children: [new TextRun({ ...PAGE_NUMBER, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })

function writeBlock(block: Block): (Paragraph | Table)[] {
  switch (block.is) {
    case 'facts':
      return [factsTable(block.rows), gap()]
    case 'table':
      return [listTable(block), gap()]
    case 'organ':
    case 'title':
      return [centred(block.text, TITLE, TITLE_LINE)]
    case 'number':
      return [centred(block.text, TEXT, LINE), gap()]
    case 'signature':
      return signature(block.text.split('\n'))
    case 'head':
      return [paragraph(block.text, HEAD, { keepNext: true, indent: TWO_LETTERS })]
    case 'addressee':
      return [paragraph(block.text, TEXT, {})]
    case 'text':
    case 'mark':
      return [paragraph(block.text, TEXT, { indent: TWO_LETTERS })]
  }
}

type Look = ConstructorParameters<typeof TextRun>[0]

const paragraph = (text: string, look: Exclude<Look, string>, over: object): Paragraph =>
  new Paragraph({ spacing: LINE, children: [new TextRun({ ...look, text })], ...over })

const centred = (text: string, look: Exclude<Look, string>, spacing: typeof LINE | typeof TITLE_LINE): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun({ ...look, text })] })

const gap = (): Paragraph => new Paragraph({ spacing: LINE })

/** The organ stands centred above the date, the date four letters from the right. */
const signature = (lines: readonly string[]): Paragraph[] => [
  gap(),
  ...lines.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        keepLines: true,
        spacing: LINE,
        indent: { right: 640 },
        children: [new TextRun({ ...TEXT, text })],
      }),
  ),
]

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER }

function cell(text: string, width: number, isHead: boolean): TableCell {
  const lines = text.split('\n')
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    borders: BORDERS,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: CELL_LINE,
          children: [new TextRun({ ...(isHead ? CELL_HEAD : CELL), text: line })],
        }),
    ),
  })
}

const table = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(mm),
    rows,
  })

const FACT_WIDTHS = [42, TEXT_WIDTH - 42] as const

const factsTable = (rows: readonly (readonly [string, string])[]): Table =>
  table(
    FACT_WIDTHS,
    rows.map(
      ([name, text]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, FACT_WIDTHS[0], true), cell(text, FACT_WIDTHS[1], false)],
        }),
    ),
  )

/** One row that is repeated: the list begins in its first cell and ends in its last. */
function listTable({ columns, list }: Extract<Block, { is: 'table' }>): Table {
  const marked = columns.map((column, i) =>
    [i === 0 ? `{#${list}}` : '', column.text, i === columns.length - 1 ? `{/${list}}` : ''].join(''),
  )
  return table(
    columns.map((column) => column.width),
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column.label, column.width, true)),
      }),
      new TableRow({ children: columns.map((column, i) => cell(marked[i] ?? '', column.width, false)) }),
    ],
  )
}
