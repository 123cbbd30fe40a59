import { describe, expect, test } from 'vitest'
import { isDay } from '../../../src/lib/day.ts'
import { ledger, organByKey, reform } from './datasets.ts'

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
const known = (days: readonly (string | null)[]): string[] => days.filter((d): d is string => d !== null)

describe('sample ledger of 2019', () => {
  const { documents, campaign } = ledger

  test('proposes 95 repeals, 78 lapses, 22 amendments and 165 to remain, 360 in all', () => {
    expect(documents).toHaveLength(360)
    expect(tally(documents.map((d) => d.proposal.outcome))).toEqual({
      repeal: 95,
      declare_lapsed: 78,
      amend: 22,
      remain: 165,
    })
  })

  test('decides nothing: the 360 are proposals', () => {
    expect(documents.filter((d) => d.decision !== undefined)).toEqual([])
  })

  test('has no title, and no title with number, twice', () => {
    expect(new Set(documents.map((d) => d.title)).size).toBe(360)
    expect(new Set(documents.map((d) => `${d.title} ${d.number}`)).size).toBe(360)
    const numbers = known(documents.map((d) => d.number))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(350)
  })

  test('holds real days, in order, within the scope', () => {
    for (const d of documents) {
      const days = known([d.writtenOn, d.signedOn, d.issuedOn, d.publishedOn, d.effectiveOn])
      expect(days.every(isDay), d.key).toBe(true)
      expect(days, d.key).toEqual([...days].sort())
      expect(
        days.every((on) => on >= campaign.scopeFrom && on <= campaign.cutOffOn),
        d.key,
      ).toBe(true)
    }
    expect(documents.some((d) => d.issuedOn < '1952')).toBe(true)
  })

  test('keeps the year of the number and the year of issue the same', () => {
    for (const d of documents) {
      if (d.number) expect(/(?:19|20)\d{2}/.exec(d.number)?.[0], d.number).toBe(d.issuedOn.slice(0, 4))
    }
  })

  test('gives reasons that agree with the outcome', () => {
    const grounds = {
      repeal: ['superseded', 'conflict'],
      declare_lapsed: ['expired', 'provisional', 'object_gone'],
      amend: ['partial_conflict'],
      remain: ['fit'],
      amend_or_lapse: [],
    }
    for (const { proposal, key, title, validity } of documents) {
      expect(grounds[proposal.outcome], key).toContain(proposal.ground)
      expect(proposal.reason.length, key).toBeGreaterThan(6)
      if (proposal.ground === 'provisional') expect(title).toMatch(/暂行|试行/)
      if (proposal.ground === 'expired') expect(validity.kind).not.toBe('none')
    }
  })

  test('names for each superseded document a later one of the ledger that remains', () => {
    const byKey = new Map(documents.map((d) => [d.key, d]))
    const superseded = documents.filter((d) => d.proposal.ground === 'superseded')
    expect(superseded.length).toBeGreaterThan(10)
    for (const d of superseded) {
      const next = byKey.get(d.supersededByKey ?? '')
      expect(next?.proposal.outcome, d.title).toBe('remain')
      expect(d.proposal.reason).toContain(`《${next?.title}》`)
      expect((next?.issuedOn ?? '') > d.issuedOn, d.title).toBe(true)
    }
  })

  test('is carried out by organs that still exist', () => {
    for (const d of documents) expect(organByKey.get(d.implementingOrganKey)?.dissolvedOn, d.key).toBeUndefined()
    expect(documents.some((d) => organByKey.get(d.makingOrganKey)?.dissolvedOn)).toBe(true)
  })
})

describe('sample clean-up of the institutional reform', () => {
  test('decides five Party documents: one repealed, four amended', () => {
    expect(reform.documents).toHaveLength(5)
    expect(tally(reform.documents.map((d) => d.decision?.outcome ?? 'undecided'))).toEqual({ repeal: 1, amend: 4 })
    expect(reform.documents.every((d) => d.category === 'party')).toBe(true)
  })

  test('decides after the proposal', () => {
    for (const d of reform.documents) expect((d.decision?.decidedOn ?? '') > d.proposal.proposedOn, d.key).toBe(true)
  })
})
