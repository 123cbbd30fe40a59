import { readXls } from 'hucre'
import { Refused } from '../../lib/refused.ts'
import { CompoundFile } from '../../text/import/ole.ts'
import type { Sheet } from '../model.ts'
import { cellCounter, sheetOf } from './grid.ts'
import { plainNumber, shownText } from './shown.ts'

const FILEPASS = 0x2f
const EOF_RECORD = 0x0a
const BIFF8 = 0x0600

/** Reads a workbook of Excel 97–2003. Numbers come without their format; days are days. */
export async function readOldWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const stream = workbookStream(bytes)
  if (stream.length < 8 || stream.readUInt16LE(4) !== BIFF8) {
    throw new Refused('invalid', '这是 Excel 95 或更早的工作簿，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。')
  }
  if (isLocked(stream)) throw locked()
  const book = await readXls(bytes).catch(() => {
    throw damaged()
  })
  const count = cellCounter()
  return book.sheets.map((sheet) => {
    const grid = Array.from(sheet.rows, (cells, row) =>
      Array.from(cells ?? [], (value, column) => {
        const text = textOf(value)
        if (text !== '') count(row, column, text)
        return text
      }),
    )
    return sheetOf(sheet.name, sheet.hidden ?? false, grid, sheet.merges ?? [])
  })
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return shownText(value)
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value instanceof Date ? dayOf(value) : ''
}

/** The library gives the day as midnight in UTC, and a time alone as a moment before 1900. */
function dayOf(date: Date): string {
  const text = date.toISOString()
  return text < '1900' ? text.slice(11, 16) : text.slice(0, 10)
}

function workbookStream(bytes: Buffer): Buffer {
  let container: CompoundFile
  try {
    container = new CompoundFile(bytes)
    if (container.stream('EncryptedPackage')) throw locked()
    const stream = container.stream('Workbook') ?? container.stream('Book')
    if (stream) return stream
    if (container.stream('WordDocument'))
      throw new Refused('invalid', '这是 Word 文档，不是表格，请上传 .xlsx、.xls 或 .csv 格式的表格。')
  } catch (error) {
    throw error instanceof Refused ? error : damaged()
  }
  throw new Refused('invalid', '这不是 Excel 工作簿，请上传 .xlsx、.xls 或 .csv 格式的表格。')
}

/** A workbook locked by a password says so among its first records; everything after is enciphered. */
function isLocked(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    if (id === FILEPASS) return true
    if (id === EOF_RECORD) return false
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return false
}

const locked = (): Refused => new Refused('invalid', '文件已加密，系统无法读取，请取消密码保护后重新上传。')
const damaged = (): Refused =>
  new Refused('invalid', '文件已损坏：工作簿不完整或内容前后不符，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。')
