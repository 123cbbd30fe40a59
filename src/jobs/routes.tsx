import { Hono } from 'hono'
import { JobListPage } from '../../views/jobs/list-page.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { paths } from '../http/paths.ts'
import { chosen } from '../http/query.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { retryJob } from './commands.ts'
import { JOB_STATES } from './model.ts'
import { countJobs, listJobs } from './queries.ts'

const SIZE = 50

/** The outbox, so that a parked job does not wait unseen. */
export function jobRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get(paths.jobs.pattern, may('people.manage'), async (c) => {
      const state = chosen(c, 'state', JOB_STATES) ?? 'parked'
      const page = await listJobs(deps.db, state, decodeCursor(c.req.query('cursor'), 1), SIZE)
      const counts = await countJobs(deps.db)
      return reply(c, { title: '后台任务', body: <JobListPage state={state} counts={counts} page={page} /> })
    })
    .post(paths.jobAttempts.pattern, may('people.manage'), async (c) => {
      await retryJob(deps, c.var.actor, { jobId: c.req.param('id') })
      return seeOther(c, paths.jobs({ state: 'ready' }))
    })
}
