import type { Selectable } from 'kysely'
import type { ReasonedDueDate } from '../calendar/model.ts'
import { getCalendar } from '../calendar/records.ts'
import { dueDate } from '../calendar/working-days.ts'
import type { FilingReviewTable } from '../db/tables/filing-review.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { PolicyKey } from '../policy/model.ts'
import { getPolicy } from '../policy/records.ts'
import type { FilingReviewFacts } from './model.ts'

export type FilingReviewRow = Selectable<FilingReviewTable>

/** Reads the review of a filing; undefined before it was opened. */
export const findReview = (db: Reader, filingId: string): Promise<FilingReviewRow | undefined> =>
  db.selectFrom('filing_review').selectAll().where('filing_id', '=', filingId).executeTakeFirst()

/** Reads what was done about a filing, the first step first. */
export const listSteps = (db: Reader, filingId: string) =>
  db.selectFrom('correction_step').selectAll().where('filing_id', '=', filingId).orderBy('serial').execute()

/** Gives what the rules need to know of a review. */
export const factsOfReview = (
  row: FilingReviewRow,
  steps: Awaited<ReturnType<typeof listSteps>>,
): FilingReviewFacts => ({
  state: row.state,
  dueOn: row.due_on,
  isExtended: row.extended_on !== null,
  steps: steps.map((step) => ({ kind: step.kind, actedOn: step.acted_on, dueOn: step.due_on })),
})

/** Changes a review from the version that was seen; anything newer is a conflict. */
export async function changeReview(
  work: Work,
  filingId: string,
  version: number,
  columns: Partial<Omit<FilingReviewRow, 'filing_id' | 'version'>>,
): Promise<void> {
  const changed = await work.trx
    .updateTable('filing_review')
    .set({ ...columns, version: version + 1 })
    .where('filing_id', '=', filingId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这件备案审查刚刚被别人办理过。请刷新页面，看清现在的状态再办。')
}

type LimitKey = Extract<
  PolicyKey,
  | 'filing-review'
  | 'filing-review-extension'
  | 'correction-self'
  | 'correction-annul'
  | 'suggestion-reply'
  | 'suggestion-reply.reconsideration'
  | 'suggestion-reply.court'
>

/** Counts a last day from a day by the policy in force on it; it rolls where policy `filing-roll` says so. */
export async function dueFrom(
  db: Reader,
  from: Day,
  key: LimitKey,
  calendarId: string,
  startEvent: string,
): Promise<ReasonedDueDate> {
  const limit = await getPolicy(db, key, from)
  const roll = (await getPolicy(db, 'filing-roll', from)).value
  const due = dueDate(from, { ...limit.value, roll }, await getCalendar(db, calendarId))
  return { ...due, policyKey: key, policyFrom: limit.effectiveFrom, startEvent }
}
