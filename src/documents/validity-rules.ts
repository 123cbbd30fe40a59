import type { Day } from '../lib/day.ts'
import type { Category, ProposedValidity, Validity } from './model.ts'
import { lastDayOfYears } from './rules.ts'

/** The periods of policies `validity.trial`, `validity.notice` and `validity.unspecified`, in years. */
export interface ValidityPeriods {
  readonly trial: number
  readonly notice: number
  readonly unspecified: number
}

/** The longest periods of policies `validity.general`, `validity.trial` and `validity.notice`, in years. */
export interface LongestPeriods {
  readonly general: number
  readonly trial: number
  readonly notice: number
}

// A title that repeals or amends 《…暂行办法》 is not itself provisional.
const ABOUT_ANOTHER = /(?:废止|修改|修订|失效|清理)/u

/** What a title says of how long the document is meant to last; null for rules and Party documents, which have no period by default. */
function nameKind(title: string, category: Category): 'trial' | 'notice' | 'general' | null {
  if (category === 'rule' || category === 'party') return null
  const name = ABOUT_ANOTHER.test(title) ? title.replace(/《[^》]*》/gu, '') : title
  if (/暂行|试行/u.test(name)) return 'trial'
  return /通告(?:[（(].*[）)])?$/u.test(name.trim()) ? 'notice' : 'general'
}

/**
 * Proposes a validity for a document whose text states none, by the words of its title; a person confirms it.
 * Rules and Party documents have no period by default.
 */
export function validityByName(title: string, category: Category, periods: ValidityPeriods): ProposedValidity | null {
  const kind = nameKind(title, category)
  if (kind === null) return null
  const years = (count: number): Validity => ({ kind: 'years', years: count })
  return kind === 'general'
    ? { validity: years(periods.unspecified), source: 'default', policyKey: 'validity.unspecified' }
    : { validity: years(periods[kind]), source: 'rule', policyKey: `validity.${kind}` }
}

/** Gives the longest validity, in years, that a document of the name may have (domain.md §4.5), and the policy that says so. */
export function longestValidity(
  title: string,
  category: Category,
  periods: LongestPeriods,
): { readonly years: number; readonly policyKey: `validity.${keyof LongestPeriods}` } | null {
  const kind = category === 'contract' || category === 'decision' ? null : nameKind(title, category)
  return kind && { years: periods[kind], policyKey: `validity.${kind}` }
}

/** Whether a validity, from its first day to its last, is longer than so many years. */
export const isLongerThan = (years: number, from: Day | null, last: Day | null): boolean =>
  from !== null && last !== null && last > lastDayOfYears(from, years)
