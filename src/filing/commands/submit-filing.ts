import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith } from '../../documents/guard.ts'
import { type Day, daysBetween } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { mayFileFor } from '../../people/rules.ts'
import type { FilingMaterial } from '../model.ts'
import { factsOf, getFiling, listSubmissions, moveFiling } from '../records.ts'
import { obstaclesToSubmission } from '../rules.ts'

export interface FilingSubmissionInput {
  readonly filingId: string
  readonly submittedOn: Day
  /** Number of the filing report, …规备字〔…〕…号. */
  readonly reportNumber: string | null
  readonly materials: readonly FilingMaterial[]
  readonly lateReason: string | null
}

/** Records that the pack went to the recipient; after a suspension it is the next submission of the same filing. */
export async function submitFiling(deps: WorkDeps, actor: RequestActor, input: FilingSubmissionInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const row = await getFiling(work.trx, actor, input.filingId)
    if (!mayFileFor(actor, row.filing_organ_id))
      throw new Refused('forbidden', '只有报送单位的起草人或者司法局可以登记报送。')
    const submissions = await listSubmissions(work.trx, input.filingId)
    refuseWith(obstaclesToSubmission(factsOf(row, submissions), input, work.today))
    const serial = submissions.length + 1
    await moveFiling(work, row, 'submitted')
    await work.trx
      .insertInto('filing_submission')
      .values({
        submission_id: work.newId(),
        filing_id: input.filingId,
        serial,
        submitted_on: input.submittedOn,
        submitted_at: work.now,
        submitted_by: actor.userId,
        submitted_by_name: actor.displayName,
        report_number: input.reportNumber,
        materials: JSON.stringify(input.materials),
        late_reason: input.lateReason,
        revision_id: await officialRevision(work.trx, row.document_id),
      })
      .execute()
    await recordAudit(
      work,
      'filing.submitted',
      { type: 'filing', id: input.filingId },
      {
        serial,
        submittedOn: input.submittedOn,
        dueOn: row.due_on,
        daysLate: serial === 1 ? Math.max(0, daysBetween(row.due_on, input.submittedOn)) : 0,
        lateReason: input.lateReason,
      },
    )
  })
}

/** The text that was filed: the newest official one at that moment. */
async function officialRevision(db: Reader, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision_id ?? null
}
