import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { EvaluationPage } from '../../views/documents/evaluation-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { choice, optionalDay, required, version } from '../http/fields.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { evaluateDocument } from './commands/evaluate.ts'
import { getEvaluationDesk } from './queries/evaluations.ts'
import { EVALUATION_OUTCOMES } from './relation-model.ts'

const evaluationForm = z.object({
  outcome: choice(EVALUATION_OUTCOMES, '请选择评估结论。'),
  reason: required('请写明评估的理由。', 2_000),
  newLastDay: optionalDay(),
  version: version(),
})

/** The evaluation of a document before its validity ends. */
export function evaluationRoutes(deps: Deps): Hono<Env> {
  const { evaluations } = paths.documents
  const page = async (c: Context<Env>, state?: FormState) => {
    const desk = await getEvaluationDesk(deps.db, c.var.actor, c.req.param('id') ?? '', deps.clock.today())
    if (desk.obstacles === null) throw new Refused('forbidden', '届满前评估由制定、起草单位或者司法局登记。')
    const body = <EvaluationPage desk={desk} state={state ?? formOf()} />
    return reply(c, { title: `届满前评估：${desk.title}`, body }, state ? 422 : 200)
  }
  return new Hono<Env>()
    .get(evaluations.pattern, may('document.edit', 'cleanup.manage'), (c) => page(c))
    .post(evaluations.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
      const form = await readForm(c, evaluationForm)
      if (!form.ok) return page(c, form.state)
      const documentId = c.req.param('id')
      const done = await attempt(evaluateDocument(deps, c.var.actor, { documentId, ...form.data }), form.state)
      if (!done.ok) return page(c, done.state)
      return seeOther(c, paths.documents.show({ id: documentId }))
    })
}
