import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { MakersPage } from '../../views/documents/makers-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { optional, version } from '../http/fields.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { changeJointMakers } from './commands/joint-makers.ts'
import { getMakersDesk } from './queries/makers.ts'

const makersForm = z.object({
  names: optional(5_000).transform((text) => (text ?? '').split(/[\n、，,；;]+/u).flatMap((n) => n.trim() || [])),
  version: version(),
})

/** Who made a document together with its lead unit. */
export function makerRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, state?: FormState) => {
    const desk = await getMakersDesk(deps.db, c.var.actor, c.req.param('id') ?? '')
    const form = state ?? formOf({ names: desk.joint.map((organ) => organ.name).join('\n') })
    return reply(
      c,
      { title: `联合发文：${desk.title}`, body: <MakersPage desk={desk} state={form} /> },
      statusOf(state),
    )
  }

  return new Hono<Env>()
    .get(paths.documents.makers.pattern, may('document.edit', 'cleanup.manage'), (c) => page(c))
    .post(paths.documents.makers.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
      const form = await readForm(c, makersForm)
      if (!form.ok) return page(c, form.state)
      const documentId = c.req.param('id')
      const done = await attempt(changeJointMakers(deps, c.var.actor, { documentId, ...form.data }), form.state, [
        'invalid',
        'conflict',
      ])
      return done.ok ? seeOther(c, paths.documents.show({ id: documentId })) : page(c, done.state)
    })
}
