import type { Calendar, ReasonedDueDate } from '../calendar/model.ts'
import { dueDate } from '../calendar/working-days.ts'
import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { Policy } from '../policy/model.ts'
import type { ReviewRound } from './model.ts'

/** Why a round cannot be sent back unaccepted (退回); empty means it can. Grounds: domain.md §2.4. */
export function obstaclesToReturn(round: Pick<ReviewRound, 'status'>, reason: string): Obstacle[] {
  return obstacles([
    [round.status === 'accepted', 'accepted', '本轮已经受理，不能退回；应当出具审核意见。'],
    [round.status === 'supplement_requested', 'supplement_open', '已要求补正，等起草单位补齐后再决定受理或者退回。'],
    [['opined', 'returned', 'withdrawn'].includes(round.status), 'closed', '本轮已经结束，不能退回。'],
    [reason.trim() === '', 'no_reason', '请写明退回的具体理由。'],
  ])
}

/**
 * Why the last day of a round cannot be put off; empty means it can. Once only, with a written reason, and before it
 * has passed. Basis: policy `review-extension`.
 */
export function obstaclesToExtension(
  round: Pick<ReviewRound, 'status' | 'acceptance' | 'extension'>,
  reason: string,
  today: Day,
): Obstacle[] {
  const { acceptance, extension } = round
  return obstacles([
    [round.status !== 'accepted', 'not_running', '只有已受理、尚未出具意见的审核可以延期。'],
    [
      extension !== null,
      'already_extended',
      `已经延期一次（至${extension ? dayWords(extension.newDueOn) : ''}），不能再延期。`,
    ],
    [
      acceptance !== null && today > acceptance.dueOn,
      'too_late',
      `审核期限（${acceptance ? dayWords(acceptance.dueOn) : ''}）已过，不能再延期；请出具意见并写明逾期原因。`,
    ],
    [reason.trim() === '', 'no_reason', '请写明延期理由。'],
  ])
}

/** Gives the last day after an extension: as many days again, counted from the last day there was. */
export function extendedDue(from: Day, policy: Policy<'review-extension'>, calendar: Calendar): ReasonedDueDate {
  const { limit, unit } = policy.value
  const due = dueDate(from, { limit, unit, roll: false }, calendar)
  return { ...due, policyKey: policy.key, policyFrom: policy.effectiveFrom, startEvent: 'extended' }
}

/**
 * Why a round cannot be put on the emergency route; empty means it can. It may waive time and consultation, never the
 * review (domain.md §2.6).
 */
export function obstaclesToEmergency(
  round: Pick<ReviewRound, 'status' | 'emergency'>,
  given: { readonly reason: string; readonly orderedBy: string; readonly waivesSomething: boolean },
): Obstacle[] {
  return obstacles([
    [!['submitted', 'supplement_requested', 'accepted'].includes(round.status), 'closed', '本轮已经结束。'],
    [round.emergency !== null, 'already', '本轮已经转入应急程序。'],
    [!given.waivesSomething, 'nothing_waived', '请选择应急程序免除或者缩短的事项；合法性审核不能免除。'],
    [given.reason.trim() === '', 'no_reason', '请写明适用应急程序的理由。'],
    [given.orderedBy.trim() === '', 'no_order', '请写明作出决定的负责人或者上级指令。'],
  ])
}
