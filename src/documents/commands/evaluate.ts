import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { dayWords } from '../../lib/day-words.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy } from '../../policy/records.ts'
import { titleKey } from '../../text/citation-keys.ts'
import { insertDocument } from '../entering.ts'
import { type RequestActor, refuseWith } from '../guard.ts'
import { lastDayOf, obstaclesNow } from '../queries/evaluations.ts'
import { mayRelate, visibleDocument } from '../queries/relation-desk.ts'
import { changeDocument, type DocumentRow, validityColumns } from '../records.ts'
import type { EvaluationOutcome } from '../relation-model.ts'

export interface EvaluationInput {
  readonly documentId: string
  readonly version: number
  readonly outcome: EvaluationOutcome
  readonly reason: string
  /** The new last day, where policy keeps the renewal in the same record. */
  readonly newLastDay: Day | null
}

/**
 * Records what was decided about a document before its validity ends. Where it goes on, policy `renewal-record` makes a
 * draft of its own, linked to this one, which gets a new number and is published anew; the old one lapses on its day.
 * Gives the id of the new record, if there is one.
 */
export async function evaluateDocument(
  deps: WorkDeps,
  actor: RequestActor,
  input: EvaluationInput,
): Promise<string | null> {
  return inTransaction(deps, actor, async (work) => {
    const row = await visibleDocument(work.trx, actor, input.documentId)
    if (!mayRelate(actor, row)) throw new Refused('forbidden', '届满前评估由制定、起草单位或者司法局登记。')
    refuseWith(await obstaclesNow(work.trx, row, null, work.today))
    const last = lastDayOf(row)
    if (last === null) throw new Error('an evaluated document has a last day')
    const { value: policy } = await getPolicy(work.trx, 'renewal-record', work.today)
    const goesOn = input.outcome !== 'end'
    const extended = goesOn && policy === 'same' && input.outcome === 'continue' ? newLast(input, last) : null
    // The version seen is used up, so that a second submit of the form is a conflict and makes no second record.
    await changeDocument(
      work,
      row.document_id,
      input.version,
      extended ? validityColumns({ kind: 'until', lapsesAfter: extended }) : {},
    )
    const renewalId = goesOn && policy === 'new' ? await renew(work, row) : null
    await work.trx
      .insertInto('document_evaluation')
      .values({
        evaluation_id: work.newId(),
        document_id: row.document_id,
        outcome: input.outcome,
        reason: input.reason,
        evaluated_on: work.today,
        lapses_after: last,
        renewal_document_id: renewalId,
        recorded_by: work.actor.userId,
        recorded_by_name: work.actor.displayName,
        recorded_at: work.now,
      })
      .execute()
    await recordAudit(
      work,
      'document.evaluated',
      { type: 'document', id: row.document_id },
      {
        outcome: input.outcome,
        reason: input.reason,
        lapsesAfter: last,
        renewal: renewalId ? '已登记延续的新文件' : extended ? `有效期延至${dayWords(extended)}` : null,
      },
    )
    return renewalId
  })
}

function newLast(input: EvaluationInput, last: Day): Day {
  if (input.newLastDay === null) throw new Refused('invalid', '请填写延长后有效期的最后一日。')
  if (input.newLastDay <= last) throw new Refused('invalid', `延长后的最后一日应当晚于现在的${dayWords(last)}。`)
  return input.newLastDay
}

/** A renewal restarts everything: number, publication and the period itself (domain.md §4.5, Shandong). */
async function renew(work: Work, row: DocumentRow): Promise<string> {
  const id = await insertDocument(
    work,
    {
      title: row.title,
      category: row.category,
      secrecy: row.secrecy,
      makingOrganId: row.making_organ_id,
      draftingOrganId: row.drafting_organ_id,
      implementingOrganId: row.implementing_organ_id,
      numberText: null,
      dates: { signedOn: null, writtenOn: null, issuedOn: null, publishedOn: null, effectiveOn: null },
      validity: null,
      validitySource: null,
      note: `延续《${row.title}》${row.number_text ? `（${row.number_text}）` : ''}。`,
    },
    'drafting',
  )
  await recordAudit(work, 'document.registered', { type: 'document', id }, { title: row.title, category: row.category })
  await work.trx
    .insertInto('document_relation')
    .values({
      relation_id: work.newId(),
      source_document_id: id,
      kind: 'renews',
      target_document_id: row.document_id,
      target_title: row.title,
      target_title_key: titleKey(row.title),
      target_number: row.number_text,
      target_dated: null,
      target_maker: null,
      target_key: `${titleKey(row.title)}|${row.number_text ?? ''}`,
      quote: '届满前评估后延续。',
      state: 'confirmed',
      decided_on: work.today,
      decided_by: work.actor.userId,
      decided_by_name: work.actor.displayName,
      decided_at: work.now,
    })
    .execute()
  return id
}
