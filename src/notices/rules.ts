import type { Calendar } from '../calendar/model.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import type { Deadline, DeadlineKind } from '../deadlines/model.ts'
import { isOfCleanup } from '../deadlines/rules.ts'
import { addMonths, type Day, daysBetween } from '../lib/day.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { DueKind, NoticeDetail, NoticeSubject } from './model.ts'

export const DUE_KIND_OF: Readonly<Record<DeadlineKind, DueKind>> = {
  review: 'review_due',
  filing: 'filing_due',
  supplement: 'supplement_due',
  filing_review: 'filing_review_due',
  correction: 'correction_due',
  validity: 'validity_end',
  cleanup_response: 'cleanup_due',
  amendment: 'amendment_due',
}

export const SUBJECT_OF: Readonly<Record<DeadlineKind, NoticeSubject>> = {
  review: 'review',
  filing: 'filing',
  supplement: 'filing',
  filing_review: 'filing',
  correction: 'filing',
  validity: 'document',
  cleanup_response: 'item',
  amendment: 'item',
}

/** Past its last day. */
export const LATE = 'late'
/** A last day that moved to where no reminder is due yet. */
export const MOVED = 'moved'

/** How near a last day is: the reminder reached, and what is left to say it with. */
export interface Nearness {
  readonly step: string
  readonly left: number
  readonly unit: 'working' | 'calendar' | 'months'
}

/** Gives the nearest reminder reached by what is left; null before the first. */
function reached(left: number, steps: readonly number[]): string | null {
  const passed = steps.filter((step) => left <= step)
  return passed.length > 0 ? String(Math.min(...passed)) : null
}

/** Tells how near the last day for an opinion is, in working days by the calendar of the review (policy `review-warning`). */
export function nearnessOfReview(on: Day, today: Day, steps: readonly number[], calendar: Calendar): Nearness | null {
  if (today > on) return { step: LATE, left: -daysBetween(on, today), unit: 'calendar' }
  const left = countWorkingDays(today, on, calendar)
  const step = reached(left, steps)
  return step === null ? null : { step, left, unit: 'working' }
}

/** Tells how near the last day for a filing or its supplement is, in calendar days (policy `filing-warnings`). */
export function nearnessOfFiling(on: Day, today: Day, steps: readonly number[]): Nearness | null {
  const left = daysBetween(today, on)
  if (left < 0) return { step: LATE, left, unit: 'calendar' }
  const step = reached(left, steps)
  return step === null ? null : { step, left, unit: 'calendar' }
}

/** Tells how near the end of a validity is, in months (policy `expiry-warnings`); from the next day on it is over. */
export function nearnessOfValidity(on: Day, today: Day, months: readonly number[]): Nearness | null {
  if (today > on) return { step: LATE, left: -daysBetween(on, today), unit: 'calendar' }
  const passed = months.filter((count) => today >= addMonths(on, -count))
  if (passed.length === 0) return null
  const least = Math.min(...passed)
  return { step: String(least), left: daysBetween(today, on), unit: 'calendar' }
}

/** Gives what a reminder says of its day. */
export const detailOf = (near: Nearness | null, isProvisional: boolean, movedFrom: Day | null): NoticeDetail => ({
  ...(near ? { left: near.left, unit: near.unit } : {}),
  ...(isProvisional ? { isProvisional } : {}),
  ...(movedFrom ? { movedFrom } : {}),
})

/** Whom a reminder is for, visibility apart. `isPressing`: the last day itself, and after it. */
export function isRemindedOf(person: Actor, deadline: Deadline, isPressing: boolean, hasFiler: boolean): boolean {
  const isOwn = person.organId === deadline.organId
  if (deadline.kind === 'review') {
    if (deadline.reviewerIds.includes(person.userId)) return true
    if (may(person, 'review.approve')) return isPressing
    return deadline.reviewerIds.length === 0 && may(person, 'review.accept')
  }
  if (deadline.kind === 'validity')
    return (
      may(person, 'cleanup.manage') ||
      (may(person, 'cleanup.propose') && (isOwn || person.organId === deadline.implementingOrganId))
    )
  if (isOfCleanup(deadline.kind)) {
    if (isOwn && may(person, 'cleanup.propose')) return true
    return may(person, 'cleanup.manage') && (!hasFiler || isPressing)
  }
  if (deadline.kind === 'filing_review') return may(person, 'filing.register')
  if (isOwn && may(person, 'filing.submit')) return true
  // The bureau files for the government, which has no clerk of its own here, and watches what is late.
  return may(person, 'filing.register') && (!hasFiler || isPressing)
}

/** Tells whether somebody at the organ that files can do so. */
export const hasFiler = (people: readonly Actor[], organId: string): boolean =>
  people.some((person) => person.organId === organId && may(person, 'filing.submit'))
