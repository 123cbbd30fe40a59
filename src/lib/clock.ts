import type { Day } from './day.ts'

/** A moment in UTC, `2026-11-23T04:10:00.000Z`. */
export type Instant = string & { readonly __instant: true }

/** The only source of time. `today` is the day at the office, not in UTC. */
export interface Clock {
  now(): Instant
  today(): Day
  /** The office's day of any instant. */
  dayAt(at: Instant): Day
}

/** Gives the office's day of an instant. */
export function dayAt(at: Instant, timeZone: string): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at)) as Day
}

/** The real clock; the one place where the program asks the machine for the time. */
export function systemClock(timeZone: string): Clock {
  const now = (): Instant => new Date().toISOString() as Instant
  return { now, today: () => dayAt(now(), timeZone), dayAt: (at) => dayAt(at, timeZone) }
}

/** Gives the office's time of day of an instant, `08:30`. */
export function timeAt(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(new Date(at))
}

/** Gives the instant some milliseconds later (earlier when negative). */
export const addMs = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString() as Instant
