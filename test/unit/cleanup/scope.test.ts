import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  criteriaWithin,
  defaultCriteria,
  obstaclesToOutcome,
  outcomeOfGround,
  outcomesOn,
  readCriteria,
  writeCriteria,
} from '../../../src/cleanup/criteria-rules.ts'
import { CLEANUP_GROUNDS, CLEANUP_OUTCOMES } from '../../../src/cleanup/model.ts'
import {
  dissolvedBetween,
  type OrganSuccession,
  readScope,
  standingOrgan,
  withPredecessors,
  writeScope,
} from '../../../src/cleanup/scope-rules.ts'
import { serialRanges } from '../../../src/cleanup/selection.ts'
import { day } from '../../../src/lib/day.ts'

const organ = (organId: string, dissolvedOn: string | null = null, successorId: string | null = null) => ({
  organId,
  dissolvedOn,
  successorId,
})
const mapOf = (all: readonly OrganSuccession[]) => new Map(all.map((o) => [o.organId, o]))
const REFORMS = [
  organ('road', '2009-01-01', 'traffic'),
  organ('traffic', '2019-03-20', 'transport'),
  organ('transport'),
  organ('gone', '2019-04-01'),
]

describe('the succession of organs', () => {
  it('is followed through every reform until the day asked', () => {
    const standing = (id: string, on: string) => standingOrgan(id, mapOf(REFORMS), on)
    expect(standing('road', '2008-12-31')).toBe('road')
    expect(standing('road', '2009-01-01')).toBe('traffic')
    expect(standing('road', '2019-03-20')).toBe('transport')
    expect(standing('gone', '2026-01-01')).toBe('gone')
    expect(standing('unknown', '2026-01-01')).toBe('unknown')
  })

  it('gathers all that an organ took over from', () => {
    expect([...withPredecessors(['transport'], REFORMS)].sort()).toEqual(['road', 'traffic', 'transport'])
    expect(withPredecessors(['gone'], REFORMS)).toEqual(['gone'])
    expect(dissolvedBetween(REFORMS, { from: '2019-01-01', to: '2019-03-31' })).toEqual(['traffic'])
  })

  it('ends whatever the register says, even that organs followed one another in a ring', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const id = fc.constantFrom(...ids)
    const organs = fc.uniqueArray(
      fc.record({
        organId: id,
        dissolvedOn: fc.option(fc.constantFrom('2010-01-01', '2019-03-20'), { nil: null }),
        successorId: fc.option(id, { nil: null }),
      }),
      { selector: (o) => o.organId },
    )
    fc.assert(
      fc.property(organs, id, (all, asked) => {
        const end = standingOrgan(asked, mapOf(all), '2026-01-01')
        expect(ids).toContain(end)
        const family = withPredecessors([end], all)
        expect(withPredecessors(family, all)).toEqual(family)
        expect(family).toContain(asked)
      }),
    )
  })
})

describe('what is kept with a campaign', () => {
  it('is read as it was written', () => {
    const scope = {
      categories: ['government', 'party'],
      organIds: ['a'],
      inForceOnly: true,
      issuedFrom: null,
      cutOffOn: day('2018-10-31'),
      reform: { from: day('2019-01-01'), to: day('2019-04-30') },
    } as const
    expect(readScope(writeScope(scope))).toEqual(scope)
    const criteria = { ...defaultCriteria('declare_lapsed'), conflict: 'amend' } as const
    expect(readCriteria(writeCriteria(criteria), 'repeal')).toEqual(criteria)
    expect(readCriteria(null, 'repeal')).toEqual(defaultCriteria('repeal'))
  })

  it('leads every ground to one outcome, unless a person chose another', () => {
    expect(defaultCriteria('repeal').superseded).toBe('repeal')
    expect(defaultCriteria('declare_lapsed').superseded).toBe('declare_lapsed')
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...CLEANUP_OUTCOMES), { nil: null }),
        fc.option(fc.constantFrom(...CLEANUP_GROUNDS), { nil: null }),
        (chosen, ground) => {
          const outcome = outcomeOfGround(chosen, ground, defaultCriteria('repeal'))
          if (chosen !== null) expect(outcome).toBe(chosen)
          else if (ground === null) expect(outcome).toBeNull()
          else expect(CLEANUP_OUTCOMES).toContain(outcome)
        },
      ),
    )
  })
})

describe('serials', () => {
  it('are written as ranges that name each once', () => {
    expect(serialRanges([1, 2, 3, 7, 9, 10])).toBe('1—3、7、9—10')
    expect(serialRanges([])).toBe('')
    const serials = fc.uniqueArray(fc.integer({ min: 1, max: 200 })).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(serials, (all) => {
        const read = serialRanges(all)
          .split('、')
          .filter(Boolean)
          .flatMap((range) => {
            const [from = 0, to = from] = range.split('—').map(Number)
            return Array.from({ length: to - from + 1 }, (_, i) => from + i)
          })
        expect(read).toEqual(all)
      }),
    )
  })

  it('stays within the outcomes that are used', () => {
    const within = criteriaWithin(defaultCriteria('repeal'), ['remain', 'amend', 'declare_lapsed'])
    expect(within).toMatchObject({ superseded: 'declare_lapsed', conflict: 'declare_lapsed', fit: 'remain' })
    expect(criteriaWithin(within, CLEANUP_OUTCOMES)).toEqual(within)
    const offered = fc.subarray([...CLEANUP_OUTCOMES]).filter((o) => o.includes('remain') && o.includes('repeal'))
    fc.assert(
      fc.property(offered, fc.constantFrom('repeal' as const, 'declare_lapsed' as const), (outcomes, superseded) => {
        for (const outcome of Object.values(criteriaWithin(defaultCriteria(superseded), outcomes)))
          expect(obstaclesToOutcome(outcomes, outcome)).toEqual([])
      }),
    )
    expect(obstaclesToOutcome(['remain', 'repeal'], 'amend')).toHaveLength(1)
    expect(obstaclesToOutcome(['remain', 'repeal'], null)).toEqual([])
    expect(outcomesOn([], day('2026-03-16'))).toEqual(CLEANUP_OUTCOMES)
  })
})
