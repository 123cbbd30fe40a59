import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { recordSecretReading } from '../documents/commands/read-secret.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { paths } from '../http/paths.ts'
import { seeOther } from '../http/reply.tsx'
import { issueLetter } from './commands/issue-letter.ts'
import { letterForm } from './forms.ts'
import { getLetterFile } from './queries/letters.ts'
import { showFiling } from './show-filing.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The papers of a filing: the letters about it. */
export function filingPaperRoutes(deps: Deps): Hono<Env> {
  const back = (c: Context<Env>, part: string) =>
    seeOther(c, `${paths.filings.show({ id: c.req.param('id') ?? '' })}#${part}`)

  return new Hono<Env>()
    .get(paths.filings.letters.pattern, may('filing.read'), (c) => back(c, 'letters'))
    .post(paths.filings.letters.pattern, may('filing.register'), async (c) => {
      const form = await readForm(c, letterForm)
      if (!form.ok) return showFiling(deps, c, { letter: form.state })
      const writing = issueLetter(deps, c.var.actor, { filingId: c.req.param('id'), ...form.data })
      const done = await attempt(writing, form.state, ['invalid', 'conflict'])
      return done.ok ? back(c, 'letters') : showFiling(deps, c, { letter: done.state })
    })
    .get(paths.filings.letterFile.pattern, may('filing.read'), async (c) => {
      const { id, letter } = c.req.param()
      const file = await getLetterFile(deps.db, c.var.actor, id, letter)
      if (file.isSecret) await recordSecretReading(deps, c.var.actor, file.documentId, `备案文书“${file.fileName}”`)
      return download(c, file.fileName, DOCX, new Uint8Array(await deps.blobs.get(file.digest)))
    })
}
