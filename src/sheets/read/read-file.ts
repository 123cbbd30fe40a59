import { Refused } from '../../lib/refused.ts'
import type { SheetFile } from '../model.ts'
import { readCsv } from './csv.ts'
import { readOldWorkbook } from './xls.ts'
import { readWorkbook } from './xlsx.ts'

const no = (sentence: string): Refused => new Refused('invalid', sentence)

/** Reads a spreadsheet by its content, not by its name; refuses what is none with a sentence. */
export async function readSheetFile(given: Uint8Array): Promise<SheetFile> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (bytes.length === 0) throw no('文件是空的（0 字节），请检查后重新上传。')
  const file = await readByContent(bytes)
  const sheets = file.sheets.filter((sheet) => sheet.rows.length > 0)
  if (sheets.length === 0) throw no('表格里没有内容，请检查后重新上传。')
  return { ...file, sheets }
}

async function readByContent(bytes: Buffer): Promise<SheetFile> {
  const begins = (...magic: string[]): boolean => magic.some((hex) => bytes.toString('hex', 0, hex.length / 2) === hex)
  if (begins('504b0304', '504b0506', '504b0708')) return { format: 'xlsx', sheets: await readWorkbook(bytes) }
  if (begins('d0cf11e0a1b11ae1')) return { format: 'xls', sheets: await readOldWorkbook(bytes) }
  if (begins('52617221', '377abcaf', '1f8b')) throw no('这是压缩文件，请解压后上传其中的表格。')
  if (begins('ffd8ff', '89504e47', '47494638')) throw no('这是图片文件，请上传 .xlsx、.xls 或 .csv 格式的表格。')
  if (begins('09000600', '09020600', '09040600'))
    throw no('这是 Excel 95 或更早的工作簿，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。')
  const start = bytes.toString('latin1', 0, 1024).replace(/^(?:\xef\xbb\xbf)?\s*/, '')
  if (start.startsWith('%PDF-')) throw no('这是 PDF 文件，请上传 .xlsx、.xls 或 .csv 格式的表格。')
  if (/^(<!doctype html|<html|<head|<meta|<body|<table|MIME-Version:)/i.test(start))
    throw no('这是网页格式的表格（即使后缀是 .xls），请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。')
  if (/^<\?xml/i.test(start)) throw no('这是 XML 格式的表格，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。')
  return { format: 'csv', sheets: [readCsv(bytes)] }
}
