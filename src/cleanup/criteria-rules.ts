import type { Day } from '../lib/day.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { Policy } from '../policy/model.ts'
import { findPolicyOn } from '../policy/rules.ts'
import { CLEANUP_GROUNDS, CLEANUP_OUTCOMES, type CleanupGround, type CleanupOutcome, type Criteria } from './model.ts'

/**
 * Gives the outcomes that the grounds lead to unless a campaign says otherwise. What a new document superseded is
 * repealed by the Party standard and lapses by 国发〔2015〕68号 and in Hebei (domain.md §4.3), so that one is asked.
 */
export const defaultCriteria = (superseded: 'repeal' | 'declare_lapsed'): Criteria => ({
  conflict: 'repeal',
  unsuited: 'repeal',
  superseded,
  expired: 'declare_lapsed',
  provisional: 'declare_lapsed',
  object_gone: 'declare_lapsed',
  task_done: 'declare_lapsed',
  partial_conflict: 'amend',
  fit: 'remain',
})

/** What stands in for an outcome that is not used, the nearest first. */
const NEAREST: Readonly<Record<CleanupOutcome, readonly CleanupOutcome[]>> = {
  repeal: ['declare_lapsed', 'amend'],
  declare_lapsed: ['repeal', 'amend'],
  amend: ['amend_or_lapse', 'repeal', 'declare_lapsed'],
  amend_or_lapse: ['amend', 'declare_lapsed', 'repeal'],
  remain: [],
}

/**
 * Fits criteria to the outcomes that a clean-up uses (policy `cleanup-outcomes`): places differ, one declared lapsed what
 * others repeal (domain.md §4.3, 惠济区 2025). An outcome that is not used gives way to the nearest that is.
 */
export const criteriaWithin = (criteria: Criteria, offered: readonly CleanupOutcome[]): Criteria =>
  Object.fromEntries(
    CLEANUP_GROUNDS.map((ground) => {
      const usual = criteria[ground]
      return [ground, [usual, ...NEAREST[usual]].find((one) => offered.includes(one)) ?? usual]
    }),
  ) as unknown as Criteria

/** The outcomes that a clean-up opened on a day uses (policy `cleanup-outcomes`); where nothing is laid down, all of them. */
export const outcomesOn = (policies: readonly Policy[], openedOn: Day): readonly CleanupOutcome[] =>
  findPolicyOn(policies, 'cleanup-outcomes', openedOn)?.value ?? CLEANUP_OUTCOMES

/** Why an outcome cannot be chosen in a clean-up that uses the outcomes offered; null chooses none. */
export const obstaclesToOutcome = (offered: readonly CleanupOutcome[], outcome: CleanupOutcome | null): Obstacle[] =>
  obstacles([
    [
      outcome !== null && !offered.includes(outcome),
      'outcome_not_used',
      '本次清理不使用这一结果（见政策参数“清理结果种类”），请改选页面上列出的结果。',
    ],
  ])

/** Writes criteria for keeping with their campaign. */
export const writeCriteria = (criteria: Criteria): string => JSON.stringify(criteria)

/** Reads the criteria of a campaign; one that was opened before they were kept has the usual ones. */
export function readCriteria(text: string | null, superseded: 'repeal' | 'declare_lapsed'): Criteria {
  const usual = defaultCriteria(superseded)
  if (text === null) return usual
  const kept = JSON.parse(text) as Partial<Criteria>
  return Object.fromEntries(
    CLEANUP_GROUNDS.map((ground) => [ground, kept[ground] ?? usual[ground]]),
  ) as unknown as Criteria
}

/** Gives the outcome of a proposal: what was chosen, else where its ground leads; null when there is neither. */
export const outcomeOfGround = (
  chosen: CleanupOutcome | null,
  ground: CleanupGround | null,
  criteria: Criteria,
): CleanupOutcome | null => chosen ?? (ground === null ? null : criteria[ground])
