import { type Context, Hono } from 'hono'
import { CampaignListPage } from '../../views/cleanup/campaign-list-page.tsx'
import { CampaignPage } from '../../views/cleanup/campaign-page.tsx'
import { NewCampaignPage } from '../../views/cleanup/new-campaign-page.tsx'
import { decodeCursor, sliceOf } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { listOrganChoices } from '../people/queries.ts'
import { may as hasPermission } from '../people/rules.ts'
import { assignItems } from './commands/assign.ts'
import { decideOutcomes } from './commands/decide.ts'
import { moveCampaign } from './commands/move-campaign.ts'
import { openCampaignWithDocuments, scopeOf } from './commands/open-with-documents.ts'
import { proposeOutcomes } from './commands/propose.ts'
import { reviewOutcomes } from './commands/review.ts'
import { refreshSignals } from './commands/signals.ts'
import { CAMPAIGN_EXPORT, ITEM_EXPORT } from './export-columns.ts'
import { backToList, readItemFilter } from './filter.ts'
import { assignForm, campaignForm, decisionForm, proposalsForm, reviewForm, scopeForm, stageForm } from './forms.ts'
import type { ItemFilter, ItemTarget, UnitProgress } from './model.ts'
import { countOpenAmendments } from './queries/amendments.ts'
import { listBatches } from './queries/batches.ts'
import { getCampaignSummary, listCampaigns, listProgress, nextCleanupDue } from './queries/campaigns.ts'
import { listItemLines, listItemSignals, listItemYears } from './queries/items.ts'
import { countOmissions } from './queries/omissions.ts'
import { listMoves } from './queries/reviews.ts'
import { summarizeScope, usualCriteria } from './queries/scope.ts'

const PAGE_SIZE = 100
const EXPORT_LIMIT = 100_000
const CAMPAIGNS = 50
/** The newest acts, beside the items; all of them have their own page. */
const BATCHES = 10

/** A unit opens a clean-up at its own documents; choosing 全部 shows what else it may see. */
function ownFirst(c: Context<Env>, progress: readonly UnitProgress[]): ItemFilter {
  const filter = readItemFilter(c.req.query())
  const { actor } = c.var
  const isOwn = progress.some((unit) => unit.organId === actor.organId)
  if (hasPermission(actor, 'cleanup.manage') || c.req.query('organ') !== undefined || !isOwn) return filter
  return { ...filter, organId: actor.organId }
}

