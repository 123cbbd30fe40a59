import { type Context, Hono } from 'hono'
import { FilingListPage } from '../../views/filing/filing-list-page.tsx'
import { PublicationPage } from '../../views/filing/publication-page.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { listOrganChoices } from '../people/queries.ts'
import { publishDocument } from './commands/publish-document.ts'
import { registerFiling } from './commands/register-filing.ts'
import { submitFiling } from './commands/submit-filing.ts'
import { FILING_EXPORT } from './export-columns.ts'
import { readFilingFilter } from './filter.ts'
import { publicationForm, registrationForm, submissionForm } from './forms.ts'
import { listFilings } from './queries/list-filings.ts'
import { getPublicationPage } from './queries/publication-page.ts'
import { showFiling } from './show-filing.tsx'

const PAGE_SIZE = 50
const EXPORT_LIMIT = 100_000

export function filingRoutes(deps: Deps): Hono<Env> {
  const publicationPage = async (c: Context<Env>, state?: FormState) => {
    const page = await getPublicationPage(
      deps.db,
      c.var.actor,
      c.req.param('id') ?? '',
      deps.clock.today(),
      state?.values,
    )
    const body = <PublicationPage page={page} state={state ?? formOf(page.initial)} />
    return reply(c, { title: `登记公布：${page.title}`, body }, state ? 422 : 200)
  }

  return new Hono<Env>()
    .get(paths.filings.list.pattern, may('filing.read'), async (c) => {
      const filter = readFilingFilter(c.req.query())
      const today = deps.clock.today()
      const cursor = decodeCursor(c.req.query('cursor'), 2)
      const page = await listFilings(deps.db, c.var.actor, filter, today, cursor, PAGE_SIZE)
      const organs = await listOrganChoices(deps.db, true)
      return reply(c, { title: '备案台账', body: <FilingListPage {...{ page, filter, today, organs }} /> })
    })
    .get(paths.filings.export.pattern, may('filing.read'), async (c) => {
      const filter = readFilingFilter(c.req.query())
      const { rows } = await listFilings(deps.db, c.var.actor, filter, deps.clock.today(), null, EXPORT_LIMIT)
      return downloadList(c, `备案台账${deps.clock.today()}`, FILING_EXPORT, rows)
    })
    .get(paths.filings.show.pattern, may('filing.read'), (c) => showFiling(deps, c))
    .post(paths.filings.submission.pattern, may('filing.submit', 'filing.register'), async (c) => {
      const form = await readForm(c, submissionForm)
      if (!form.ok) return showFiling(deps, c, { submission: form.state })
      const filingId = c.req.param('id')
      const done = await attempt(submitFiling(deps, c.var.actor, { filingId, ...form.data }), form.state)
      return done.ok
        ? seeOther(c, paths.filings.show({ id: filingId }))
        : showFiling(deps, c, { submission: done.state })
    })
    .post(paths.filings.registration.pattern, may('filing.register'), async (c) => {
      const form = await readForm(c, registrationForm)
      if (!form.ok) return showFiling(deps, c, { registration: form.state })
      const filingId = c.req.param('id')
      const { conforming, ...data } = form.data
      const input = { filingId, ...data, areMaterialsConforming: conforming }
      const done = await attempt(registerFiling(deps, c.var.actor, input), form.state)
      return done.ok
        ? seeOther(c, paths.filings.show({ id: filingId }))
        : showFiling(deps, c, { registration: done.state })
    })
    .get(paths.documents.publication.pattern, may('document.publish'), (c) => publicationPage(c))
    .post(paths.documents.publication.pattern, may('document.publish'), async (c) => {
      const form = await readForm(c, publicationForm)
      if (!form.ok) return publicationPage(c, form.state)
      const documentId = c.req.param('id')
      const done = await attempt(publishDocument(deps, c.var.actor, { documentId, ...form.data }), form.state)
      return done.ok ? seeOther(c, paths.documents.show({ id: documentId })) : publicationPage(c, done.state)
    })
}
