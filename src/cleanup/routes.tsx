import { type Context, Hono } from 'hono'
import { CampaignListPage } from '../../views/cleanup/campaign-list-page.tsx'
import { CampaignPage } from '../../views/cleanup/campaign-page.tsx'
import { CataloguePage } from '../../views/cleanup/catalogue-page.tsx'
import { ItemPage } from '../../views/cleanup/item-page.tsx'
import { ItemRowAndTotals } from '../../views/cleanup/item-row.tsx'
import { NewCampaignPage } from '../../views/cleanup/new-campaign-page.tsx'
import { wordOf } from '../../views/format.ts'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther, wantsFragment } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { listOrganChoices } from '../people/queries.ts'
import { decideOutcomes } from './commands/decide.ts'
import { moveCampaign } from './commands/open-campaign.ts'
import { openCampaignWithDocuments } from './commands/open-with-documents.ts'
import { proposeOutcome, proposeOutcomes } from './commands/propose.ts'
import { reviewOutcomes, withdrawReviews } from './commands/review.ts'
import { CATALOGUE_EXPORT, ITEM_EXPORT } from './export-columns.ts'
import { itemQuery, readItemFilter } from './filter.ts'
import {
  agreeForm,
  campaignForm,
  decisionForm,
  itemReviewForm,
  proposalForm,
  proposalsForm,
  reviewForm,
  stageForm,
} from './forms.ts'
import { CLEANUP_OUTCOMES, type CleanupOutcome } from './model.ts'
import { getCampaignSummary, listCampaigns, listProgress } from './queries/campaigns.ts'
import { getCatalogue } from './queries/catalogue.ts'
import { getItemPage, listItemIds, listItemLines } from './queries/items.ts'
import { listMoves, listReviewBatches } from './queries/reviews.ts'

const PAGE_SIZE = 100
const EXPORT_LIMIT = 100_000

