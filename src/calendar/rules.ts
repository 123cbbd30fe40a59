import type { Day } from '../lib/day.ts'
import type { Calendar, NoticeDays, SpecialDay } from './model.ts'

/**
 * Lays a local calendar over the one it is based on: its own days win, and a year is known only where both know it.
 * Basis: 全国年节及纪念日放假办法 art. 4 leaves the festivals of ethnic minorities to local governments.
 */
export function layOver(base: Calendar, local: Calendar): Calendar {
  const days = new Map<Day, SpecialDay>([...base.days, ...local.days])
  const knownYears = new Set([...local.knownYears].filter((year) => base.knownYears.has(year)))
  return { id: local.id, name: local.name, days, knownYears }
}

/** Gives the calendar as it would be after a notice; its own days only, before it is laid over another. */
export function withNotice(own: Calendar, notice: NoticeDays): Calendar {
  const days = new Map(own.days)
  for (const d of notice.days) {
    if (notice.kind === 'ordinary') days.delete(d)
    else days.set(d, { kind: notice.kind, note: notice.note })
  }
  return { ...own, days }
}
