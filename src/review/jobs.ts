import { recordAudit } from '../audit/record.ts'
import { calendarReader } from '../calendar/records.ts'
import { dueDate } from '../calendar/working-days.ts'
import { inTransaction, type Reader, SYSTEM, type WorkDeps } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import { listPolicies } from '../policy/records.ts'
import { policyOn } from '../policy/rules.ts'
import { reviewLimitOn } from './rules.ts'

/**
 * Counts the last days of open rounds again, by the policy in force on the day of acceptance and the calendar, both as
 * they are now; local holidays are often announced two weeks ahead (domain.md §9). What has its opinion keeps its day.
 */
export async function recomputeReviewDues(deps: WorkDeps & { readonly db: Reader }, reason: string): Promise<void> {
  const calendarOf = calendarReader(deps.db)
  const policies = await listPolicies(deps.db)
  for (const row of await openRounds(deps.db)) {
    const policy = reviewLimitOn(policies, row.kind, row.accepted_on)
    const terms = { limit: policy.value.limit, unit: policy.value.unit, roll: false }
    const calendarId = policyOn(policies, 'review-calendar', row.accepted_on).value
    const calendar = await calendarOf(calendarId)
    const first = dueDate(row.counted_from, terms, calendar)
    // An extension counts on from the last day there was, so it moves with that day.
    const last =
      row.more === null || row.more_unit === null
        ? first
        : dueDate(first.day, { limit: row.more, unit: row.more_unit, roll: false }, calendar)
    const due = { ...first, day: last.day, provisional: first.provisional || last.provisional }
    const columns = {
      policy_key: policy.key,
      policy_from: policy.effectiveFrom,
      calendar_id: calendarId,
      limit_days: due.limit,
      unit: due.unit,
      due_on: due.day,
      is_provisional: due.provisional ? 1 : 0,
      trace: JSON.stringify(due.trace),
    } as const
    if (columns.due_on === row.due_on && columns.is_provisional === row.is_provisional && columns.trace === row.trace)
      continue
    await inTransaction(deps, SYSTEM, async (work) => {
      const changed = await work.trx
        .updateTable('review_acceptance')
        .set(columns)
        .where('round_id', 'in', openRound(work.trx, row.round_id))
        .executeTakeFirst()
      if (row.more !== null)
        await work.trx
          .updateTable('review_extension')
          .set({ old_due_on: first.day, new_due_on: last.day })
          .where('round_id', '=', row.round_id)
          .execute()
      // The job is tried again, and then finds the round closed.
      if (Number(changed.numUpdatedRows) === 0) throw new Refused('conflict', '计算期间该轮审核已经办结。')
      if (due.day !== row.due_on)
        await work.trx
          .insertInto('due_change')
          .values({
            change_id: work.newId(),
            subject_type: 'review',
            subject_id: row.review_id,
            old_due_on: row.due_on,
            new_due_on: due.day,
            reason,
            changed_at: work.now,
          })
          .execute()
      const subject = { type: 'review', id: row.review_id }
      await recordAudit(work, 'due.recomputed', subject, { from: row.due_on, to: due.day, reason })
    })
  }
}

const openRound = (db: Reader, roundId: string) =>
  db.selectFrom('review_round').select('round_id').where('round_id', '=', roundId).where('status', '=', 'accepted')

const openRounds = (db: Reader) =>
  db
    .selectFrom('review_acceptance')
    .innerJoin('review_round', 'review_round.round_id', 'review_acceptance.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .leftJoin('review_extension', 'review_extension.round_id', 'review_acceptance.round_id')
    .select([
      'review_acceptance.round_id',
      'review_round.review_id',
      'review.kind',
      'accepted_on',
      'counted_from',
      'due_on',
      'is_provisional',
      'trace',
      'review_extension.limit_days as more',
      'review_extension.unit as more_unit',
    ])
    .where('status', '=', 'accepted')
    .execute()
