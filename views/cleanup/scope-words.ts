import {
  CLEANUP_OUTCOMES,
  type CleanupGround,
  type CleanupOutcome,
  type Criteria,
  type ScopeQuery,
} from '../../src/cleanup/model.ts'
import { dayText, wordOf } from '../format.ts'

/** A scope as a person would say it. */
export const scopeWords = (scope: ScopeQuery): string =>
  [
    scope.categories.map((c) => wordOf('category', c)).join('、'),
    scope.organIds.length > 0 ? `限${scope.organIds.length}个机关（含其前身）` : '',
    scope.inForceOnly ? '只列未失效、未废止的' : '含已失效、废止的',
    scope.reform ? `${dayText(scope.reform.from)}至${dayText(scope.reform.to)}撤并、更名的机关制定或者实施的` : '',
  ]
    .filter(Boolean)
    .join('；')

/** The outcomes that a clean-up uses, for a choice. */
export const outcomeOptions = (outcomes: readonly CleanupOutcome[]): readonly (readonly [string, string])[] =>
  outcomes.map((outcome) => [outcome, wordOf('outcome', outcome)] as const)

/** Where the grounds lead, by outcome. */
export const criteriaWords = (criteria: Criteria): string =>
  CLEANUP_OUTCOMES.flatMap((outcome) => {
    const grounds = (Object.keys(criteria) as CleanupGround[]).filter((ground) => criteria[ground] === outcome)
    return grounds.length === 0
      ? []
      : [`${grounds.map((ground) => wordOf('ground', ground)).join('、')}——${wordOf('outcome', outcome)}`]
  }).join('；')
