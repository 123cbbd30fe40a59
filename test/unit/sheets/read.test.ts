import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readDelimited } from '../../../src/sheets/read/csv.ts'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { dayOfSerial, shownNumber } from '../../../src/sheets/read/shown.ts'
import { compound, handMadeXls } from '../../fixtures/sheets/xls.ts'
import { handMadeXlsx } from '../../fixtures/sheets/xlsx.ts'

const cellsOf = async (bytes: Uint8Array, sheet = 0): Promise<readonly (readonly string[])[]> =>
  (await readSheetFile(bytes)).sheets[sheet]?.rows.map((row) => row.cells) ?? []

const LIST = '文号,标题,发文日期\r\n拉政发〔2024〕1号,"关于“三条禁令”的通知，附表",2024-03-01\r\n'
const ROWS = [
  ['文号', '标题', '发文日期'],
  ['拉政发〔2024〕1号', '关于“三条禁令”的通知，附表', '2024-03-01'],
]

describe('text files', () => {
  it.each([
    ['UTF-8', Buffer.from(LIST)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${LIST}`)],
    ['UTF-16', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
    ['GBK', iconv.encode(LIST, 'gbk')],
    ['GB18030', iconv.encode(LIST, 'gb18030')],
    ['tabs', Buffer.from(LIST.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(LIST.replaceAll(',', ';'))],
  ])('are read in %s', async (_, bytes) => {
    expect(await readSheetFile(bytes)).toMatchObject({ format: 'csv' })
    expect(await cellsOf(bytes)).toEqual(ROWS)
  })

  it('keep characters that only GB18030 has', async () => {
    expect(await cellsOf(iconv.encode('㐂镕䶮,〇二', 'gb18030'))).toEqual([['㐂镕䶮', '〇二']])
  })

  it('keep line breaks in quotes, doubled quotes, empty rows and last empty cells', () => {
    const { rows } = readDelimited('a,"一\n二","他说""好"""\n\n  ,　\n末行,', '粘贴')
    expect(rows).toEqual([
      { row: 1, cells: ['a', '一\n二', '他说"好"'] },
      { row: 2, cells: [] },
      { row: 3, cells: [] },
      { row: 4, cells: ['末行'] },
    ])
  })

  it('take off what guards a cell against being run or shortened', () => {
    expect(readDelimited('="001",\'=1+1,\'引号\n', '').rows[0]?.cells).toEqual(['001', '=1+1', "'引号"])
  })

  it('are refused where a quote has no partner', async () => {
    await expect(readSheetFile(Buffer.from('a,b\nc,"d\ne,f\n'))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('第 2 行的引号没有成对'),
    })
  })

  it('are read in time however many quotes and lines they have', () => {
    const { rows } = readDelimited('"a""b","c\nd"\n'.repeat(15_000), '')
    expect(rows).toHaveLength(15_000)
  })
})

describe('workbooks', () => {
  it('show numbers as their format does and dates as days, under both date systems', async () => {
    const data =
      '<row r="1"><c r="A1" s="1"><v>45351.99999</v></c><c r="B1" s="2"><v>12</v></c><c r="C1" s="3"><v>45351</v></c>' +
      '<c r="D1"><v>0.1</v></c><c r="E1" s="4"><v>0.625</v></c><c r="F1"><v>1.1000000000000001</v></c><c r="G1" s="5"><v>0.5</v></c></row>'
    const formats = ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '0000', 31, '0.0%', 20]
    expect(await cellsOf(await handMadeXlsx({ sheets: [{ name: 'a', data }], formats }))).toEqual([
      ['2024-02-29', '0012', '2024-02-29', '0.1', '62.5%', '1.1', '12:00'],
    ])
    const later = await cellsOf(await handMadeXlsx({ sheets: [{ name: 'a', data }], formats, date1904: true }))
    expect(later[0]?.[0]).toBe('2028-03-01')
  })

  it('keep empty rows, rich and inline texts, errors and truth values, without readings', async () => {
    const data =
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>' +
      '<row r="4"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>结果</v></c><c s="1"/></row>' +
      '<row r="1048576"><c r="A1048576" s="1"/></row>'
    const strings = ['<r><t>办</t></r><r><t xml:space="preserve">法_x000D_ </t></r><rPh sb="0" eb="1"><t>ban</t></rPh>']
    const file = await readSheetFile(await handMadeXlsx({ sheets: [{ name: 'a', data }], strings, formats: [14] }))
    expect(file.sheets[0]?.rows).toEqual([
      { row: 1, cells: [] },
      { row: 2, cells: ['', '办法', '', '甲乙'] },
      { row: 3, cells: [] },
      { row: 4, cells: ['TRUE', '#N/A', '结果'] },
    ])
  })

  it('repeat what cells joined downwards say, and not what cells joined sideways say', async () => {
    const text = (place: string, words: string) => `<c r="${place}" t="str"><v>${words}</v></c>`
    const data = `<row r="1">${text('A1', '标题行')}</row><row r="2">${text('A2', '市教育局')}${text('B2', '一')}</row><row r="3">${text('B3', '二')}</row>`
    const after = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'
    const file = await readSheetFile(await handMadeXlsx({ sheets: [{ name: 'a', data, after }] }))
    expect(file.sheets[0]).toMatchObject({ joined: 2 })
    expect(file.sheets[0]?.rows.map((row) => row.cells)).toEqual([['标题行'], ['市教育局', '一'], ['市教育局', '二']])
  })

  it('say which sheets are hidden and leave out the empty ones', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const bytes = await handMadeXlsx({
      sheets: [
        { name: '空', data: '' },
        { name: '目录', data: row },
        { name: '旧', data: row, state: 'hidden' },
      ],
    })
    const { sheets } = await readSheetFile(bytes)
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['目录', false],
      ['旧', true],
    ])
  })

  it('of Excel 97 are read with their days and joined cells', async () => {
    const bytes = handMadeXls(
      [
        ['文号', '日期'],
        ['拉政发〔2024〕1号', { serial: 45351, format: 14 }],
        [12.5, '下'],
      ],
      { merges: [[1, 2, 2, 2]] },
    )
    expect(await readSheetFile(bytes)).toMatchObject({ format: 'xls', sheets: [{ name: '目录', joined: 1 }] })
    expect(await cellsOf(bytes)).toEqual([
      ['文号', '日期'],
      ['拉政发〔2024〕1号', '2024-02-29'],
      ['12.5', '下'],
    ])
    const mac = handMadeXls([[{ serial: 43889, format: 14 }]], { date1904: true })
    expect(await cellsOf(mac)).toEqual([['2024-02-29']])
  })
})

describe('numbers', () => {
  it('are days as Excel counts them', () => {
    expect([1, 59, 60, 61, 45351.9].map((n) => dayOfSerial(n, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2024-02-29',
    ])
    expect([0, 43889].map((n) => dayOfSerial(n, true))).toEqual(['1904-01-01', '2024-02-29'])
  })

  it('are shown without false digits', () => {
    expect([0.1 + 0.2, 1e15, 123456789012345680, -3].map((n) => shownNumber(n, 'General', false))).toEqual([
      '0.3',
      '1000000000000000',
      '123456789012346000',
      '-3',
    ])
  })
})

describe('what is refused', () => {
  const row = (r: number, cells: string) => `<row r="${r}">${cells}</row>`
  it.each([
    ['nothing', Buffer.alloc(0), '文件是空的'],
    ['blank text', Buffer.from(' ,\n,'), '没有内容'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a web page', Buffer.from('<html><table><tr><td>1</td></tr></table>'), '网页'],
    ['bytes without meaning', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 256)), '无法识别'],
    ['a locked old workbook', handMadeXls([['a']], { locked: true }), '已加密'],
    ['a locked new workbook', compound('EncryptedPackage', Buffer.alloc(5000, 7)), '已加密'],
    ['an old Word file', compound('WordDocument', Buffer.alloc(5000)), 'Word'],
    ['half an old workbook', handMadeXls([['a']]).subarray(0, 1600), '损坏'],
  ])('%s', async (_, bytes, words) => {
    await expect(readSheetFile(bytes)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(words),
    })
  })

  it('half a workbook, a Word file, more rows or columns or text than allowed', async () => {
    const good = await handMadeXlsx({ sheets: [{ name: 'a', data: row(1, '<c><v>1</v></c>') }] })
    await expect(readSheetFile(good.subarray(0, good.length / 2))).rejects.toMatchObject({
      message: expect.stringContaining('损坏'),
    })
    const rows = await handMadeXlsx({ sheets: [{ name: 'a', data: row(20_001, '<c><v>1</v></c>') }] })
    await expect(readSheetFile(rows)).rejects.toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('第 20001 行'),
    })
    const columns = await handMadeXlsx({ sheets: [{ name: 'a', data: row(7, '<c r="XFD7"><v>1</v></c>') }] })
    await expect(readSheetFile(columns)).rejects.toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('256 列'),
    })
    await expect(readSheetFile(Buffer.from(`a,${'长'.repeat(32_768)}`))).rejects.toMatchObject({ kind: 'too_large' })
  })

  it('a package that unpacks beyond measure', async () => {
    const bomb = await handMadeXlsx({ sheets: [{ name: 'a', data: ' '.repeat(8 << 20) }] })
    await expect(readSheetFile(bomb)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('解压后过大'),
    })
  })
})
