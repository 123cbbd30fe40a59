import { Hono } from 'hono'
import { DeliveryListPage } from '../../views/notices/delivery-list-page.tsx'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { chosen } from '../http/query.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { retryDelivery } from './commands/deliver.ts'
import { DELIVERY_EXPORT } from './export-columns.ts'
import { DELIVERY_STATES } from './model.ts'
import { listDeliveries } from './queries/deliveries.ts'

const SIZE = 50

/** What became of the letters: to whom and when, not what they say. */
export function deliveryRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get(paths.deliveries.list.pattern, may('people.manage'), async (c) => {
      const state = chosen(c, 'state', DELIVERY_STATES)
      const page = await listDeliveries(deps.db, state, decodeCursor(c.req.query('cursor'), 2), SIZE)
      const props = { page, state, isMailOn: deps.mailer.isOn }
      return reply(c, { title: '邮件发送记录', body: <DeliveryListPage {...props} /> })
    })
    .get(paths.deliveries.export.pattern, may('people.manage'), async (c) => {
      const state = chosen(c, 'state', DELIVERY_STATES)
      const rows = await readAll((cursor, size) => listDeliveries(deps.db, state, cursor, size))
      return downloadList(c, `邮件发送记录${deps.clock.today()}`, DELIVERY_EXPORT, rows)
    })
    .get(paths.deliveries.attempts.pattern, may('people.manage'), (c) => c.redirect(paths.deliveries.list(), 303))
    .post(paths.deliveries.attempts.pattern, may('people.manage'), async (c) => {
      await retryDelivery(deps, c.var.actor, c.req.param('id'))
      return seeOther(c, paths.deliveries.list())
    })
}
