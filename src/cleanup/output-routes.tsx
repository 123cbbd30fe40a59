import { type Context, Hono } from 'hono'
import { AmendmentListPage } from '../../views/cleanup/amendment-list-page.tsx'
import { CataloguePage } from '../../views/cleanup/catalogue-page.tsx'
import { OutputsPage } from '../../views/cleanup/outputs-page.tsx'
import { CATALOGUE_TITLES, catalogueWord, cleanupReportWord, decisionWord } from '../../views/cleanup/word-outputs.ts'
import { decodeCursor, sliceOf } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download, downloadList } from '../http/export.ts'
import { readDay } from '../http/fields.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { oneLine, type Report, reportDocx, WORD_TYPE } from '../lib/word-report.ts'
import { listOrganChoices } from '../people/queries.ts'
import { amendmentExport, catalogueExport } from './export-columns.ts'
import {
  AMENDMENT_STATES,
  type AmendmentFilter,
  CATALOGUES,
  type CatalogueKind,
  DECISION_KINDS,
  type DecisionKind,
} from './output-model.ts'
import { countAmendments, listAmendments } from './queries/amendments.ts'
import { getCampaignSummary, listCampaigns } from './queries/campaigns.ts'
import { getCatalogue, getCatalogues } from './queries/catalogue.ts'
import { countOmissions } from './queries/omissions.ts'
import { getCleanupReport, getDecisionFacts } from './queries/report.ts'

/** A catalogue is printed whole; only one that no office prints has pages. */
const CATALOGUE_PAGE = 1_000
const PAGE_SIZE = 50
const EXPORT_LIMIT = 100_000

/** What comes out of a campaign: report, decisions, catalogues; what is followed up. */
export function outputRoutes(deps: Deps): Hono<Env> {
  const reads = may('cleanup.read')
  const word = async (c: Context<Env>, fileName: string, report: Report) =>
    download(c, `${fileName}.docx`, WORD_TYPE, new Uint8Array(await reportDocx(report)))
  const onDay = (c: Context<Env>) => readDay(c.req.query('on') ?? '')
  const amendmentFilter = (c: Context<Env>): AmendmentFilter => ({
    campaignId: c.req.query('campaign') || undefined,
    organId: c.req.query('organ') || undefined,
    state: (['open', ...AMENDMENT_STATES] as const).find((state) => state === c.req.query('state')),
  })

  return new Hono<Env>()
    .get(paths.campaigns.outputs.pattern, reads, async (c) => {
      const id = c.req.param('id')
      const campaign = await getCampaignSummary(deps.db, id)
      const body = (
        <OutputsPage
          campaign={campaign}
          catalogues={await getCatalogues(deps.db, c.var.actor, id)}
          omitted={await countOmissions(deps.db, id, deps.clock.today())}
        />
      )
      return reply(c, { title: '报告、决定和目录', body })
    })
    .get(paths.campaigns.reportWord.pattern, reads, async (c) => {
      const report = await getCleanupReport(deps.db, c.var.actor, c.req.param('id'))
      return word(c, `${report.campaign.name}报告`, cleanupReportWord(report))
    })
    .get(paths.campaigns.decisionWord.pattern, reads, async (c) => {
      const kind = decisionKindOf(c)
      const id = c.req.param('id')
      const campaign = await getCampaignSummary(deps.db, id)
      const catalogue = await getCatalogue(deps.db, c.var.actor, id, kind)
      const report = decisionWord(kind, catalogue, campaign, await getDecisionFacts(deps.db, id, kind))
      return word(c, oneLine(report.title), report)
    })
    .get(paths.campaigns.catalogue.pattern, reads, async (c) => {
      const catalogue = await getCatalogue(deps.db, c.var.actor, c.req.param('id'), kindOf(c), onDay(c))
      const cursor = decodeCursor(c.req.query('cursor'), 1)
      const lines = catalogue.lines.map((line, at) => ({ ...line, serial: at + 1 }))
      const page = sliceOf(lines, cursor, CATALOGUE_PAGE)
      const body = <CataloguePage catalogue={catalogue} page={page} on={onDay(c)} />
      return reply(c, { title: CATALOGUE_TITLES[catalogue.kind], body })
    })
    .get(paths.campaigns.catalogueExport.pattern, reads, async (c) => {
      const on = onDay(c)
      const { campaignName, kind, lines } = await getCatalogue(deps.db, c.var.actor, c.req.param('id'), kindOf(c), on)
      const rows = lines.map((line, at) => ({ ...line, serial: at + 1 }))
      return downloadList(c, `${campaignName}${CATALOGUE_TITLES[kind]}`, catalogueExport(on), rows)
    })
    .get(paths.campaigns.catalogueWord.pattern, reads, async (c) => {
      const catalogue = await getCatalogue(deps.db, c.var.actor, c.req.param('id'), kindOf(c))
      return word(c, `${catalogue.campaignName}${CATALOGUE_TITLES[catalogue.kind]}`, catalogueWord(catalogue))
    })
    .get(paths.amendments.list.pattern, reads, async (c) => {
      const filter = amendmentFilter(c)
      const today = deps.clock.today()
      const cursor = decodeCursor(c.req.query('cursor'), 1)
      const body = (
        <AmendmentListPage
          page={await listAmendments(deps.db, c.var.actor, filter, today, cursor, PAGE_SIZE)}
          counts={await countAmendments(deps.db, c.var.actor, { ...filter, state: undefined }, today)}
          campaigns={await listCampaigns(deps.db)}
          organs={await listOrganChoices(deps.db)}
          filter={filter}
          today={today}
        />
      )
      return reply(c, { title: '修改跟踪', body })
    })
    .get(paths.amendments.export.pattern, reads, async (c) => {
      const today = deps.clock.today()
      const page = await listAmendments(deps.db, c.var.actor, amendmentFilter(c), today, null, EXPORT_LIMIT)
      return downloadList(c, '修改跟踪', amendmentExport(today), page.rows)
    })
}

/** Reads which annex the address names. */
function kindOf(c: Context<Env>): CatalogueKind {
  const kind = CATALOGUES.find((one) => one === c.req.param('kind'))
  if (!kind) throw new Refused('not_found', '没有这个目录。')
  return kind
}

function decisionKindOf(c: Context<Env>): DecisionKind {
  const kind = DECISION_KINDS.find((one) => one === c.req.param('kind'))
  if (!kind) throw new Refused('not_found', '没有这类决定。')
  return kind
}
