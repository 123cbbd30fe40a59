import { describe, expect, it } from 'vitest'
import type { FilingFacts, FilingStatus, RegistrationOutcome } from '../../../src/filing/model.ts'
import { day } from '../../../src/lib/day.ts'
import type { FilingCounts, RateName, RateSwitches } from '../../../src/reports/model.ts'
import { countedOn, countFilings, filingRates, percentText } from '../../../src/reports/rates.ts'

const NONE: FilingCounts = {
  issued: 0,
  due: 0,
  filed: 0,
  onTime: 0,
  conforming: 0,
  published: 0,
  illegal: 0,
  foundIllegal: 0,
  corrected: 0,
}

// 内政办字〔2011〕139号 prints 99.5 / 51 / 73 / 82 / 3.5 / 67 %, departments 99 / 44 / 76 %, cities 100 / 63.5 / 68 %;
// 45 of 72 is 62.5 %, the printed 63.5 % is its slip.
describe('the circular on 2010', () => {
  const all = { issued: 198, due: 198, filed: 197, onTime: 100, conforming: 144, published: 163, illegal: 7 }
  const region: FilingCounts = { ...all, foundIllegal: 12, corrected: 8 }
  const departments = { ...NONE, due: 126, filed: 125, onTime: 55, conforming: 95 }
  const cities = { ...NONE, due: 72, filed: 72, onTime: 45, conforming: 49 }

  it.each<[string, RateName, string, FilingCounts]>([
    ['region', 'filing', '99.5%', region],
    ['region', 'timeliness', '50.8%', region],
    ['region', 'conformity', '73.1%', region],
    ['region', 'publication', '82.3%', region],
    ['region', 'illegality', '3.5%', region],
    ['region', 'correction', '66.7%', region],
    ['departments', 'filing', '99.2%', departments],
    ['departments', 'timeliness', '44.0%', departments],
    ['departments', 'conformity', '76.0%', departments],
    ['cities', 'filing', '100%', cities],
    ['cities', 'timeliness', '62.5%', cities],
    ['cities', 'conformity', '68.1%', cities],
  ])('%s, %s rate: %s', (_who, name, text, counts) => {
    expect(filingRates(counts, 1)[name].text).toBe(text)
  })

  it('gives the printed whole percentages without decimals', () => {
    const rates = filingRates(region, 0)
    const texts = (['timeliness', 'conformity', 'publication', 'correction'] as const).map((name) => rates[name].text)
    expect(texts).toEqual(['51%', '73%', '82%', '67%'])
  })

  it('shows its formula with both counts', () => {
    const { timeliness } = filingRates(cities, 1)
    expect(timeliness).toMatchObject({ part: 45, whole: 72 })
    expect(timeliness.formula).toBe('及时率＝按时报备件数÷已报备件数＝45÷72＝62.5%')
  })
})

describe('a share in words', () => {
  it.each([
    [999, 1000, '99.9%'],
    [1999, 2000, '99.9%'],
    [99_999, 100_000, '99.9%'],
    [2000, 2000, '100%'],
    [0, 5, '0%'],
    [1, 8, '12.5%'],
    [1, 16, '6.3%'],
    [57, 2000, '2.9%'],
    [285, 10_000, '2.9%'],
    [2849, 100_000, '2.8%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(percentText({ part, whole }, 1)).toBe(text)
  })

  it('is nothing where there is nothing to count, and a fault where the counts cannot be', () => {
    expect(percentText({ part: 0, whole: 0 }, 1)).toBeNull()
    expect(filingRates(NONE, 1).filing.formula).toContain('没有可统计的件数')
    expect(() => percentText({ part: 3, whole: 2 }, 1)).toThrow(RangeError)
    expect(() => percentText({ part: -1, whole: 2 }, 1)).toThrow(RangeError)
    expect(() => percentText({ part: Number.NaN, whole: 2 }, 1)).toThrow(RangeError)
  })
})

const SWITCHES: RateSwitches = {
  supplementedCountsFrom: 'first',
  supplementedConforms: false,
  notYetDueCounts: false,
  refusedLeaves: true,
  omissionYear: 'published',
}
const today = day('2026-03-16')
const filing = (status: FilingStatus, ...acts: [on: string, outcome: RegistrationOutcome | null][]): FilingFacts => ({
  status,
  countedFrom: day('2026-02-06'),
  dueOn: day('2026-03-09'),
  submissions: acts.map(([on, outcome], i) => ({
    serial: i + 1,
    submittedOn: day(on),
    registration: outcome && { outcome, decidedOn: day(on), areMaterialsConforming: outcome === 'registered' },
  })),
})

describe('counting filings', () => {
  const count = (facts: FilingFacts, more: Partial<RateSwitches> = {}, on = today) => {
    const { due, filed, onTime, conforming } = countFilings([facts], { ...SWITCHES, ...more }, on)
    return [due, filed, onTime, conforming]
  }

  it('takes an overdue one as due and not filed', () => {
    expect(count(filing('due'))).toEqual([1, 0, 0, 0])
  })

  it('leaves out one that is not yet due, or takes it in, by policy', () => {
    const before = day('2026-03-09')
    expect(count(filing('due'), {}, before)).toEqual([0, 0, 0, 0])
    expect(count(filing('due'), { notYetDueCounts: true }, before)).toEqual([1, 0, 0, 0])
  })

  it('takes one filed before its last day into both counts', () => {
    expect(count(filing('registered', ['2026-02-20', 'registered']), {}, day('2026-02-21'))).toEqual([1, 1, 1, 1])
  })

  it('counts a late one as filed and not on time, an unchecked one as not yet conforming', () => {
    expect(count(filing('registered', ['2026-03-10', 'registered']))).toEqual([1, 1, 0, 1])
    expect(count(filing('submitted', ['2026-03-09', null]))).toEqual([1, 1, 1, 0])
  })

  it('judges a supplemented one by the policy for time and for conformity', () => {
    const both = filing('registered', ['2026-03-09', 'suspended'], ['2026-03-12', 'registered'])
    expect(count(both)).toEqual([1, 1, 1, 0])
    expect(count(both, { supplementedConforms: true })).toEqual([1, 1, 1, 1])
    expect(count(both, { supplementedCountsFrom: 'accepted' })).toEqual([1, 1, 0, 0])
  })

  it('keeps a refused one out of every count, or in, by policy', () => {
    const refused = filing('refused', ['2026-03-01', 'refused'])
    expect(count(refused)).toEqual([0, 0, 0, 0])
    expect(count(refused, { refusedLeaves: false })).toEqual([1, 1, 1, 0])
  })

  it('puts a late-found omission into the year of publication or of finding', () => {
    const [published, found] = [day('2025-06-01'), day('2026-02-01')]
    expect(countedOn(published, found, SWITCHES)).toBe(published)
    expect(countedOn(published, found, { ...SWITCHES, omissionYear: 'found' })).toBe(found)
    expect(countedOn(published, null, { ...SWITCHES, omissionYear: 'found' })).toBe(published)
  })
})
