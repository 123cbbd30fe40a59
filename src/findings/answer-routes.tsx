import { type Context, Hono } from 'hono'
import { ResponsesPage } from '../../views/findings/responses-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import type { RoundRef } from '../review/guard.ts'
import { answerFindings } from './commands/answers.ts'
import { RESPONSE_EXPORT } from './export-columns.ts'
import { answersForm } from './forms.ts'
import { getResponseDesk } from './queries/responses.ts'

const refOf = (c: Context): RoundRef => ({
  reviewId: c.req.param('id') ?? '',
  serial: Number(c.req.param('serial')),
})

/** What the drafters answer to the findings of an opinion (意见采纳反馈). */
export function answerRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, state?: FormState, saved?: string) => {
    const desk = await getResponseDesk(deps.db, c.var.actor, refOf(c))
    const body = <ResponsesPage desk={desk} state={state} saved={saved} />
    return reply(c, { title: `意见采纳反馈：${desk.title}`, body }, saved ? 200 : statusOf(state))
  }

  return new Hono<Env>()
    .get(paths.rounds.responses.pattern, may('review.read'), (c) => page(c))
    .get(paths.rounds.responsesExport.pattern, may('review.read'), async (c) => {
      const { title, findings } = await getResponseDesk(deps.db, c.var.actor, refOf(c))
      return downloadList(c, `意见采纳反馈表（${title}，第${refOf(c).serial}轮）`, RESPONSE_EXPORT, findings)
    })
    .post(paths.rounds.responses.pattern, may('review.submit'), async (c) => {
      const { findings } = await getResponseDesk(deps.db, c.var.actor, refOf(c))
      const form = await readForm(c, answersForm(findings.map((f) => f.findingId)))
      if (!form.ok) return page(c, form.state)
      const kept = answerFindings(deps, c.var.actor, { ...refOf(c), answers: form.data })
      const done = await attempt(kept, form.state, ['invalid', 'conflict'])
      if (!done.ok) return page(c, done.state)
      const { only } = form.state.values
      if (!only) return seeOther(c, paths.rounds.responses({ id: refOf(c).reviewId, serial: String(refOf(c).serial) }))
      // What was typed beside other findings is still on its way.
      return page(c, form.state, only)
    })
}
