import type { Context } from 'hono'
import { type SheetColumn, writeSheet, XLSX_TYPE } from '../sheets/write.ts'

export type ExportColumn<T> = SheetColumn<T>

/** A cell that a spreadsheet would run as a formula, in half or full width, is made text by an apostrophe. */
const asText = (value: string): string => (/^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value)

const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Writes rows as CSV that Chinese Excel and WPS open without garbling: UTF-8 with a byte order mark, CRLF. */
export function toCsv<T>(columns: readonly ExportColumn<T>[], rows: readonly T[]): string {
  const line = (cells: readonly (string | number | null)[]): string =>
    cells.map((cell) => (typeof cell === 'number' ? String(cell) : quote(asText(cell ?? '')))).join(',')
  return `\uFEFF${[line(columns.map((c) => c.label)), ...rows.map((row) => line(columns.map((c) => c.value(row))))].join('\r\n')}\r\n`
}

/** Offers a file for download under a Chinese name. */
export function download(
  c: Context,
  fileName: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
): Response {
  return c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': attachment(fileName),
    'Cache-Control': 'no-store',
  })
}

/** The header that names a download, readable by old and new browsers. */
export const attachment = (fileName: string): string =>
  `attachment; filename="download${/\.\w+$/.exec(fileName)?.[0] ?? ''}"; filename*=UTF-8''${encodeURIComponent(fileName)}`

/** Offers all rows of a list as the address asks for: a workbook with `format=xlsx`, else CSV. */
export const downloadList = <T>(
  c: Context,
  fileName: string,
  columns: readonly ExportColumn<T>[],
  rows: readonly T[],
): Response =>
  c.req.query('format') === 'xlsx'
    ? download(c, `${fileName}.xlsx`, XLSX_TYPE, writeSheet(fileName, columns, rows))
    : download(c, `${fileName}.csv`, 'text/csv; charset=utf-8', toCsv(columns, rows))
