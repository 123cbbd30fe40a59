import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FilingFacts, REGISTRATION_OUTCOMES } from '../../../src/filing/model.ts'
import { addDays, type Day, day } from '../../../src/lib/day.ts'
import type { RateSwitches } from '../../../src/reports/model.ts'
import { countFilings, filingRates, percentText, shareOf } from '../../../src/reports/rates.ts'

const anyDay = fc.integer({ min: 0, max: 120 }).map((n): Day => addDays(day('2026-01-01'), n))

const anySwitches: fc.Arbitrary<RateSwitches> = fc.record({
  supplementedCountsFrom: fc.constantFrom('first', 'accepted'),
  supplementedConforms: fc.boolean(),
  notYetDueCounts: fc.boolean(),
  refusedLeaves: fc.boolean(),
  omissionYear: fc.constantFrom('published', 'found'),
})

/** Any history that the commands could have written: suspended again and again, at last decided or still waiting. */
const anyFiling: fc.Arbitrary<FilingFacts> = fc
  .record({
    countedFrom: anyDay,
    limit: fc.integer({ min: 1, max: 40 }),
    gaps: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
    last: fc.option(fc.constantFrom(...REGISTRATION_OUTCOMES), { nil: null }),
    conforming: fc.boolean(),
  })
  .map(({ countedFrom, limit, gaps, last, conforming }) => {
    let on = countedFrom
    const submissions = gaps.map((gap, i) => {
      on = addDays(on, gap)
      const outcome = i < gaps.length - 1 ? ('suspended' as const) : last
      const areMaterialsConforming = outcome === 'registered' && conforming
      return {
        serial: i + 1,
        submittedOn: on,
        registration: outcome && { outcome, decidedOn: on, areMaterialsConforming },
      }
    })
    const status = gaps.length === 0 ? 'due' : (last ?? 'submitted')
    return { status, countedFrom, dueOn: addDays(countedFrom, limit), submissions }
  })

const percent = (text: string | null): number => Number((text ?? '0%').slice(0, -1))

describe('for any history of filings', () => {
  it('filed ≤ due, on time ≤ filed, conforming ≤ filed, and every rate lies within 0–100 %', () => {
    fc.assert(
      fc.property(fc.array(anyFiling, { maxLength: 30 }), anySwitches, anyDay, (filings, switches, today) => {
        const counts = countFilings(filings, switches, today)
        expect(counts.filed).toBeLessThanOrEqual(counts.due)
        expect(counts.onTime).toBeLessThanOrEqual(counts.filed)
        expect(counts.conforming).toBeLessThanOrEqual(counts.filed)
        const rest = { issued: filings.length, published: 0, illegal: 0, foundIllegal: 0, corrected: 0 }
        for (const rate of Object.values(filingRates({ ...counts, ...rest }, 1))) {
          expect(percent(rate.text)).toBeGreaterThanOrEqual(0)
          expect(percent(rate.text)).toBeLessThanOrEqual(100)
        }
      }),
    )
  })

  it('the rows behind a figure add up to the figure', () => {
    fc.assert(
      fc.property(fc.array(anyFiling, { maxLength: 30 }), anySwitches, anyDay, (filings, switches, today) => {
        const counts = countFilings(filings, switches, today)
        for (const name of ['due', 'filed', 'onTime', 'conforming'] as const)
          expect(filings.filter((one) => shareOf(one, switches, today)[name])).toHaveLength(counts[name])
      }),
    )
  })

  it('what was filed keeps its share on every later day', () => {
    fc.assert(
      fc.property(anyFiling, anySwitches, anyDay, fc.integer({ min: 0, max: 4000 }), (one, switches, today, later) => {
        fc.pre(one.submissions.length > 0)
        expect(shareOf(one, switches, addDays(today, later))).toEqual(shareOf(one, switches, today))
      }),
    )
  })
})

describe('for any counts', () => {
  const share = fc
    .tuple(fc.nat(100_000), fc.nat(100_000))
    .map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }))

  it('100% is written exactly when nothing is missing', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 2 }), (count, decimals) => {
        fc.pre(count.whole > 0)
        expect(percentText(count, decimals) === '100%').toBe(count.part === count.whole)
      }),
    )
  })

  it('the text is within half a step of the share, but for the last step below 100', () => {
    fc.assert(
      fc.property(share, (count) => {
        fc.pre(count.whole > 0)
        const exact = (100 * count.part) / count.whole
        if (exact < 99.95) expect(Math.abs(percent(percentText(count, 1)) - exact)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })
})
