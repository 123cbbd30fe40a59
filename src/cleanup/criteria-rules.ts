import { CLEANUP_GROUNDS, type CleanupGround, type CleanupOutcome, type Criteria } from './model.ts'

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
