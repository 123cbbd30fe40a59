import { type Context, Hono } from 'hono'
import { ItemPage } from '../../views/cleanup/item-page.tsx'
import { ItemRowAndTotals } from '../../views/cleanup/item-row.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther, wantsFragment } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { changeAmendmentDue, recordAmendment, reopenAmendment } from './commands/amendments.ts'
import { decideOutcomes } from './commands/decide.ts'
import { proposeOutcome } from './commands/propose.ts'
import { reviewOutcomes } from './commands/review.ts'
import { backToList, listQuery } from './filter.ts'
import {
  agreeForm,
  amendmentDoneForm,
  amendmentDueForm,
  amendmentReopenForm,
  decisionForm,
  itemReviewForm,
  proposalForm,
} from './forms.ts'
import { findAmendment, resolveAmending } from './queries/amendments.ts'
import { getCampaignSummary } from './queries/campaigns.ts'
import { getItemPage } from './queries/items.ts'

interface ItemForms {
  readonly proposal?: FormState
  readonly review?: FormState
  readonly decision?: FormState
  readonly done?: FormState
  readonly due?: FormState
}

/** One document of a campaign: what is proposed, reviewed and decided for it, and how its amendment comes on. */
export function itemRoutes(deps: Deps): Hono<Env> {
  const itemPage = async (c: Context<Env>, forms: ItemForms = {}) => {
    const [id, itemId] = [c.req.param('id') ?? '', c.req.param('item') ?? '']
    const item = await getItemPage(deps.db, c.var.actor, id, itemId)
    const today = deps.clock.today()
    const [last] = item.proposals
    const body = (
      <ItemPage
        item={item}
        actor={c.var.actor}
        today={today}
        amendment={await findAmendment(deps.db, c.var.actor, id, itemId)}
        done={forms.done}
        due={forms.due}
        proposal={
          forms.proposal ??
          formOf({
            outcome: item.proposed,
            ground: item.ground,
            reason: item.reason,
            basis: last?.basis,
            consultation: last?.consultation,
            amendBy: last?.amendBy,
          })
        }
        review={forms.review ?? formOf()}
        decision={forms.decision ?? formOf({ decidedOn: today, effectiveOn: today })}
      />
    )
    const status = statusOf(forms.proposal, forms.review, forms.decision, forms.done, forms.due)
    return reply(c, { title: `清理：${item.title}`, body }, status)
  }

  /** A row as it is now, with the totals. */
  const rowReply = async (c: Context<Env>, campaignId: string, itemId: string) => {
    const item = await getItemPage(deps.db, c.var.actor, campaignId, itemId)
    const campaign = await getCampaignSummary(deps.db, campaignId)
    const body = <ItemRowAndTotals {...{ item, campaign, actor: c.var.actor, query: listQuery(c) }} />
    return reply(c, { title: '', body })
  }

  const idsIn = (c: Context<Env>) => ({ campaignId: c.req.param('id') ?? '', itemId: c.req.param('item') ?? '' })
  const backToItem = (c: Context<Env>) => {
    const { campaignId, itemId } = idsIn(c)
    return seeOther(c, paths.campaigns.item({ id: campaignId, item: itemId }))
  }

  return new Hono<Env>()
    .get(paths.campaigns.item.pattern, may('cleanup.read'), (c) => itemPage(c))
    .post(paths.campaigns.proposal.pattern, may('cleanup.propose'), async (c) => {
      const form = await readForm(c, proposalForm)
      if (!form.ok) return wantsFragment(c) ? rejected(form.state) : itemPage(c, { proposal: form.state })
      const target = { ...idsIn(c), version: form.data.version }
      const done = await attempt(proposeOutcome(deps, c.var.actor, target, form.data), form.state)
      if (!done.ok) return wantsFragment(c) ? rejected(done.state) : itemPage(c, { proposal: done.state })
      return wantsFragment(c) ? rowReply(c, target.campaignId, target.itemId) : backToList(c)
    })
    .post(paths.campaigns.review.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, itemReviewForm)
      if (!form.ok) return itemPage(c, { review: form.state })
      const { campaignId, itemId } = idsIn(c)
      const target = { campaignId, itemIds: [itemId], version: form.data.version }
      const done = await attempt(reviewOutcomes(deps, c.var.actor, target, form.data), form.state)
      return done.ok ? backToItem(c) : itemPage(c, { review: done.state })
    })
    .post(paths.campaigns.agree.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, agreeForm)
      if (!form.ok) throw new Refused('invalid', '请刷新页面后重试。')
      const { campaignId, itemId } = idsIn(c)
      const target = { campaignId, itemIds: [itemId], version: form.data.version }
      await reviewOutcomes(deps, c.var.actor, target, { outcome: null, reason: null, amendBy: null })
      return wantsFragment(c) ? rowReply(c, campaignId, itemId) : backToList(c)
    })
    .post(paths.campaigns.decision.pattern, may('cleanup.decide'), async (c) => {
      const form = await readForm(c, decisionForm)
      if (!form.ok) return itemPage(c, { decision: form.state })
      const { campaignId, itemId } = idsIn(c)
      const act = decideOutcomes(deps, c.var.actor, { campaignId, itemIds: [itemId] }, form.data)
      const done = await attempt(act, form.state)
      return done.ok ? backToItem(c) : itemPage(c, { decision: done.state })
    })
    .post(paths.campaigns.amendmentDone.pattern, may('cleanup.propose'), async (c) => {
      const form = await readForm(c, amendmentDoneForm)
      if (!form.ok) return itemPage(c, { done: form.state })
      const { by, doneOn, version } = form.data
      const act = async () => {
        const documentId = await resolveAmending(deps.db, c.var.actor, by)
        const done = { doneOn, documentId, note: documentId === null ? by : null }
        await recordAmendment(deps, c.var.actor, { ...idsIn(c), version }, done)
      }
      const done = await attempt(act(), form.state)
      return done.ok ? backToItem(c) : itemPage(c, { done: done.state })
    })
    .post(paths.campaigns.amendmentDue.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, amendmentDueForm)
      if (!form.ok) return itemPage(c, { due: form.state })
      const act = changeAmendmentDue(deps, c.var.actor, { ...idsIn(c), version: form.data.version }, form.data)
      const done = await attempt(act, form.state)
      return done.ok ? backToItem(c) : itemPage(c, { due: done.state })
    })
    .post(paths.campaigns.amendmentReopen.pattern, may('cleanup.manage'), async (c) => {
      const form = await readForm(c, amendmentReopenForm)
      if (!form.ok) return itemPage(c, { done: form.state })
      const { reason, version } = form.data
      const done = await attempt(reopenAmendment(deps, c.var.actor, { ...idsIn(c), version }, reason), form.state)
      return done.ok ? backToItem(c) : itemPage(c, { done: done.state })
    })
}

/** A row's quick action that was refused is told in the notices; the list and what was typed above it stay. */
function rejected(state: FormState): never {
  throw new Refused(
    'invalid',
    state.errors[0]?.message ?? '没有保存。',
    state.errors.slice(1).map((e) => e.message),
  )
}
