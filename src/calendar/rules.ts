import type { Day } from '../lib/day.ts'
import type { Calendar, SpecialDay } from './model.ts'

/**
 * Lays a local calendar over the one it is based on: its own days win, and a year is known only where both know it.
 * Basis: 全国年节及纪念日放假办法 art. 4 leaves the festivals of ethnic minorities to local governments.
 */
export function layOver(base: Calendar, local: Calendar): Calendar {
  const days = new Map<Day, SpecialDay>([...base.days, ...local.days])
  const knownYears = new Set([...local.knownYears].filter((year) => base.knownYears.has(year)))
  return { id: local.id, name: local.name, days, knownYears }
}
