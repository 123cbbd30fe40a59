import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { paths } from '../http/paths.ts'
import { seeOther } from '../http/reply.tsx'
import { CLEANUP_OUTCOMES, type ItemFilter, SIGNAL_KINDS } from './model.ts'

const STATES = ['unproposed', 'unreviewed', 'undecided', 'overruled', 'differing', 'off_criteria'] as const

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((item) => item === text)

/** Reads the filters of the item list out of its address; what is not understood filters nothing. */
export const readItemFilter = (query: Readonly<Record<string, string>>): ItemFilter => ({
  words: query.words?.trim() || undefined,
  organId: query.organ || undefined,
  proposed: oneOf(CLEANUP_OUTCOMES, query.proposed),
  decided: oneOf(CLEANUP_OUTCOMES, query.decided),
  state: oneOf(STATES, query.state),
  year: /^\d{4}$/.test(query.year ?? '') ? query.year : undefined,
  signal: oneOf(['any', 'none', ...SIGNAL_KINDS], query.signal),
})

/** Writes the filters back into an address. */
export const itemQuery = (filter: ItemFilter): Record<string, string | undefined> => ({
  words: filter.words,
  organ: filter.organId,
  proposed: filter.proposed,
  decided: filter.decided,
  state: filter.state,
  year: filter.year,
  signal: filter.signal,
})

/** The filters and the page of the list that the person came from. */
export const listQuery = (c: Context<Env>): Record<string, string | undefined> => ({
  ...itemQuery(readItemFilter(c.req.query())),
  cursor: c.req.query('cursor'),
})

/** Sends the person back to the list as it was filtered. */
export const backToList = (c: Context<Env>) =>
  seeOther(c, paths.campaigns.show({ id: c.req.param('id') ?? '' }, listQuery(c)))
