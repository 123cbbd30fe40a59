import { recordAudit } from '../audit/record.ts'
import { calendarReader } from '../calendar/records.ts'
import { dueDate } from '../calendar/working-days.ts'
import { inTransaction, type Reader, SYSTEM, type WorkDeps } from '../db/transaction.ts'

/**
 * Counts the open last days again after a calendar changed; each that moves leaves a line of its own. The limit stays
 * as it was when the filing arose, and what was submitted once is not touched.
 */
export async function recomputeFilingDues(deps: WorkDeps & { readonly db: Reader }, reason: string): Promise<void> {
  const open = await deps.db.selectFrom('filing').select('filing_id').where('status', '=', 'due').execute()
  for (const { filing_id } of open) await recomputeOne(deps, filing_id, reason)
}

async function recomputeOne(deps: WorkDeps & { readonly db: Reader }, filingId: string, reason: string): Promise<void> {
  const row = await deps.db.selectFrom('filing').selectAll().where('filing_id', '=', filingId).executeTakeFirst()
  if (row?.status !== 'due') return
  const calendar = await calendarReader(deps.db)(row.calendar_id)
  const due = dueDate(row.counted_from, { limit: row.limit_days, unit: row.unit, roll: row.is_rolled === 1 }, calendar)
  const provisional = due.provisional ? 1 : 0
  if (due.day === row.due_on && provisional === row.is_provisional) return
  await inTransaction(deps, SYSTEM, async (work) => {
    await work.trx
      .updateTable('filing')
      .set({
        due_on: due.day,
        is_provisional: provisional,
        trace: JSON.stringify(due.trace),
        version: row.version + 1,
      })
      .where('filing_id', '=', filingId)
      .where('version', '=', row.version)
      .execute()
    await work.trx
      .insertInto('due_change')
      .values({
        change_id: work.newId(),
        subject_type: 'filing',
        subject_id: filingId,
        old_due_on: row.due_on,
        new_due_on: due.day,
        reason,
        changed_at: work.now,
      })
      .execute()
    await recordAudit(
      work,
      'due.recomputed',
      { type: 'filing', id: filingId },
      { from: row.due_on, to: due.day, reason },
    )
  })
}
