import { recordAudit } from '../audit/record.ts'
import type { ReasonedDueDate } from '../calendar/model.ts'
import { calendarReader } from '../calendar/records.ts'
import { inTransaction, type Reader, SYSTEM, type Work, type WorkDeps } from '../db/transaction.ts'
import type { DocumentDates } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { PolicyKey } from '../policy/model.ts'
import { listPolicies } from '../policy/records.ts'
import type { FilingDue } from './model.ts'
import { obligationTo } from './obligations.ts'
import { filingDue, supplementDue } from './rules.ts'

/**
 * Counts the open last days again after a calendar, or the policy in force on the day of publication, was changed; each
 * that moves leaves a line of its own. A version that begins later does not touch older documents, and what was
 * submitted once keeps its last day; while a supplement is awaited, its own last day is the open one.
 */
export async function recomputeFilingDues(deps: WorkDeps & { readonly db: Reader }, reason: string): Promise<void> {
  const policies = await listPolicies(deps.db)
  const calendarOf = calendarReader(deps.db)
  // A recipient that the matrix names no more keeps what it was promised when the filing arose.
  const dueAsOpened = async (row: OpenFiling, dates: DocumentDates): Promise<FilingDue | null> => {
    const limit = {
      key: row.policy_key as PolicyKey,
      effectiveFrom: row.policy_from,
      value: { limit: row.limit_days, unit: row.unit, start: row.start_event },
    }
    return filingDue(dates, limit, row.is_rolled === 1, await calendarOf(row.calendar_id))
  }
  for (const row of await openFilings(deps.db)) {
    if (row.published_on === null) continue
    const dates = {
      signedOn: row.signed_on,
      writtenOn: row.written_on,
      issuedOn: row.issued_on,
      publishedOn: row.published_on,
      effectiveOn: row.effective_on,
    }
    const document = { category: row.category, makingOrganId: row.making_organ_id }
    const due =
      (await obligationTo(deps.db, document, dates, row.recipient_organ_id))?.due ?? (await dueAsOpened(row, dates))
    if (due && columnsOf(due).trace !== row.trace) await move(deps, row, due, reason)
  }
  for (const row of await openSupplements(deps.db)) {
    const due = supplementDue(policies, row.category, row.decided_on, await calendarOf(row.calendar_id))
    if (JSON.stringify(due.trace) !== row.supplement_trace) await moveSupplement(deps, row, due, reason)
  }
}

const openFilings = (db: Reader) =>
  db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .select([
      'filing.filing_id',
      'filing.version',
      'filing.recipient_organ_id',
      'document.category',
      'document.making_organ_id',
      'policy_key',
      'policy_from',
      'start_event',
      'limit_days',
      'unit',
      'is_rolled',
      'calendar_id',
      'due_on',
      'trace',
      'signed_on',
      'written_on',
      'issued_on',
      'published_on',
      'effective_on',
    ])
    .where('filing.status', '=', 'due')
    .execute()

type OpenFiling = Awaited<ReturnType<typeof openFilings>>[number]

const columnsOf = (due: FilingDue) =>
  ({
    due_on: due.day,
    counted_from: due.countedFrom,
    start_event: due.startEvent,
    policy_from: due.policyFrom,
    calendar_id: due.calendarId,
    policy_key: due.policyKey,
    limit_days: due.limit,
    unit: due.unit,
    is_rolled: due.roll ? 1 : 0,
    is_provisional: due.provisional ? 1 : 0,
    trace: JSON.stringify(due.trace),
  }) as const

async function move(deps: WorkDeps, row: OpenFiling, due: FilingDue, reason: string): Promise<void> {
  await inTransaction(deps, SYSTEM, async (work) => {
    const moved = await work.trx
      .updateTable('filing')
      .set({ ...columnsOf(due), version: row.version + 1 })
      .where('filing_id', '=', row.filing_id)
      .where('version', '=', row.version)
      .where('status', '=', 'due')
      .executeTakeFirst()
    // Submitted while it was counted: the job is tried again and then passes it by.
    if (Number(moved.numUpdatedRows) !== 1) throw new Error(`filing ${row.filing_id} changed while it was counted`)
    const subject = { type: 'filing', id: row.filing_id }
    await keepChange(work, subject, row.due_on, due.day, reason)
    await recordAudit(work, 'due.recomputed', subject, { from: row.due_on, to: due.day, reason })
  })
}

/** The notices that still wait for their supplement. */
const openSupplements = (db: Reader) =>
  db
    .selectFrom('registration')
    .innerJoin('filing_submission', 'filing_submission.submission_id', 'registration.submission_id')
    .innerJoin('filing', 'filing.filing_id', 'registration.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .select([
      'registration_id',
      'filing.filing_id',
      'filing.version',
      'calendar_id',
      'category',
      'decided_on',
      'supplement_due_on',
      'supplement_trace',
    ])
    .where('filing.status', '=', 'suspended')
    .where((eb) =>
      eb(
        'filing_submission.serial',
        '=',
        eb
          .selectFrom('filing_submission as any_of')
          .select((s) => s.fn.max<number>('any_of.serial').as('serial'))
          .whereRef('any_of.filing_id', '=', 'filing.filing_id'),
      ),
    )
    .execute()

type OpenSupplement = Awaited<ReturnType<typeof openSupplements>>[number]

async function moveSupplement(
  deps: WorkDeps,
  row: OpenSupplement,
  due: ReasonedDueDate,
  reason: string,
): Promise<void> {
  const before = row.supplement_due_on
  if (before === null) return
  await inTransaction(deps, SYSTEM, async (work) => {
    const moved = await work.trx
      .updateTable('filing')
      .set({ version: row.version + 1 })
      .where('filing_id', '=', row.filing_id)
      .where('version', '=', row.version)
      .where('status', '=', 'suspended')
      .executeTakeFirst()
    if (Number(moved.numUpdatedRows) !== 1) throw new Error(`filing ${row.filing_id} changed while it was counted`)
    await work.trx
      .updateTable('registration')
      .set({ supplement_due_on: due.day, supplement_trace: JSON.stringify(due.trace) })
      .where('registration_id', '=', row.registration_id)
      .execute()
    await keepChange(work, { type: 'registration', id: row.registration_id }, before, due.day, reason)
    const detail = { from: before, to: due.day, reason: `补正期限；${reason}` }
    await recordAudit(work, 'due.recomputed', { type: 'filing', id: row.filing_id }, detail)
  })
}

async function keepChange(
  work: Work,
  subject: { readonly type: string; readonly id: string },
  from: Day,
  to: Day,
  reason: string,
): Promise<void> {
  if (from === to) return
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
}
