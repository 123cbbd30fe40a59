import { type Context, Hono } from 'hono'
import { ColumnsPage } from '../../views/reconciliation/columns-page.tsx'
import { IssuingListsPage } from '../../views/reconciliation/list-page.tsx'
import { NewListPage } from '../../views/reconciliation/new-page.tsx'
import { IssuingRowView } from '../../views/reconciliation/row-page.tsx'
import { IssuingListPage } from '../../views/reconciliation/show-page.tsx'
import { listClassified } from '../classification/queries.ts'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { readUpload } from '../documents/uploads.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { typed } from '../http/query.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { yearOf } from '../lib/day.ts'
import type { Refused } from '../lib/refused.ts'
import { compareList } from './commands/compare-list.ts'
import { decideRows } from './commands/decide-rows.ts'
import { receiveList } from './commands/receive-list.ts'
import { LIST_EXPORT, ROW_EXPORT } from './export-columns.ts'
import { readRowFilter, rowQuery } from './filter.ts'
import { columnsForm, decisionsForm, listForm, rowForm } from './forms.ts'
import { previewOf } from './preview-rules.ts'
import { getIssuingList, listGrounds, listIssuingLists, listMakers, listMissing } from './queries/lists.ts'
import { countRows, getIssuingRow, listIssuingRows, listOpenRows } from './queries/rows.ts'

const PAGE_SIZE = 50
const LOOKED_AT = 30
const SUSPECTS = 8
const guard = may('filing.register')
/** Refusals that are shown beside what was typed. */
const SHOWN = ['invalid', 'conflict'] as const

const statusOf = (refused: Refused): 409 | 422 => (refused.kind === 'conflict' ? 409 : 422)
const withReasons = (state: FormState, { message, reasons }: Refused): FormState =>
  refuse(
    state,
    [message, ...reasons].map((one) => ({ message: one })),
  )

