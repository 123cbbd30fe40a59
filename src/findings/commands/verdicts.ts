import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { RequestActor, RoundRef } from '../../review/guard.ts'
import { roundAtWork } from './context.ts'

interface Judged {
  readonly key: string
  readonly ruleId: string
  readonly rule: string
  readonly place: string
  readonly quote: string
}

/** Dismisses a proposal of the reading help for the draft of a round. Dismissing it twice is dismissing it once. */
export async function dismissProposal(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef,
  proposal: Judged,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { round } = await roundAtWork(work, actor, ref)
    const kept = await work.trx
      .insertInto('reading_verdict')
      .values({
        revision_id: round.revisionId ?? '',
        proposal_key: proposal.key,
        rule_id: proposal.ruleId,
        quote: proposal.quote,
        verdict: 'dismissed',
        finding_id: null,
        decided_by: actor.userId,
        decided_by_name: actor.displayName,
        decided_at: work.now,
      })
      .onConflict((oc) => oc.columns(['revision_id', 'proposal_key']).doNothing())
      .returning('proposal_key')
      .executeTakeFirst()
    if (!kept) throw new Refused('conflict', '这条提示已经处理过。请刷新页面。')
    const subject = { type: 'round', id: round.roundId }
    const { rule, place } = proposal
    await recordAudit(work, 'proposal.dismissed', subject, { round: round.serial, rule, place })
  })
}

/** Brings a dismissed proposal back. */
export async function restoreProposal(
  deps: WorkDeps,
  actor: RequestActor,
  ref: RoundRef,
  proposal: Judged,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { round } = await roundAtWork(work, actor, ref)
    const gone = await work.trx
      .deleteFrom('reading_verdict')
      .where('revision_id', '=', round.revisionId ?? '')
      .where('proposal_key', '=', proposal.key)
      .where('verdict', '=', 'dismissed')
      .executeTakeFirst()
    if (Number(gone.numDeletedRows) !== 1) throw new Refused('conflict', '这条提示没有被忽略。请刷新页面。')
    const subject = { type: 'round', id: round.roundId }
    const { rule, place } = proposal
    await recordAudit(work, 'proposal.restored', subject, { round: round.serial, rule, place })
  })
}
