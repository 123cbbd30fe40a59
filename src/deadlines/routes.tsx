import { Hono } from 'hono'
import { MonthPage } from '../../views/deadlines/month-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { deadlineColumns } from './export-columns.ts'
import { readDeadlineFilter } from './filter.ts'
import { getDeadlineMonth, monthOf } from './queries/month.ts'

/** Every last day of a month, as offices work in it. */
export function deadlineRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get(paths.deadlines.list.pattern, may('review.read', 'filing.read'), async (c) => {
      const today = deps.clock.today()
      const filter = readDeadlineFilter(c)
      const month = await getDeadlineMonth(deps.db, c.var.actor, monthOf(c.req.query('month'), today), filter, today)
      return reply(c, { title: '期限月历', body: <MonthPage month={month} filter={filter} today={today} /> })
    })
    .get(paths.deadlines.export.pattern, may('review.read', 'filing.read'), async (c) => {
      const today = deps.clock.today()
      const first = monthOf(c.req.query('month'), today)
      const { deadlines } = await getDeadlineMonth(deps.db, c.var.actor, first, readDeadlineFilter(c), today)
      return downloadList(c, `期限${first.slice(0, 7)}`, deadlineColumns(today), deadlines)
    })
}
