import { type Context, Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { auditSentence } from '../../views/audit/wording.ts'
import { BenchNav } from '../../views/findings/bench-nav.tsx'
import { placeLink } from '../../views/findings/bench-text.tsx'
import { CheckItem, checkAnchor } from '../../views/findings/checklist.tsx'
import { FindingForm, FindingPage } from '../../views/findings/finding-form.tsx'
import { findingAnchor } from '../../views/findings/finding-list.tsx'
import { ProposalItem } from '../../views/findings/proposals.tsx'
import { WorkbenchPage, type WorkbenchPageProps } from '../../views/findings/workbench-page.tsx'
import { listAuditOf } from '../audit/queries.ts'
import type { Deps } from '../deps.ts'
import { recordSecretReading } from '../documents/commands/read-secret.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { typed } from '../http/query.ts'
import { reply, seeOther, wantsFragment } from '../http/reply.tsx'
import type { RoundRef } from '../review/guard.ts'
import { answerRoutes } from './answer-routes.tsx'
import { answerCheck } from './commands/checklist.ts'
import { changeFinding, raiseFinding, resolveFinding, withdrawFinding } from './commands/findings.ts'
import { dismissProposal, restoreProposal } from './commands/verdicts.ts'
import { type FindingDesk, getFindingDesk, getNewFinding, placeIn, placesIn } from './finding-desk.ts'
import * as forms from './forms.ts'
import { getWorkbench } from './workbench.ts'
import type { Workbench } from './workbench-model.ts'

/** Typed words stay, also when a colleague was faster. */
const SHOWN = ['invalid', 'conflict'] as const

const refOf = (c: Context): RoundRef => ({
  reviewId: c.req.param('id') ?? '',
  serial: Number(c.req.param('serial')),
})
const keyOf = (c: Context) => ({ id: refOf(c).reviewId, serial: String(refOf(c).serial) })
const bench = (c: Context, place = ''): string => `${paths.rounds.workbench(keyOf(c))}${place}`

/** A part that has changed, with the counts at the head of the workbench. */
const withNav = (workbench: Workbench, part: JSX.Element) => (
  <>
    {part}
    <BenchNav bench={workbench} />
  </>
)

/** The workbench of a round: findings, checklist and reading help; and what the drafters answer. */
export function findingRoutes(deps: Deps): Hono<Env> {
  const benchPage = async (c: Context<Env>, more: Omit<WorkbenchPageProps, 'bench'> = {}, refused?: FormState) => {
    const workbench = await getWorkbench(deps, c.var.actor, refOf(c))
    const { head } = workbench
    if (head.isSecret) await recordSecretReading(deps, c.var.actor, head.documentId, '审核工作台')
    const mark = refused && {
      words: refused.errors.map((e) => e.message).join(''),
      findingId: c.req.param('finding'),
      note: refused.values.note,
    }
    const body = <WorkbenchPage bench={workbench} {...more} refused={mark} />
    return reply(c, { title: `审核工作台：${head.title}`, body }, statusOf(refused, more.rejected?.state))
  }

  const findingPage = async (c: Context<Env>, desk: FindingDesk, state?: FormState, withdrawal?: FormState) => {
    const { head, heads, finding, provisions } = desk
    const shown = state ?? formOf(desk.values)
    const { place, words } = placeIn(provisions, shown.values.path)
    const isChoosing = finding === null && (place === null || shown.values.source === 'advice')
    const form = { head, heads, finding, place, state: shown, places: isChoosing ? placesIn(provisions) : null }
    if (wantsFragment(c)) return reply(c, { title: '意见', body: <FindingForm {...form} /> })
    const trail = finding ? await listAuditOf(deps.db, [{ type: 'finding', id: finding.findingId }]) : []
    const history = trail.map((line) => ({ at: line.at, who: line.actorName, what: auditSentence(line) }))
    const body = <FindingPage {...form} words={words} withdrawal={withdrawal} history={history} />
    return reply(c, { title: `审核意见：${head.title}`, body }, statusOf(state, withdrawal))
  }

  const deskOf = (c: Context<Env>) =>
    getFindingDesk(deps, c.var.actor, { ...refOf(c), findingId: c.req.param('finding') ?? '' })

  const proposalIn = async (c: Context<Env>, key: string) => {
    const workbench = await getWorkbench(deps, c.var.actor, refOf(c))
    return { workbench, proposal: workbench.proposals.find((p) => p.key === key) }
  }

  const app = new Hono<Env>()

  app.get(paths.rounds.workbench.pattern, may('review.read'), (c) => benchPage(c))

  app.get(paths.rounds.findingNew.pattern, may('review.opine'), async (c) => {
    const [path, proposal, comment] = [typed(c, 'path'), typed(c, 'proposal'), typed(c, 'comment')]
    const origin = { path, proposal, comment, advice: typed(c, 'advice'), follows: typed(c, 'follows') }
    return findingPage(c, await getNewFinding(deps, c.var.actor, refOf(c), origin))
  })

  app.post(paths.rounds.findings.pattern, may('review.opine'), async (c) => {
    const form = await readForm(c, forms.findingForm)
    const again = async (state: FormState) =>
      findingPage(c, await getNewFinding(deps, c.var.actor, refOf(c), {}), state)
    if (!form.ok) return again(form.state)
    const made = await attempt(raiseFinding(deps, c.var.actor, { ...refOf(c), ...form.data }), form.state, SHOWN)
    if (!made.ok) return again(made.state)
    return seeOther(c, bench(c, form.data.path ? placeLink(form.data.path) : `#${findingAnchor(made.value.serial)}`))
  })

  app.get(paths.rounds.finding.pattern, may('review.opine'), async (c) => findingPage(c, await deskOf(c)))

  app.post(paths.rounds.finding.pattern, may('review.opine'), async (c) => {
    const form = await readForm(c, forms.findingChangeForm)
    if (!form.ok) return findingPage(c, await deskOf(c), form.state)
    const input = { ...refOf(c), findingId: c.req.param('finding'), ...form.data }
    const done = await attempt(changeFinding(deps, c.var.actor, input), form.state, SHOWN)
    if (!done.ok) return findingPage(c, await deskOf(c), done.state)
    return seeOther(c, bench(c, `#${findingAnchor(done.value.serial)}`))
  })

  app.post(paths.rounds.findingWithdrawal.pattern, may('review.opine'), async (c) => {
    const form = await readForm(c, forms.findingWithdrawalForm)
    if (!form.ok) return findingPage(c, await deskOf(c), undefined, form.state)
    const input = { ...refOf(c), findingId: c.req.param('finding'), ...form.data }
    const done = await attempt(withdrawFinding(deps, c.var.actor, input), form.state, SHOWN)
    return done.ok ? seeOther(c, bench(c, '#findings')) : findingPage(c, await deskOf(c), undefined, done.state)
  })

  app.post(paths.rounds.findingResolution.pattern, may('review.opine'), async (c) => {
    const form = await readForm(c, forms.resolutionForm)
    if (!form.ok) return benchPage(c, {}, form.state)
    const input = { ...refOf(c), findingId: c.req.param('finding'), ...form.data }
    const done = await attempt(resolveFinding(deps, c.var.actor, input), form.state, SHOWN)
    return done.ok ? seeOther(c, bench(c, '#earlier')) : benchPage(c, {}, done.state)
  })

  app.post(paths.rounds.check.pattern, may('review.opine'), async (c) => {
    const item = c.req.param('item')
    const form = await readForm(c, forms.checkForm)
    const done = form.ok
      ? await attempt(answerCheck(deps, c.var.actor, { ...refOf(c), item, ...form.data }), form.state, SHOWN)
      : form
    if (!wantsFragment(c))
      return done.ok
        ? seeOther(c, bench(c, `#${checkAnchor(item)}`))
        : benchPage(c, { rejected: { item, state: done.state } })
    const workbench = await getWorkbench(deps, c.var.actor, refOf(c))
    const check = workbench.checks.find((one) => one.item === item)
    if (!check) return seeOther(c, bench(c, '#checklist'))
    const state = done.ok ? undefined : done.state
    const asked = <CheckItem head={workbench.head} check={check} mayWrite state={state} />
    return reply(c, { title: '审查清单', body: withNav(workbench, asked) }, statusOf(state))
  })

  app.post(paths.rounds.proposals.pattern, may('review.opine'), async (c) => {
    const form = await readForm(c, forms.proposalForm)
    if (!form.ok) return benchPage(c, {}, form.state)
    const { proposal } = await proposalIn(c, form.data.key)
    if (!proposal) return benchPage(c, {}, refuse(form.state, [{ message: '没有这条提示，可能页面已过期。' }]))
    const judge = form.data.verdict === 'dismiss' ? dismissProposal : restoreProposal
    const judged = { ...proposal, rule: proposal.name, place: proposal.label || '全文' }
    await judge(deps, c.var.actor, refOf(c), judged)
    if (!wantsFragment(c)) return seeOther(c, bench(c, '#reading'))
    const { workbench, proposal: after = proposal } = await proposalIn(c, form.data.key)
    const item = <ProposalItem head={workbench.head} proposal={after} mayWrite />
    return reply(c, { title: '辅助阅读', body: withNav(workbench, item) })
  })

  app.route('/', answerRoutes(deps))
  // Whoever comes back to the address of a form, by reloading or after signing in again, finds the workbench.
  const { findings, findingWithdrawal, findingResolution, check, proposals } = paths.rounds
  for (const form of [findings, findingWithdrawal, findingResolution, check, proposals])
    app.get(form.pattern, may('review.read'), (c) => c.redirect(bench(c), 303))
  return app
}
