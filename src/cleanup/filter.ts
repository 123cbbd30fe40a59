import { CLEANUP_OUTCOMES, type ItemFilter } from './model.ts'

const STATES = ['unproposed', 'unreviewed', 'undecided', 'overruled', 'differing'] as const

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((item) => item === text)

/** Reads the filters of the item list out of its address; what is not understood filters nothing. */
export const readItemFilter = (query: Readonly<Record<string, string>>): ItemFilter => ({
  words: query.words?.trim() || undefined,
  organId: query.organ || undefined,
  proposed: oneOf(CLEANUP_OUTCOMES, query.proposed),
  decided: oneOf(CLEANUP_OUTCOMES, query.decided),
  state: oneOf(STATES, query.state),
})

/** Writes the filters back into an address. */
export const itemQuery = (filter: ItemFilter): Record<string, string | undefined> => ({
  words: filter.words,
  organ: filter.organId,
  proposed: filter.proposed,
  decided: filter.decided,
  state: filter.state,
})
