import { type Context, Hono } from 'hono'
import { NewSuggestionPage, SuggestionListPage, SuggestionPage } from '../../views/filing-review/suggestion-pages.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { answerSuggestion, recordSuggestion } from './commands/suggestions.ts'
import { SUGGESTION_COLUMNS } from './export-columns.ts'
import { answerForm, suggestionFilter, suggestionForm } from './forms.ts'
import { getSuggestion, listSuggestions } from './queries/lists.ts'

const PAGE_SIZE = 30
const ALL = 100_000

/** What citizens, organs, reconsideration and courts ask to be reviewed. */
export function suggestionRoutes(deps: Deps): Hono<Env> {
  const mine = may('filing.register')

  const showNew = (c: Context<Env>, state: FormState, status: 200 | 422 = 200) =>
    reply(c, { title: '登记审查建议', body: <NewSuggestionPage state={state} /> }, status)

  const show = async (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const suggestion = await getSuggestion(deps.db, c.var.actor, c.req.param('id') ?? '')
    const body = <SuggestionPage {...{ suggestion, state }} today={deps.clock.today()} />
    return reply(c, { title: `审查建议：${suggestion.title}`, body }, status)
  }

  return new Hono<Env>()
    .get(paths.suggestions.list.pattern, mine, async (c) => {
      const filter = suggestionFilter.parse(c.req.query())
      const page = await listSuggestions(
        deps.db,
        c.var.actor,
        filter,
        decodeCursor(c.req.query('cursor'), 1),
        PAGE_SIZE,
      )
      const body = <SuggestionListPage {...{ page, filter }} today={deps.clock.today()} />
      return reply(c, { title: '审查建议', body })
    })
    .get(paths.suggestions.export.pattern, mine, async (c) => {
      const filter = suggestionFilter.parse(c.req.query())
      const { rows } = await listSuggestions(deps.db, c.var.actor, filter, null, ALL)
      return downloadList(c, `审查建议-${deps.clock.today()}`, SUGGESTION_COLUMNS, rows)
    })
    .get(paths.suggestions.create.pattern, mine, (c) =>
      showNew(c, formOf({ receivedOn: deps.clock.today(), title: c.req.query('title') })),
    )
    .post(paths.suggestions.create.pattern, mine, async (c) => {
      const form = await readForm(c, suggestionForm)
      if (!form.ok) return showNew(c, form.state, 422)
      const done = await attempt(recordSuggestion(deps, c.var.actor, form.data), form.state)
      return done.ok ? seeOther(c, paths.suggestions.show({ id: done.value })) : showNew(c, done.state, 422)
    })
    .get(paths.suggestions.show.pattern, mine, (c) => show(c, formOf({ repliedOn: deps.clock.today() })))
    .post(paths.suggestions.show.pattern, mine, async (c) => {
      const suggestionId = c.req.param('id')
      const form = await readForm(c, answerForm)
      if (!form.ok) return show(c, form.state, 422)
      const done = await attempt(answerSuggestion(deps, c.var.actor, { suggestionId, ...form.data }), form.state)
      return done.ok ? seeOther(c, paths.suggestions.show({ id: suggestionId })) : show(c, done.state, 422)
    })
}
