import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lifeOf } from '../../../src/documents/life-rules.ts'
import type { DocumentFacts } from '../../../src/documents/model.ts'
import { effectOn } from '../../../src/documents/rules.ts'
import { addDays, day } from '../../../src/lib/day.ts'
import { anyFacts } from '../../support/any-facts.ts'

const facts = (over: Partial<DocumentFacts>): DocumentFacts => ({
  signedOn: null,
  writtenOn: null,
  issuedOn: null,
  publishedOn: null,
  effectiveOn: null,
  validity: { kind: 'none' },
  effects: [],
  ...over,
})

describe('the life of a document', () => {
  it('goes from nothing to its end, each period with its reason', () => {
    const life = lifeOf(
      facts({
        publishedOn: day('2019-12-01'),
        effectiveOn: day('2020-01-01'),
        validity: { kind: 'years', years: 5 },
        effects: [{ kind: 'amended', effectiveOn: day('2022-03-01'), source: '《某决定》' }],
      }),
    )
    expect(life.map(({ from, to, effect }) => [from, to, effect.state, effect.isAmended])).toEqual([
      [null, '2019-11-30', 'not_issued', false],
      ['2019-12-01', '2019-12-31', 'not_yet', false],
      ['2020-01-01', '2022-02-28', 'in_force', false],
      ['2022-03-01', '2024-12-31', 'in_force', true],
      ['2025-01-01', null, 'lapsed', true],
    ])
  })

  it('is one period for a draft', () => {
    expect(lifeOf(facts({})).map((p) => [p.from, p.to, p.effect.state])).toEqual([[null, null, 'not_issued']])
  })

  it('flips by the day where the amendment did not come', () => {
    const condition = { kind: 'lapses_unless_amended', effectiveOn: day('2021-01-01'), source: '某决定' } as const
    const states = lifeOf(facts({ publishedOn: day('2019-01-01'), effects: [condition] })).map((p) => p.effect.state)
    expect(states).toEqual(['not_issued', 'in_force', 'lapsed'])
  })

  it('partitions all days: no gap, no overlap, and each day has the state of its period', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 4_400 }), (f, n) => {
        const life = lifeOf(f)
        expect(life[0]?.from).toBeNull()
        expect(life.at(-1)?.to).toBeNull()
        for (const [i, period] of life.slice(1).entries())
          expect(period.from).toBe(addDays(life[i]?.to ?? day('1900-01-01'), 1))
        const asked = addDays(day('2014-06-01'), n)
        const holding = life.filter((p) => (p.from === null || p.from <= asked) && (p.to === null || asked <= p.to))
        expect(holding).toHaveLength(1)
        const { state, isAmended } = effectOn(f, asked)
        expect(holding[0]?.effect).toMatchObject({ state, isAmended })
      }),
    )
  })
})
