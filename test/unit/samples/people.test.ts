import { describe, expect, test } from 'vitest'
import * as datasets from './datasets.ts'

const { organs, organByKey, organKeysIn, people, current, ledger, reform, party, filings } = datasets

describe('sample organs', () => {
  test('hold every organ that any dataset names', () => {
    const named = organKeysIn([organs, people, ledger, reform, party, filings, current])
    expect(named.length).toBeGreaterThan(1000)
    expect([...new Set(named)].filter((key) => !organByKey.has(key))).toEqual([])
  })

  test('have unique keys and names, parents before children', () => {
    expect(organByKey.size).toBe(organs.length)
    expect(new Set(organs.map((o) => o.name)).size).toBe(organs.length)
    const seen = new Set<string>()
    for (const o of organs) {
      if (o.parentKey !== null) expect(seen.has(o.parentKey), o.key).toBe(true)
      seen.add(o.key)
    }
  })

  test('cover the city: 8 counties, 4 zones, about 30 departments, a dozen townships', () => {
    const count = (kind: string) => organs.filter((o) => o.kind === kind && !o.dissolvedOn).length
    expect([count('county'), count('zone')]).toEqual([8, 4])
    expect(count('department')).toBeGreaterThanOrEqual(30)
    expect(count('township')).toBeGreaterThanOrEqual(12)
    expect(count('congress')).toBe(9)
  })

  test('give each organ that ended a successor that lives', () => {
    const ended = organs.filter((o) => o.dissolvedOn)
    expect(ended.length).toBeGreaterThanOrEqual(2)
    for (const o of ended) expect(organByKey.get(o.successorKey ?? '')?.dissolvedOn, o.key).toBeUndefined()
  })
})

describe('sample people', () => {
  test('have a sign-in for every role, without passwords', () => {
    expect(new Set(people.flatMap((p) => p.roles)).size).toBe(5)
    expect(new Set(people.map((p) => p.username)).size).toBe(people.length)
    expect(JSON.stringify(people)).not.toMatch(/password/i)
  })
})

describe('sample working set', () => {
  const { documents } = current

  test('is registered by drafters of the drafting organ', () => {
    const byName = new Map(people.map((p) => [p.username, p]))
    for (const d of documents) {
      const person = byName.get(d.registeredBy)
      expect(person?.roles, d.key).toContain('drafter')
      if (!person?.organKey.startsWith('lhasa-')) expect(person?.organKey, d.key).toBe(d.draftingOrganKey)
    }
  })

  test('orders its days, and acts only in the past', () => {
    for (const d of documents) {
      const rounds = (d.review?.rounds ?? []).flatMap((r) => [
        r.submittedDays,
        r.acceptedDays,
        r.supplement?.days,
        r.withdrawnDays,
        r.opinion?.days,
      ])
      const made = [...rounds, d.writtenDays, d.signedDays, d.issuedDays, d.publishedDays].filter((n) => n != null)
      expect(made, d.key).toEqual([...made].sort((a, b) => a - b))
      for (const f of d.filings) {
        const steps = [d.publishedDays, f.submittedDays, f.registration?.days, f.resubmittedDays].filter(
          (n) => n != null,
        )
        expect(steps, d.key).toEqual([...steps].sort((a, b) => a - b))
        expect(steps.every((n) => n <= 0)).toBe(true)
      }
      expect(
        made.every((n) => n <= 0),
        d.key,
      ).toBe(true)
    }
  })

  test('shows each stage, each registration outcome and all six opinions', () => {
    expect(new Set(documents.map((d) => d.stage)).size).toBe(5)
    const outcomes = documents.flatMap((d) => d.filings.map((f) => f.registration?.outcome ?? 'none'))
    expect(new Set(outcomes)).toEqual(new Set(['registered', 'suspended', 'refused', 'none']))
    const opinions = documents.flatMap((d) => d.review?.rounds.map((r) => r.opinion?.kind) ?? [])
    expect(new Set(opinions.filter(Boolean)).size).toBe(6)
  })
})
