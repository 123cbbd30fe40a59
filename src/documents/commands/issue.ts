import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../guard.ts'
import { changeDocument, numberColumns } from '../records.ts'
import { obstaclesToIssue } from '../rules.ts'
import { refuseTakenNumber, translateTakenNumber } from './columns.ts'

export interface IssueInput {
  readonly documentId: string
  readonly version: number
  readonly numberText: string | null
  readonly signedOn: Day | null
  readonly writtenOn: Day | null
  readonly issuedOn: Day | null
}

/** Records that a reviewed document was signed, numbered and issued. */
export async function issueDocument(deps: WorkDeps, actor: RequestActor, input: IssueInput): Promise<void> {
  const { makingOrganId } = await makerOf(deps, input.documentId)
  await translateTakenNumber(deps, { makingOrganId, numberText: input.numberText }, () =>
    inTransaction(deps, actor, async (work) => {
      const row = await documentOfOwnOrgan(work, actor, input.documentId, 'document.issue')
      const number = numberColumns(input.numberText)
      refuseWith(
        obstaclesToIssue(
          {
            stage: row.stage,
            // Only an opinion that lets the draft go on makes the stage `reviewed`.
            isCleared: row.stage === 'reviewed',
            numberText: number.number_text,
            signedOn: input.signedOn,
            writtenOn: input.writtenOn,
            issuedOn: input.issuedOn,
            publishedOn: row.published_on,
            effectiveOn: row.effective_on,
          },
          work.today,
        ),
      )
      await refuseTakenNumber(work, { ...row, ...number }, row.document_id)
      await changeDocument(work, row.document_id, input.version, {
        ...number,
        signed_on: input.signedOn,
        written_on: input.writtenOn,
        issued_on: input.issuedOn,
        stage: 'issued',
      })
      await recordAudit(
        work,
        'document.issued',
        { type: 'document', id: row.document_id },
        { number: number.number_text, signedOn: input.signedOn, issuedOn: input.issuedOn },
      )
    }),
  )
}

async function makerOf(deps: WorkDeps, documentId: string): Promise<{ readonly makingOrganId: string }> {
  const row = await deps.database.kysely
    .selectFrom('document')
    .select('making_organ_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return { makingOrganId: row?.making_organ_id ?? '' }
}
