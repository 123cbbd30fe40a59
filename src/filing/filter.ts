import { NORMATIVE_CATEGORIES } from '../documents/model.ts'
import { FILING_STATES, FILING_STATUSES, type FilingFilter } from './model.ts'

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((item) => item === text)

/** Reads the filters of the list out of its address; what is not understood filters nothing. */
export const readFilingFilter = (query: Readonly<Record<string, string>>): FilingFilter => ({
  words: query.words?.trim() || undefined,
  status: oneOf(FILING_STATUSES, query.status),
  state: oneOf(FILING_STATES, query.state),
  category: oneOf(NORMATIVE_CATEGORIES, query.category),
  recipientId: query.recipient || undefined,
  filerId: query.filer || undefined,
  year: /^(19|20)\d{2}$/.test(query.year ?? '') ? Number(query.year) : undefined,
})

/** Writes the filters back into an address. */
export const filingQuery = (filter: FilingFilter): Record<string, string | number | undefined> => ({
  words: filter.words,
  status: filter.status,
  state: filter.state,
  category: filter.category,
  recipient: filter.recipientId,
  filer: filter.filerId,
  year: filter.year,
})
