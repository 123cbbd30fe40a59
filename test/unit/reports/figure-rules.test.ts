import { describe, expect, it } from 'vitest'
import type { FilingFacts } from '../../../src/filing/model.ts'
import { addDays, day } from '../../../src/lib/day.ts'
import { daysUsed, FILING_FIGURES, filingsBehind, quarterOf, quarterSpan } from '../../../src/reports/figure-rules.ts'
import type { CountedFiling, RateSwitches } from '../../../src/reports/model.ts'
import { countFilings } from '../../../src/reports/rates.ts'

const SWITCHES: RateSwitches = {
  supplementedCountsFrom: 'first',
  supplementedConforms: false,
  notYetDueCounts: false,
  refusedLeaves: true,
  omissionYear: 'published',
}
const TODAY = day('2026-06-30')

/** A filing with a limit of 20 days from 1 March, made after so many days; null when it was not made. */
function filing(after: number | null, status: FilingFacts['status'] = 'registered'): CountedFiling {
  const countedFrom = day('2026-03-01')
  const submittedOn = addDays(countedFrom, after ?? 0)
  const registration = { outcome: 'registered' as const, decidedOn: submittedOn, areMaterialsConforming: true }
  return {
    status: after === null ? 'due' : status,
    countedFrom,
    dueOn: addDays(countedFrom, 20),
    submissions: after === null ? [] : [{ serial: 1, submittedOn, registration }],
  } as unknown as CountedFiling
}

describe('the figures of a circular', () => {
  it('have quarters that follow one another', () => {
    expect(quarterSpan(2024, 1)).toEqual(['2024-01-01', '2024-03-31'])
    expect(quarterSpan(2026, 4)).toEqual(['2026-10-01', '2026-12-31'])
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map((on) => quarterOf(day(on)))).toEqual([1, 2, 4])
  })

  it('lie behind the counts row by row', () => {
    const filings = [filing(null), filing(3), filing(20), filing(21), filing(5, 'refused')]
    const counts = countFilings(filings, SWITCHES, TODAY)
    const behind = Object.fromEntries(
      FILING_FIGURES.map((figure) => [figure, filingsBehind(figure, filings, SWITCHES, TODAY).length]),
    )
    expect(behind).toEqual({ due: 4, filed: 3, missing: 1, on_time: 2, late: 1, conforming: 3, not_conforming: 0 })
    expect(counts).toEqual({ due: 4, filed: 3, onTime: 2, conforming: 3 })
  })

  it('put each filing made into one band of its limit', () => {
    const bands = daysUsed(
      [0, 4, 5, 10, 15, 20, 21, null].map((after) => filing(after)),
      SWITCHES,
      TODAY,
    )
    expect(bands.map((band) => band.count)).toEqual([2, 1, 1, 2, 1])
  })
})
