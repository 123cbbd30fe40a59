import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/lib/day.ts'
import {
  dayText,
  distanceText,
  momentText,
  numberText,
  rateText,
  sizeText,
  validityText,
  wordOf,
  wordsOf,
} from '../../../views/format.ts'
import { WORDS } from '../../../views/words.ts'

const day = (text: string): Day => text as Day

describe('words for days', () => {
  it('write a day without leading zeros, and a dash for none', () => {
    expect(dayText('2026-02-06')).toBe('2026年2月6日')
    expect([dayText(null), dayText(undefined)]).toEqual(['—', '—'])
  })

  it('write a moment in the time of the office', () => {
    expect(momentText('2026-03-15T16:30:00.000Z')).toBe('2026-03-16 00:30')
  })

  it.each([
    ['2026-03-19', '还剩 3 天'],
    ['2026-03-16', '今天截止'],
    ['2026-03-14', '已逾期 2 天'],
    ['2027-03-16', '还剩 365 天'],
  ])('say how far %s is', (due, text) => {
    expect(distanceText(day(due), day('2026-03-16'))).toBe(text)
  })

  it('count a limit of validity with its last day', () => {
    expect(validityText({ kind: 'years', years: 5 })).toBe('5 年')
    expect(validityText({ kind: 'until', lapsesAfter: day('2028-12-31') })).toBe('至 2028年12月31日（含当日）')
    expect(validityText({ kind: 'none' })).toBe('未规定有效期')
  })
})

describe('words for figures', () => {
  it.each([
    [197, 198, '99.5%'],
    [1999, 2000, '99.9%'],
    [2000, 2000, '100%'],
    [45, 72, '62.5%'],
    [0, 9, '0%'],
    [0, 0, '—'],
  ])('write %i of %i', (part, whole, text) => {
    expect(rateText({ part, whole })).toBe(text)
  })

  it('part thousands, and sizes by their unit', () => {
    expect(numberText(1360)).toBe('1,360')
    expect([sizeText(671), sizeText(11_264), sizeText(3_460_301)]).toEqual(['671 字节', '11 KB', '3.3 MB'])
  })
})

describe('words for literals', () => {
  it('are Chinese, and different within a kind', () => {
    for (const [kind, words] of Object.entries(WORDS)) {
      const chinese = Object.values(words)
      expect(
        chinese.filter((word) => !/^[一-鿿]/.test(word)),
        kind,
      ).toEqual([])
      if (kind !== 'field') expect(new Set(chinese).size, kind).toBe(chinese.length)
    }
  })

  it('show what has no word rather than hide it', () => {
    expect(wordOf('filing', 'registered')).toBe('准予登记')
    expect(wordOf('filing', 'unheard_of')).toBe('unheard_of')
    expect(wordOf('policy', 'review-limit')).toBe('合法性审核期限')
    expect(wordOf('filing', null)).toBe('—')
  })

  it('come as options in their order', () => {
    expect(wordsOf('secrecy')).toEqual([
      ['public', '公开'],
      ['internal', '内部'],
      ['secret', '涉密'],
    ])
  })
})
