import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { DeliberationLine, DeliberationResult } from '../model.ts'
import { deliberationFacts, listDeliberations } from '../records.ts'
import { obstaclesInMeeting, obstaclesToDeliberation } from '../rules.ts'

export interface DeliberationInput {
  readonly documentId: string
  readonly meeting: string
  readonly session: string | null
  readonly heldOn: Day
  readonly result: DeliberationResult
  readonly note: string | null
}

/** Records what the meeting decided about a reviewed draft; a deferred or refused one may come before it again. */
export async function recordDeliberation(deps: WorkDeps, actor: RequestActor, input: DeliberationInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    // Held for the whole unit of work, so that two people who record at once come one after the other.
    await work.trx
      .updateTable('document')
      .set({ updated_at: work.now })
      .where('document_id', '=', input.documentId)
      .execute()
    const document = await documentOfOwnOrgan(work, actor, input.documentId, 'document.issue')
    const facts = await deliberationFacts(work.trx, document)
    const there = await listDeliberations(work.trx, input.documentId)
    if (there.some((line) => isSame(line, input)))
      throw new Refused('conflict', '这次审议已经登记，没有重复登记。请打开文件页面查看。')
    refuseWith([
      ...obstaclesToDeliberation(facts),
      ...obstaclesInMeeting(input.heldOn, facts.opinion?.givenOn ?? null, work.today),
    ])
    if (facts.roundId === null) throw new Refused('invalid', '草案尚未通过合法性审核，不得提请审议。请先送审。')
    await work.trx
      .insertInto('deliberation')
      .values({
        deliberation_id: work.newId(),
        document_id: input.documentId,
        round_id: facts.roundId,
        meeting: input.meeting,
        session: input.session,
        held_on: input.heldOn,
        result: input.result,
        note: input.note,
        recorded_by: actor.userId,
        recorded_by_name: actor.displayName,
        recorded_at: work.now,
      })
      .execute()
    const { meeting, session, heldOn, result } = input
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'document.deliberated', subject, { meeting, session, heldOn, result })
  })
}

/** The form that was sent twice. */
const isSame = (line: DeliberationLine, input: DeliberationInput): boolean =>
  line.meeting === input.meeting &&
  line.session === input.session &&
  line.heldOn === input.heldOn &&
  line.result === input.result &&
  line.note === input.note
