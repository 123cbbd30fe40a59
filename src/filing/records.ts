import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { FilingTable } from '../db/tables/filing.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Category } from '../documents/model.ts'
import { visibleTo } from '../documents/visibility.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor, OrganNode } from '../people/model.ts'
import type { FilingDue, FilingFacts, FilingStatus, SubmissionFacts } from './model.ts'

export type FilingRow = Selectable<FilingTable>

const traceSchema = z.array(z.object({ kind: z.string(), from: z.string(), to: z.string(), text: z.string() }))

/** Reads back how a last day was counted. */
export const readTrace = (json: string | null): readonly { readonly text: string }[] =>
  json ? traceSchema.parse(JSON.parse(json)) : []

/** Reads a filing. Throws `not_found` also when the person may not see its document. */
export async function getFiling(
  db: Reader,
  actor: Actor,
  filingId: string,
): Promise<FilingRow & { readonly category: Category }> {
  const row = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .selectAll('filing')
    .select('document.category')
    .where('filing_id', '=', filingId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件备案，或者您无权查看。')
  return row
}

/** Reads the submissions of a filing with what was decided on each, oldest first. */
export async function listSubmissions(
  db: Reader,
  filingId: string,
): Promise<readonly (SubmissionFacts & { readonly submissionId: string })[]> {
  const rows = await db
    .selectFrom('filing_submission')
    .leftJoin('registration', 'registration.submission_id', 'filing_submission.submission_id')
    .select([
      'filing_submission.submission_id',
      'serial',
      'submitted_on',
      'outcome',
      'decided_on',
      'are_materials_conforming',
    ])
    .where('filing_submission.filing_id', '=', filingId)
    .orderBy('serial')
    .execute()
  return rows.map((row) => ({
    submissionId: row.submission_id,
    serial: row.serial,
    submittedOn: row.submitted_on,
    registration:
      row.outcome && row.decided_on
        ? {
            outcome: row.outcome,
            decidedOn: row.decided_on,
            areMaterialsConforming: row.are_materials_conforming === 1,
          }
        : null,
  }))
}

/** Gives what the rules need to know of a filing. */
export const factsOf = (row: FilingRow, submissions: readonly SubmissionFacts[]): FilingFacts => ({
  status: row.status,
  dueOn: row.due_on,
  countedFrom: row.counted_from,
  submissions,
})

/** Moves a filing on from the version and status that the person saw. */
export async function moveFiling(work: Work, row: FilingRow, to: FilingStatus): Promise<void> {
  const moved = await work.trx
    .updateTable('filing')
    .set({ status: to, version: row.version + 1 })
    .where('filing_id', '=', row.filing_id)
    .where('version', '=', row.version)
    .where('status', '=', row.status)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这件备案刚刚被别人办理过。请刷新页面，看清现在的状态再办。')
}

/** Opens one filing with its clock. */
export async function insertFiling(
  work: Work,
  filing: {
    readonly documentId: string
    readonly recipientId: string
    readonly filingOrganId: string
    readonly due: FilingDue
  },
): Promise<string> {
  const filing_id = work.newId()
  const { due } = filing
  await work.trx
    .insertInto('filing')
    .values({
      filing_id,
      document_id: filing.documentId,
      recipient_organ_id: filing.recipientId,
      filing_organ_id: filing.filingOrganId,
      status: 'due',
      start_event: due.startEvent,
      counted_from: due.countedFrom,
      policy_key: due.policyKey,
      policy_from: due.policyFrom,
      calendar_id: due.calendarId,
      limit_days: due.limit,
      unit: due.unit,
      is_rolled: due.roll ? 1 : 0,
      due_on: due.day,
      is_provisional: due.provisional ? 1 : 0,
      trace: JSON.stringify(due.trace),
      created_at: work.now,
    })
    .execute()
  return filing_id
}

/** Reads the tree of organs that exist on a day, as the recipient rules need it. */
export async function listOrganNodes(db: Reader, on: Day): Promise<readonly (OrganNode & { readonly name: string })[]> {
  const rows = await db
    .selectFrom('organ')
    .select(['organ_id', 'kind', 'parent_id', 'congress_id', 'name'])
    .where((eb) => eb.or([eb('dissolved_on', 'is', null), eb('dissolved_on', '>', on)]))
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    kind: row.kind,
    parentId: row.parent_id,
    congressId: row.congress_id,
    name: row.name,
  }))
}
