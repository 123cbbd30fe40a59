import { addDays, addMonths, type Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { EffectState } from './model.ts'
import type { EvaluationOutcome } from './relation-model.ts'

/** What the evaluation before expiry depends on. `months` is policy `expiry-warnings`: the earliest opens it. */
export interface EvaluationScene {
  readonly lapsesAfter: Day | null
  readonly state: EffectState
  readonly months: readonly number[]
  /** Evaluated already for the same last day. */
  readonly evaluated: EvaluationOutcome | null
}

/**
 * Gives the latest last day of validity whose evaluation is open: months end on different days, so that one further on
 * may open on the same day. `months` is policy `expiry-warnings`.
 */
export function latestOpenEnd(months: readonly number[], today: Day): Day {
  const first = Math.max(...months, 0)
  let last = addMonths(today, first)
  while (addMonths(addDays(last, 1), -first) <= today) last = addDays(last, 1)
  return last
}

/** Why a document cannot be evaluated before its expiry now; empty means it can (domain.md §4.5). */
export function obstaclesToEvaluate(scene: EvaluationScene, today: Day): Obstacle[] {
  const { lapsesAfter, state, months, evaluated } = scene
  if (lapsesAfter === null) return [{ code: 'no_end', message: '这件文件没有规定有效期，不需要届满前评估。' }]
  const opens = addMonths(lapsesAfter, -Math.max(...months, 0))
  return obstacles([
    [today > lapsesAfter, 'over', `有效期已于${dayWords(lapsesAfter)}届满，文件自行失效。需要继续的，请另行制定。`],
    [state === 'repealed' || state === 'lapsed', 'ended', '文件已经废止或者失效，不能再延续。'],
    [state === 'not_issued', 'not_issued', '文件还没有印发。'],
    [today < opens, 'too_early', `有效期至${dayWords(lapsesAfter)}，自${dayWords(opens)}起评估。`],
    [
      evaluated === 'continue' || evaluated === 'amend',
      'evaluated',
      '本次届满前的评估已经作出，并已登记延续。请在延续的记录中办理。',
    ],
  ])
}
