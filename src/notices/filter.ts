import type { Context } from 'hono'
import { chosen } from '../http/query.ts'
import { NOTICE_KINDS, NOTICE_STATES, type NoticeFilter } from './model.ts'

/** Reads the filters of the list from its address; what is not understood filters nothing. */
export const readNoticeFilter = (c: Context): NoticeFilter => ({
  state: chosen(c, 'state', NOTICE_STATES),
  kind: chosen(c, 'kind', NOTICE_KINDS),
})
