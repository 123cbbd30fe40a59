import { type Context, Hono } from 'hono'
import { DeliberationPage } from '../../views/deliberation/page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { recordDeliberation } from './commands/record-deliberation.ts'
import { deliberationForm } from './forms.ts'
import { getDeliberationDesk } from './queries/desk.ts'

export function deliberationRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, state?: FormState) => {
    const desk = await getDeliberationDesk(deps.db, c.var.actor, c.req.param('id') ?? '')
    const blank = formOf(desk.isEmergency ? { meeting: '负责人直接决定（应急程序）' } : {})
    const body = <DeliberationPage desk={desk} state={state ?? blank} />
    return reply(c, { title: `登记集体审议：${desk.title}`, body }, statusOf(state))
  }

  return new Hono<Env>()
    .get(paths.documents.deliberations.pattern, may('document.issue'), (c) => page(c))
    .post(paths.documents.deliberations.pattern, may('document.issue'), async (c) => {
      const form = await readForm(c, deliberationForm)
      if (!form.ok) return page(c, form.state)
      const documentId = c.req.param('id')
      const recording = recordDeliberation(deps, c.var.actor, { documentId, ...form.data })
      const done = await attempt(recording, form.state, ['invalid', 'conflict'])
      return done.ok ? seeOther(c, paths.documents.show({ id: documentId })) : page(c, done.state)
    })
}
