import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentEffect, DocumentFacts, EffectState } from '../../../src/documents/model.ts'
import { effectOn } from '../../../src/documents/rules.ts'
import { addDays, day } from '../../../src/lib/day.ts'
import { anyFacts } from '../../support/any-facts.ts'

const facts = (more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  signedOn: null,
  writtenOn: null,
  issuedOn: day('2019-12-09'),
  publishedOn: day('2019-12-20'),
  effectiveOn: day('2020-02-01'),
  validity: { kind: 'none' },
  effects: [],
  ...more,
})

const effect = (kind: DocumentEffect['kind'], on: string, decidedOn?: string): DocumentEffect => ({
  kind,
  effectiveOn: day(on),
  source: '拉政发〔2020〕9号',
  ...(decidedOn ? { decidedOn: day(decidedOn) } : {}),
})

const states = (f: DocumentFacts, ...days: string[]): EffectState[] => days.map((d) => effectOn(f, day(d)).state)

describe('the state of a document on a day', () => {
  it('begins with issue and comes into force on the stated day', () => {
    const days = ['2019-12-08', '2019-12-09', '2020-01-31', '2020-02-01']
    expect(states(facts(), ...days)).toEqual(['not_issued', 'not_yet', 'not_yet', 'in_force'])
  })

  it('is in force from publication, then from issue, where an old ledger knows nothing else', () => {
    expect(states(facts({ effectiveOn: null }), '2019-12-19', '2019-12-20')).toEqual(['not_yet', 'in_force'])
    expect(states(facts({ effectiveOn: null, publishedOn: null }), '2019-12-09')).toEqual(['in_force'])
  })

  it('never reaches back before issue', () => {
    expect(states(facts({ effectiveOn: day('2019-01-01') }), '2019-06-01', '2019-12-09')).toEqual([
      'not_issued',
      'in_force',
    ])
  })

  it('lapses at midnight after the last day, by itself', () => {
    const five = facts({
      issuedOn: null,
      publishedOn: null,
      effectiveOn: day('2020-01-01'),
      validity: { kind: 'years', years: 5 },
    })
    expect(states(five, '2024-12-31', '2025-01-01')).toEqual(['in_force', 'lapsed'])
    expect(effectOn(five, day('2025-01-01')).reason).toBe('有效期至2024年12月31日届满，自2025年1月1日起失效。')
  })

  it('includes the day named in 有效期至', () => {
    const until = facts({ validity: { kind: 'until', lapsesAfter: day('2024-12-31') } })
    expect(states(until, '2024-12-31', '2025-01-01')).toEqual(['in_force', 'lapsed'])
  })

  it('is suspended and resumed', () => {
    const paused = facts({ effects: [effect('suspended', '2021-03-01'), effect('resumed', '2021-06-01')] })
    expect(states(paused, '2021-02-28', '2021-03-01', '2021-05-31', '2021-06-01')).toEqual([
      'in_force',
      'suspended',
      'suspended',
      'in_force',
    ])
    expect(effectOn(paused, day('2021-07-01')).since).toBe('2021-06-01')
  })

  it('follows the later record where it is suspended and resumed on one day', () => {
    const both = facts({ effects: [effect('suspended', '2021-03-01'), effect('resumed', '2021-03-01')] })
    expect(states(both, '2021-03-01')).toEqual(['in_force'])
  })

  it('marks an amendment beside the state and names what did it', () => {
    const amended = facts({ effects: [effect('amended', '2021-03-01')] })
    expect(effectOn(amended, day('2021-02-28')).isAmended).toBe(false)
    expect(effectOn(amended, day('2021-03-01'))).toMatchObject({ state: 'in_force', isAmended: true })
    expect(effectOn(amended, day('2021-03-01')).reason).toContain('拉政发〔2020〕9号')
  })

  it('keeps its first end: a repeal after a lapse changes nothing, nor does the reverse', () => {
    const lapsed = facts({ effects: [effect('lapsed', '2021-01-01'), effect('repealed', '2022-01-01')] })
    const repealed = facts({ effects: [effect('lapsed', '2022-01-01'), effect('repealed', '2021-01-01')] })
    expect(states(lapsed, '2023-01-01')).toEqual(['lapsed'])
    expect(states(repealed, '2023-01-01')).toEqual(['repealed'])
  })

  it('calls it a repeal where repeal and lapse fall on one day', () => {
    const both = facts({
      validity: { kind: 'until', lapsesAfter: day('2021-12-31') },
      effects: [effect('repealed', '2022-01-01')],
    })
    expect(states(both, '2022-01-01')).toEqual(['repealed'])
  })

  it('is not revived by resuming it after its end', () => {
    const ended = facts({ effects: [effect('repealed', '2021-01-01'), effect('resumed', '2021-02-01')] })
    expect(states(ended, '2021-03-01')).toEqual(['repealed'])
  })
})

describe('a condition: amended by 2020-12-31, else lapsed from 2021-01-01', () => {
  const condition = effect('lapses_unless_amended', '2021-01-01', '2020-06-30')

  it('lapses when nothing was done', () => {
    expect(states(facts({ effects: [condition] }), '2020-12-31', '2021-01-01')).toEqual(['in_force', 'lapsed'])
  })

  it('stays in force when amended in time, even with later effect', () => {
    const met = facts({ effects: [condition, effect('amended', '2021-03-01', '2020-12-30')] })
    expect(states(met, '2021-01-01', '2021-03-01')).toEqual(['in_force', 'in_force'])
  })

  it('is not met by an amendment made late, nor by one made before the condition', () => {
    const late = facts({ effects: [condition, effect('amended', '2021-01-01', '2021-01-01')] })
    const early = facts({ effects: [condition, effect('amended', '2020-05-01', '2020-05-01')] })
    expect(states(late, '2021-01-01')).toEqual(['lapsed'])
    expect(states(early, '2021-01-01')).toEqual(['lapsed'])
  })
})

const ORDER: Readonly<Record<EffectState, number>> = {
  not_issued: 0,
  not_yet: 1,
  in_force: 2,
  suspended: 2,
  lapsed: 3,
  repealed: 3,
}

describe('over a whole life, whatever was recorded', () => {
  it('every day has one state with a reason, states never go back, and an end stays as it is', () => {
    fc.assert(
      fc.property(anyFacts, (f) => {
        let before = effectOn(f, day('2014-01-01'))
        for (let d = day('2014-01-01'); d < '2027-01-01'; d = addDays(d, 41)) {
          const now = effectOn(f, d)
          expect(now.reason.endsWith('。')).toBe(true)
          expect(ORDER[now.state]).toBeGreaterThanOrEqual(ORDER[before.state])
          if (ORDER[before.state] === 3) expect(now.state).toBe(before.state)
          if (now.since !== null) expect(now.since <= d).toBe(true)
          before = now
        }
      }),
    )
  })
})
