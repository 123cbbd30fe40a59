import { describe, expect, it } from 'vitest'
import { expiryWarning, lapsesAfter } from '../../../src/documents/rules.ts'
import { isLongerThan, longestValidity, validityByName } from '../../../src/documents/validity-rules.ts'
import { day } from '../../../src/lib/day.ts'

const periods = { trial: 2, notice: 1, unspecified: 5 }

describe('the last day of validity', () => {
  it.each([
    ['2020-01-01', 5, '2024-12-31'],
    ['2020-02-01', 5, '2025-01-31'],
    ['2023-03-01', 1, '2024-02-29'],
    ['2022-03-01', 1, '2023-02-28'],
    ['2020-02-29', 4, '2024-02-28'],
    ['2020-02-29', 5, '2025-02-28'],
    ['2021-07-15', 2, '2023-07-14'],
  ])('from %s for %i years is %s: the first day counts', (from, years, last) => {
    expect(lapsesAfter({ kind: 'years', years }, day(from))).toBe(last)
  })

  it('is the day the text names, or none', () => {
    expect(lapsesAfter({ kind: 'until', lapsesAfter: day('2025-12-31') }, null)).toBe('2025-12-31')
    expect(lapsesAfter({ kind: 'none' }, day('2020-01-01'))).toBeNull()
    expect(lapsesAfter({ kind: 'years', years: 5 }, null)).toBeNull()
  })
})

describe('validity proposed by name', () => {
  it.each([
    ['拉萨市城市停车管理暂行办法', 2, 'rule', 'validity.trial'],
    ['关于印发《拉萨市数据共享办法（试行）》的通知', 2, 'rule', 'validity.trial'],
    ['拉萨市人民政府关于禁止燃放烟花爆竹的通告', 1, 'rule', 'validity.notice'],
    ['拉萨市城市停车管理办法', 5, 'default', 'validity.unspecified'],
    ['关于废止《拉萨市停车暂行办法》的决定', 5, 'default', 'validity.unspecified'],
    ['关于通告栏管理的规定', 5, 'default', 'validity.unspecified'],
  ])('%s: %i years by %s', (title, years, source, policyKey) => {
    expect(validityByName(title, 'government', periods)).toEqual({
      validity: { kind: 'years', years },
      source,
      policyKey,
    })
  })

  it('proposes nothing for rules and Party documents', () => {
    expect(validityByName('拉萨市停车暂行规定', 'rule', periods)).toBeNull()
    expect(validityByName('中共拉萨市委关于试行…的意见', 'party', periods)).toBeNull()
  })
})

describe('the longest validity', () => {
  const longest = { general: 5, trial: 2, notice: 1 }
  it.each([
    ['拉萨市城市停车管理暂行办法', 'government', { years: 2, policyKey: 'validity.trial' }],
    ['关于禁止燃放烟花爆竹的通告', 'department', { years: 1, policyKey: 'validity.notice' }],
    ['关于废止《拉萨市停车暂行办法》的决定', 'government', { years: 5, policyKey: 'validity.general' }],
    ['拉萨市停车暂行规定', 'rule', null],
    ['采购合同', 'contract', null],
  ] as const)('of %s (%s)', (title, category, limit) => {
    expect(longestValidity(title, category, longest)).toEqual(limit)
  })

  it('counts the first day, and says nothing without both ends', () => {
    expect(isLongerThan(5, day('2020-01-01'), day('2024-12-31'))).toBe(false)
    expect(isLongerThan(5, day('2020-01-01'), day('2025-01-01'))).toBe(true)
    expect(isLongerThan(5, null, day('2025-01-01'))).toBe(false)
    expect(isLongerThan(5, day('2020-01-01'), null)).toBe(false)
  })
})

describe('warnings before a lapse', () => {
  it.each([
    ['2024-06-29', null],
    ['2024-06-30', 6],
    ['2024-09-29', 6],
    ['2024-09-30', 3],
    ['2024-11-30', 1],
    ['2024-12-31', 1],
    ['2025-01-01', null],
  ])('on %s: %s', (today, months) => {
    expect(expiryWarning(day('2024-12-31'), [6, 3, 2, 1], day(today))).toBe(months)
  })
})
