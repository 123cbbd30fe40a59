import { Hono } from 'hono'
import { HomePage } from '../../views/reports/home-page.tsx'
import type { Deps } from '../deps.ts'
import { signedIn } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { may } from '../people/rules.ts'
import { getChores } from './queries/chores.ts'
import { getFigures } from './queries/figures.ts'
import { getWaiting } from './queries/waiting.ts'
import { listYears, periodOf } from './queries/years.ts'

export function homeRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get(paths.home.pattern, signedIn, async (c) => {
    const { actor } = c.var
    const today = deps.clock.today()
    const period = periodOf(c.req.query('year'), today)
    const figures = may(actor, 'report.read') ? await getFigures(deps.db, period, today) : null
    const props = {
      actorName: actor.displayName,
      waiting: await getWaiting(deps.db, actor, today),
      chores: may(actor, 'policy.edit') ? await getChores(deps.db, today) : null,
      figures,
      years: figures ? await listYears(deps.db, today) : [],
      today,
      may: { create: may(actor, 'document.create') },
    }
    return reply(c, { title: '首页', body: <HomePage {...props} /> })
  })
}
