import type { Day } from '../lib/day.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { Deadline, DeadlineClock, DeadlineFilter, DeadlineKind, DeadlineState } from './model.ts'

/** A clock of which nothing is known. */
export const NO_CLOCK: DeadlineClock = {
  from: null,
  event: null,
  limit: null,
  unit: null,
  policyKey: null,
  calendarId: null,
  calendarName: null,
  isExtended: false,
  validitySource: null,
}

/** Tells how a last day stands on a day: lateness is computed, never kept. */
export function deadlineState(deadline: Pick<Deadline, 'kind' | 'on' | 'doneOn'>, today: Day): DeadlineState {
  if (deadline.kind === 'validity' && today > deadline.on) return 'ended'
  if (deadline.doneOn !== null) return 'done'
  if (today < deadline.on) return 'open'
  if (today === deadline.on) return 'today'
  return 'late'
}

/**
 * Tells whether a last day is this person's to keep or to watch: reviewers those they have or that nobody has,
 * advisers those they were asked about, drafters their organ's, the bureau every filing and every validity.
 */
export function concerns(actor: Actor, deadline: Deadline): boolean {
  const isOwn = actor.organId === deadline.organId
  if (deadline.kind === 'review') {
    if (deadline.assignedUserIds.includes(actor.userId) || may(actor, 'review.approve')) return true
    if (may(actor, 'review.accept') && deadline.reviewerIds.length === 0) return true
    return isOwn && may(actor, 'review.submit')
  }
  if (deadline.kind === 'validity')
    return (
      may(actor, 'cleanup.manage') ||
      (may(actor, 'cleanup.propose') && (isOwn || actor.organId === deadline.implementingOrganId))
    )
  if (isOfCleanup(deadline.kind)) return may(actor, 'cleanup.manage') || (isOwn && may(actor, 'cleanup.propose'))
  if (deadline.kind === 'filing_review') return may(actor, 'filing.register')
  return may(actor, 'filing.register') || (isOwn && may(actor, 'filing.submit'))
}

/** Tells whether a last day is that of an item of a clean-up. */
export const isOfCleanup = (kind: DeadlineKind): boolean => kind === 'cleanup_response' || kind === 'amendment'

/** Tells whether a last day passes the filters of the page. */
export function passes(deadline: Deadline, filter: DeadlineFilter, actor: Actor, today: Day): boolean {
  return (
    (filter.kind === undefined || deadline.kind === filter.kind) &&
    (filter.state === undefined || deadlineState(deadline, today) === filter.state) &&
    (filter.organId === undefined || deadline.organId === filter.organId) &&
    (!filter.isMine || concerns(actor, deadline))
  )
}
