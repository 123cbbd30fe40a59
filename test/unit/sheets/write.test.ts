import { describe, expect, it } from 'vitest'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { type SheetColumn, writeSheet } from '../../../src/sheets/write.ts'
import { OfficePackage } from '../../../src/text/import/package.ts'

interface Line {
  readonly title: string | null
  readonly on: string | null
  readonly count: number | null
}

const COLUMNS: SheetColumn<Line>[] = [
  { label: '标题', value: (line) => line.title },
  { label: '日期', value: (line) => line.on },
  { label: '件数', value: (line) => line.count },
]

async function written(name: string, rows: readonly Line[]): Promise<Buffer> {
  return Buffer.from(await new Response(writeSheet(name, COLUMNS, rows)).arrayBuffer())
}

const partOf = async (bytes: Buffer, name: string): Promise<string> =>
  (await (await OfficePackage.open(bytes)).read(name))?.toString('utf8') ?? ''

describe('a workbook', () => {
  const lines: Line[] = [
    { title: '=HYPERLINK("http://x","y")', on: '2024-02-29', count: 12 },
    { title: '_x0041_ 甲\n乙 <&>', on: '2024年', count: 1.5 },
    { title: null, on: '1899-12-31', count: null },
  ]

  it('is read back as it was written', async () => {
    const file = await readSheetFile(await written('备案台账', lines))
    expect(file.sheets[0]).toMatchObject({ name: '备案台账' })
    expect(file.sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ['标题', '日期', '件数'],
      ['=HYPERLINK("http://x","y")', '2024-02-29', '12'],
      ['_x0041_ 甲\n乙 <&>', '2024年', '1.5'],
      ['', '1899-12-31'],
    ])
  })

  it('has numbers and dates as such, no formula, and only the heading bold and fixed', async () => {
    const sheet = await partOf(await written('a', lines), 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('<pane ySplit="1"')
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>45351<\/v>/)
    expect(sheet).toContain('<c r="C2"><v>12</v></c>')
    const styles = [...sheet.matchAll(/<c r="(\w+)"[^>]*? s="(\d+)"/g)].map((m) => [m[1], m[2]])
    expect(styles).toEqual([
      ['A1', '1'],
      ['B1', '1'],
      ['C1', '1'],
      ['B2', '2'],
    ])
    expect(await partOf(await written('a', lines), 'xl/styles.xml')).toContain('yyyy-mm-dd')
  })

  it('is wide enough for Chinese, and not endlessly', async () => {
    const sheet = await partOf(
      await written('a', [{ title: '字'.repeat(300), on: '二〇二四年三月', count: 1 }]),
      'xl/worksheets/sheet1.xml',
    )
    expect([...sheet.matchAll(/width="(\d+)"/g)].map((m) => m[1])).toEqual(['60', '16', '8'])
  })

  it('takes any name and any length of text', async () => {
    const file = await readSheetFile(
      await written('2024/清理：[目录]*?'.repeat(4), [{ title: '长'.repeat(40_000), on: null, count: null }]),
    )
    expect(file.sheets[0]?.name.length).toBeLessThanOrEqual(31)
    expect(file.sheets[0]?.rows[1]?.cells[0]).toHaveLength(32_767)
  })
})
