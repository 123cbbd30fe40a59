import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type Work, type WorkDeps } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Comparer } from '../../text/comparing/comparer.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../guard.ts'
import { countDifferences, type IssueScene, issueScene } from '../issue-text.ts'
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
  /** Why the text to be issued differs from the one that was reviewed; wanted when it does. */
  readonly differenceReason?: string | null
}

export interface IssueDeps extends WorkDeps {
  readonly db: Reader
  readonly comparer: Pick<Comparer, 'compare'>
}

/**
 * Records that a reviewed document was signed, numbered and issued. Before, the text to be issued is compared with the
 * text that was reviewed; a difference needs its reason (domain.md §11 no. 9).
 */
export async function issueDocument(deps: IssueDeps, actor: RequestActor, input: IssueInput): Promise<void> {
  const { makingOrganId } = await makerOf(deps, input.documentId)
  const seen = await issueScene(deps.db, input.documentId)
  const differences = await countDifferences(deps, seen)
  await translateTakenNumber(deps, { makingOrganId, numberText: input.numberText }, () =>
    inTransaction(deps, actor, async (work) => {
      const row = await documentOfOwnOrgan(work, actor, input.documentId, 'document.issue')
      const number = numberColumns(input.numberText)
      const scene = await issueScene(work.trx, input.documentId)
      if (
        scene.issued?.revisionId !== seen.issued?.revisionId ||
        scene.reviewed?.revisionId !== seen.reviewed?.revisionId
      )
        throw new Refused('conflict', '正式文本刚刚有变动。请刷新页面，重新核对后再登记。')
      refuseWith(
        obstaclesToIssue(
          {
            stage: row.stage,
            // Only an opinion that lets the draft go on makes the stage `reviewed`.
            isCleared: row.stage === 'reviewed',
            category: row.category,
            hasPassedMeeting: scene.hasPassedMeeting,
            hasIssuedText: scene.reviewed ? scene.issued !== null : undefined,
            differences: differences ?? 0,
            differenceReason: input.differenceReason,
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
      await keepCheck(work, actor, row.document_id, scene, differences, input.differenceReason ?? null)
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

/** What was compared, and what the difference was put down to. */
async function keepCheck(
  work: Work,
  actor: RequestActor,
  documentId: string,
  { reviewed, issued }: IssueScene,
  differences: number | null,
  reason: string | null,
): Promise<void> {
  if (!reviewed || !issued || differences === null) return
  await work.trx
    .insertInto('issue_check')
    .values({
      check_id: work.newId(),
      document_id: documentId,
      reviewed_revision_id: reviewed.revisionId,
      issued_revision_id: issued.revisionId,
      reviewed_digest: reviewed.digest,
      issued_digest: issued.digest,
      edits: differences,
      reason: differences > 0 ? reason : null,
      checked_on: work.today,
      checked_by: actor.userId,
      checked_by_name: actor.displayName,
      checked_at: work.now,
    })
    .execute()
  const subject = { type: 'document', id: documentId }
  await recordAudit(work, 'document.text_checked', subject, { differences, reason: differences > 0 ? reason : null })
}
