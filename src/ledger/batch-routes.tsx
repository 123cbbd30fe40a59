import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { BatchListPage } from '../../views/ledger/batch-list-page.tsx'
import { BatchPage } from '../../views/ledger/batch-page.tsx'
import { NewBatchPage } from '../../views/ledger/new-batch-page.tsx'
import { batchColumns } from '../../views/ledger/words.ts'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { readUpload, type UploadedFile } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { attachBatch, matchBatchFile, uploadBatch } from './commands/batches.ts'
import { attachForm, matchForm, noFields } from './forms.ts'
import { BATCH_FILE_STATES } from './model.ts'
import { getBatchPage, listBatches, listBatchFiles } from './queries/batches.ts'

const PAGE_SIZE = 30
const ALL = 1_000
const filter = z.object({ state: z.enum(BATCH_FILE_STATES).optional().catch(undefined) })

/** Many Word files at once: brought in, matched, attached. */
export function batchRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const mine = may('cleanup.manage')

  app.get(paths.batches.list.pattern, mine, async (c) => {
    const page = await listBatches(deps.db, c.var.actor, decodeCursor(c.req.query('cursor'), 1), PAGE_SIZE)
    return reply(c, { title: '批量上传正文', body: <BatchListPage page={page} /> })
  })

  const showNew = (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const { maxUploadBytes, maxBulkBytes } = deps.config
    return reply(
      c,
      { title: '批量上传正文', body: <NewBatchPage {...{ state, maxUploadBytes, maxBulkBytes }} /> },
      status,
    )
  }
  app.get(paths.batches.create.pattern, mine, (c) => showNew(c, formOf()))

  app.post(paths.batches.create.pattern, mine, async (c) => {
    const form = await readForm(c, noFields)
    const files: UploadedFile[] = []
    for (const file of form.fileLists.files ?? []) {
      const read = await readUpload(file)
      if (read) files.push(read)
    }
    if (files.length === 0)
      return showNew(c, refuse(form.state, [{ field: 'files', message: '请选择要上传的文件。' }]), 422)
    const done = await attempt(uploadBatch(deps, c.var.actor, files), form.state)
    return done.ok ? seeOther(c, paths.batches.show({ id: done.value })) : showNew(c, done.state, 422)
  })

  const show = async (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const id = c.req.param('id') ?? ''
    const { state: shown } = filter.parse(c.req.query())
    const batch = await getBatchPage(deps.db, id, c.var.actor)
    const files = await listBatchFiles(deps.db, id, shown, decodeCursor(c.req.query('cursor'), 1), PAGE_SIZE)
    return reply(c, { title: '批量上传正文', body: <BatchPage {...{ batch, files, shown, state }} /> }, status)
  }
  app.get(paths.batches.show.pattern, mine, (c) => show(c, formOf()))

  app.get(paths.batches.export.pattern, mine, async (c) => {
    const { batchId } = await getBatchPage(deps.db, c.req.param('id'), c.var.actor)
    const { rows } = await listBatchFiles(deps.db, batchId, filter.parse(c.req.query()).state, null, ALL)
    return downloadList(c, '批量上传结果', batchColumns, rows)
  })

  app.post(paths.batches.file.pattern, mine, async (c) => {
    const { id, position } = c.req.param()
    const form = await readForm(c, matchForm)
    if (!form.ok) return show(c, form.state, 422)
    const { act, words } = form.data
    if (act === 'match' && words === null)
      return show(c, refuse(form.state, [{ message: '请填写这个文件在登记簿中的文号或者名称。' }]), 422)
    const input = { batchId: id, position: Number(position) || 0, words: act === 'leave' ? null : words }
    const done = await attempt(matchBatchFile(deps, c.var.actor, input), form.state)
    return done.ok ? seeOther(c, `${paths.batches.show({ id })}#file-${position}`) : show(c, done.state, 422)
  })

  app.post(paths.batches.attachment.pattern, mine, async (c) => {
    const batchId = c.req.param('id')
    const form = await readForm(c, attachForm)
    if (!form.ok) return show(c, form.state, 422)
    const done = await attempt(attachBatch(deps, c.var.actor, { batchId, ...form.data }), form.state)
    return done.ok ? seeOther(c, paths.batches.show({ id: batchId })) : show(c, done.state, 422)
  })

  return app
}
