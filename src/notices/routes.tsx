import { type Context, Hono } from 'hono'
import { NoticeListPage } from '../../views/notices/list-page.tsx'
import { NoticeSettingPage } from '../../views/notices/setting-page.tsx'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { signedIn } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { markAllRead, markRead } from './commands/read.ts'
import { saveNoticeSetting } from './commands/settings.ts'
import { NOTICE_EXPORT } from './export-columns.ts'
import { readNoticeFilter } from './filter.ts'
import { allReadingForm, readingForm, settingForm } from './forms.ts'
import { NOTICE_KINDS, type NoticeSetting } from './model.ts'
import { countUnread, getNotice, listNotices } from './queries/list-notices.ts'
import { getNoticeSetting } from './queries/settings.ts'
import { noticeLink } from './wording.ts'

const SIZE = 50

const stateOf = (setting: NoticeSetting): FormState => ({
  values: {
    email: setting.email ?? '',
    mail: setting.isDigest ? 'digest' : 'none',
    version: String(setting.version),
  },
  lists: { wanted: NOTICE_KINDS.filter((kind) => !setting.muted.includes(kind)) },
  errors: [],
})

/** One's own notices, and what of them comes by mail. */
export function noticeRoutes(deps: Deps): Hono<Env> {
  const askSetting = async (c: Context<Env>, rejected?: FormState): Promise<Response> => {
    const state = rejected ?? stateOf(await getNoticeSetting(deps.db, c.var.actor.userId))
    const props = { state, isMailOn: deps.mailer.isOn, isSaved: !rejected && c.req.query('saved') === '1' }
    return reply(c, { title: '提醒设置', body: <NoticeSettingPage {...props} /> }, statusOf(rejected))
  }

  return new Hono<Env>()
    .get(paths.notices.list.pattern, signedIn, async (c) => {
      const filter = readNoticeFilter(c)
      const page = await listNotices(deps.db, c.var.actor, filter, decodeCursor(c.req.query('cursor'), 2), SIZE)
      const unread = await countUnread(deps.db, c.var.actor)
      return reply(c, { title: '提醒', body: <NoticeListPage page={page} filter={filter} unread={unread} /> })
    })
    .get(paths.notices.export.pattern, signedIn, async (c) => {
      const read = (cursor: ReturnType<typeof decodeCursor>, size: number) =>
        listNotices(deps.db, c.var.actor, readNoticeFilter(c), cursor, size)
      return downloadList(c, `提醒${deps.clock.today()}`, NOTICE_EXPORT, await readAll(read))
    })
    .get(paths.notices.reading.pattern, signedIn, (c) => c.redirect(paths.notices.list(), 303))
    .post(paths.notices.reading.pattern, signedIn, async (c) => {
      const form = await readForm(c, allReadingForm)
      await markAllRead(deps, c.var.actor, form.ok ? form.data.kind : undefined)
      return seeOther(c, paths.notices.list())
    })
    .get(paths.notices.readingOf.pattern, signedIn, (c) => c.redirect(paths.notices.list(), 303))
    .post(paths.notices.readingOf.pattern, signedIn, async (c) => {
      const notice = await getNotice(deps.db, c.var.actor, c.req.param('id'))
      const form = await readForm(c, readingForm)
      await markRead(deps, c.var.actor, notice.noticeId)
      return seeOther(c, form.ok && form.data.act === 'open' ? noticeLink(notice) : paths.notices.list())
    })
    .get(paths.notices.settings.pattern, signedIn, (c) => askSetting(c))
    .post(paths.notices.settings.pattern, signedIn, async (c) => {
      const form = await readForm(c, settingForm)
      if (!form.ok) return askSetting(c, form.state)
      const { mail, ...input } = form.data
      const saving = saveNoticeSetting(deps, c.var.actor, { ...input, isDigest: mail === 'digest' })
      const saved = await attempt(saving, form.state, ['invalid', 'conflict'])
      return saved.ok ? seeOther(c, paths.notices.settings({ saved: 1 })) : askSetting(c, saved.state)
    })
}
