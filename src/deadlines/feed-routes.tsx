import { type Context, Hono } from 'hono'
import { FeedPage } from '../../views/deadlines/feed-page.tsx'
import type { Deps } from '../deps.ts'
import { open, signedIn } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { findReader } from '../people/queries/readers.ts'
import { closeFeed, openFeed, useFeed } from './commands/feed.ts'
import { calendarFile } from './ics.ts'
import { findFeed, listFeed } from './queries/month.ts'
import { feedEvent } from './wording.ts'

/** The ending tells calendars what it is before they have read it. */
const ENDING = '.ics'

/** One's last days in one's own calendar, by a secret address that can be changed at any time. */
export function feedRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, token: string | null): Promise<Response> => {
    const feed = await findFeed(deps.db, c.var.actor.userId)
    const base = deps.config.publicUrl ?? new URL(c.req.url).origin
    const link = token && new URL(paths.feed.file({ token: `${token}${ENDING}` }), base).href
    return reply(c, { title: '日历订阅', body: <FeedPage feed={feed} link={link} /> })
  }
  return new Hono<Env>()
    .get(paths.feed.settings.pattern, signedIn, (c) => page(c, null))
    .post(paths.feed.settings.pattern, signedIn, async (c) => page(c, await openFeed(deps, c.var.actor)))
    .get(paths.feed.end.pattern, signedIn, (c) => c.redirect(paths.feed.settings(), 303))
    .post(paths.feed.end.pattern, signedIn, async (c) => {
      await closeFeed(deps, c.var.actor)
      return seeOther(c, paths.feed.settings())
    })
    .get(paths.feed.file.pattern, open, async (c) => {
      const token = c.req.param('token')
      if (!token.endsWith(ENDING)) throw new Refused('not_found', '没有这个日历订阅。')
      const reader = await findReader(deps.db, await useFeed(deps, token.slice(0, -ENDING.length)))
      if (!reader) throw new Refused('not_found', '没有这个日历订阅，或者链接已经停用。')
      const now = deps.clock.now()
      const deadlines = await listFeed(deps.db, reader, deps.clock.dayAt(now))
      const events = deadlines.map((deadline) => feedEvent(deadline, deps.config.publicUrl))
      const body = calendarFile(`法度期限（${reader.displayName}）`, now, events)
      return c.body(body, 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="fadu.ics"',
        'Cache-Control': 'private, no-store',
      })
    })
}
