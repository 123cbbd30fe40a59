import { recordAudit } from '../audit/record.ts'
import { inTransaction, type Reader, SYSTEM, type Work, type WorkDeps } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { changeReview, dueFrom } from './records.ts'

type Deps = WorkDeps & { readonly db: Reader }
type Subject = { readonly type: 'filing' | 'suggestion'; readonly id: string }

/** Counts the open last days of reviews, corrections and suggestions again after a calendar or a policy was changed. */
export async function recomputeFilingReviewDues(deps: Deps, reason: string): Promise<void> {
  const note = async (work: Work, subject: Subject, from: Day, to: Day): Promise<void> => {
    await work.trx
      .insertInto('due_change')
      .values({
        change_id: work.newId(),
        subject_type: subject.type,
        subject_id: subject.id,
        old_due_on: from,
        new_due_on: to,
        reason,
        changed_at: work.now,
      })
      .execute()
    await recordAudit(work, 'due.recomputed', subject, { from, to, reason })
  }
  await reviews(deps, note)
  await corrections(deps, note)
  await suggestions(deps, note)
}

type Note = (work: Work, subject: Subject, from: Day, to: Day) => Promise<void>

async function reviews(deps: Deps, note: Note): Promise<void> {
  const rows = await deps.db.selectFrom('filing_review').selectAll().where('state', '=', 'open').execute()
  for (const row of rows) {
    const first = await dueFrom(deps.db, row.opened_on, 'filing-review', row.calendar_id, 'opened')
    const due =
      row.extended_on === null
        ? first
        : await dueFrom(deps.db, first.day, 'filing-review-extension', row.calendar_id, 'extended')
    const trace = JSON.stringify(row.extended_on === null ? due.trace : [...first.trace, ...due.trace])
    if (trace === row.trace) continue
    await inTransaction(deps, SYSTEM, async (work) => {
      const is_provisional = due.provisional ? 1 : 0
      await changeReview(work, row.filing_id, row.version, { due_on: due.day, trace, is_provisional })
      await note(work, { type: 'filing', id: row.filing_id }, row.due_on, due.day)
    })
  }
}

async function corrections(deps: Deps, note: Note): Promise<void> {
  const rows = await deps.db
    .selectFrom('correction_step')
    .innerJoin('filing_review', 'filing_review.filing_id', 'correction_step.filing_id')
    .selectAll('correction_step')
    .select('calendar_id')
    .where('filing_review.state', '=', 'correcting')
    .where('correction_step.due_on', 'is not', null)
    .execute()
  for (const row of rows) {
    const { due_on, due_policy_key: key } = row
    if (due_on === null || (key !== 'correction-self' && key !== 'correction-annul')) continue
    const due = await dueFrom(deps.db, row.acted_on, key, row.calendar_id, row.kind)
    const due_trace = JSON.stringify(due.trace)
    if (due_trace === row.due_trace) continue
    await inTransaction(deps, SYSTEM, async (work) => {
      await work.trx
        .updateTable('correction_step')
        .set({ due_on: due.day, due_trace })
        .where('step_id', '=', row.step_id)
        .execute()
      await note(work, { type: 'filing', id: row.filing_id }, due_on, due.day)
    })
  }
}

async function suggestions(deps: Deps, note: Note): Promise<void> {
  const rows = await deps.db.selectFrom('review_suggestion').selectAll().where('outcome', 'is', null).execute()
  for (const row of rows) {
    const due = await dueFrom(deps.db, row.received_on, row.due_policy_key as 'suggestion-reply', 'lhasa', 'received')
    const due_trace = JSON.stringify(due.trace)
    if (due_trace === row.due_trace) continue
    await inTransaction(deps, SYSTEM, async (work) => {
      await work.trx
        .updateTable('review_suggestion')
        .set({ due_on: due.day, due_trace })
        .where('suggestion_id', '=', row.suggestion_id)
        .where('outcome', 'is', null)
        .execute()
      await note(work, { type: 'suggestion', id: row.suggestion_id }, row.due_on, due.day)
    })
  }
}
