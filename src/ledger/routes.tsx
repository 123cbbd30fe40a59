import { type Context, Hono } from 'hono'
import { ImportListPage } from '../../views/ledger/import-list-page.tsx'
import { ImportPage } from '../../views/ledger/import-page.tsx'
import { NewImportPage } from '../../views/ledger/new-import-page.tsx'
import { problemWords, rowColumns } from '../../views/ledger/words.ts'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { listOrganChoices } from '../people/queries.ts'
import { abandonImport, commitImport, recheckLedger, uploadLedger } from './commands/imports.ts'
import { abandonForm, commitForm, mappingForm, rowFilter, uploadLedgerForm } from './forms.ts'
import { allLedgerRows, getLedgerImport, listImports, listLedgerRows } from './queries/imports.ts'

const PAGE_SIZE = 30
const EMPTY = formOf({ secrecy: 'public', reason: '历史文件，由台账导入' })

/** Ledgers from spreadsheets: brought in, mapped, checked, written. */
export function ledgerRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const mine = may('cleanup.manage')

  app.get(paths.ledgers.list.pattern, mine, async (c) => {
    const page = await listImports(deps.db, c.var.actor, decodeCursor(c.req.query('cursor'), 1), PAGE_SIZE)
    return reply(c, { title: '台账导入', body: <ImportListPage page={page} /> })
  })

  const showNew = async (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const organs = await listOrganChoices(deps.db, true)
    return reply(c, { title: '导入台账', body: <NewImportPage {...{ state, organs }} /> }, status)
  }
  app.get(paths.ledgers.create.pattern, mine, (c) => showNew(c, EMPTY))

  app.post(paths.ledgers.create.pattern, mine, async (c) => {
    const form = await readForm(c, uploadLedgerForm)
    const file = await readUpload(form.files.file)
    if (!form.ok || !file)
      return showNew(c, file ? form.state : refuse(form.state, [{ field: 'file', message: '请选择台账文件。' }]), 422)
    const done = await attempt(uploadLedger(deps, c.var.actor, { ...file, defaults: form.data }), form.state)
    if (!done.ok) return showNew(c, done.state, 422)
    return seeOther(c, paths.ledgers.show({ id: done.value }))
  })

  const show = async (c: Context<Env>, state: FormState, status: 200 | 422 = 200) => {
    const { outcome } = rowFilter.parse(c.req.query())
    const id = c.req.param('id') ?? ''
    const [ledger, rows, organs] = await Promise.all([
      getLedgerImport(deps.db, id, c.var.actor),
      listLedgerRows(deps.db, id, outcome, decodeCursor(c.req.query('cursor'), 1), PAGE_SIZE),
      listOrganChoices(deps.db, true),
    ])
    return reply(
      c,
      { title: `导入台账：${ledger.fileName}`, body: <ImportPage {...{ ledger, rows, organs, outcome, state }} /> },
      status,
    )
  }
  app.get(paths.ledgers.show.pattern, mine, (c) => show(c, formOf()))

  app.get(paths.ledgers.export.pattern, mine, async (c) => {
    const { outcome } = rowFilter.parse(c.req.query())
    const ledger = await getLedgerImport(deps.db, c.req.param('id'), c.var.actor)
    const rows = await allLedgerRows(deps.db, ledger.importId, outcome)
    return downloadList(c, `${ledger.fileName}-核对结果`, rowColumns(ledger.headings, problemWords), rows)
  })

  app.post(paths.ledgers.mapping.pattern, mine, async (c) => {
    const importId = c.req.param('id')
    const form = await readForm(c, mappingForm)
    if (!form.ok) return show(c, form.state, 422)
    const done = await attempt(recheckLedger(deps, c.var.actor, { importId, ...form.data }), form.state)
    return done.ok ? seeOther(c, paths.ledgers.show({ id: importId })) : show(c, done.state, 422)
  })

  app.post(paths.ledgers.commit.pattern, mine, async (c) => {
    const importId = c.req.param('id')
    const form = await readForm(c, commitForm)
    if (!form.ok) return show(c, form.state, 422)
    const done = await attempt(commitImport(deps, c.var.actor, { importId, ...form.data }), form.state)
    return done.ok ? seeOther(c, paths.ledgers.show({ id: importId })) : show(c, done.state, 422)
  })

  app.post(paths.ledgers.end.pattern, mine, async (c) => {
    const importId = c.req.param('id')
    const form = await readForm(c, abandonForm)
    if (!form.ok) return show(c, form.state, 422)
    await abandonImport(deps, c.var.actor, { importId, ...form.data })
    return seeOther(c, paths.ledgers.show({ id: importId }))
  })

  return app
}
