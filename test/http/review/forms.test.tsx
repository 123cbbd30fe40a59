import { beforeEach, describe, expect, it } from 'vitest'
import { raiseFinding } from '../../../src/findings/commands/findings.ts'
import { paths } from '../../../src/http/paths.ts'
import { acceptRound } from '../../../src/review/commands/intake.ts'
import { listAssignments } from '../../../src/review/records.ts'
import { givenPack } from '../../support/given/packs.ts'
import { givenActor } from '../../support/given/people.ts'
import {
  type Bench,
  givenAcceptedRound,
  givenBench,
  givenDraft,
  givenDraftedOpinion,
  givenRound,
} from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'
import { type Html, visitor } from './site.ts'

const handedOn = { version: '0', act: 'hand_on' }
const HTMX = { 'HX-Request': 'true' }

describe('forms of reviews', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const opinionOf = (reviewId: string) => paths.reviews.opinion({ id: reviewId, serial: '1' })
  const typed = (document: Html, name: string) => document.querySelector(`[name=${name}]`)?.textContent

  it('keep what was typed when something is missing', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const answer = await (await visitor(t.deps, bench.reviewer)).post(opinionOf(reviewId), {
      ...handedOn,
      body: '第三条与上位法不一致。',
    })
    expect(answer.status).toBe(422)
    expect(answer.document.title).toMatch(/^有误/)
    expect(answer.document.querySelector('.error-summary a')?.getAttribute('href')).toBe('#field-kind')
    expect(typed(answer.document, 'body')).toContain('第三条与上位法不一致。')
  })

  it('ask for the reason of a late opinion and keep the opinion', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    t.deps.clock.set('2026-03-12')
    const reviewer = await visitor(t.deps, bench.reviewer)
    const late = await reviewer.post(opinionOf(reviewId), { ...handedOn, kind: 'agree', body: '同意。' })
    expect(late.status).toBe(422)
    expect(late.document.querySelector('#field-lateReason')?.getAttribute('aria-invalid')).toBe('true')
    expect(typed(late.document, 'body')).toContain('同意。')
    const done = await reviewer.post(opinionOf(reviewId), {
      ...handedOn,
      kind: 'agree',
      body: '同意。',
      lateReason: '会商',
    })
    expect([done.status, done.location]).toEqual([303, paths.reviews.show({ id: reviewId })])
  })

  it('keep an unfinished opinion for tomorrow, for the reviewers alone', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const show = paths.reviews.show({ id: reviewId })
    const reviewer = await visitor(t.deps, bench.reviewer)
    const kept = { version: '0', act: 'keep', kind: 'disagree', body: '尚待核实。' }
    expect((await reviewer.post(opinionOf(reviewId), kept)).status).toBe(303)
    expect(typed((await reviewer.get(show)).document, 'body')).toContain('尚待核实。')
    expect((await (await visitor(t.deps, bench.drafter)).get(show)).text).not.toContain('尚待核实')
  })

  it('take the findings as they stand now into an opinion that was begun, and save nothing', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const reviewer = await visitor(t.deps, bench.reviewer)
    const ref = { reviewId, serial: 1, head: 'content', severity: 'must', path: null, quote: null } as const
    const source = { source: 'person', sourceRef: null, follows: null, basis: null, suggestion: null } as const
    await raiseFinding(t.deps, bench.reviewer, { ...ref, ...source, problem: '期限太短。' })
    const begun = '总体可行。\r\n1. 全文（必须修改）：期限太短。'
    await raiseFinding(t.deps, bench.reviewer, { ...ref, ...source, problem: '管辖不明。' })
    const answer = await reviewer.post(opinionOf(reviewId), { version: '0', act: 'refill', body: begun })
    expect(answer.status).toBe(200)
    expect(typed(answer.document, 'body')?.trim()).toBe(
      '总体可行。\n\n1. 全文（必须修改）：期限太短。\n2. 全文（必须修改）：管辖不明。',
    )
    expect(await t.deps.db.selectFrom('opinion_draft').selectAll().execute()).toEqual([])
  })

  it('show the opinion to the checker and the signer, and keep their note when a reason is missing', async () => {
    const round = await givenAcceptedRound(t.deps, bench)
    await givenDraftedOpinion(t.deps, bench, round, { body: '第八条宜删去。' })
    const check = paths.reviews.opinionCheck({ id: round.reviewId, serial: '1' })
    const checker = await visitor(t.deps, bench.checker)
    const page = await checker.get(paths.reviews.show({ id: round.reviewId }))
    expect(page.document.querySelector(`form[action="${check}"]`)?.textContent).toContain('第八条宜删去。')
    expect(page.text).not.toContain('如需由您办理')
    const back = await checker.post(check, { verdict: 'back', note: '', version: '1' })
    expect(back.status).toBe(422)
    expect(back.document.querySelector('.error-summary')?.textContent).toContain('请写明退回修改的理由')
    expect((await checker.post(check, { verdict: 'pass', note: '', version: '1' })).status).toBe(303)
    const again = await checker.post(check, { verdict: 'pass', note: '', version: '1' })
    expect(again.status).toBe(422)
    expect(again.document.querySelector('.error-summary')?.textContent).toContain('不在复核环节')
  })

  it('keep a long opinion with its round when a new round has taken its place', async () => {
    const { documentId, reviewId } = await givenAcceptedRound(t.deps, bench)
    const withdrawal = paths.reviews.withdrawal({ id: reviewId, serial: '1' })
    const drafter = await visitor(t.deps, bench.drafter)
    expect((await drafter.post(withdrawal, { reason: '误送' })).status).toBe(303)
    await acceptRound(t.deps, bench.reviewer, await givenRound(t.deps, bench, { documentId }))
    const reviewer = await visitor(t.deps, bench.reviewer)
    const answer = await reviewer.post(opinionOf(reviewId), { ...handedOn, kind: 'disagree', body: '长篇意见' })
    expect(answer.status).toBe(422)
    expect(answer.document.querySelector('.error-summary')?.textContent).toContain('本轮已经撤回')
    expect(typed(answer.document, 'body')).toContain('长篇意见')
    expect(answer.document.querySelector(`form[action="${opinionOf(reviewId)}"]`)).not.toBeNull()
  })

  it('ask for the reason of urgency and keep the note', async () => {
    const documentId = await givenDraft(t.deps, bench)
    await givenPack(t.deps, bench.drafter, documentId)
    const drafter = await visitor(t.deps, bench.drafter)
    const path = paths.documents.reviews({ id: documentId })
    const blank = (await drafter.get(path)).document
    const revisionId = blank.querySelector('#field-revisionId option')?.getAttribute('value') ?? ''
    const answer = await drafter.post(path, { revisionId, note: '防汛急需', isUrgent: 'on' })
    expect(answer.status).toBe(422)
    expect(answer.document.querySelector('#field-urgencyReason-error')).not.toBeNull()
    expect(typed(answer.document, 'note')).toContain('防汛急需')
  })

  it('are closed to the wrong role and unknown to strangers', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    const acceptance = paths.reviews.acceptance({ id: reviewId, serial: '1' })
    expect((await (await visitor(t.deps, bench.drafter)).post(acceptance, {})).status).toBe(403)
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    expect((await (await visitor(t.deps, stranger)).get(paths.reviews.show({ id: reviewId }))).status).toBe(404)
    const ghost = paths.reviews.acceptance({ id: 'ghost', serial: '1' })
    expect((await (await visitor(t.deps, bench.reviewer)).post(ghost, {})).status).toBe(404)
  })

  it('say so when a second click comes too late', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    const acceptance = paths.reviews.acceptance({ id: reviewId, serial: '1' })
    const reviewer = await visitor(t.deps, bench.reviewer)
    expect((await reviewer.post(acceptance, {})).status).toBe(303)
    const again = await reviewer.post(acceptance, {})
    expect(again.status).toBe(422)
    expect(again.document.querySelector('[role=alert]')?.textContent).toContain('本轮已经受理')
  })

  it('answer an assignment with the panel for htmx and with the page without it', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    const path = paths.reviews.assignments({ id: reviewId })
    const reviewer = await visitor(t.deps, bench.reviewer)
    const panel = await reviewer.post(path, { person: `adviser:${bench.adviser.userId}` }, HTMX)
    expect(panel.status).toBe(200)
    expect(panel.text).not.toContain('<!doctype html>')
    expect(panel.document.querySelector(`#assignments-${reviewId} tbody`)?.textContent).toContain('王律师')
    const page = await reviewer.post(path, { person: `reviewer:${bench.reviewer.userId}` })
    expect([page.status, page.location]).toEqual([303, paths.reviews.show({ id: reviewId })])
    const end = paths.reviews.assignmentEnd({ id: reviewId, user: bench.adviser.userId })
    expect((await reviewer.post(end, {}, HTMX)).document.querySelector('tbody')?.textContent).not.toContain('王律师')
    expect(await listAssignments(t.deps.db, reviewId)).toHaveLength(1)
  })

  it('refuse an assignment to nobody, as a fragment and as a page', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    const path = paths.reviews.assignments({ id: reviewId })
    const reviewer = await visitor(t.deps, bench.reviewer)
    const fragment = await reviewer.post(path, { person: '' }, HTMX)
    expect([fragment.status, fragment.text.includes('<!doctype html>')]).toEqual([422, false])
    const page = await reviewer.post(path, { person: 'nonsense' })
    expect([page.status, page.text.startsWith('<!doctype html>')]).toEqual([422, true])
    expect(page.document.querySelector('#field-person-error')?.textContent).toContain('请从列表中选择')
  })
})
