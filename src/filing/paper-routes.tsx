import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { recordSecretReading } from '../documents/commands/read-secret.ts'
import { readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import type { FormState } from '../http/form-state.ts'
import { formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { seeOther } from '../http/reply.tsx'
import { issueLetter } from './commands/issue-letter.ts'
import { preparePack, remakePaper, removePaper, uploadPaper } from './commands/pack.ts'
import { letterForm, paperEndForm, paperForm } from './forms.ts'
import { packBytes } from './pack-limits.ts'
import type { PackFacts, Paper } from './pack-model.ts'
import { packZip } from './pack-zip.ts'
import { getLetterFile } from './queries/letters.ts'
import { getPackFiles, getPaper, getSubmittedFiles } from './queries/pack.ts'
import { showFiling } from './show-filing.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The papers of a filing: the pack that the maker sends, and the letters about it. */
export function filingPaperRoutes(deps: Deps): Hono<Env> {
  const idOf = (c: Context<Env>): string => c.req.param('id') ?? ''
  const back = (c: Context<Env>, part: string) => seeOther(c, `${paths.filings.show({ id: idOf(c) })}#${part}`)

  /** Whoever may not see the filing hears that first; typed words stay, also when a colleague was faster. */
  const inPack = async (c: Context<Env>, act: Promise<void>, state: FormState) => {
    const done = await attempt(act, state, ['invalid', 'conflict', 'too_large'])
    return done.ok ? back(c, 'pack') : showFiling(deps, c, { pack: done.state })
  }
  const read = async (c: Context<Env>, facts: PackFacts, what: string) => {
    if (facts.isSecret) await recordSecretReading(deps, c.var.actor, facts.documentId, `备案材料“${what}”`)
  }
  const zip = async (c: Context<Env>, files: { facts: PackFacts; papers: readonly Paper[] }, name: string) => {
    const most = packBytes(deps.config.maxUploadBytes)
    const bytes = await packZip(deps.blobs, files.papers, files.facts.materials, most)
    await read(c, files.facts, name)
    return download(c, `${name}.zip`, 'application/zip', bytes)
  }

  return new Hono<Env>()
    .get(paths.filings.pack.pattern, may('filing.read'), (c) => back(c, 'pack'))
    .post(paths.filings.pack.pattern, may('filing.submit'), (c) =>
      inPack(c, preparePack(deps, c.var.actor, idOf(c)), formOf({})),
    )
    .get(paths.filings.packFile.pattern, may('filing.read'), async (c) => {
      const files = await getPackFiles(deps.db, c.var.actor, idOf(c))
      return zip(c, files, `${files.facts.title}-向${files.facts.recipient}备案材料`)
    })
    .get(paths.filings.submissionFile.pattern, may('filing.read'), async (c) => {
      const serial = c.req.param('serial')
      const files = await getSubmittedFiles(deps.db, c.var.actor, idOf(c), Number(serial))
      return zip(c, files, `${files.facts.title}-向${files.facts.recipient}备案材料（第${serial}次报送）`)
    })
    .get(paths.filings.papers.pattern, may('filing.read'), (c) => back(c, 'pack'))
    .post(paths.filings.papers.pattern, may('filing.submit'), async (c) => {
      const form = await readForm(c, paperForm)
      if (!form.ok) return showFiling(deps, c, { pack: form.state })
      const file = await readUpload(form.files.file)
      if (!file)
        return showFiling(deps, c, {
          pack: refuse(form.state, [{ field: 'file', message: '请选择要上传的文件。' }]),
        })
      return inPack(c, uploadPaper(deps, c.var.actor, { filingId: idOf(c), ...form.data, ...file }), form.state)
    })
    .get(paths.filings.paperMaking.pattern, may('filing.read'), (c) => back(c, 'pack'))
    .post(paths.filings.paperMaking.pattern, may('filing.submit'), async (c) => {
      const form = await readForm(c, paperForm)
      if (!form.ok) return showFiling(deps, c, { pack: form.state })
      return inPack(c, remakePaper(deps, c.var.actor, { filingId: idOf(c), ...form.data }), form.state)
    })
    .get(paths.filings.paperEnd.pattern, may('filing.read'), (c) => back(c, 'pack'))
    .post(paths.filings.paperEnd.pattern, may('filing.submit'), async (c) => {
      const form = await readForm(c, paperEndForm)
      if (!form.ok) return showFiling(deps, c, { pack: form.state })
      return inPack(c, removePaper(deps, c.var.actor, { filingId: idOf(c), ...form.data }), form.state)
    })
    .get(paths.filings.paperFile.pattern, may('filing.read'), async (c) => {
      const paper = await getPaper(deps.db, c.var.actor, idOf(c), c.req.param('paper'))
      await read(c, paper.facts, paper.fileName)
      const bytes = new Uint8Array(await deps.blobs.get(paper.digest))
      return download(c, paper.fileName, 'application/octet-stream', bytes)
    })
    .get(paths.filings.letters.pattern, may('filing.read'), (c) => back(c, 'letters'))
    .post(paths.filings.letters.pattern, may('filing.register'), async (c) => {
      const form = await readForm(c, letterForm)
      if (!form.ok) return showFiling(deps, c, { letter: form.state })
      const writing = issueLetter(deps, c.var.actor, { filingId: idOf(c), ...form.data })
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
