import { Refused } from '../../lib/refused.ts'
import { OfficePackage, type PackageLimits } from '../../text/import/package.ts'
import { relationshipsOf } from '../../text/import/relationships.ts'
import { XmlReader } from '../../text/import/xml.ts'
import type { Sheet } from '../model.ts'
import { builtInFormat, shownText, unescaped } from './shown.ts'
import { readWorksheet, type WorkbookContext } from './worksheet.ts'

const MB = 1024 * 1024
const LIMITS: PackageLimits = { maxEntries: 2000, maxTotalBytes: 256 * MB, maxPartBytes: 96 * MB, maxRatio: 250 }

/** Reads a workbook of Excel 2007 and later: the sheets in their order, cells as they are shown. */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const pack = await OfficePackage.open(bytes, LIMITS)
  const main =
    (await relationshipsOf(pack, '')).find((one) => one.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!pack.has(main) || !main.toLowerCase().endsWith('.xml')) throw notAWorkbook(pack)
  const { listed, is1904 } = await readListed(pack, main)
  if (listed.length === 0) throw notAWorkbook(pack)
  const relations = await relationshipsOf(pack, main)
  const partOf = (type: string): string | undefined => relations.find((one) => one.type === type)?.target
  const context: WorkbookContext = {
    is1904,
    strings: await readStrings(pack, partOf('sharedStrings')),
    formats: await readFormats(pack, partOf('styles')),
  }
  const sheets: Sheet[] = []
  for (const { name, id, isHidden } of listed) {
    const relation = relations.find((one) => one.id === id)
    // Charts and dialogs have no cells.
    if (relation?.type !== 'worksheet') continue
    sheets.push(await readWorksheet(pack, relation.target, { name, isHidden }, context))
  }
  return sheets
}

function notAWorkbook(pack: OfficePackage): Refused {
  const names = pack.names()
  if (names.some((name) => name.endsWith('workbook.bin')))
    return new Refused('invalid', '这是二进制工作簿（.xlsb），请用 Excel 或 WPS 另存为 .xlsx 后再上传。')
  if (names.some((name) => name.startsWith('word/')))
    return new Refused('invalid', '这是 Word 文档，不是表格，请上传 .xlsx、.xls 或 .csv 格式的表格。')
  if (names.includes('mimetype')) return new Refused('invalid', '这是开放文档表格（.ods），请另存为 .xlsx 后再上传。')
  return new Refused('invalid', '压缩包里没有工作簿。请解压后上传其中的 .xlsx、.xls 或 .csv 表格。')
}

interface Listed {
  readonly name: string
  readonly id: string
  readonly isHidden: boolean
}

async function readListed(pack: OfficePackage, part: string): Promise<{ listed: Listed[]; is1904: boolean }> {
  const listed: Listed[] = []
  let is1904 = false
  const codes = new Map([
    ['s:workbookPr', 1],
    ['s:sheet', 2],
  ])
  const reader = new XmlReader(codes, {
    open(code, xml) {
      if (code === 1) is1904 = ['1', 'true'].includes(xml.attribute('date1904') ?? '')
      else
        listed.push({
          name: xml.attribute('name') ?? '',
          id: xml.attribute('id') ?? '',
          isHidden: (xml.attribute('state') ?? 'visible') !== 'visible',
        })
    },
    close() {},
    text() {},
  })
  await pack.parse(part, reader)
  return { listed, is1904 }
}

/** Texts that cells refer to; the readings above Japanese characters (rPh) are no part of them. */
async function readStrings(pack: OfficePackage, part: string | undefined): Promise<string[]> {
  if (part === undefined) return []
  const strings: string[] = []
  let text = ''
  const codes = new Map([
    ['s:si', 1],
    ['s:t', 2],
    ['s:rPh', 3],
  ])
  const reader = new XmlReader(codes, {
    open(code, xml) {
      if (code === 1) text = ''
      else if (code === 2) xml.capture = true
      else xml.skip()
    },
    close(code, xml) {
      if (code === 1) strings.push(shownText(unescaped(text)))
      else if (code === 2) xml.capture = false
    },
    text(more) {
      text += more
    },
  })
  await pack.parse(part, reader)
  return strings
}

/** Number formats by the style that cells refer to. */
async function readFormats(pack: OfficePackage, part: string | undefined): Promise<string[]> {
  if (part === undefined) return []
  const own = new Map<number, string>()
  const formats: string[] = []
  let inCells = false
  const codes = new Map([
    ['s:numFmt', 1],
    ['s:cellXfs', 2],
    ['s:xf', 3],
    ['s:dxfs', 4],
  ])
  const reader = new XmlReader(codes, {
    open(code, xml) {
      if (code === 4) xml.skip()
      else if (code === 1) own.set(Number(xml.attribute('numFmtId')), xml.attribute('formatCode') ?? 'General')
      else if (code === 2) inCells = true
      else if (inCells) {
        const id = Number(xml.attribute('numFmtId') ?? 0)
        formats.push(own.get(id) ?? builtInFormat(id))
      }
    },
    close(code) {
      if (code === 2) inCells = false
    },
    text() {},
  })
  await pack.parse(part, reader)
  return formats
}
