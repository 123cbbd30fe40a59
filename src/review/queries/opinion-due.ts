import type { Calendar, ReasonedDueDate } from '../../calendar/model.ts'
import { getCalendar } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { ReviewDue, ReviewKind, ReviewRound } from '../model.ts'
import { opinionDueOn, type ReviewLimitPolicy, reviewLimitOn } from '../rules.ts'

export interface OpinionDue {
  readonly due: ReasonedDueDate
  readonly calendar: Calendar
  readonly policy: ReviewLimitPolicy
}

/** Counts the last day for the opinion if the round is accepted on a day, by the policies of that day. */
export async function opinionDueIfAccepted(
  db: Reader,
  kind: ReviewKind,
  round: ReviewRound,
  acceptedOn: Day,
): Promise<OpinionDue> {
  const policies = await listPolicies(db)
  const policy = reviewLimitOn(policies, kind, acceptedOn)
  const start = policyOn(policies, 'review-clock-start', acceptedOn).value
  const calendar = await getCalendar(db, policyOn(policies, 'review-calendar', acceptedOn).value)
  return { due: opinionDueOn(round, acceptedOn, policy, start, calendar), calendar, policy }
}

/** Gives the same as the page of the review shows it before anybody accepts. */
export async function previewDue(db: Reader, kind: ReviewKind, round: ReviewRound, today: Day): Promise<ReviewDue> {
  const { due, calendar, policy } = await opinionDueIfAccepted(db, kind, round, today)
  return {
    ...due,
    calendarName: calendar.name,
    policyLabel: policy.label,
    legalBasis: policy.legalBasis,
    isPolicyConfirmed: policy.confirmed === 1,
  }
}
