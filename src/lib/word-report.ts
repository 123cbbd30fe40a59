import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export interface ReportTable {
  readonly title: string
  readonly heads: readonly string[]
  /** Widths in millimetres; 225 together on a page that lies. */
  readonly widths: readonly number[]
  /** Columns of figures, which stand at the right. */
  readonly figures: readonly number[]
  readonly rows: readonly (readonly string[])[]
  /** What is said where there are no rows. */
  readonly empty: string
}

export interface Report {
  /** Breaks its lines where it says so. */
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly ReportTable[]
  /** The text stands upright and is signed; its tables follow on pages that lie. */
  readonly upright?: { readonly signature: readonly string[] }
}

const mm = (value: number): number => convertMillimetersToTwip(value)
const face = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
const BODY = { font: face('仿宋_GB2312'), size: 32 }
const CELL = { font: face('仿宋_GB2312'), size: 21 }
const HEAD = { font: face('黑体'), size: 21 }
const TITLE = { font: face('方正小标宋简体'), size: 44 }
const PADDING = { top: 40, bottom: 40, left: 80, right: 80 }

/**
 * Writes a report as a Word file that lies on its side, with the margins of GB/T 9704 turned with the page; one that is
 * signed stands upright and only its tables lie.
 */
export async function reportDocx(report: Report): Promise<Uint8Array> {
  const footers = { default: new Footer({ children: [pageNumber()] }) }
  const text = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240, line: 560, lineRule: 'exact' },
      children: report.title.split('\n').map((text, at) => new TextRun({ ...TITLE, text, break: at === 0 ? 0 : 1 })),
    }),
    ...report.paragraphs.map(bodyParagraph),
    ...(report.upright?.signature ?? []).map(signatureLine),
  ]
  const tables = report.tables.flatMap((table) => [tableTitle(table.title), tableOf(table)])
  const document = new Document({
    creator: '法度',
    title: oneLine(report.title),
    sections: report.upright
      ? [
          { properties: { page: UPRIGHT }, footers, children: text },
          ...(tables.length > 0 ? [{ properties: { page: LYING }, footers, children: tables }] : []),
        ]
      : [{ properties: { page: LYING }, footers, children: [...text, ...tables] }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** The title of a report in one line, for properties and file names. */
export const oneLine = (title: string): string => title.replaceAll('\n', '')

const A4 = { width: mm(210), height: mm(297) }
const UPRIGHT = {
  size: { ...A4, orientation: PageOrientation.PORTRAIT },
  margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), footer: mm(25) },
}
const LYING = {
  size: { ...A4, orientation: PageOrientation.LANDSCAPE },
  margin: { top: mm(28), right: mm(35), bottom: mm(26), left: mm(37), footer: mm(15) },
}

/** Who signs and when, at the right, four characters from the edge. */
const signatureLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: 1280 },
    spacing: { line: 560, lineRule: 'exact' },
    children: [new TextRun({ ...BODY, text })],
  })

const bodyParagraph = (text: string): Paragraph =>
  new Paragraph({
    indent: { firstLine: 640 },
    spacing: { line: 560, lineRule: 'exact' },
    children: [new TextRun({ ...BODY, text })],
  })

const tableTitle = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ ...HEAD, size: 28, text })],
  })

function tableOf({ heads, widths, figures, rows, empty }: ReportTable): Table {
  const cell = (text: string, at: number, isHead = false, span = 1): TableCell =>
    new TableCell({
      columnSpan: span,
      margins: PADDING,
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : figures.includes(at) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ ...(isHead ? HEAD : CELL), text })],
        }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(mm),
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((head, at) => cell(head, at, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at)) })),
      ...(rows.length === 0 ? [new TableRow({ children: [cell(empty, -1, false, heads.length)] })] : []),
    ],
  })
}

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ font: face('宋体'), size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
