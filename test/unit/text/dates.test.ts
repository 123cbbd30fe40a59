import { describe, expect, it } from 'vitest'
import { findDates, parseDate } from '../../../src/text/dates.ts'

describe('dates in a text', () => {
  it.each([
    ['2019年12月9日', '2019-12-09'],
    ['2019 年 12 月 9 日', '2019-12-09'],
    ['２０１９年１２月９日', '2019-12-09'],
    ['二○○四年十月一日', '2004-10-01'],
    ['二〇〇四年十月一日', '2004-10-01'],
    ['二零零四年十月一日', '2004-10-01'],
    ['一九九八年十二月三十一日', '1998-12-31'],
    ['2019-12-09', '2019-12-09'],
    ['2019.12.9', '2019-12-09'],
  ])('read %s', (text, day) => {
    expect(parseDate(text)).toBe(day)
  })

  it.each(['2023年2月30日', '2019年13月1日', '2019年12月', '12月9日', '1.2.3', ''])(
    'do not invent a day from %j',
    (text) => {
      expect(parseDate(text)).toBeNull()
    },
  )

  it('are all found, with their places', () => {
    const text = '2019年11月5日通过，二○一九年十二月九日公布'
    expect(findDates(text).map((d) => [d.day, text.slice(d.from, d.to)])).toEqual([
      ['2019-11-05', '2019年11月5日'],
      ['2019-12-09', '二○一九年十二月九日'],
    ])
  })
})
