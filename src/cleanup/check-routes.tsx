import { type Context, Hono } from 'hono'
import { CheckPage } from '../../views/cleanup/check-page.tsx'
import { type Cursor, decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { explainOmission, withdrawExplanation } from './commands/omissions.ts'
import { addItems } from './commands/open-campaign.ts'
import { CONTRADICTION_EXPORT, EXPLAINED_EXPORT, OMISSION_EXPORT } from './export-columns.ts'
import { explainForm } from './forms.ts'
import { CHECK_PARTS, type CheckPart } from './output-model.ts'
import { getCampaignSummary } from './queries/campaigns.ts'
import { countCheck, listContradictions, listExplained, listOmissions, listOmittedIds } from './queries/omissions.ts'

const PAGE_SIZE = 50
const EXPORT_LIMIT = 100_000

/** Whether a document in force drops out of the catalogues of a campaign, or stands in the wrong one. */
export function checkRoutes(deps: Deps): Hono<Env> {
  const reads = may('cleanup.read')

  const partOf = (c: Context<Env>): CheckPart => CHECK_PARTS.find((part) => part === c.req.query('part')) ?? 'omitted'

  const listOf = async (c: Context<Env>, part: CheckPart, cursor: Cursor | null, size: number) => {
    const of = [deps.db, c.var.actor, c.req.param('id') ?? ''] as const
    const today = deps.clock.today()
    if (part === 'ended') return { part, page: await listContradictions(...of, today, cursor, size) }
    if (part === 'explained') return { part, page: await listExplained(...of, cursor, size) }
    return { part, page: await listOmissions(...of, today, cursor, size) }
  }

  const checkPage = async (
    c: Context<Env>,
    explaining?: { readonly documentId: string; readonly state: FormState },
  ) => {
    const id = c.req.param('id') ?? ''
    const cursor = c.req.query('cursor')
    const body = (
      <CheckPage
        campaign={await getCampaignSummary(deps.db, id)}
        counts={await countCheck(deps.db, c.var.actor, id, deps.clock.today())}
        list={await listOf(c, partOf(c), decodeCursor(cursor, 1), PAGE_SIZE)}
        cursor={cursor}
        actor={c.var.actor}
        explaining={explaining ?? { documentId: '', state: formOf() }}
      />
    )
    return reply(c, { title: '目录核对', body }, explaining ? statusOf(explaining.state) : 200)
  }

  /** Back to the place in the list that was left. */
  const back = (c: Context<Env>) => {
    const { part, cursor } = c.req.query()
    return seeOther(c, paths.campaigns.check({ id: c.req.param('id') ?? '' }, { part, cursor }))
  }

  return new Hono<Env>()
    .get(paths.campaigns.check.pattern, reads, (c) => checkPage(c))
    .get(paths.campaigns.checkExport.pattern, reads, async (c) => {
      const { name } = await getCampaignSummary(deps.db, c.req.param('id'))
      const list = await listOf(c, partOf(c), null, EXPORT_LIMIT)
      if (list.part === 'ended')
        return downloadList(c, `${name}决定保留却已终止的文件`, CONTRADICTION_EXPORT, list.page.rows)
      if (list.part === 'explained')
        return downloadList(c, `${name}写明理由不列入的文件`, EXPLAINED_EXPORT, list.page.rows)
      return downloadList(c, `${name}不在目录的文件`, OMISSION_EXPORT, list.page.rows)
    })
    .post(paths.campaigns.include.pattern, may('cleanup.manage'), async (c) => {
      const campaignId = c.req.param('id')
      const documentIds = await listOmittedIds(deps.db, c.var.actor, campaignId, deps.clock.today())
      await addItems(deps, c.var.actor, { campaignId, documentIds })
      deps.wakeWorker()
      return seeOther(c, paths.campaigns.check({ id: campaignId }))
    })
    .post(paths.campaigns.explain.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, explainForm)
      const documentId = c.req.param('document')
      if (!form.ok) return checkPage(c, { documentId, state: form.state })
      const input = { campaignId: c.req.param('id'), documentId, reason: form.data.reason }
      const done = await attempt(explainOmission(deps, c.var.actor, input), form.state)
      return done.ok ? back(c) : checkPage(c, { documentId, state: done.state })
    })
    .post(paths.campaigns.unexplain.pattern, may('cleanup.manage'), async (c) => {
      const documentId = c.req.param('document')
      await withdrawExplanation(deps, c.var.actor, { campaignId: c.req.param('id'), documentId })
      return back(c)
    })
}
