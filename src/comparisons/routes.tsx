import { type Context, Hono } from 'hono'
import { ChoosePage } from '../../views/comparisons/choose-page.tsx'
import { ComparisonPage, comparisonTitle } from '../../views/comparisons/comparison-page.tsx'
import { OutputLinks } from '../../views/comparisons/output-links.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { chosen, typed } from '../http/query.ts'
import { reply, seeOther, type View } from '../http/reply.tsx'
import { CHANGES } from '../text/compare-model.ts'
import { getComparison } from './commands/compare.ts'
import { choosePairing, endPairing } from './commands/pairings.ts'
import { decisionRoutes } from './decision-routes.tsx'
import { pairingForm } from './forms.ts'
import { MODES } from './model.ts'
import { outputRoutes } from './output-routes.tsx'
import { getChoosing } from './queries/choosing.ts'
import { findReviewedRevision, getTextsOfDocument, listReadRevisions } from './queries/of-document.ts'
import type { PairOfTexts } from './queries/pair.ts'
import { mayPair } from './rules.ts'
import { toolRoutes } from './tool-routes.tsx'

/** Comparing any two texts of the register, what people say about their articles, and the tool that keeps nothing. */
export function comparisonRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  app.get(paths.documents.comparison.pattern, may('document.read'), async (c) => {
    const { old, new: fresh, ...query } = c.req.query()
    const found = await getTextsOfDocument(deps.db, c.var.actor, c.req.param('id'), { old, new: fresh })
    return c.redirect(paths.comparisons.show({ old: found.old, new: found.fresh }, query), 303)
  })

  app.get(paths.comparisons.create.pattern, may('document.read'), async (c) => {
    const [words, cursor] = [typed(c, 'words'), decodeCursor(c.req.query('cursor'), 2)]
    const wanted = { revisionId: typed(c, 'new'), words, cursor }
    const choosing = await getChoosing(deps.db, c.var.actor, deps.clock.today(), wanted)
    return reply(c, { title: '选择要比对的文本', body: <ChoosePage {...choosing} /> })
  })

  app.get(paths.comparisons.show.pattern, may('document.read'), async (c) => {
    const { oldPath, newPath } = c.req.query()
    return reply(c, await showView(deps, c, formOf(oldPath || newPath ? { oldPath, newPath } : {})))
  })

  app.post(paths.comparisons.pairings.pattern, may('comparison.pair'), async (c) => {
    const form = await readForm(c, pairingForm)
    if (!form.ok) return reply(c, await showView(deps, c, form.state), 422)
    const done = await attempt(choosePairing(deps, c.var.actor, { ...textsIn(c), ...form.data }), form.state)
    if (!done.ok) return reply(c, await showView(deps, c, done.state), 422)
    return seeOther(c, pairingsOf(c))
  })

  app.post(paths.comparisons.pairingEnd.pattern, may('comparison.pair'), async (c) => {
    await endPairing(deps, c.var.actor, { ...textsIn(c), choiceId: c.req.param('id') })
    return seeOther(c, pairingsOf(c))
  })

  app.route('/', outputRoutes(deps))
  app.route('/', decisionRoutes(deps))
  app.route('/', toolRoutes(deps))
  return app
}

function textsIn(c: Context<Env>): PairOfTexts {
  const { old = '', new: fresh = '' } = c.req.param() as { old?: string; new?: string }
  return { old, fresh }
}

function pairingsOf(c: Context<Env>): string {
  const { old, fresh } = textsIn(c)
  const view = { mode: chosen(c, 'mode', MODES), kind: chosen(c, 'kind', CHANGES) }
  return `${paths.comparisons.show({ old, new: fresh }, view)}#pairings`
}

async function showView(deps: Deps, c: Context<Env>, state: FormState): Promise<View> {
  const { actor } = c.var
  const pair = await getComparison(deps, actor, textsIn(c), '逐条比对')
  const { old, fresh } = pair
  const isOneDocument = old.documentId === fresh.documentId
  const shown = {
    revisions: isOneDocument ? await listReadRevisions(deps.db, fresh.documentId) : [],
    reviewed: await findReviewedRevision(deps.db, fresh.documentId),
    mode: chosen(c, 'mode', MODES) ?? 'side',
    kind: chosen(c, 'kind', CHANGES) ?? null,
    part: Math.max(0, Number.parseInt(c.req.query('part') ?? '1', 10) - 1 || 0),
    mayPair: mayPair(actor, fresh),
  }
  return {
    title: `${comparisonTitle(old, fresh)}：${fresh.documentTitle}`,
    body: (
      <ComparisonPage
        {...pair}
        {...shown}
        state={state}
        outputs={<OutputLinks texts={{ old: old.revisionId, new: fresh.revisionId }} />}
      />
    ),
  }
}