/** The campaigns: opening one, its list of items, and acts on many of them. */
export function campaignRoutes(deps: Deps): Hono<Env> {
  const campaignPage = async (
    c: Context<Env>,
    forms: { proposal?: FormState; review?: FormState; decision?: FormState; stage?: FormState } = {},
  ) => {
    const id = c.req.param('id') ?? ''
    const { actor } = c.var
    const { db } = deps
    const progress = await listProgress(db, id)
    const filter = ownFirst(c, progress)
    const today = deps.clock.today()
    const campaign = await getCampaignSummary(db, id)
    const cursor = decodeCursor(c.req.query('cursor'), 1)
    const manages = hasPermission(actor, 'cleanup.manage')
    const shown = {
      campaign,
      page: await listItemLines(db, actor, id, filter, cursor, PAGE_SIZE),
      progress,
      batches: await listBatches(db, actor, id, null, BATCHES),
      moves: await listMoves(db, id),
      years: await listItemYears(db, actor, id),
      signals: await listItemSignals(db, actor, id),
      omitted: await countOmissions(db, id, today),
      unamended: await countOpenAmendments(db, id),
      organs: manages ? await listOrganChoices(db) : [],
    }
    const body = (
      <CampaignPage
        {...{ ...shown, filter, today, actor, cursor: c.req.query('cursor') }}
        proposal={forms.proposal ?? formOf()}
        review={forms.review ?? formOf()}
        stage={forms.stage ?? formOf()}
        decision={forms.decision ?? formOf({ decidedOn: today, effectiveOn: today })}
      />
    )
    return reply(c, { title: campaign.name, body }, statusOf(...Object.values(forms)))
  }

  const newPage = async (c: Context<Env>, state?: FormState, summary?: Awaited<ReturnType<typeof summarizeScope>>) => {
    const organs = await listOrganChoices(deps.db)
    const { criteria, supersededOutcome, outcomes } = await usualCriteria(deps.db, deps.clock.today())
    const blank = {
      ...formOf({ ...criteria, supersededOutcome, state: 'all' }),
      lists: { categories: ['government', 'department'] },
    }
    const body = <NewCampaignPage {...{ organs, outcomes }} state={state ?? blank} summary={summary ?? null} />
    return reply(c, { title: '启动清理', body }, state && !summary ? 422 : 200)
  }

  /** The items a bulk action is for: those ticked, or all that the filters find. */
  const targetOf = (c: Context<Env>, form: { scope: 'chosen' | 'found'; ids: readonly string[] }): ItemTarget => {
    const campaignId = c.req.param('id') ?? ''
    return form.scope === 'chosen'
      ? { campaignId, itemIds: form.ids }
      : { campaignId, filter: readItemFilter(c.req.query()) }
  }

  return new Hono<Env>()
    .get(paths.campaigns.list.pattern, may('cleanup.read'), async (c) => {
      const today = deps.clock.today()
      const next = await nextCleanupDue(deps.db, today)
      const campaigns = await listCampaigns(deps.db)
      const page = sliceOf(campaigns, decodeCursor(c.req.query('cursor'), 1), CAMPAIGNS)
      const body = <CampaignListPage page={page} next={next} today={today} actor={c.var.actor} />
      return reply(c, { title: '清理', body })
    })
    .get(paths.campaigns.listExport.pattern, may('cleanup.read'), async (c) =>
      downloadList(c, '历次清理', CAMPAIGN_EXPORT, await listCampaigns(deps.db)),
    )
    .get(paths.campaigns.create.pattern, may('cleanup.manage'), (c) => newPage(c))
    .post(paths.campaigns.create.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, campaignForm)
      if (!form.ok) return newPage(c, form.state)
      const made = await attempt(openCampaignWithDocuments(deps, c.var.actor, form.data), form.state)
      if (!made.ok) return newPage(c, made.state)
      deps.wakeWorker()
      return seeOther(c, paths.campaigns.show({ id: made.value }))
    })
    .post(paths.campaigns.count.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, scopeForm)
      if (!form.ok) return newPage(c, form.state)
      return newPage(c, form.state, await summarizeScope(deps.db, scopeOf(form.data), deps.clock.today()))
    })
    .get(paths.campaigns.show.pattern, may('cleanup.read'), (c) => campaignPage(c))
    .get(paths.campaigns.export.pattern, may('cleanup.read'), async (c) => {
      const campaign = await getCampaignSummary(deps.db, c.req.param('id'))
      const filter = readItemFilter(c.req.query())
      const page = await listItemLines(deps.db, c.var.actor, campaign.campaignId, filter, null, EXPORT_LIMIT)
      return downloadList(c, campaign.name, ITEM_EXPORT, page.rows)
    })
    .post(paths.campaigns.stage.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, stageForm)
      if (!form.ok) return campaignPage(c, { stage: form.state })
      const move = moveCampaign(deps, c.var.actor, { campaignId: c.req.param('id'), ...form.data })
      const done = await attempt(move, form.state)
      return done.ok ? backToList(c) : campaignPage(c, { stage: done.state })
    })
    .post(paths.campaigns.signals.pattern, may('cleanup.propose'), async (c) => {
      await refreshSignals(deps, c.var.actor, c.req.param('id'))
      return backToList(c)
    })
    .post(paths.campaigns.assign.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, assignForm)
      if (!form.ok) return campaignPage(c, { proposal: form.state })
      const act = assignItems(deps, c.var.actor, targetOf(c, form.data), form.data.assignTo)
      const done = await attempt(act, form.state)
      return done.ok ? backToList(c) : campaignPage(c, { proposal: done.state })
    })
    .post(paths.campaigns.proposals.pattern, may('cleanup.propose'), async (c) => {
      const form = await readForm(c, proposalsForm)
      if (!form.ok) return campaignPage(c, { proposal: form.state })
      const done = await attempt(proposeOutcomes(deps, c.var.actor, targetOf(c, form.data), form.data), form.state)
      return done.ok ? backToList(c) : campaignPage(c, { proposal: done.state })
    })
    .post(paths.campaigns.reviews.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, reviewForm)
      if (!form.ok) return campaignPage(c, { review: form.state })
      const done = await attempt(reviewOutcomes(deps, c.var.actor, targetOf(c, form.data), form.data), form.state)
      return done.ok ? backToList(c) : campaignPage(c, { review: done.state })
    })
    .post(paths.campaigns.decisions.pattern, may('cleanup.decide'), async (c) => {
      const form = await readForm(c, decisionForm)
      if (!form.ok) return campaignPage(c, { decision: form.state })
      const done = await attempt(decideOutcomes(deps, c.var.actor, targetOf(c, form.data), form.data), form.state)
      return done.ok ? backToList(c) : campaignPage(c, { decision: done.state })
    })
}
