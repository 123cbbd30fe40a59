import { recordAudit } from '../../audit/record.ts'
import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { getDocument } from '../../documents/records.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { actsForRecipient, keepLetter } from '../../filing/letter-records.ts'
import { type FilingRow, getFiling } from '../../filing/records.ts'
import type { Day } from '../../lib/day.ts'
import { dayWords } from '../../lib/day-words.ts'
import { Refused } from '../../lib/refused.ts'
import { mayFileFor } from '../../people/rules.ts'
import { indented } from '../../templates/indented.ts'
import { GROUND_WORDS } from '../ground-words.ts'
import type { CorrectionStep, ReviewGround } from '../model.ts'
import { changeReview, dueFrom, type FilingReviewRow, factsOfReview, findReview, listSteps } from '../records.ts'
import { limitOfStep, obstaclesToStep, stateAfter } from '../rules.ts'

export interface CorrectionDeps extends WorkDeps {
  readonly blobs: BlobStore
}

export interface StepInput {
  readonly filingId: string
  readonly version: number
  readonly kind: CorrectionStep
  readonly words: string
  readonly number: string | null
  readonly actedOn: Day
  /** Of an answer: the document that takes the place of the one found wrong; it is filed anew by its own publication. */
  readonly correctedNumber: string | null
}

/**
 * Records one step of the correction: the authority's, or the maker's answer. A written opinion and an order set the
 * maker's limit; confirming, accepting and annulling end the matter.
 */
export async function takeCorrectionStep(deps: CorrectionDeps, actor: RequestActor, input: StepInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const filing = await getFiling(work.trx, actor, input.filingId)
    requireParty(actor, filing, input.kind)
    const row = await findReview(work.trx, input.filingId)
    if (!row) throw new Refused('not_found', '这件备案还没有开始审查。请刷新页面查看。')
    const steps = await listSteps(work.trx, input.filingId)
    refuseWith(obstaclesToStep(factsOfReview(row, steps), input.kind, work.today))
    const last = steps.at(-1)
    if (input.actedOn > work.today) throw new Refused('invalid', '办理日期不能晚于今天。')
    if (input.actedOn < (last?.acted_on ?? row.concluded_on ?? row.opened_on))
      throw new Refused('invalid', '办理日期不能早于上一步的日期，请核对。')
    if (input.kind === 'annul' && input.number === null)
      throw new Refused('invalid', '撤销或者改变的，请填写决定的文号。')
    const key = limitOfStep(input.kind)
    const due = key ? await dueFrom(work.trx, input.actedOn, key, row.calendar_id, input.kind) : null
    await changeReview(work, input.filingId, input.version, { state: stateAfter(input.kind) })
    await work.trx
      .insertInto('correction_step')
      .values({
        step_id: work.newId(),
        filing_id: input.filingId,
        serial: (last?.serial ?? 0) + 1,
        kind: input.kind,
        words: input.words,
        number: input.number,
        acted_on: input.actedOn,
        due_on: due?.day ?? null,
        due_policy_key: due?.policyKey ?? null,
        due_trace: due ? JSON.stringify(due.trace) : null,
        corrected_document_id: await correctedDocument(work, actor, filing, input),
        recorded_by: actor.userId,
        recorded_by_name: actor.displayName,
        recorded_at: work.now,
      })
      .execute()
    await writeLetter(work, deps.blobs, actor, { filing, input, review: row, dueOn: due?.day ?? null })
    await recordAudit(
      work,
      'correction.step_taken',
      { type: 'filing', id: input.filingId },
      { kind: input.kind, actedOn: input.actedOn, dueOn: due?.day ?? null, words: input.words },
    )
  })
}

interface Letter {
  readonly filing: FilingRow
  readonly input: StepInput
  readonly review: FilingReviewRow
  readonly dueOn: Day | null
}

/**
 * Writes the letter of a step, numbered and kept: 请予说明函 for a talk, 审查建议书 for the written opinion. An authority that
 * is not in this program writes its own.
 */
async function writeLetter(work: Work, blobs: BlobStore, actor: RequestActor, letter: Letter): Promise<void> {
  const { filing, input, review } = letter
  if (input.kind !== 'talk' && input.kind !== 'opinion') return
  if (!(await actsForRecipient(work.trx, actor, filing.recipient_organ_id))) return
  const by = letter.dueOn ?? (await dueFrom(work.trx, input.actedOn, 'correction-self', review.calendar_id, 'talk')).day
  const grounds = JSON.parse(review.grounds ?? '[]') as ReviewGround[]
  const isTalk = input.kind === 'talk'
  await keepLetter(work, blobs, actor, {
    filingId: input.filingId,
    kind: isTalk ? 'filing-explanation' : 'filing-advice',
    causeId: `${input.filingId}/${input.kind}/${review.version}`,
    replyBy: by,
    words: isTalk
      ? { 说明事项: indented(input.words), 涉及条款: '全文', 答复期限: dayWords(by) }
      : {
          存在问题: indented(review.conclusion ?? ''),
          涉及条款: '全文',
          审查依据: grounds.map((ground) => GROUND_WORDS[ground]).join('、'),
          处理建议: indented(input.words),
          处理期限: dayWords(by),
        },
  })
}

/** The maker answers; everything else is the authority's. The bureau may record an answer that came on paper. */
function requireParty(actor: RequestActor, filing: FilingRow, kind: CorrectionStep): void {
  if (kind === 'answer' && mayFileFor(actor, filing.filing_organ_id)) return
  requirePermission(actor, 'filing.register')
}

async function correctedDocument(
  work: Work,
  actor: RequestActor,
  filing: FilingRow,
  input: StepInput,
): Promise<string | null> {
  if (input.kind !== 'answer' || input.correctedNumber === null) return null
  const wrong = await getDocument(work.trx, filing.document_id)
  const found = await work.trx
    .selectFrom('document')
    .select('document_id')
    .where((eb) => visibleTo(eb, actor))
    .where('making_organ_id', '=', wrong.making_organ_id)
    .where('document_id', '!=', wrong.document_id)
    .where((eb) => eb.or([eb('number_text', '=', input.correctedNumber), eb('title', '=', input.correctedNumber)]))
    .limit(2)
    .execute()
  const [one] = found
  if (!one || found.length > 1)
    throw new Refused(
      'invalid',
      `登记簿中没有（或者不止一件）文号或名称为“${input.correctedNumber}”的文件。请先登记纠正后的文件，再填写它的完整文号。`,
    )
  return one.document_id
}
