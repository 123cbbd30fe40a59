import { type Context, Hono } from 'hono'
import { LayoutPage } from '../../views/documents/layout-page.tsx'
import { RevisionPage } from '../../views/documents/revision-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { chosen } from '../http/query.ts'
import { reply, seeOther, type View, wantsFragment } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { recordSecretReading } from './commands/read-secret.ts'
import { chooseReading, importComments } from './commands/readings.ts'
import { uploadRevision } from './commands/upload-revision.ts'
import { readingForm, uploadForm } from './forms.ts'
import type { RevisionDesk, RevisionLine } from './model.ts'
import { problemsInUpload, sameFile } from './queries/form-problems.ts'
import { getRevision } from './queries/revisions.ts'
import { readUpload } from './uploads.ts'

/** The page of a document, with an upload form that may hold what was refused. */
export type ShowPage = (c: Context<Env>, documentId: string, state?: FormState, same?: RevisionLine) => Promise<View>

const NO_FILE = { field: 'file', message: '请选择要上传的文件。' }

const refOf = (c: Context): { readonly id: string; readonly serial: string } => ({
  id: c.req.param('id') ?? '',
  serial: c.req.param('serial') ?? '',
})

/** The files of a document: adding one, reading its text, taking the original away. */
export function revisionRoutes(deps: Deps, showPage: ShowPage): Hono<Env> {
  const app = new Hono<Env>()

  app.post(paths.documents.revisions.pattern, may('revision.upload'), async (c) => {
    const documentId = c.req.param('id')
    const form = await readForm(c, uploadForm)
    const file = await readUpload(form.files.file)
    const problems = file ? problemsInUpload(file, deps.config) : [NO_FILE]
    const same = form.ok && file ? await sameFile(deps.db, documentId, form.data.kind, file) : null
    const errors = [...problems, ...(same ? [same.problem] : [])]
    if (!form.ok || !file || errors.length > 0)
      return reply(c, await showPage(c, documentId, refuse(form.state, errors), same?.revision), 422)
    await uploadRevision(deps, c.var.actor, { documentId, ...form.data, ...file })
    return seeOther(c, paths.documents.show({ id: documentId }))
  })

  const revisionPage = async (c: Context<Env>, state?: FormState) => {
    const revision = await readRevision(deps, c, '文本')
    const shown = chosen(c, 'reading', ['original', 'marked', 'final']) ?? (revision.awaitsReading ? 'marked' : null)
    const title = `${revision.documentTitle}（第 ${revision.serial} 稿）`
    return reply(c, { title, body: <RevisionPage {...{ revision, shown, state }} /> }, statusOf(state))
  }
  const back = (c: Context<Env>) => seeOther(c, paths.documents.revision(refOf(c)))

  app.get(paths.documents.revision.pattern, may('document.read'), (c) => revisionPage(c))

  app.get(paths.documents.revisionLayout.pattern, may('document.read'), async (c) => {
    const revision = await readRevision(deps, c, '版式')
    if (revision.extraction?.report?.format !== 'docx')
      throw new Refused('not_found', '只有 .docx 文稿有版式视图。请看文本，或者下载原文件。')
    const html = await deps.extractor.bodyHtml(await deps.blobs.get(revision.digest))
    return reply(c, {
      title: `${revision.documentTitle}（版式）`,
      body: <LayoutPage revision={revision} html={html} />,
    })
  })

  app.get(paths.documents.revisionReading.pattern, may('document.read'), back)
  app.post(paths.documents.revisionReading.pattern, may('revision.upload'), async (c) => {
    const form = await readForm(c, readingForm)
    if (!form.ok) return revisionPage(c, form.state)
    const { id: documentId, serial } = refOf(c)
    const act = chooseReading(deps, c.var.actor, { documentId, serial: Number(serial), ...form.data })
    const done = await attempt(act, form.state, ['invalid', 'conflict'])
    return done.ok ? back(c) : revisionPage(c, done.state)
  })

  app.get(paths.documents.revisionComments.pattern, may('document.read'), back)
  app.post(paths.documents.revisionComments.pattern, may('revision.upload', 'review.opine'), async (c) => {
    const { id: documentId, serial } = refOf(c)
    await importComments(deps, c.var.actor, { documentId, serial: Number(serial) })
    return back(c)
  })

  app.get(paths.documents.revisionFile.pattern, may('document.read'), async (c) => {
    const revision = await readRevision(deps, c, '原文件')
    const bytes = await deps.blobs.get(revision.digest)
    return download(c, revision.fileName, 'application/octet-stream', new Uint8Array(bytes))
  })

  return app
}

async function readRevision(deps: Deps, c: Context<Env>, what: string): Promise<RevisionDesk> {
  const { id = '', serial = '' } = c.req.param() as { id?: string; serial?: string }
  if (!/^\d{1,6}$/.test(serial)) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  const revision = await getRevision(deps.db, c.var.actor, id, Number(serial))
  if (revision.isSecret && !wantsFragment(c))
    await recordSecretReading(deps, c.var.actor, id, `第 ${revision.serial} 稿${what}`)
  return revision
}
