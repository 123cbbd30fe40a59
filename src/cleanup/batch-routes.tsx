import { Hono } from 'hono'
import { BatchListPage } from '../../views/cleanup/batch-list-page.tsx'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { withdrawBatch } from './commands/withdraw.ts'
import { BATCH_EXPORT } from './export-columns.ts'
import { backToList } from './filter.ts'
import { listBatches } from './queries/batches.ts'
import { getCampaignSummary } from './queries/campaigns.ts'
import { BATCH_KINDS } from './stage-rules.ts'

const PAGE_SIZE = 50

/** What one act wrote on many items of a campaign: all such acts of its stage, and withdrawing one. */
export function batchRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get(paths.campaigns.batches.pattern, may('cleanup.propose'), async (c) => {
      const id = c.req.param('id')
      const campaign = await getCampaignSummary(deps.db, id)
      const page = await listBatches(deps.db, c.var.actor, id, decodeCursor(c.req.query('cursor'), 1), PAGE_SIZE)
      return reply(c, { title: '可撤回的办理', body: <BatchListPage campaign={campaign} page={page} /> })
    })
    .get(paths.campaigns.batchesExport.pattern, may('cleanup.propose'), async (c) => {
      const id = c.req.param('id')
      const { name } = await getCampaignSummary(deps.db, id)
      const batches = await readAll((cursor, size) => listBatches(deps.db, c.var.actor, id, cursor, size))
      return downloadList(c, `${name}可撤回的办理`, BATCH_EXPORT, batches)
    })
    .post(paths.campaigns.withdraw.pattern, may('cleanup.propose'), async (c) => {
      const kind = BATCH_KINDS.find((k) => k === c.req.param('kind'))
      if (!kind) throw new Refused('not_found', '没有这批意见。')
      await withdrawBatch(deps, c.var.actor, { campaignId: c.req.param('id'), kind, batchId: c.req.param('batch') })
      return backToList(c)
    })
}
