import { describe, expect, it } from 'vitest'
import { readCellDay } from '../../../src/sheets/cell-day.ts'
import { guessColumns, HEADINGS, type HeadingField } from '../../../src/sheets/headings.ts'

const ALL = Object.keys(HEADINGS) as HeadingField[]
const rowsOf = (...rows: string[][]) => rows.map((cells, i) => ({ row: i + 1, cells }))

describe('columns guessed by their headings', () => {
  it.each<[string[], Partial<Record<HeadingField, number>>]>([
    [['序号', '文件名称', '发文字号', '发文日期', '备注'], { serial: 0, title: 1, number: 2, writtenOn: 3, note: 4 }],
    [['标 题', '文　号', '印发时间', '发布机关'], { title: 0, number: 1, issuedOn: 2, maker: 3 }],
    [['文件标题（全称）', '发文字号*', '公布日期', '成文日期'], { title: 0, number: 1, publishedOn: 2, writtenOn: 3 }],
    [
      ['名称', '规范性文件编号', '发文字号', '有效期至', '有效期'],
      { title: 0, registrationNumber: 1, number: 2, lapsesAfter: 3, validity: 4 },
    ],
    [['编号', '文件编号', '名称'], { serial: 0, number: 1, title: 2 }],
    [['实施单位', '起草单位', '制定机关（主体）', '题名'], { implementer: 0, drafter: 1, maker: 2, title: 3 }],
    [['拟处理意见', '理由或依据', '文件名称及内容'], { proposal: 0, reason: 1, title: 2 }],
  ])('%j', (cells, columns) => {
    expect(guessColumns(rowsOf(cells), ALL)).toEqual({ headingRow: 1, columns })
  })

  it('pass over the title and remarks above the headings', () => {
    const rows = rowsOf(
      ['拉萨市人民政府2025年发文目录'],
      [],
      ['填报单位：市教育局', '', '2026年1月20日'],
      ['序号', '名称', '文号'],
      ['1', '关于文件的通知', '拉政发〔2025〕1号'],
    )
    expect(guessColumns(rows, ['serial', 'title', 'number'])).toEqual({
      headingRow: 4,
      columns: { serial: 0, title: 1, number: 2 },
    })
  })

  it('guess nothing without headings', () => {
    expect(guessColumns(rowsOf(['1', '关于印发某办法的通知', '拉政发〔2025〕1号']), ALL)).toEqual({
      headingRow: null,
      columns: {},
    })
    expect(guessColumns([], ALL)).toEqual({ headingRow: null, columns: {} })
  })
})

describe('the day in a cell', () => {
  it.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['２０２４年３月１日', '2024-03-01'],
    ['二○二四年三月一日', '2024-03-01'],
    ['2024-03-01 10:30', '2024-03-01'],
    ['2024-02-30', null],
    ['2024年3月', null],
    ['45351', null],
    ['', null],
    ['不详', null],
  ])('%s', (cell, day) => {
    expect(readCellDay(cell)).toBe(day)
  })
})
