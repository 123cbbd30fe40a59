import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../../documents/guard.ts'
import { changeDocument, hasOfficialText, officialAwaitsReading } from '../../documents/records.ts'
import { obstaclesToPublication } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import { obligationsOf, openFiling } from '../obligations.ts'

export interface PublicationInput {
  readonly documentId: string
  readonly version: number
  readonly publishedOn: Day
  readonly effectiveOn: Day | null
  readonly place: string | null
  readonly earlyEffectReason: string | null
}

/**
 * Records that a document was published: from that day one filing runs for each recipient, with a clock of its own
 * (domain.md §3.1). Gives the ids of the filings.
 */
export async function publishDocument(
  deps: WorkDeps,
  actor: RequestActor,
  input: PublicationInput,
): Promise<readonly string[]> {
  return inTransaction(deps, actor, async (work) => {
    const row = await documentOfOwnOrgan(work, actor, input.documentId, 'document.publish')
    const dates = {
      signedOn: row.signed_on,
      writtenOn: row.written_on,
      issuedOn: row.issued_on,
      publishedOn: input.publishedOn,
      effectiveOn: input.effectiveOn,
    }
    const delay = policyOn(await listPolicies(work.trx), 'effect-delay', input.publishedOn).value
    const { obligations, obstacles } = await obligationsOf(
      work.trx,
      { category: row.category, makingOrganId: row.making_organ_id },
      dates,
    )
    refuseWith([
      ...obstaclesToPublication(
        {
          ...dates,
          stage: row.stage,
          category: row.category,
          secrecy: row.secrecy,
          numberText: row.number_text,
          earlyEffectReason: input.earlyEffectReason,
          hasOfficialText: await hasOfficialText(work.trx, input.documentId),
          awaitsReading: await officialAwaitsReading(work.trx, input.documentId),
        },
        delay,
        work.today,
      ),
      ...obstacles,
    ])
    await changeDocument(work, input.documentId, input.version, {
      stage: 'published',
      published_on: input.publishedOn,
      effective_on: input.effectiveOn,
      publication_place: input.place,
      early_effect_reason: input.earlyEffectReason,
    })
    const filings: string[] = []
    for (const obligation of obligations)
      filings.push(await openFiling(work, input.documentId, row.title, row.making_organ_id, obligation))
    await recordAudit(
      work,
      'document.published',
      { type: 'document', id: input.documentId },
      {
        publishedOn: input.publishedOn,
        effectiveOn: input.effectiveOn,
        place: input.place,
        filings: filings.length,
      },
    )
    return filings
  }).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '这个文件刚刚已登记公布，备案已经产生。请刷新页面查看。')
    throw error
  })
}