/** Comparing what was issued with what was filed: the bureau receives lists, sees each row judged, and decides. */
export function reconciliationRoutes(deps: Deps): Hono<Env> {
  const id = (c: Context<Env>): string => c.req.param('id') ?? ''
  const today = deps.clock.today

  /** The newest papers that were judged not normative and yet speak of rights and duties. */
  const suspects = async (c: Context<Env>) => {
    const { rows } = await listClassified(deps.db, c.var.actor, { result: 'not_normative' }, null, LOOKED_AT)
    return rows.filter((one) => one.rights.length > 0).slice(0, SUSPECTS)
  }

  const newPage = async (c: Context<Env>, state?: FormState) => {
    const makers = await listMakers(deps.db, c.var.actor, today())
    const blank = formOf({ year: yearOf(today()) - 1, receivedOn: today() })
    const maxMb = Math.floor(deps.config.maxUploadBytes / 1024 / 1024)
    const body = <NewListPage state={state ?? blank} makers={makers} maxMb={maxMb} />
    return reply(c, { title: '导入发文目录', body }, state ? 422 : 200)
  }

  const columnsPage = async (c: Context<Env>, state?: FormState) => {
    const list = await getIssuingList(deps.db, c.var.actor, id(c))
    const file = await deps.sheets.read(await deps.blobs.get(list.digest))
    const typedRow = state?.values.headingRow ?? typed(c, 'headingRow')
    const sheet = state?.values.sheet ?? typed(c, 'sheet') ?? list.sheet ?? undefined
    const headingRow = /^\d{1,5}$/.test(typedRow ?? '') ? Number(typedRow) : undefined
    const preview = previewOf(file, {
      ...(sheet ? { sheet } : {}),
      ...(headingRow === undefined ? {} : { headingRow }),
    })
    const known = formOf({ ...preview.columns, sheet: preview.sheet, headingRow: preview.headingRow })
    const body = <ColumnsPage list={list} preview={preview} state={state ?? known} />
    return reply(c, { title: `核对各列：${list.name}`, body }, state ? 422 : 200)
  }

  const listPage = async (c: Context<Env>, state?: FormState, status: 409 | 422 = 422) => {
    const { actor } = c.var
    const list = await getIssuingList(deps.db, actor, id(c))
    if (list.state === 'received') return seeOther(c, paths.issuingLists.columns({ id: list.listId }))
    const filter = readRowFilter(c.req.query())
    const cursor = decodeCursor(c.req.query('cursor'), 1)
    const body = (
      <IssuingListPage
        list={list}
        counts={await countRows(deps.db, actor, list.listId)}
        page={await listIssuingRows(deps.db, actor, list.listId, filter, cursor, PAGE_SIZE)}
        filter={filter}
        cursor={c.req.query('cursor')}
        grounds={await listGrounds(deps.db, today())}
        makers={await listMakers(deps.db, actor, list.coversFrom)}
        state={state ?? formOf()}
      />
    )
    return reply(c, { title: list.name, body }, state ? status : 200)
  }

  const rowPage = async (c: Context<Env>, state?: FormState, status: 409 | 422 = 422) => {
    const list = await getIssuingList(deps.db, c.var.actor, id(c))
    const row = await getIssuingRow(deps.db, c.var.actor, list.listId, c.req.param('row') ?? '')
    const known = formOf({
      documentId: row.document?.documentId,
      title: row.title,
      numberText: row.numberText,
      publishedOn: row.issuedOn,
      makerId: row.makerId,
      secrecy: 'public',
    })
    const body = (
      <IssuingRowView
        list={list}
        row={row}
        grounds={await listGrounds(deps.db, today())}
        makers={await listMakers(deps.db, c.var.actor, list.coversFrom)}
        state={state ?? known}
      />
    )
    return reply(c, { title: row.title || row.document?.title || '目录核对', body }, state ? status : 200)
  }

  return new Hono<Env>()
    .get(paths.issuingLists.list.pattern, guard, async (c) => {
      const page = await listIssuingLists(deps.db, c.var.actor, decodeCursor(c.req.query('cursor'), 2), PAGE_SIZE)
      const missing = await listMissing(deps.db, c.var.actor, yearOf(today()) - 1, today())
      const body = <IssuingListsPage page={page} missing={missing} today={today()} suspects={await suspects(c)} />
      return reply(c, { title: '发文核对', body })
    })
    .get(paths.issuingLists.export.pattern, guard, async (c) => {
      const rows = await readAll((cursor, size) => listIssuingLists(deps.db, c.var.actor, cursor, size))
      return downloadList(c, `发文核对${today()}`, LIST_EXPORT, rows)
    })
    .get(paths.issuingLists.create.pattern, guard, (c) => newPage(c))
    .post(paths.issuingLists.create.pattern, guard, async (c) => {
      const form = await readForm(c, listForm)
      if (!form.ok) return newPage(c, form.state)
      const { paste, name, ...rest } = form.data
      const upload = await readUpload(form.files.file)
      const file = upload ?? (paste === null ? null : { fileName: '粘贴的目录.csv', bytes: Buffer.from(paste) })
      if (file === null)
        return newPage(
          c,
          refuse(form.state, [{ field: 'file', message: '请选择发文目录文件，或者把目录粘贴到下面的框里。' }]),
        )
      const input = { ...rest, name: name ?? `${rest.year}年发文目录` }
      const made = await attempt(receiveList(deps, c.var.actor, input, file), form.state, ['invalid', 'too_large'])
      return made.ok ? seeOther(c, paths.issuingLists.columns({ id: made.value })) : newPage(c, made.state)
    })
    .get(paths.issuingLists.show.pattern, guard, (c) => listPage(c))
    .get(paths.issuingLists.columns.pattern, guard, (c) => columnsPage(c))
    .post(paths.issuingLists.columns.pattern, guard, async (c) => {
      const form = await readForm(c, columnsForm)
      if (!form.ok) return columnsPage(c, form.state)
      const done = await attempt(compareList(deps, c.var.actor, { listId: id(c), ...form.data }), form.state)
      return done.ok ? seeOther(c, paths.issuingLists.show({ id: id(c) })) : columnsPage(c, done.state)
    })
    .get(paths.issuingLists.rowsExport.pattern, guard, async (c) => {
      const list = await getIssuingList(deps.db, c.var.actor, id(c))
      const filter = readRowFilter(c.req.query())
      const rows = await readAll((cursor, size) =>
        listIssuingRows(deps.db, c.var.actor, list.listId, filter, cursor, size),
      )
      return downloadList(c, `${list.name}核对结果`, ROW_EXPORT, rows)
    })
    .get(paths.issuingLists.decisions.pattern, guard, (c) => c.redirect(paths.issuingLists.show({ id: id(c) }), 303))
    .post(paths.issuingLists.decisions.pattern, guard, async (c) => {
      const form = await readForm(c, decisionsForm)
      if (!form.ok) return listPage(c, form.state)
      const filter = readRowFilter(c.req.query())
      const { scope, ids, makerId, category, secrecy, ...decision } = form.data
      const rows = scope === 'chosen' ? ids : await listOpenRows(deps.db, c.var.actor, id(c), filter)
      const input = { ...decision, omission: { makerId, category, secrecy } }
      const done = await outcomeOf(decideRows(deps, c.var.actor, { listId: id(c), rows }, input), ...SHOWN)
      if (!done.ok) return listPage(c, withReasons(form.state, done.refused), statusOf(done.refused))
      return seeOther(c, paths.issuingLists.show({ id: id(c) }, { ...rowQuery(filter), cursor: c.req.query('cursor') }))
    })
    .get(paths.issuingLists.row.pattern, guard, (c) => rowPage(c))
    .post(paths.issuingLists.row.pattern, guard, async (c) => {
      const form = await readForm(c, rowForm)
      if (!form.ok) return rowPage(c, form.state)
      const { version, documentId, decision, ground, reason, ...omission } = form.data
      const target = { listId: id(c), rows: [{ rowId: c.req.param('row') ?? '', version }] }
      const input = { decision, ground, reason, documentId, omission }
      const done = await outcomeOf(decideRows(deps, c.var.actor, target, input), ...SHOWN)
      if (!done.ok) return rowPage(c, withReasons(form.state, done.refused), statusOf(done.refused))
      return seeOther(c, paths.issuingLists.show({ id: id(c) }))
    })
}
