import type { ScopeQuery } from '../../src/cleanup/model.ts'
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
