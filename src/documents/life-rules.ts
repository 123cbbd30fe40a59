import { addDays, type Day } from '../lib/day.ts'
import type { DocumentFacts, EffectOnDay, LifePeriod } from './model.ts'
import { effectOn, firstIssuedOn, inForceFrom, lapsesAfter } from './rules.ts'

/**
 * Divides all days into the periods of a document's life, in order and without gap: the state can change only on the
 * days named in its facts. Two neighbours differ in state or in whether the text is the amended one.
 */
export function lifeOf(facts: DocumentFacts): readonly LifePeriod[] {
  const from = inForceFrom(facts)
  const last = lapsesAfter(facts.validity, from)
  const turns = [firstIssuedOn(facts), from, last && addDays(last, 1), ...facts.effects.map((e) => e.effectiveOn)]
  const days = [...new Set(turns.filter((d) => d !== null))].sort()
  const [first] = days
  if (first === undefined) return [{ from: null, to: null, effect: effectOn(facts, ANY_DAY) }]
  const periods: LifePeriod[] = [{ from: null, to: addDays(first, -1), effect: effectOn(facts, addDays(first, -1)) }]
  for (const start of days) {
    const effect = effectOn(facts, start)
    const before = periods.at(-1)
    if (before && same(before.effect, effect)) continue
    if (before) periods[periods.length - 1] = { ...before, to: addDays(start, -1) }
    periods.push({ from: start, to: null, effect })
  }
  const end = periods.at(-1)
  if (end) periods[periods.length - 1] = { ...end, to: null }
  return periods
}

/** Nothing dated: every day is the same. */
const ANY_DAY = '2000-01-01' as Day

const same = (a: EffectOnDay, b: EffectOnDay): boolean => a.state === b.state && a.isAmended === b.isAmended

/**
 * Gives the last change that makes the documents resting on this one doubtful: its end, else its last amendment; one
 * that is decided but not yet in effect counts already, because the clean-up must be ready by then.
 */
export function lastChange(facts: DocumentFacts, today: Day): { readonly on: Day; readonly reason: string } | null {
  const acts = new Set<Day>(facts.effects.map((effect) => effect.effectiveOn))
  const changes = lifeOf(facts).filter(
    ({ from, effect }) =>
      from !== null &&
      (acts.has(from) || from <= today) &&
      (effect.state === 'lapsed' || effect.state === 'repealed' || (effect.isAmended && acts.has(from))),
  )
  const last = changes.at(-1)
  return last?.from ? { on: last.from, reason: last.effect.reason } : null
}
