import { type Context, Hono } from 'hono'
import { PackPage, type PackStates } from '../../views/packs/page.tsx'
import type { Deps } from '../deps.ts'
import { recordSecretReading } from '../documents/commands/read-secret.ts'
import { readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { addMaterial, removeMaterial } from './commands/materials.ts'
import { savePack, saveProcedures } from './commands/save-pack.ts'
import { materialForm, packForm, proceduresForm } from './forms.ts'
import { PROCEDURES } from './model.ts'
import { getMaterial, getPackDesk } from './queries/desk.ts'
import { STEPS_OF_OTHERS } from './rules.ts'

const ASKED = PROCEDURES.filter((p) => !STEPS_OF_OTHERS.includes(p))

/** Typed words stay, also when a colleague was faster or the file is too large. */
const kept = <T,>(act: Promise<T>, state: FormState) => attempt(act, state, ['invalid', 'conflict', 'too_large'])

/** The pack of a draft: what is said of it, what was done, and its files. */
export function packRoutes(deps: Deps): Hono<Env> {
  const idOf = (c: Context): string => c.req.param('id') ?? ''
  const page = async (c: Context<Env>, states: PackStates = {}) => {
    const desk = await getPackDesk(deps.db, c.var.actor, idOf(c), deps.clock.today())
    const body = <PackPage desk={desk} states={states} />
    return reply(c, { title: `送审材料：${desk.title}`, body }, statusOf(...Object.values(states)))
  }
  const back = (c: Context<Env>, part: string) => seeOther(c, `${paths.documents.pack({ id: idOf(c) })}#${part}`)

  return new Hono<Env>()
    .get(paths.documents.pack.pattern, may('review.submit', 'review.read'), (c) => page(c))
    .post(paths.documents.pack.pattern, may('review.submit'), async (c) => {
      const form = await readForm(c, packForm)
      if (!form.ok) return page(c, { pack: form.state })
      const saved = await kept(savePack(deps, c.var.actor, { documentId: idOf(c), ...form.data }), form.state)
      return saved.ok ? back(c, 'procedures') : page(c, { pack: saved.state })
    })
    .get(paths.documents.packProcedures.pattern, may('review.read'), (c) => back(c, 'procedures'))
    .post(paths.documents.packProcedures.pattern, may('review.submit'), async (c) => {
      const form = await readForm(c, proceduresForm(ASKED))
      if (!form.ok) return page(c, { procedures: form.state })
      const saving = saveProcedures(deps, c.var.actor, { documentId: idOf(c), ...form.data })
      const saved = await kept(saving, form.state)
      return saved.ok ? back(c, 'materials') : page(c, { procedures: saved.state })
    })
    .get(paths.documents.packMaterials.pattern, may('review.read'), (c) => back(c, 'materials'))
    .post(paths.documents.packMaterials.pattern, may('review.submit'), async (c) => {
      const form = await readForm(c, materialForm)
      if (!form.ok) return page(c, { material: form.state })
      const file = await readUpload(form.files.file)
      if (!file) return page(c, { material: refuse(form.state, [{ field: 'file', message: '请选择要上传的文件。' }]) })
      const adding = addMaterial(deps, c.var.actor, { documentId: idOf(c), ...form.data, ...file })
      const added = await kept(adding, form.state)
      return added.ok ? back(c, 'materials') : page(c, { material: added.state })
    })
    .get(paths.documents.packMaterialEnd.pattern, may('review.read'), (c) => back(c, 'materials'))
    .post(paths.documents.packMaterialEnd.pattern, may('review.submit'), async (c) => {
      await removeMaterial(deps, c.var.actor, { documentId: idOf(c), materialId: c.req.param('material') })
      return back(c, 'materials')
    })
    .get(paths.documents.packMaterialFile.pattern, may('review.read'), async (c) => {
      const material = await getMaterial(deps.db, c.var.actor, idOf(c), c.req.param('material'))
      if (material.isSecret) await recordSecretReading(deps, c.var.actor, idOf(c), `送审材料“${material.fileName}”`)
      const bytes = await deps.blobs.get(material.digest)
      return download(c, material.fileName, 'application/octet-stream', new Uint8Array(bytes))
    })
}
