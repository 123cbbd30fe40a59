import { writeXlsxStream } from 'hucre'
import { isDay } from '../lib/day.ts'

export interface SheetColumn<T> {
  readonly label: string
  readonly value: (row: T) => string | number | null
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const LOOKED_AT = 200
const NARROWEST = 8
const WIDEST = 60
const CELL_TEXT = 32_767

/**
 * Writes rows as a workbook with one sheet, piece by piece: the heading is bold and stays in sight, numbers are numbers,
 * a day is a date, everything else is text, which Excel never runs as a formula.
 */
export function writeSheet<T>(
  name: string,
  columns: readonly SheetColumn<T>[],
  rows: readonly T[],
): ReadableStream<Uint8Array> {
  const layout: { width: number; style?: { font: { bold: true } } }[] = columns.map((column) => ({
    width: widthOf(column, rows),
    style: { font: { bold: true } },
  }))
  function* cells() {
    yield columns.map((column) => column.label)
    // The writer takes the style of a column when it writes a cell, so that only the heading is bold.
    for (const column of layout) delete column.style
    for (const row of rows) yield columns.map((column) => cellOf(column.value(row)))
  }
  return writeXlsxStream(cells(), { name: sheetName(name), columns: layout, freezePane: { rows: 1 } })
}

function cellOf(value: string | number | null): string | number | Date | null {
  if (typeof value !== 'string') return value
  // Excel knows no day before 1900-03-01 for sure.
  if (isDay(value) && value >= '1900-03-01') return new Date(`${value}T00:00:00Z`)
  const text = value.length > CELL_TEXT ? `${value.slice(0, CELL_TEXT - 1)}…` : value
  // Excel would read _x0041_ as a letter.
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Chinese characters are twice as wide as digits; the widest line of the first rows decides. */
function widthOf<T>(column: SheetColumn<T>, rows: readonly T[]): number {
  const texts = [column.label, ...rows.slice(0, LOOKED_AT).map((row) => String(column.value(row) ?? ''))]
  const widest = Math.max(...texts.flatMap((text) => text.split('\n')).map(lineWidth))
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2))
}

const lineWidth = (line: string): number =>
  [...line].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)

const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || '表格'
