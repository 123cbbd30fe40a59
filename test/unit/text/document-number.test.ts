import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDocumentNumbers, parseDocumentNumber } from '../../../src/text/document-number.ts'

// domain.md §7.2: spellings met in the wild, what they should be shown as.
const WRITTEN: readonly (readonly [string, string])[] = [
  ['国办发〔2018〕37号', '国办发〔2018〕37号'],
  ['海政规〔2023〕11号', '海政规〔2023〕11号'],
  ['高政发〔2021〕1号', '高政发〔2021〕1号'],
  ['阿行发〔2021〕42号', '阿行发〔2021〕42号'],
  ['东府办[2005]42号', '东府办〔2005〕42号'],
  ['哈政发法字[2009]1号', '哈政发法字〔2009〕1号'],
  ['内政办字〔2011〕139号', '内政办字〔2011〕139号'],
  ['x政规备字〔2023〕3号', 'x政规备字〔2023〕3号'],
  ['杨管规〔2012〕001-XX001', '杨管规〔2012〕1-XX001号'],
  ['国办发（2018）37号', '国办发〔2018〕37号'],
  ['拉政发〔2019〕第5号', '拉政发〔2019〕5号'],
  ['拉政办发【2020】 007 号', '拉政办发〔2020〕7号'],
  ['穗府办规(2018)12号', '穗府办规〔2018〕12号'],
  ['拉政发﹝2019﹞12', '拉政发〔2019〕12号'],
  ['拉政函［2021］3号', '拉政函〔2021〕3号'],
  ['拉政发〔二○○四〕十二号', '拉政发〔2004〕12号'],
  ['拉政发(98)15号', '拉政发〔1998〕15号'],
  ['和政发〔2019〕12号', '和政发〔2019〕12号'],
  ['并政办发〔2020〕8号', '并政办发〔2020〕8号'],
  ['拉萨市人民政府令第62号', '拉萨市人民政府令第62号'],
  ['拉萨市人民政府令 第六十二号', '拉萨市人民政府令第62号'],
  ['国务院令第713号', '国务院令第713号'],
  ['河北省人民政府令〔2016〕第5号', '河北省人民政府令〔2016〕第5号'],
  ['沧州市人民政府令第〔2025〕第2号', '沧州市人民政府令〔2025〕第2号'],
  ['国家税务总局公告2024年第5号', '国家税务总局公告2024年第5号'],
]

describe('document numbers', () => {
  it.each(WRITTEN)('read %s', (written, shown) => {
    const number = parseDocumentNumber(written)
    expect(number?.text).toBe(shown)
    expect(number?.original).toBe(written)
  })

  it('have one key for every spelling of one number', () => {
    const keys = ['拉政发〔2019〕5号', '拉政发[2019]第5号', '拉政发（2019）005号', '拉政发【2019】5'].map(
      (n) => parseDocumentNumber(n)?.key,
    )
    expect(new Set(keys).size).toBe(1)
    expect(parseDocumentNumber('拉政发〔2019〕6号')?.key).not.toBe(keys[0])
    expect(parseDocumentNumber('拉政办发〔2019〕5号')?.key).not.toBe(keys[0])
  })

  it.each(['', '第三条', '2019年', '（三）', '拉政发', '〔2019〕5号', '第（88）号', '关于印发的通知'])(
    'are not seen in %j',
    (text) => {
      expect(parseDocumentNumber(text)).toBeNull()
    },
  )

  it('are found in running text without the words before them', () => {
    const text =
      '根据《意见》（国办发〔2018〕115号）和拉政发〔2019〕12号文件，废止拉政办发[2010]第007号、国务院令第713号。'
    const found = findDocumentNumbers(text)
    expect(found.map((n) => n.text)).toEqual([
      '国办发〔2018〕115号',
      '拉政发〔2019〕12号',
      '拉政办发〔2010〕7号',
      '国务院令第713号',
    ])
    expect(found.map((n) => text.slice(n.from, n.to))).toEqual(found.map((n) => n.original))
  })

  it('read back what they show', () => {
    const code = fc.constantFrom('拉政发', '拉政办发', '国办函', '海政规', '和政发')
    const parts = fc.record({
      code,
      year: fc.integer({ min: 1951, max: 2099 }),
      number: fc.integer({ min: 1, max: 9999 }),
    })
    fc.assert(
      fc.property(parts, ({ code, year, number }) => {
        const text = `${code}〔${year}〕${number}号`
        const read = parseDocumentNumber(text)
        return read?.text === text && read.code === code && read.year === year && read.number === number
      }),
    )
  })
})
