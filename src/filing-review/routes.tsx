import { type Context, Hono } from 'hono'
import { FilingReviewListPage } from '../../views/filing-review/list-page.tsx'
import { FilingReviewPage } from '../../views/filing-review/review-page.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, type FormResult, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { takeCorrectionStep } from './commands/correction.ts'
import { concludeFilingReview, extendFilingReview, openFilingReview } from './commands/review.ts'
import { REVIEW_COLUMNS } from './export-columns.ts'
import { conclusionForm, extensionForm, openForm, reviewFilter, stepForm } from './forms.ts'
import { getFilingReviewDesk } from './queries/desk.ts'
import { listFilingReviews } from './queries/lists.ts'

const PAGE_SIZE = 30
const ALL = 100_000

/** The review of what was filed, and the way of correction. */
export function filingReviewRoutes(deps: Deps): Hono<Env> {
  const reads = may('filing.register', 'filing.submit')

  const show = async (c: Context<Env>, forms: Readonly<Record<string, FormState>> = {}, status: 200 | 422 = 200) => {
    const today = deps.clock.today()
    const desk = await getFilingReviewDesk(deps.db, c.var.actor, c.req.param('id') ?? '', today)
    const blank = formOf({ actedOn: today })
    const body = <FilingReviewPage desk={desk} today={today} forms={forms} blank={blank} />
    return reply(c, { title: `备案审查：${desk.title}`, body }, status)
  }

  /** Does what a form asks for, or shows the page with what was typed. */
  const act = async <T,>(c: Context<Env>, name: string, form: FormResult<T>, run: (data: T) => Promise<unknown>) => {
    if (!form.ok) return show(c, { [name]: form.state }, 422)
    const done = await attempt(run(form.data), form.state)
    return done.ok
      ? seeOther(c, paths.filingReviews.show({ id: c.req.param('id') ?? '' }))
      : show(c, { [name]: done.state }, 422)
  }

  return new Hono<Env>()
    .get(paths.filingReviews.list.pattern, reads, async (c) => {
      const filter = reviewFilter.parse(c.req.query())
      const cursor = decodeCursor(c.req.query('cursor'), 1)
      const page = await listFilingReviews(deps.db, c.var.actor, filter, cursor, PAGE_SIZE)
      const body = <FilingReviewListPage {...{ page, filter }} today={deps.clock.today()} />
      return reply(c, { title: '备案审查', body })
    })
    .get(paths.filingReviews.export.pattern, reads, async (c) => {
      const filter = reviewFilter.parse(c.req.query())
      const { rows } = await listFilingReviews(deps.db, c.var.actor, filter, null, ALL)
      return downloadList(c, `备案审查-${deps.clock.today()}`, REVIEW_COLUMNS, rows)
    })
    .get(paths.filingReviews.show.pattern, reads, (c) => show(c))
    .post(paths.filingReviews.show.pattern, may('filing.register'), async (c) => {
      const filingId = c.req.param('id')
      return act(c, 'open', await readForm(c, openForm), () => openFilingReview(deps, c.var.actor, { filingId }))
    })
    .post(paths.filingReviews.extension.pattern, may('review.extend'), async (c) => {
      const filingId = c.req.param('id')
      return act(c, 'extension', await readForm(c, extensionForm), (data) =>
        extendFilingReview(deps, c.var.actor, { filingId, ...data }),
      )
    })
    .post(paths.filingReviews.conclusion.pattern, may('filing.register'), async (c) => {
      const filingId = c.req.param('id')
      return act(c, 'conclusion', await readForm(c, conclusionForm), (data) =>
        concludeFilingReview(deps, c.var.actor, { filingId, ...data }),
      )
    })
    .post(paths.filingReviews.steps.pattern, reads, async (c) => {
      const filingId = c.req.param('id')
      const form = await readForm(c, stepForm)
      const name = form.state.values.kind === 'answer' ? 'answer' : 'step'
      return act(c, name, form, (data) => takeCorrectionStep(deps, c.var.actor, { filingId, ...data }))
    })
}
