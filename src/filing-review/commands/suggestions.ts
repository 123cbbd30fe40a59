import { recordAudit } from '../../audit/record.ts'
import { foldText } from '../../db/contains.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { numberColumns } from '../../documents/records.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { SuggestionOutcome, SuggestionSource } from '../model.ts'
import { dueFrom } from '../records.ts'

export interface SuggestionInput {
  readonly source: SuggestionSource
  readonly sourceName: string
  /** The number or the title of the document it is about; it need not be in the register. */
  readonly title: string
  readonly words: string
  readonly receivedOn: Day
}

const LIMIT = {
  citizen: 'suggestion-reply',
  organ: 'suggestion-reply',
  reconsideration: 'suggestion-reply.reconsideration',
  court: 'suggestion-reply.court',
} as const

/** Records a suggestion to review a document, with the clock of its kind; linked to the register where one document fits. */
export async function recordSuggestion(deps: WorkDeps, actor: RequestActor, input: SuggestionInput): Promise<string> {
  return inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    if (input.receivedOn > work.today) throw new Refused('invalid', '收到日期不能晚于今天。')
    const key = numberColumns(input.title).number_key
    const found = await work.trx
      .selectFrom('document')
      .select(['document_id', 'title'])
      .where((eb) => visibleTo(eb, actor))
      .where((eb) => eb.or([eb('number_key', '=', key ?? ''), eb('title_key', '=', foldText(input.title))]))
      .limit(2)
      .execute()
    const known = found.length === 1 ? found[0] : undefined
    const due = await dueFrom(work.trx, input.receivedOn, LIMIT[input.source], 'lhasa', 'received')
    const suggestion_id = work.newId()
    const title = known?.title ?? input.title
    await work.trx
      .insertInto('review_suggestion')
      .values({
        suggestion_id,
        source: input.source,
        source_name: input.sourceName,
        document_id: known?.document_id ?? null,
        title,
        title_key: foldText(title),
        words: input.words,
        received_on: input.receivedOn,
        due_on: due.day,
        due_policy_key: due.policyKey,
        due_trace: JSON.stringify(due.trace),
        outcome: null,
        reply: null,
        replied_on: null,
        replied_by_name: null,
        recorded_by: actor.userId,
        recorded_by_name: actor.displayName,
        recorded_at: work.now,
      })
      .execute()
    await recordAudit(
      work,
      'suggestion.recorded',
      { type: 'suggestion', id: suggestion_id },
      { source: input.source, title, receivedOn: input.receivedOn, dueOn: due.day },
    )
    return suggestion_id
  })
}

/** Records what became of a suggestion and what was answered; once. */
export async function answerSuggestion(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly suggestionId: string
    readonly version: number
    readonly outcome: SuggestionOutcome
    readonly reply: string
    readonly repliedOn: Day
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    const row = await work.trx
      .selectFrom('review_suggestion')
      .selectAll()
      .where('suggestion_id', '=', input.suggestionId)
      .executeTakeFirst()
    if (!row) throw new Refused('not_found', '没有这件审查建议。请从列表中选择。')
    if (row.outcome !== null) throw new Refused('conflict', '这件审查建议已经答复。请刷新页面查看。')
    if (input.repliedOn > work.today || input.repliedOn < row.received_on)
      throw new Refused('invalid', '答复日期应当在收到日期之后、今天以前，请核对。')
    const changed = await work.trx
      .updateTable('review_suggestion')
      .set({
        outcome: input.outcome,
        reply: input.reply,
        replied_on: input.repliedOn,
        replied_by_name: actor.displayName,
        version: input.version + 1,
      })
      .where('suggestion_id', '=', input.suggestionId)
      .where('version', '=', input.version)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) !== 1)
      throw new Refused('conflict', '这件审查建议刚刚被别人办理过。请刷新页面，核对后再办。')
    await recordAudit(
      work,
      'suggestion.answered',
      { type: 'suggestion', id: input.suggestionId },
      { outcome: input.outcome, repliedOn: input.repliedOn },
    )
  })
}
