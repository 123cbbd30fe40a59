import type { Calendar, ReasonedDueDate } from '../../calendar/model.ts'
import { getCalendar } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn, policyOn } from '../../policy/rules.ts'
import type { ReviewDue, ReviewFloor, ReviewKind, ReviewRound } from '../model.ts'
import { opinionDueOn, type ReviewLimitPolicy, reviewFloor, reviewLimitOn } from '../rules.ts'

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

/** Gives the least time of a round by the policies and the calendar it was accepted under; null before acceptance. */
export async function findFloor(
  db: Reader,
  kind: ReviewKind,
  round: Pick<ReviewRound, 'emergency'> & { readonly roundId: string },
): Promise<ReviewFloor | null> {
  const row = await db
    .selectFrom('review_acceptance')
    .select(['counted_from', 'policy_key', 'policy_from', 'calendar_id'])
    .where('round_id', '=', round.roundId)
    .executeTakeFirst()
  if (!row) return null
  const policies = await listPolicies(db)
  const limit =
    row.policy_key === 'review-limit'
      ? findPolicyOn(policies, 'review-limit', row.policy_from)?.value
      : findPolicyOn(policies, `review-kind.${kind}`, row.policy_from)?.value.limit
  return limit ? reviewFloor(row.counted_from, limit, round.emergency, await getCalendar(db, row.calendar_id)) : null
}
