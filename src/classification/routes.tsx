import { type Context, Hono } from 'hono'
import { ClassificationListPage } from '../../views/classification/list-page.tsx'
import { ClassificationPage } from '../../views/classification/page.tsx'
import { classificationColumns } from '../../views/classification/words.ts'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import type { Day } from '../lib/day.ts'
import { classificationVersionOn, findClassificationVersion } from '../review/reading/classification-versions.ts'
import { classifyDocument } from './commands.ts'
import { classificationFilter, classificationForm } from './forms.ts'
import { getClassificationDesk, listClassified } from './queries.ts'

const PAGE_SIZE = 30
const ALL = 100_000

/** Is this a normative document? */
export function classificationRoutes(deps: Deps): Hono<Env> {
  const decides = may('review.accept', 'review.opine')

  const show = async (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const desk = await getClassificationDesk(deps.db, c.var.actor, c.req.param('id') ?? '')
    const asked = state.values.versionId || c.req.query('version') || ''
    const version =
      findClassificationVersion(asked) ?? classificationVersionOn((desk.madeOn as Day | null) ?? deps.clock.today())
    const body = <ClassificationPage {...{ desk, version, state }} />
    return reply(c, { title: `认定：${desk.title}`, body }, status)
  }

  return new Hono<Env>()
    .get(paths.classifications.list.pattern, decides, async (c) => {
      const filter = classificationFilter.parse(c.req.query())
      const cursor = decodeCursor(c.req.query('cursor'), 1)
      const page = await listClassified(deps.db, c.var.actor, filter, cursor, PAGE_SIZE)
      return reply(c, { title: '规范性文件认定', body: <ClassificationListPage {...{ page, filter }} /> })
    })
    .get(paths.classifications.export.pattern, decides, async (c) => {
      const filter = classificationFilter.parse(c.req.query())
      const { rows } = await listClassified(deps.db, c.var.actor, filter, null, ALL)
      return downloadList(c, `规范性文件认定-${deps.clock.today()}`, classificationColumns, rows)
    })
    .get(paths.documents.classification.pattern, decides, (c) => show(c, formOf()))
    .post(paths.documents.classification.pattern, decides, async (c) => {
      const documentId = c.req.param('id')
      const form = await readForm(c, classificationForm)
      if (!form.ok) return show(c, form.state, 422)
      const done = await attempt(classifyDocument(deps, c.var.actor, { documentId, ...form.data }), form.state)
      return done.ok ? seeOther(c, paths.documents.show({ id: documentId })) : show(c, done.state, 422)
    })
}
