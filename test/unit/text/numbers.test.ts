import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldZeros, formatNumber, parseNumber } from '../../../src/text/numbers.ts'

describe('Chinese numbers', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['一百零一', 101],
    ['一百〇一', 101],
    ['一百○一', 101],
    ['一百一十', 110],
    ['二○○四', 2004],
    ['二〇一九', 2019],
    ['两百', 200],
    ['廿一', 21],
    ['壹佰贰拾叁', 123],
    ['一万二千三百四十五', 12_345],
    ['１２', 12],
    ['012', 12],
  ])('reads %s as %i', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each(['', '第一', '一一十', '十百', '一条', '-1'])('does not read %j as a number', (text) => {
    expect(parseNumber(text)).toBeNull()
  })

  it('writes numbers as statutes do', () => {
    expect([0, 10, 12, 20, 101, 110, 111, 1001].map(formatNumber)).toEqual([
      '零',
      '十',
      '十二',
      '二十',
      '一百零一',
      '一百一十',
      '一百一十一',
      '一千零一',
    ])
  })

  it('reads back every number it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => parseNumber(formatNumber(n)) === n))
  })

  it('folds the three zeros for comparing', () => {
    expect(foldZeros('二○○四')).toBe(foldZeros('二〇零四'))
  })
})
