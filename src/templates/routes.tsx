import { type Context, Hono } from 'hono'
import { TemplateListPage } from '../../views/templates/list-page.tsx'
import { TemplatePage } from '../../views/templates/template-page.tsx'
import type { Deps } from '../deps.ts'
import { plainFileName, readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { historyOf } from '../people/history.ts'
import { checkTemplate, restoreTemplate, uploadTemplate } from './commands.ts'
import { restorationForm, templateUploadForm } from './forms.ts'
import { getTemplate, getTemplateFile, listTemplates } from './queries.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The templates of the forms that the program fills in; an office may put its own in their place. */
export function templateRoutes(deps: Deps): Hono<Env> {
  const page = async (c: Context<Env>, state?: FormState) => {
    const template = await getTemplate(deps.db, c.req.param('kind') ?? '')
    const history = await historyOf(deps.db, c.var.actor, { type: 'template', id: template.kind })
    const body = <TemplatePage template={template} state={state ?? formOf({})} history={history ?? []} />
    return reply(c, { title: `${template.label}模板`, body }, statusOf(state))
  }
  const fileOf = async (c: Context<Env>) => {
    const { kind } = await getTemplate(deps.db, c.req.param('kind') ?? '')
    return { kind, ...(await getTemplateFile(deps.db, deps.blobs, kind, Number(c.req.param('serial')))) }
  }
  const send = (c: Context<Env>, name: string, bytes: Uint8Array) => download(c, name, DOCX, new Uint8Array(bytes))

  return (
    new Hono<Env>()
      .get(paths.templates.list.pattern, may('policy.edit'), async (c) =>
        reply(c, { title: '文书模板', body: <TemplateListPage templates={await listTemplates(deps.db)} /> }),
      )
      .get(paths.templates.show.pattern, may('policy.edit'), (c) => page(c))
      .get(paths.templates.file.pattern, may('policy.edit'), async (c) => {
        const { name, bytes } = await fileOf(c)
        return send(c, name, bytes)
      })
      .get(paths.templates.preview.pattern, may('policy.edit'), async (c) => {
        const { kind, name, bytes } = await fileOf(c)
        return send(c, `示例-${name}`, await checkTemplate(kind, bytes))
      })
      // Whoever reloads the page that a form was refused on finds the template.
      .get(paths.templates.versions.pattern, may('policy.edit'), (c) =>
        c.redirect(paths.templates.show({ kind: c.req.param('kind') }), 303),
      )
      .get(paths.templates.restoration.pattern, may('policy.edit'), (c) =>
        c.redirect(paths.templates.show({ kind: c.req.param('kind') }), 303),
      )
      .post(paths.templates.versions.pattern, may('policy.edit'), async (c) => {
        const { kind } = await getTemplate(deps.db, c.req.param('kind'))
        const form = await readForm(c, templateUploadForm)
        if (!form.ok) return page(c, form.state)
        const file = await readUpload(form.files.file)
        if (!file) return page(c, refuse(form.state, [{ field: 'file', message: '请选择要上传的 .docx 文件。' }]))
        const input = { ...form.data, kind, bytes: file.bytes, fileName: plainFileName(file.fileName) }
        if (form.data.act === 'preview') {
          const checked = await attempt(checkTemplate(kind, file.bytes), form.state)
          return checked.ok ? send(c, `示例-${input.fileName}`, checked.value) : page(c, checked.state)
        }
        const done = await attempt(uploadTemplate(deps, c.var.actor, input), form.state, ['invalid', 'conflict'])
        return done.ok ? seeOther(c, paths.templates.show({ kind })) : page(c, done.state)
      })
      .post(paths.templates.restoration.pattern, may('policy.edit'), async (c) => {
        const { kind } = await getTemplate(deps.db, c.req.param('kind'))
        const form = await readForm(c, restorationForm)
        if (!form.ok) return page(c, form.state)
        const input = { ...form.data, kind, note: null }
        const done = await attempt(restoreTemplate(deps, c.var.actor, input), form.state, ['invalid', 'conflict'])
        return done.ok ? seeOther(c, paths.templates.show({ kind })) : page(c, done.state)
      })
  )
}
