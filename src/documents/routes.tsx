import { type Context, Hono } from 'hono'
import { DocumentShowPage, type Panel } from '../../views/documents/document-page.tsx'
import { EditDocumentPage, NumberCheck } from '../../views/documents/form-pages.tsx'
import { IssuePage } from '../../views/documents/issue-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther, type View, wantsFragment } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { listOrganChoices } from '../people/queries.ts'
import { editDocument } from './commands/edit.ts'
import { issueDocument } from './commands/issue.ts'
import { recordSecretReading } from './commands/read-secret.ts'
import { editState, issueState } from './form-states.ts'
import { editForm, issueForm } from './forms.ts'
import { countDifferences, issueScene } from './issue-text.ts'
import type { DocumentPage, RevisionLine } from './model.ts'
import type { DocumentPanel } from './panel.ts'
import { documentTimeline, getDocumentPage } from './queries/document-page.ts'
import { checkNumber, problemsInRegister } from './queries/form-problems.ts'
import { registerRoutes } from './register-routes.tsx'
import { revisionRoutes, type ShowPage } from './revision-routes.tsx'

/** The register: lists and forms first, so that their names are not taken for ids. */
export function documentRoutes(deps: Deps, panels: readonly DocumentPanel[] = []): Hono<Env> {
  const app = new Hono<Env>()
  const pageOf = (c: Context<Env>, id: string): Promise<DocumentPage> =>
    getDocumentPage(deps.db, c.var.actor, id, deps.clock.today())
  const showPage: ShowPage = (c, id, state, same) => showView(deps, panels, c, id, state, same)

  app.route('/', registerRoutes(deps))

  app.get(paths.documents.number.pattern, may('document.create', 'document.edit', 'cleanup.manage'), async (c) => {
    const { numberText = '', makingOrganId = null } = c.req.query()
    const found = await checkNumber(deps.db, numberText, makingOrganId, c.req.query('documentId') ?? null)
    return reply(c, { title: '文号核对', body: <NumberCheck typed={numberText} {...found} /> })
  })

  app.get(paths.documents.show.pattern, may('document.read'), async (c) =>
    reply(c, await showPage(c, c.req.param('id'))),
  )

  app.get(paths.documents.edit.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
    const document = await pageOf(c, c.req.param('id'))
    if (!document.actions.mayEdit) throw new Refused('forbidden', '这个文件不属于您的单位，不能修改它的登记。')
    const isAdopting = c.req.query('from') === 'text'
    return reply(c, await editView(deps, document, editState(document, isAdopting), isAdopting))
  })

  app.post(paths.documents.edit.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
    const documentId = c.req.param('id')
    const document = await pageOf(c, documentId)
    const form = await readForm(c, editForm)
    const problems = form.ok ? await problemsInRegister(deps.db, form.data, deps.clock.today(), documentId) : []
    if (!form.ok || problems.length > 0)
      return reply(c, await editView(deps, document, refuse(form.state, problems), false), 422)
    const editing = editDocument(deps, c.var.actor, { documentId, ...form.data })
    const edited = await attempt(editing, form.state, ['invalid', 'conflict'])
    if (edited.ok) return seeOther(c, paths.documents.show({ id: documentId }))
    return reply(c, await editView(deps, document, edited.state, false), statusOf(edited.state))
  })

  const issueView = async (document: DocumentPage, state: FormState): Promise<View> => {
    const { documentId, title, category } = document
    const scene = await issueScene(deps.db, documentId)
    const differences = await countDifferences(deps, scene)
    return {
      title: `登记印发：${title}`,
      body: <IssuePage {...{ documentId, title, category, state, scene, differences }} />,
    }
  }

  app.get(paths.documents.issue.pattern, may('document.issue'), async (c) => {
    const document = await pageOf(c, c.req.param('id'))
    requireNoObstacles(document)
    return reply(c, await issueView(document, issueState(document)))
  })

  app.post(paths.documents.issue.pattern, may('document.issue'), async (c) => {
    const documentId = c.req.param('id')
    const document = await pageOf(c, documentId)
    const form = await readForm(c, issueForm)
    const problems = form.ok
      ? await problemsInRegister(
          deps.db,
          {
            makingOrganId: document.makingOrganId,
            numberText: form.data.numberText,
            dates: { ...document, ...form.data },
          },
          deps.clock.today(),
          documentId,
        )
      : []
    if (!form.ok || problems.length > 0) return reply(c, await issueView(document, refuse(form.state, problems)), 422)
    const issuing = issueDocument(deps, c.var.actor, { documentId, ...form.data })
    const issued = await attempt(issuing, form.state, ['invalid', 'conflict'])
    if (!issued.ok) return reply(c, await issueView(document, issued.state), statusOf(issued.state))
    return seeOther(c, paths.documents.show({ id: documentId }))
  })

  app.route('/', revisionRoutes(deps, showPage))
  return app
}

async function showView(
  deps: Deps,
  panels: readonly DocumentPanel[],
  c: Context<Env>,
  documentId: string,
  state: FormState = formOf(),
  same?: RevisionLine,
): Promise<View> {
  const { actor } = c.var
  const document = await getDocumentPage(deps.db, actor, documentId, deps.clock.today())
  if (document.secrecy === 'secret' && !wantsFragment(c)) await recordSecretReading(deps, actor, documentId, '文件页')
  const [shown, timeline] = await Promise.all([
    loadPanels(panels, actor, documentId),
    documentTimeline(deps.db, actor, documentId),
  ])
  return {
    title: document.title,
    body: <DocumentShowPage {...{ document, timeline, same }} panels={shown} uploadState={state} />,
  }
}

async function loadPanels(
  panels: readonly DocumentPanel[],
  actor: Actor,
  documentId: string,
): Promise<readonly Panel[]> {
  const loaded = await Promise.all(panels.map(async ({ key, load }) => ({ key, panel: await load(actor, documentId) })))
  return loaded.flatMap(({ key, panel }) => (panel ? [{ key, ...panel }] : []))
}

async function editView(deps: Deps, document: DocumentPage, state: FormState, isAdopting: boolean): Promise<View> {
  const organs = await listOrganChoices(deps.db, true)
  const { documentId, title, fixed } = document
  return {
    title: `修改登记：${title}`,
    body: <EditDocumentPage {...{ documentId, title, fixed, state, organs, isAdopting }} />,
  }
}

function requireNoObstacles({ actions }: DocumentPage): void {
  if (!actions.issue) throw new Refused('forbidden', '这个文件不由您的单位登记印发，或者已经印发。')
  const [first, ...rest] = actions.issue
  if (first)
    throw new Refused(
      'invalid',
      first.message,
      rest.map((o) => o.message),
    )
}
