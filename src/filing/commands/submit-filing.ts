import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith } from '../../documents/guard.ts'
import { type Day, daysBetween } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { mayFileFor } from '../../people/rules.ts'
import { FILING_MATERIALS, type FilingMaterial } from '../model.ts'
import type { Paper } from '../pack-model.ts'
import { beginPack, papersInHand, sealPack } from '../pack-records.ts'
import { materialsIn } from '../pack-rules.ts'
import { factsOf, getFiling, listSubmissions, moveFiling } from '../records.ts'
import { obstaclesToSubmission } from '../rules.ts'

export interface FilingSubmissionInput {
  readonly filingId: string
  readonly submittedOn: Day
  /** Number of the filing report, …规备字〔…〕…号. */
  readonly reportNumber: string | null
  /** What goes on paper or otherwise apart from the files of the pack. */
  readonly materials: readonly FilingMaterial[]
  readonly lateReason: string | null
}

/**
 * Records that the pack went to the recipient, with exactly the files that it held and their digests; after a suspension it is the next submission of the
 * same filing.
 */
export async function submitFiling(deps: WorkDeps, actor: RequestActor, input: FilingSubmissionInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const row = await getFiling(work.trx, actor, input.filingId)
    if (!mayFileFor(actor, row.filing_organ_id))
      throw new Refused('forbidden', '只有报送单位的起草人或者司法局可以登记报送。')
    const submissions = await listSubmissions(work.trx, input.filingId)
    const pack = (await papersInHand(work.trx, input.filingId)).papers
    const materials = FILING_MATERIALS.filter((one) => [...input.materials, ...materialsIn(pack)].includes(one))
    refuseWith(obstaclesToSubmission(factsOf(row, submissions), { ...input, materials }, work.today))
    const serial = submissions.length + 1
    await moveFiling(work, row, 'submitted')
    await beginPack(work, input.filingId)
    const submission_id = work.newId()
    await work.trx
      .insertInto('filing_submission')
      .values({
        submission_id,
        filing_id: input.filingId,
        serial,
        submitted_on: input.submittedOn,
        submitted_at: work.now,
        submitted_by: actor.userId,
        submitted_by_name: actor.displayName,
        report_number: input.reportNumber ?? numberOf(pack),
        materials: JSON.stringify(materials),
        late_reason: input.lateReason,
        revision_id: await officialRevision(work.trx, row.document_id),
      })
      .execute()
    const sent = await sealPack(work, input.filingId, submission_id)
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
        ...(sent.length > 0 ? { papers: sent.map((paper) => `${paper.fileName} ${paper.digest}`).join('\n') } : {}),
      },
    )
  })
}

const numberOf = (papers: readonly Paper[]): string | null =>
  papers.find((paper) => paper.number !== null)?.number ?? null

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
