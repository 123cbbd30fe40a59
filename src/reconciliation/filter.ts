import { ROW_OUTCOMES, type RowFilter } from './model.ts'

/** Reads the filters of the rows out of the address; what is not understood filters nothing. */
export const readRowFilter = (query: Readonly<Record<string, string>>): RowFilter => ({
  outcome: ROW_OUTCOMES.find((one) => one === query.outcome),
  state: (['open', 'decided'] as const).find((one) => one === query.state),
  words: query.words?.trim() || undefined,
})

/** Writes the filters back into an address. */
export const rowQuery = (filter: RowFilter): Record<string, string | undefined> => ({
  outcome: filter.outcome,
  state: filter.state,
  words: filter.words,
})
