import { type Context, Hono } from 'hono'
import { RevisionPage } from '../../views/documents/revision-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { readForm, refuse } from '../http/form.ts'
import type { FormState } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther, type View, wantsFragment } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { recordSecretReading } from './commands/read-secret.ts'
import { uploadRevision } from './commands/upload-revision.ts'
import { uploadForm } from './forms.ts'
import type { RevisionLine } from './model.ts'
import { problemsInUpload, sameFile } from './queries/form-problems.ts'
import { getRevision, type RevisionOfDocument } from './queries/revisions.ts'
import { readUpload } from './uploads.ts'

/** The page of a document, with an upload form that may hold what was refused. */
export type ShowPage = (c: Context<Env>, documentId: string, state?: FormState, same?: RevisionLine) => Promise<View>

const NO_FILE = { field: 'file', message: '请选择要上传的文件。' }

/** The files of a document: adding one, reading its text, taking the original away. */
export function revisionRoutes(deps: Deps, showPage: ShowPage): Hono<Env> {
  const app = new Hono<Env>()

  app.post(paths.documents.revisions.pattern, may('revision.upload'), async (c) => {
    const documentId = c.req.param('id')
    const form = await readForm(c, uploadForm)
    const file = await readUpload(form.files.file)
    const problems = file ? problemsInUpload(file, deps.config.maxUploadBytes) : [NO_FILE]
    const same = form.ok && file ? await sameFile(deps.db, documentId, form.data.kind, file) : null
    const errors = [...problems, ...(same ? [same.problem] : [])]
    if (!form.ok || !file || errors.length > 0)
      return reply(c, await showPage(c, documentId, refuse(form.state, errors), same?.revision), 422)
    await uploadRevision(deps, c.var.actor, { documentId, ...form.data, ...file })
    return seeOther(c, paths.documents.show({ id: documentId }))
  })

  app.get(paths.documents.revision.pattern, may('document.read'), async (c) => {
    const revision = await readRevision(deps, c, '文本')
    const { documentId, documentTitle: title } = revision
    return reply(c, {
      title: `${title}（第 ${revision.serial} 稿）`,
      body: <RevisionPage {...{ documentId, title, revision }} />,
    })
  })

  app.get(paths.documents.revisionFile.pattern, may('document.read'), async (c) => {
    const revision = await readRevision(deps, c, '原文件')
    const bytes = await deps.blobs.get(revision.digest)
    return download(c, revision.fileName, 'application/octet-stream', new Uint8Array(bytes))
  })

  return app
}

async function readRevision(deps: Deps, c: Context<Env>, what: string): Promise<RevisionOfDocument> {
  const { id = '', serial = '' } = c.req.param() as { id?: string; serial?: string }
  if (!/^\d{1,6}$/.test(serial)) throw new Refused('not_found', '没有这一稿，或者您无权查看。')
  const revision = await getRevision(deps.db, c.var.actor, id, Number(serial))
  if (revision.isSecret && !wantsFragment(c))
    await recordSecretReading(deps, c.var.actor, id, `第 ${revision.serial} 稿${what}`)
  return revision
}
