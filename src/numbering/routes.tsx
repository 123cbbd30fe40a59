import { type Context, Hono } from 'hono'
import { NumberPage } from '../../views/numbering/number-page.tsx'
import { SeriesListPage } from '../../views/numbering/series-list-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { historyOf } from '../people/history.ts'
import { may as isAllowed } from '../people/rules.ts'
import { changeSeries } from './commands.ts'
import { seriesForm } from './forms.ts'
import type { NumberLine } from './model.ts'
import { getSeries, listNumbers, listSeries } from './queries.ts'

const COLUMNS: readonly ExportColumn<NumberLine>[] = [
  { label: '编号', value: (n) => n.text },
  { label: '年份', value: (n) => n.year },
  { label: '顺序号', value: (n) => n.serial },
  { label: '取号日期', value: (n) => n.takenOn },
  { label: '取号人', value: (n) => n.takenByName },
  { label: '文书校验码', value: (n) => n.digest },
]

/** The numbers that this office gives to its own papers. */
export function numberRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, state?: FormState) => {
    const series = await getSeries(deps.db, c.req.param('key') ?? '', deps.clock.today())
    const numbers = await listNumbers(deps.db, series.key)
    const history = await historyOf(deps.db, c.var.actor, { type: 'number_series', id: series.key })
    const form = state ?? formOf({ pattern: series.pattern })
    const mayEdit = isAllowed(c.var.actor, 'policy.edit')
    const body = <NumberPage {...{ series, numbers, mayEdit }} state={form} history={history ?? []} />
    return reply(c, { title: `编号：${series.label}`, body }, statusOf(state))
  }

  return new Hono<Env>()
    .get(paths.numbers.list.pattern, may('audit.read'), async (c) => {
      const body = <SeriesListPage series={await listSeries(deps.db, deps.clock.today())} />
      return reply(c, { title: '文书编号', body })
    })
    .get(paths.numbers.show.pattern, may('audit.read'), (c) => page(c))
    .get(paths.numbers.export.pattern, may('audit.read'), async (c) => {
      const series = await getSeries(deps.db, c.req.param('key'), deps.clock.today())
      return downloadList(c, `编号-${series.label}`, COLUMNS, await listNumbers(deps.db, series.key))
    })
    .post(paths.numbers.show.pattern, may('policy.edit'), async (c) => {
      const { key } = await getSeries(deps.db, c.req.param('key'), deps.clock.today())
      const form = await readForm(c, seriesForm)
      if (!form.ok) return page(c, form.state)
      const done = await attempt(changeSeries(deps, c.var.actor, { key, ...form.data }), form.state, [
        'invalid',
        'conflict',
      ])
      return done.ok ? seeOther(c, paths.numbers.show({ key })) : page(c, done.state)
    })
}
