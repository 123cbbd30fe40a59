import type { Context } from 'hono'
import { chosen, typed } from '../http/query.ts'
import { REVIEW_KINDS, REVIEW_STATES, type ReviewFilter, ROUND_STATUSES } from './model.ts'

/** Reads the filters of the list from its address; what is not understood filters nothing. */
export const readReviewFilter = (c: Context): ReviewFilter => ({
  words: typed(c, 'words'),
  kind: chosen(c, 'kind', REVIEW_KINDS),
  status: chosen(c, 'status', ROUND_STATUSES),
  state: chosen(c, 'state', REVIEW_STATES),
  year: /^(19|20)\d{2}$/.test(c.req.query('year') ?? '') ? Number(c.req.query('year')) : undefined,
})
