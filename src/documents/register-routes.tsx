import { type Context, Hono } from 'hono'
import { IssuedDocumentPage, NewDocumentPage } from '../../views/documents/form-pages.tsx'
import { DocumentListPage } from '../../views/documents/list-page.tsx'
import { wordOf } from '../../views/format.ts'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { readForm, refuse } from '../http/form.ts'
import type { FormState } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther, type View } from '../http/reply.tsx'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { listOrganChoices } from '../people/queries.ts'
import { may as isAllowed } from '../people/rules.ts'
import { setLegacyValidity } from './commands/legacy-validity.ts'
import { recordIssuedDocuments, registerDocument } from './commands/register.ts'
import { newDocumentState } from './form-states.ts'
import { documentFilter, issuedDocumentForm, legacyForm, registrationForm } from './forms.ts'
import type { DocumentLine } from './model.ts'
import { problemsInRegister, problemsInUpload } from './queries/form-problems.ts'
import { getLegacyPlan } from './queries/legacy.ts'
import { allDocuments, listDocuments } from './queries/list-documents.ts'
import { readUpload } from './uploads.ts'

const PAGE_SIZE = 30

/** The list of the register, its file, and the two ways into it. */
export function registerRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  app.get(paths.documents.list.pattern, may('document.read'), async (c) => {
    const { actor } = c.var
    const filter = documentFilter.parse(c.req.query())
    const cursor = decodeCursor(c.req.query('cursor'), 2)
    const today = deps.clock.today()
    const page = await listDocuments(deps.db, actor, filter, today, cursor, PAGE_SIZE)
    const organs = await listOrganChoices(deps.db, true)
    const mayCreate = isAllowed(actor, 'document.create')
    const mayRecord = isAllowed(actor, 'cleanup.manage')
    const legacy = mayRecord && filter.validity === 'legacy' ? await getLegacyPlan(deps.db, today) : null
    return reply(c, {
      title: '文件',
      body: <DocumentListPage {...{ page, filter, organs, mayCreate, mayRecord, legacy, today }} />,
    })
  })

  app.get(paths.documents.export.pattern, may('document.read'), async (c) => {
    const filter = documentFilter.parse(c.req.query())
    const today = deps.clock.today()
    const on = filter.on ?? today
    return downloadList(c, `文件登记簿-${on}`, columnsOn(on), await allDocuments(deps.db, c.var.actor, filter, today))
  })

  app.post(paths.documents.legacy.pattern, may('cleanup.manage'), async (c) => {
    const form = await readForm(c, legacyForm)
    if (!form.ok) throw new Refused('invalid', '请刷新页面，核对件数后再确定。')
    await setLegacyValidity(deps, c.var.actor, form.data.count)
    return seeOther(c, paths.documents.list({ validity: 'until' }))
  })

  app.get(paths.documents.create.pattern, may('document.create'), async (c) =>
    reply(c, await newView(deps, c, newDocumentState(c.var.actor), false)),
  )

  app.post(paths.documents.create.pattern, may('document.create'), async (c) => {
    const form = await readForm(c, registrationForm)
    const file = await readUpload(form.files.file)
    const problems = [
      ...(file ? problemsInUpload(file, deps.config) : []),
      ...(form.ok ? await problemsInRegister(deps.db, form.data, deps.clock.today()) : []),
      ...(form.ok && form.data.title === '' && !file ? [NO_TITLE] : []),
      ...(form.ok && isForeign(form.data, c.var.actor.organId) ? [FOREIGN_ORGAN] : []),
    ]
    if (!form.ok || problems.length > 0)
      return reply(c, await newView(deps, c, refuse(form.state, problems), file !== null), 422)
    return seeOther(c, paths.documents.show({ id: await registerDocument(deps, c.var.actor, form.data, file) }))
  })

  app.get(paths.documents.issued.pattern, may('document.create', 'cleanup.manage'), async (c) =>
    reply(c, await issuedView(deps, c, newDocumentState(c.var.actor))),
  )

  app.post(paths.documents.issued.pattern, may('document.create', 'cleanup.manage'), async (c) => {
    const form = await readForm(c, issuedDocumentForm)
    const problems = form.ok ? await problemsInRegister(deps.db, form.data, deps.clock.today()) : []
    if (!form.ok || problems.length > 0) return reply(c, await issuedView(deps, c, refuse(form.state, problems)), 422)
    const [id = ''] = await recordIssuedDocuments(deps, c.var.actor, [form.data])
    return seeOther(c, paths.documents.show({ id }))
  })

  return app
}

const NO_TITLE = { field: 'title', message: '请填写名称，或者上传文件，由系统从文件中读出名称。' }
const FOREIGN_ORGAN = {
  field: 'makingOrganId',
  message: '只能登记本单位制定或者起草的文件。请把制定机关或起草单位选为本单位。',
}
const isForeign = (data: { makingOrganId: string; draftingOrganId: string | null }, organId: string | null): boolean =>
  organId === null || ![data.makingOrganId, data.draftingOrganId].includes(organId)

async function newView(deps: Deps, c: Context<Env>, state: FormState, fileAgain: boolean): Promise<View> {
  const organs = await listOrganChoices(deps.db)
  const mayRecord = isAllowed(c.var.actor, 'document.create')
  return { title: '登记新文件', body: <NewDocumentPage {...{ state, organs, fileAgain, mayRecord }} /> }
}

async function issuedView(deps: Deps, c: Context<Env>, state: FormState): Promise<View> {
  const organs = await listOrganChoices(deps.db, true)
  const mayPublish = isAllowed(c.var.actor, 'cleanup.manage')
  return { title: '补录已印发的文件', body: <IssuedDocumentPage {...{ state, organs, mayPublish }} /> }
}

const columnsOn = (on: Day): readonly ExportColumn<DocumentLine>[] => [
  { label: '名称', value: (d) => d.title },
  { label: '文号', value: (d) => d.numberText },
  { label: '类别', value: (d) => wordOf('category', d.category) },
  { label: '制定机关', value: (d) => d.makingOrgan },
  { label: '起草单位', value: (d) => d.draftingOrgan },
  { label: '实施单位', value: (d) => d.implementingOrgan },
  { label: '阶段', value: (d) => wordOf('stage', d.stage) },
  { label: '密级', value: (d) => wordOf('secrecy', d.secrecy) },
  { label: '签署日期', value: (d) => d.signedOn },
  { label: '成文日期', value: (d) => d.writtenOn },
  { label: '印发日期', value: (d) => d.issuedOn },
  { label: '公布日期', value: (d) => d.publishedOn },
  { label: '施行日期', value: (d) => d.effectiveOn },
  { label: '有效期最后一日', value: (d) => d.lapsesAfter },
  { label: `${on}的效力`, value: (d) => wordOf('effect', d.effect.state) },
  { label: '效力说明', value: (d) => d.effect.reason },
  { label: '系统编号', value: (d) => d.documentId },
]
