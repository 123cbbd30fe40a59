import { describe, expect, test } from 'vitest'
import { day, daysBetween } from '../../../src/lib/day.ts'
import { filings, organByKey, party } from './datasets.ts'

const kindsOf = (keys: readonly string[]) => keys.map((key) => organByKey.get(key)?.kind ?? 'missing').sort()

describe('sample Party filings of 2019', () => {
  test('count 78 from January to November, each within 30 days', () => {
    expect(party.documents).toHaveLength(78)
    for (const { filings: made, publishedOn, key } of party.documents) {
      expect(made.map((f) => f.recipientKey)).toEqual(['xizang-party'])
      for (const f of made) {
        expect(f.submittedOn >= '2019-01-01' && f.submittedOn <= '2019-11-30', key).toBe(true)
        const taken = daysBetween(day(publishedOn), day(f.submittedOn))
        expect(taken, key).toBeGreaterThan(0)
        expect(taken, key).toBeLessThanOrEqual(30)
        expect(f.registration.on >= f.submittedOn, key).toBe(true)
      }
    }
  })

  test('count 15 pre-reviews of 15 documents, each finished before the signing', () => {
    const byKey = new Map(party.documents.map((d) => [d.key, d]))
    expect(party.preReviews).toHaveLength(15)
    expect(new Set(party.preReviews.map((r) => r.documentKey)).size).toBe(15)
    for (const r of party.preReviews) {
      const issued = byKey.get(r.documentKey)
      expect(issued?.title).toBe(r.title)
      const days = [r.submittedOn, r.acceptedOn, r.opinion.on, issued?.signedOn ?? '']
      expect(days, r.key).toEqual([...days].sort())
      expect(r.submittedOn.slice(0, 4)).toBe('2019')
    }
  })
})

describe('sample government filings of 2019', () => {
  const expected: Record<string, string[]> = {
    rule: ['congress', 'state_council', 'upper_congress', 'upper_government'],
    government: ['congress', 'upper_government'],
    county: ['congress', 'government'],
    department: ['government'],
    zone: ['government'],
    township: ['county'],
  }

  test('go to every recipient of the matrix', () => {
    for (const d of filings.documents) {
      const maker = organByKey.get(d.makingOrganKey)?.kind ?? 'missing'
      expect(kindsOf(d.filings.map((f) => f.recipientKey)), d.title).toEqual(
        expected[d.category === 'rule' ? 'rule' : maker],
      )
    }
    expect(new Set(filings.documents.map((d) => organByKey.get(d.makingOrganKey)?.kind)).size).toBe(5)
  })

  test('are all on time, even by the target of 15 days, and in order', () => {
    const made = filings.documents.flatMap((d) => d.filings.map((f) => ({ ...f, publishedOn: d.publishedOn })))
    expect(made.length).toBeGreaterThan(60)
    for (const f of made) {
      expect(daysBetween(day(f.publishedOn), day(f.submittedOn))).toBeLessThanOrEqual(15)
      expect(f.conforms && f.registration.outcome === 'registered' && f.registration.on >= f.submittedOn).toBe(true)
    }
  })

  test('follow a review that ended before the signing, and dates in order', () => {
    expect(filings.documents.filter((d) => d.review).length).toBeGreaterThan(30)
    for (const d of filings.documents) {
      const before = d.review ? [d.review.submittedOn, d.review.acceptedOn, d.review.opinion.on] : []
      const days = [...before, d.signedOn, d.issuedOn, d.publishedOn, d.effectiveOn]
      expect(days, d.title).toEqual([...days].sort())
      const early = daysBetween(day(d.publishedOn), day(d.effectiveOn)) < 30
      expect(early === Boolean(d.immediateEffectReason), d.title).toBe(true)
    }
  })

  test('have no number and no registration number twice', () => {
    const all = [...filings.documents, ...party.documents]
    const numbers = [...all.map((d) => d.number), ...all.flatMap((d) => d.filings.map((f) => f.registration.number))]
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