export function campaignRoutes(deps: Deps): Hono<Env> {
  const campaignPage = async (
    c: Context<Env>,
    forms: { proposal?: FormState; review?: FormState; decision?: FormState } = {},
  ) => {
    const id = c.req.param('id') ?? ''
    const filter = readItemFilter(c.req.query())
    const today = deps.clock.today()
    const campaign = await getCampaignSummary(deps.db, id)
    const page = await listItemLines(
      deps.db,
      c.var.actor,
      id,
      filter,
      decodeCursor(c.req.query('cursor'), 1),
      PAGE_SIZE,
    )
    const progress = await listProgress(deps.db, id)
    const batches = await listReviewBatches(deps.db, id)
    const moves = await listMoves(deps.db, id)
    const body = (
      <CampaignPage
        {...{
          campaign,
          page,
          progress,
          batches,
          moves,
          filter,
          today,
          actor: c.var.actor,
          cursor: c.req.query('cursor'),
        }}
        proposal={forms.proposal ?? formOf()}
        review={forms.review ?? formOf()}
        decision={forms.decision ?? formOf({ decidedOn: today, effectiveOn: today })}
      />
    )
    return reply(c, { title: campaign.name, body }, forms.proposal || forms.review || forms.decision ? 422 : 200)
  }

  const itemPage = async (
    c: Context<Env>,
    forms: { proposal?: FormState; review?: FormState; decision?: FormState } = {},
  ) => {
    const item = await getItemPage(deps.db, c.var.actor, c.req.param('id') ?? '', c.req.param('item') ?? '')
    const today = deps.clock.today()
    const body = (
      <ItemPage
        item={item}
        actor={c.var.actor}
        proposal={forms.proposal ?? formOf({ outcome: item.proposed, reason: item.reason })}
        review={forms.review ?? formOf()}
        decision={forms.decision ?? formOf({ decidedOn: today, effectiveOn: today })}
      />
    )
    return reply(
      c,
      { title: `清理：${item.title}`, body },
      forms.proposal || forms.review || forms.decision ? 422 : 200,
    )
  }

  const newPage = async (c: Context<Env>, state?: FormState) => {
    const organs = await listOrganChoices(deps.db)
    const blank = { ...formOf({ supersededOutcome: 'repeal' }), lists: { categories: ['government', 'department'] } }
    const body = <NewCampaignPage state={state ?? blank} organs={organs} />
    return reply(c, { title: '启动清理', body }, state ? 422 : 200)
  }

  /** The items a bulk action is for: those ticked, or all that the filters find. */
  const targets = async (c: Context<Env>, form: { scope: 'chosen' | 'found'; ids: readonly string[] }) => {
    const campaignId = c.req.param('id') ?? ''
    if (form.scope === 'chosen') return { campaignId, itemIds: form.ids }
    return { campaignId, itemIds: await listItemIds(deps.db, c.var.actor, campaignId, readItemFilter(c.req.query())) }
  }

  /** A row as it is now, with the totals. */
  const rowReply = async (c: Context<Env>, campaignId: string, itemId: string) => {
    const item = await getItemPage(deps.db, c.var.actor, campaignId, itemId)
    const campaign = await getCampaignSummary(deps.db, campaignId)
    const body = <ItemRowAndTotals {...{ item, campaign, actor: c.var.actor, query: listQuery(c) }} />
    return reply(c, { title: '', body })
  }

  const backToList = (c: Context<Env>) =>
    seeOther(c, paths.campaigns.show({ id: c.req.param('id') ?? '' }, listQuery(c)))

  return new Hono<Env>()
    .get(paths.campaigns.list.pattern, may('cleanup.read'), async (c) => {
      const campaigns = await listCampaigns(deps.db)
      return reply(c, { title: '清理', body: <CampaignListPage campaigns={campaigns} actor={c.var.actor} /> })
    })
    .get(paths.campaigns.create.pattern, may('cleanup.manage'), (c) => newPage(c))
    .post(paths.campaigns.create.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, campaignForm)
      if (!form.ok) return newPage(c, form.state)
      const made = await attempt(openCampaignWithDocuments(deps, c.var.actor, form.data), form.state)
      return made.ok ? seeOther(c, paths.campaigns.show({ id: made.value })) : newPage(c, made.state)
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
      if (!form.ok) throw new Refused('invalid', form.state.errors[0]?.message ?? '请刷新页面后重试。')
      await moveCampaign(deps, c.var.actor, { campaignId: c.req.param('id'), ...form.data })
      return backToList(c)
    })
    .post(paths.campaigns.proposals.pattern, may('cleanup.propose'), async (c) => {
      const form = await readForm(c, proposalsForm)
      if (!form.ok) return campaignPage(c, { proposal: form.state })
      const act = proposeOutcomes(deps, c.var.actor, await targets(c, form.data), form.data)
      const done = await attempt(act, form.state)
      return done.ok ? backToList(c) : campaignPage(c, { proposal: done.state })
    })
    .post(paths.campaigns.reviews.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, reviewForm)
      if (!form.ok) return campaignPage(c, { review: form.state })
      const done = await attempt(reviewOutcomes(deps, c.var.actor, await targets(c, form.data), form.data), form.state)
      return done.ok ? backToList(c) : campaignPage(c, { review: done.state })
    })
    .post(paths.campaigns.withdrawReviews.pattern, may('cleanup.manage'), async (c) => {
      await withdrawReviews(deps, c.var.actor, { campaignId: c.req.param('id'), batchId: c.req.param('batch') })
      return backToList(c)
    })
    .post(paths.campaigns.review.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, itemReviewForm)
      if (!form.ok) return itemPage(c, { review: form.state })
      const item = c.req.param('item')
      const target = { campaignId: c.req.param('id'), itemIds: [item], version: form.data.version }
      const done = await attempt(reviewOutcomes(deps, c.var.actor, target, form.data), form.state)
      return done.ok
        ? seeOther(c, paths.campaigns.item({ id: target.campaignId, item }))
        : itemPage(c, { review: done.state })
    })
    .post(paths.campaigns.agree.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, agreeForm)
      if (!form.ok) throw new Refused('invalid', '请刷新页面后重试。')
      const target = { campaignId: c.req.param('id'), itemIds: [c.req.param('item')], version: form.data.version }
      await reviewOutcomes(deps, c.var.actor, target, { outcome: null, reason: null, amendBy: null })
      return wantsFragment(c) ? rowReply(c, target.campaignId, c.req.param('item')) : backToList(c)
    })
    .post(paths.campaigns.decisions.pattern, may('cleanup.decide'), async (c) => {
      const form = await readForm(c, decisionForm)
      if (!form.ok) return campaignPage(c, { decision: form.state })
      const done = await attempt(decideOutcomes(deps, c.var.actor, await targets(c, form.data), form.data), form.state)
      return done.ok ? backToList(c) : campaignPage(c, { decision: done.state })
    })
    .get(paths.campaigns.item.pattern, may('cleanup.read'), (c) => itemPage(c))
    .post(paths.campaigns.proposal.pattern, may('cleanup.propose'), async (c) => {
      const form = await readForm(c, proposalForm)
      if (!form.ok) return wantsFragment(c) ? rejected(form.state) : itemPage(c, { proposal: form.state })
      const target = { campaignId: c.req.param('id'), itemId: c.req.param('item'), version: form.data.version }
      const done = await attempt(proposeOutcome(deps, c.var.actor, target, form.data), form.state)
      if (!done.ok) return wantsFragment(c) ? rejected(done.state) : itemPage(c, { proposal: done.state })
      if (!wantsFragment(c)) return backToList(c)
      return rowReply(c, target.campaignId, target.itemId)
    })
    .post(paths.campaigns.decision.pattern, may('cleanup.decide'), async (c) => {
      const form = await readForm(c, decisionForm)
      if (!form.ok) return itemPage(c, { decision: form.state })
      const target = { campaignId: c.req.param('id'), itemIds: [c.req.param('item')] }
      const done = await attempt(decideOutcomes(deps, c.var.actor, target, form.data), form.state)
      return done.ok
        ? seeOther(c, paths.campaigns.item({ id: target.campaignId, item: c.req.param('item') }))
        : itemPage(c, { decision: done.state })
    })
    .get(paths.campaigns.catalogue.pattern, may('cleanup.read'), async (c) => {
      const catalogue = await getCatalogue(deps.db, c.req.param('id'), outcomeOf(c))
      const title = `${wordOf('outcome', catalogue.outcome)}目录`
      return reply(c, { title, body: <CataloguePage catalogue={catalogue} /> })
    })
    .get(paths.campaigns.catalogueExport.pattern, may('cleanup.read'), async (c) => {
      const { campaignName, outcome, lines } = await getCatalogue(deps.db, c.req.param('id'), outcomeOf(c))
      const rows = lines.map((line, i) => ({ ...line, serial: i + 1 }))
      return downloadList(c, `${campaignName}${wordOf('outcome', outcome)}目录`, CATALOGUE_EXPORT, rows)
    })
}

/** The filters and the page of the list that the person came from. */
const listQuery = (c: Context<Env>): Record<string, string | undefined> => ({
  ...itemQuery(readItemFilter(c.req.query())),
  cursor: c.req.query('cursor'),
})

/** Reads which annex the address names. */
function outcomeOf(c: Context<Env>): CleanupOutcome {
  const outcome = CLEANUP_OUTCOMES.find((o) => o === c.req.param('outcome'))
  if (!outcome) throw new Refused('not_found', '没有这个目录。')
  return outcome
}

/** A row's quick action that was refused is told in the notices; the list and what was typed above it stay. */
function rejected(state: FormState): never {
  throw new Refused(
    'invalid',
    state.errors[0]?.message ?? '没有保存。',
    state.errors.slice(1).map((e) => e.message),
  )
}
