import { type Context, Hono } from 'hono'
import { DecisionPage } from '../../views/comparisons/decision-page.tsx'
import type { Deps } from '../deps.ts'
import { readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { typed } from '../http/query.ts'
import { reply } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { type CheckedDecision, checkDecision } from './commands/check-decision.ts'
import { decisionForm } from './forms.ts'
import { listDecisions } from './queries/comparable.ts'
import { findSides, type PairOfTexts } from './queries/pair.ts'

/** Checking a 修改决定 against two texts. */
export function decisionRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  app.get(paths.comparisons.decision.pattern, may('document.read'), async (c) => {
    const revisionId = typed(c, 'decision')
    const checked = revisionId ? await checkDecision(deps, c.var.actor, textsIn(c), { revisionId }) : null
    return show(deps, c, formOf(), checked && 'check' in checked ? checked : null)
  })

  app.post(paths.comparisons.decision.pattern, may('document.read'), async (c) => {
    const form = await readForm(c, decisionForm)
    if (!form.ok) return show(deps, c, form.state, null, 422)
    const given = { file: await readUpload(form.files.decisionFile), pasted: form.data.decisionText }
    const checked = await checkDecision(deps, c.var.actor, textsIn(c), given)
    if ('message' in checked) return show(deps, c, refuse(form.state, [checked]), null, 422)
    return show(deps, c, form.state, checked)
  })

  return app
}

const textsIn = (c: Context<Env>): PairOfTexts => {
  const { old = '', new: fresh = '' } = c.req.param() as { old?: string; new?: string }
  return { old, fresh }
}

async function show(
  deps: Deps,
  c: Context<Env>,
  state: FormState,
  result: CheckedDecision | null,
  status: 200 | 422 = 200,
): Promise<Response> {
  const texts = textsIn(c)
  const sides = await findSides(deps.db, c.var.actor, [texts.old, texts.fresh])
  const [old, fresh] = [sides.get(texts.old), sides.get(texts.fresh)]
  if (!old || !fresh) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  const decisions = await listDecisions(deps.db, c.var.actor, deps.clock.today())
  const body = <DecisionPage {...{ old, fresh, decisions, state, result }} chosen={typed(c, 'decision')} />
  return reply(c, { title: `核对修改决定：${fresh.documentTitle}`, body }, status)
}
