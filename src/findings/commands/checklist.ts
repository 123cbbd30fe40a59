import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy } from '../../policy/records.ts'
import type { RequestActor, RoundRef } from '../../review/guard.ts'
import type { CheckAnswer } from '../model.ts'
import { checkAnswers } from '../records.ts'
import { checkItem } from '../rules.ts'
import { roundAtWork } from './context.ts'

/** Answers one question of the checklist; of two who answer at once the second sees what the first said. */
export async function answerCheck(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & {
    readonly item: string
    readonly answer: CheckAnswer
    readonly note: string | null
    /** The version before the person; 0 when it was not answered. */
    readonly version: number
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundAtWork(work, actor, input)
    const terms = await getPolicy(work.trx, `review-kind.${review.kind}`, round.submittedOn)
    const check = terms.value.checks.find((one) => checkItem(one) === input.item)
    if (!check) throw new Refused('not_found', '审查清单里没有这一项。请刷新页面。')
    const before = (await checkAnswers(work.trx, round.roundId)).get(input.item)
    const columns = {
      answer: input.answer,
      note: input.note,
      answered_by: actor.userId,
      answered_by_name: actor.displayName,
      answered_at: work.now,
    }
    const kept =
      input.version === 0
        ? await work.trx
            .insertInto('checklist_answer')
            .values({
              round_id: round.roundId,
              item: input.item,
              head: check.head,
              question: check.question,
              ...columns,
            })
            .onConflict((oc) => oc.columns(['round_id', 'item']).doNothing())
            .returning('version')
            .executeTakeFirst()
        : await work.trx
            .updateTable('checklist_answer')
            .set({ ...columns, version: input.version + 1 })
            .where('round_id', '=', round.roundId)
            .where('item', '=', input.item)
            .where('version', '=', input.version)
            .returning('version')
            .executeTakeFirst()
    if (!kept) throw new Refused('conflict', '这一项刚刚被同事填写过，您填的还没有保存。')
    await recordAudit(
      work,
      'checklist.answered',
      { type: 'round', id: round.roundId },
      {
        round: round.serial,
        question: check.question,
        answer: input.answer,
        before: before?.answer ?? null,
        note: input.note,
      },
    )
  })
}
