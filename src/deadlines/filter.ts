import type { Context } from 'hono'
import { chosen, typed } from '../http/query.ts'
import { DEADLINE_KINDS, DEADLINE_STATES, type DeadlineFilter } from './model.ts'

/** Reads the filters of the month from its address; what is not understood filters nothing. */
export const readDeadlineFilter = (c: Context): DeadlineFilter => ({
  kind: chosen(c, 'kind', DEADLINE_KINDS),
  state: chosen(c, 'state', DEADLINE_STATES),
  organId: typed(c, 'organ'),
  isMine: c.req.query('mine') === '1',
})
