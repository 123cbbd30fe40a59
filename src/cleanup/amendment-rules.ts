import type { Day } from '../lib/day.ts'
import { daysBetween } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { AmendmentState } from './output-model.ts'

/** Tells how an amendment stands on a day; the last day still counts as in time. */
export function amendmentState(
  task: { readonly dueOn: Day | null; readonly doneOn: Day | null },
  today: Day,
): AmendmentState {
  const { dueOn, doneOn } = task
  if (doneOn !== null) return dueOn !== null && doneOn > dueOn ? 'done_late' : 'done'
  if (dueOn === null) return 'undated'
  return today > dueOn ? 'late' : 'due'
}

/** Gives the calendar days left until the deadline, negative after it; null without one, or when it is done. */
export const daysLeft = (
  task: { readonly dueOn: Day | null; readonly doneOn: Day | null },
  today: Day,
): number | null => (task.dueOn === null || task.doneOn !== null ? null : daysBetween(today, task.dueOn))

/** What the rules ask of an amendment that was decided. */
interface Task {
  readonly doneOn: Day | null
  readonly dueOn: Day | null
  readonly decided: string
  readonly decidedOn: Day
}

/** Why an amendment cannot be recorded as made; empty means it can. What lapsed with its deadline is not amended any more. */
export function obstaclesToDone(
  task: Task,
  done: { readonly doneOn: Day; readonly documentId: string | null; readonly note: string | null },
  today: Day,
): Obstacle[] {
  const { dueOn, decidedOn } = task
  const isOver = task.decided === 'amend_or_lapse' && dueOn !== null && done.doneOn > dueOn
  return obstacles([
    [task.doneOn !== null, 'already_done', '已经登记修改完成。'],
    [done.doneOn > today, 'in_future', '完成日期不能晚于今天。'],
    [done.doneOn <= decidedOn, 'before_decision', `完成日期应当晚于修改决定（${dayWords(decidedOn)}），请核对。`],
    [
      isOver,
      'lapsed',
      `修改期限为${dueOn === null ? '' : dayWords(dueOn)}，逾期未修改，文件已经失效，不能再登记修改。需要继续的，请重新制定。`,
    ],
    [
      done.documentId === null && !done.note?.trim(),
      'no_document',
      '请选择修改它的文件，或者写明修改文件的名称和文号。',
    ],
  ])
}

/** Why a deadline cannot be changed; empty means it can. One that lapses with its deadline keeps what was decided. */
export function obstaclesToDue(
  task: Task,
  change: { readonly dueOn: Day | null; readonly reason: string },
): Obstacle[] {
  return obstacles([
    [task.doneOn !== null, 'already_done', '已经登记修改完成，不能再改期限。'],
    [
      task.decided === 'amend_or_lapse',
      'decided',
      '“限期修改、逾期失效”的期限由决定确定，只能由作出决定的机关另行决定。',
    ],
    [change.dueOn === task.dueOn, 'unchanged', '期限没有变化。'],
    [
      change.dueOn !== null && change.dueOn <= task.decidedOn,
      'before_decision',
      `期限应当晚于修改决定（${dayWords(task.decidedOn)}）。`,
    ],
    [change.reason.trim() === '', 'no_reason', '请写明变更期限的理由。'],
  ])
}
