import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/lib/day.ts'
import { previewOf } from '../../../src/reconciliation/preview-rules.ts'
import { readList } from '../../../src/reconciliation/row-rules.ts'
import {
  listDueOn,
  mayDecide,
  obstaclesToDecision,
  organsOfBureau,
  usualCategory,
} from '../../../src/reconciliation/rules.ts'
import type { SheetFile } from '../../../src/sheets/model.ts'

const SCOPE = { coversFrom: '2025-01-01' as Day, coversTo: '2025-12-31' as Day, makerId: 'gov' }
const COLUMNS = { title: 0, number: 1, issuedOn: 2, maker: 3 }
const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }))
const read = (...rows: string[][]) =>
  readList(rowsOf(['名称', '文号', '日期', '机关'], ...rows), 1, COLUMNS, SCOPE, (name) =>
    name === '市教育局' ? 'edu' : null,
  )

describe('the rows of a list', () => {
  it('are read with numbers and days in one form', () => {
    const { entries } = read(['《拉萨市停车\n场管理办法》', '拉政发[2025]第05号', '2025年3月1日', '市教育局'])
    expect(entries[0]).toMatchObject({
      row: 2,
      title: '拉萨市停车场管理办法',
      numberText: '拉政发〔2025〕5号',
      day: '2025-03-01',
      makerId: 'edu',
      problem: null,
    })
  })

  it('belong to the maker of the list where they name none that is known', () => {
    expect(read(['甲', '拉政发〔2025〕1号', '', '某某']).entries[0]).toMatchObject({
      makerId: 'gov',
      makerText: '某某',
    })
  })

  it.each([
    [['', '拉政发〔2025〕1号', '2025-03-01'], '没有文件名称。'],
    [['甲', '拉政发〔2025〕1号', '2025-02-30'], '日期“2025-02-30”不是完整的日期。'],
    [['甲', '', ''], '没有文号也没有日期，无法确定是哪件文件。'],
    [['甲', '无', '／'], '没有文号也没有日期，无法确定是哪件文件。'],
    [['甲', '待编', '2025-03-01'], '文号“待编”没有序号。'],
    [['甲', '拉政发〔2024〕1号', '2024-03-01'], '日期2024年3月1日不在目录所属期间内。'],
    [['', '', '2024-13-01'], '没有文件名称；日期“2024-13-01”不是完整的日期。'],
  ])('%j cannot be compared', (cells, problem) => {
    expect(read(cells).entries[0]?.problem).toBe(problem)
  })

  it('all come back, as entries, empty rows or headings', () => {
    const cell = fc.oneof(fc.constant(''), fc.string({ maxLength: 8 }))
    const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 40 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 45 }), (cells, heading) => {
        const { entries, above, empty } = readList(rowsOf(...cells), heading, COLUMNS, SCOPE, () => null)
        expect(entries.length + above + empty).toBe(cells.length)
        expect(entries.every((one) => one.title !== '' || one.problem !== null)).toBe(true)
      }),
    )
  })
})

describe('the columns of a list', () => {
  const file: SheetFile = {
    format: 'xlsx',
    sheets: [
      { name: '说明', isHidden: false, joined: 0, rows: rowsOf(['填表说明']) },
      {
        name: '2025',
        isHidden: false,
        joined: 0,
        rows: rowsOf(['拉萨市2025年发文目录'], ['序号', '文件名称', '文号', '发文日期'], ['1', '甲', '乙', '']),
      },
    ],
  }

  it('are guessed on the sheet that has headings', () => {
    expect(previewOf(file, {})).toMatchObject({
      sheet: '2025',
      headingRow: 2,
      columns: { title: 1, number: 2, writtenOn: 3 },
    })
    expect(previewOf(file, {}).choices[1]).toEqual([1, 'B 列：文件名称'])
  })

  it('follow the sheet and the row that a person says', () => {
    expect(previewOf(file, { sheet: '说明' })).toMatchObject({ sheet: '说明', headingRow: 0, columns: {} })
    expect(previewOf(file, { sheet: '2025', headingRow: 1 })).toMatchObject({ headingRow: 1, columns: {} })
  })
})

describe('a decision', () => {
  const row = { outcome: 'omitted', decision: null, place: '第 2 行' } as const
  it.each([
    [{ ...row }, { decision: 'omission', ground: null, reason: null }, []],
    [{ ...row }, { decision: 'none', ground: null, reason: '内部' }, ['no_ground']],
    [{ ...row }, { decision: 'same', ground: null, reason: null }, ['not_for_this']],
    [{ ...row, decision: 'none' }, { decision: 'omission', ground: null, reason: null }, ['decided']],
    [{ ...row, outcome: 'unlisted' }, { decision: 'explained', ground: null, reason: ' ' }, ['no_reason']],
  ] as const)('%j %j', (given, draft, codes) => {
    expect(obstaclesToDecision(given, draft).map((one) => one.code)).toEqual(codes)
  })

  it('never changes a row that agrees', () => {
    expect((['same', 'omission', 'none', 'explained'] as const).some((one) => mayDecide('matched', one))).toBe(false)
  })
})

it('a list is due on 31 January of the next year, and makers have a usual category', () => {
  expect(listDueOn('2025-12-31' as Day, '01-31')).toBe('2026-01-31')
  expect([usualCategory('county'), usualCategory('department'), usualCategory('party')]).toEqual([
    'government',
    'department',
    'party',
  ])
})

it("a bureau compares its own government's organs", () => {
  const organ = (organId: string, kind: 'government' | 'county' | 'department' | 'party', parentId: string | null) => ({
    organId,
    kind,
    parentId,
  })
  const organs = [
    organ('city', 'government', 'region'),
    organ('bureau', 'department', 'city'),
    organ('county', 'county', 'city'),
    organ('countyBureau', 'department', 'county'),
    organ('party', 'party', 'regionParty'),
  ]
  const of = (id: string) => organsOfBureau(id, organs).map((one) => one.organId)
  expect(of('bureau')).toEqual(['city', 'bureau', 'county', 'countyBureau', 'party'])
  expect(of('countyBureau')).toEqual(['county', 'countyBureau'])
})
