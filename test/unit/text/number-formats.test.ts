import { describe, expect, it } from 'vitest'
import { formatCounter } from '../../../src/text/number-formats.ts'

// Boundary values as a public report gives them for Word 16.
const WORD: readonly (readonly [string, string, string, string, string])[] = [
  ['chineseCounting', '一', '十', '十一', '一○一'],
  ['chineseCountingThousand', '一', '十', '十一', '一百〇一'],
  ['chineseLegalSimplified', '壹', '壹拾', '壹拾壹', '壹佰零壹'],
  ['japaneseCounting', '一', '十', '十一', '百一'],
  ['ideographDigital', '一', '一〇', '一一', '一〇一'],
  ['decimalFullWidth', '１', '１０', '１１', '１０１'],
  ['ideographTraditional', '甲', '癸', '11', '101'],
  ['ideographZodiac', '子', '酉', '戌', '101'],
  ['decimalEnclosedCircle', '①', '⑩', '⑪', '101'],
  ['decimalEnclosedCircleChinese', '①', '⑩', '⑪', '101'],
]

describe('number formats', () => {
  it.each(WORD)('%s shows 1, 10, 11 and 101 as Word does', (format, ...shown) => {
    expect([1, 10, 11, 101].map((n) => formatCounter(n, format))).toEqual(shown)
  })

  it.each(['chineseCountingThousand', 'chineseLegalSimplified', 'japaneseCounting'])(
    '%s shows nothing from a million',
    (format) => {
      expect(formatCounter(999_999, format)).not.toBe('')
      expect(formatCounter(1_000_000, format)).toBe('')
    },
  )

  it('falls back to digits past the end of a set', () => {
    expect([10, 11].map((n) => formatCounter(n, 'ideographTraditional'))).toEqual(['癸', '11'])
    expect([12, 13].map((n) => formatCounter(n, 'ideographZodiac'))).toEqual(['亥', '13'])
    expect([20, 21].map((n) => formatCounter(n, 'decimalEnclosedCircle'))).toEqual(['⑳', '21'])
    expect([10, 11].map((n) => formatCounter(n, 'ideographEnclosedCircle'))).toEqual(['㊉', '11'])
  })

  it('writes ten to nineteen short and fills gaps with one zero', () => {
    expect([19, 20, 110, 1001, 1010, 10_001].map((n) => formatCounter(n, 'chineseCountingThousand'))).toEqual([
      '十九',
      '二十',
      '一百一十',
      '一千〇一',
      '一千〇一十',
      '一万〇一',
    ])
  })

  it('repeats letters instead of counting on', () => {
    expect([1, 26, 27, 28, 53].map((n) => formatCounter(n, 'upperLetter'))).toEqual(['A', 'Z', 'AA', 'BB', 'AAA'])
    expect([4, 9, 1994].map((n) => formatCounter(n, 'lowerRoman'))).toEqual(['iv', 'ix', 'mcmxciv'])
  })

  it('pads a custom picture and a leading zero', () => {
    expect([7, 123].map((n) => formatCounter(n, 'custom', '0001, 0002, ...'))).toEqual(['0007', '0123'])
    expect([9, 10].map((n) => formatCounter(n, 'decimalZero'))).toEqual(['09', '10'])
  })

  it('shows digits for a format it does not know', () => {
    expect(formatCounter(3, 'someFutureFormat')).toBe('3')
  })
})
