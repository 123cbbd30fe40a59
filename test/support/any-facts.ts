import fc from 'fast-check'
import { type DocumentFacts, EFFECT_KINDS } from '../../src/documents/model.ts'
import { addDays, type Day, day } from '../../src/lib/day.ts'

const anyDay = fc.integer({ min: 0, max: 4000 }).map((n): Day => addDays(day('2015-01-01'), n))
const maybeDay = fc.option(anyDay, { nil: null })
const anyEffect = fc.record({
  kind: fc.constantFrom(...EFFECT_KINDS),
  effectiveOn: anyDay,
  source: fc.constant('决定'),
})
const anyValidity = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({ kind: fc.constant('years' as const), years: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('until' as const), lapsesAfter: anyDay }),
)
/** Whatever may have been recorded of a document, sensible or not. */
export const anyFacts: fc.Arbitrary<DocumentFacts> = fc.record({
  signedOn: maybeDay,
  writtenOn: maybeDay,
  issuedOn: maybeDay,
  publishedOn: maybeDay,
  effectiveOn: maybeDay,
  validity: anyValidity,
  effects: fc.array(anyEffect, { maxLength: 5 }),
})
