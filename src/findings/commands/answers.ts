import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { type RequestActor, type RoundRef, refuseWith, roundForDrafter } from '../../review/guard.ts'
import { holdReview, listRounds } from '../../review/records.ts'
import type { AnswerInput, FindingLine } from '../model.ts'
import { listFindings } from '../records.ts'
import { answerProblem, obstaclesToAnswers, standing } from '../rules.ts'

/**
 * Keeps what the drafters say to the findings of a round (意见采纳反馈), all or none. An answer that says what was said
 * before is passed over; a changed one is a new row, and the old one stays. Gives how many were new.
 */
export async function answerFindings(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & { readonly answers: readonly AnswerInput[] },
): Promise<number> {
  return inTransaction(deps, actor, async (work) => {
    await holdReview(work, input.reviewId)
    const { review, document, round } = await roundForDrafter(work, actor, input, 'review.submit')
    const rounds = await listRounds(work.trx, review.reviewId)
    refuseWith(
      obstaclesToAnswers({
        isOpined: round.opinion !== null,
        hasLaterRound: rounds.some((one) => one.serial > round.serial && one.status !== 'withdrawn'),
        isIssued: document.stage === 'issued' || document.stage === 'published',
      }),
    )
    const findings = standing(await listFindings(work.trx, review.reviewId))
    const changed = input.answers.flatMap((answer) => changeIn(findings, round.serial, answer))
    if (changed.length === 0) throw new Refused('invalid', '没有新的采纳情况需要保存。')
    for (const { finding, answer } of changed) await keepAnswer(work, finding, answer)
    const subject = { type: 'review', id: review.reviewId }
    await recordAudit(work, 'review.answered', subject, { round: round.serial, count: changed.length })
    return changed.length
  })
}

interface Answered {
  readonly finding: FindingLine
  readonly answer: AnswerInput
}

function changeIn(findings: readonly FindingLine[], round: number, answer: AnswerInput): Answered[] {
  const finding = findings.find((one) => one.findingId === answer.findingId && one.roundSerial === round)
  if (!finding) throw new Refused('not_found', '没有这条意见。请刷新页面。')
  const problem = answerProblem(answer.answer, answer.reason)
  if (problem) throw new Refused('invalid', `第 ${finding.serial} 条意见：${problem}`)
  const last = finding.response
  const isSame = last?.answer === answer.answer && last.reason === answer.reason && last.newText === answer.newText
  if (isSame) return []
  if ((last?.responseId ?? null) !== answer.seen)
    throw new Refused('conflict', `第 ${finding.serial} 条意见刚刚被同事填写过，您填的还没有保存。请核对后再保存。`)
  return [{ finding, answer }]
}

async function keepAnswer(work: Work, finding: FindingLine, answer: AnswerInput): Promise<void> {
  await work.trx
    .insertInto('finding_response')
    .values({
      response_id: work.newId(),
      finding_id: finding.findingId,
      answer: answer.answer,
      reason: answer.reason,
      new_text: answer.newText,
      responded_on: work.today,
      responded_by: work.actor.userId,
      responded_by_name: work.actor.displayName,
      responded_at: work.now,
    })
    .execute()
  const subject = { type: 'finding', id: finding.findingId }
  await recordAudit(work, 'finding.answered', subject, { serial: finding.serial, answer: answer.answer })
}
