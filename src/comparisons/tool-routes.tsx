import { type Context, Hono } from 'hono'
import { ToolPage, type ToolResult } from '../../views/comparisons/tool-page.tsx'
import type { Deps } from '../deps.ts'
import { readUpload } from '../documents/uploads.ts'
import { signedIn } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { compareFiles } from './commands/compare-files.ts'
import { toolForm } from './forms.ts'

const MB = 1024 * 1024

/** Comparing two files that stay out of the register. */
export function toolRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const show = (c: Context<Env>, state: FormState, result: ToolResult | null, status: 200 | 422 = 200) => {
    const maxMb = Math.floor(deps.config.maxUploadBytes / MB)
    return reply(c, { title: '文本比对', body: <ToolPage {...{ state, result, maxMb }} /> }, status)
  }

  app.get(paths.tools.comparison.pattern, signedIn, (c) => show(c, formOf(), null))

  app.post(paths.tools.comparison.pattern, signedIn, async (c) => {
    const form = await readForm(c, toolForm)
    if (!form.ok) return show(c, form.state, null, 422)
    const { oldText, newText, mode } = form.data
    const [oldFile, newFile] = await Promise.all([readUpload(form.files.oldFile), readUpload(form.files.newFile)])
    const given = { old: { file: oldFile, pasted: oldText }, new: { file: newFile, pasted: newText } }
    const done = await attempt(compareFiles(deps, given), form.state)
    if (!done.ok) return show(c, done.state, null, 422)
    if (!done.value.ok) return show(c, refuse(form.state, done.value.problems), null, 422)
    return show(c, form.state, { ...done.value, mode })
  })

  return app
}
