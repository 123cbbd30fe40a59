import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { answerFindings } from '../../../src/findings/commands/answers.ts'
import { answerCheck } from '../../../src/findings/commands/checklist.ts'
import { findingRoutes } from '../../../src/findings/routes.tsx'
import type { Env } from '../../../src/http/env.ts'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { reviewRoutes } from '../../../src/review/routes.tsx'
import { FIRST_DRAFT, givenFinding, givenNextRound, givenReadRound, signed } from '../../support/given/findings.ts'
import { givenSession } from '../../support/given/people.ts'
import { type Bench, type GivenRound, givenBench } from '../../support/given/review.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const TYPED = { path: '4', quote: '', problem: '设定罚款没有依据。', basis: '', suggestion: '', source: 'person' }

describe('the workbench', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  let round: GivenRound
  let app: Hono<Env>
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    round = await givenReadRound(t.deps, bench)
    app = appOf(t.deps, reviewRoutes(t.deps), findingRoutes(t.deps))
  })
  const as = (actor: Actor) => visitorOf(t.deps, app, actor)
  const key = () => ({ id: round.reviewId, serial: String(round.serial) })
  const findings = () => t.deps.db.selectFrom('finding').selectAll().execute()

  it('shows the draft with a way to write beside each provision, the checklist and the proposals', async () => {
    const page = await pageIn(await (await as(bench.reviewer)).get(paths.rounds.workbench(key())))
    expect(page.querySelectorAll('.bench-text .bench-add').length).toBeGreaterThan(4)
    expect(page.querySelectorAll('form.check')).toHaveLength(11)
    expect(textOf(page, '#reading')).toContain('设定行政处罚')
    expect([...page.querySelectorAll('#reading mark')].some((m) => m.textContent?.includes('罚款'))).toBe(true)
    expect([...page.querySelectorAll('.button-primary')].map((b) => b.textContent)).toEqual(['起草审核意见'])
  })

  it('opens the form with the provision chosen and its words', async () => {
    const reviewer = await as(bench.reviewer)
    const link = paths.rounds.findingNew(key(), { path: '2' })
    const page = await pageIn(await reviewer.get(link))
    expect(textOf(page, '.finding-form-title')).toBe('写一条意见：第二条')
    expect(textOf(page, 'textarea[name=quote]')).toContain('十五日内备案')
    const part = await (await reviewer.get(link, { 'HX-Request': 'true' })).text()
    expect(part).toContain('<form')
    expect(part).not.toContain('<html')
  })

  it('keeps what was typed when something is missing, and saves it then', async () => {
    const reviewer = await as(bench.reviewer)
    const refused = await reviewer.post(paths.rounds.findings(key()), TYPED)
    expect(refused.status).toBe(422)
    const page = await pageIn(refused)
    expect(textOf(page, 'textarea[name=problem]')).toBe(TYPED.problem)
    expect(textOf(page, '.error-summary')).toContain('请选择所属方面')
    const saved = await reviewer.post(paths.rounds.findings(key()), { ...TYPED, head: 'content', severity: 'must' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${paths.rounds.workbench(key())}#w-4`])
    expect(await findings()).toMatchObject([{ label: '第四条', serial: 1, source: 'person', version: 1 }])
  })

  it('makes one finding of a form that is sent twice, and tells who changes an old one', async () => {
    const reviewer = await as(bench.reviewer)
    const typed = { ...TYPED, head: 'content', severity: 'must' }
    expect((await reviewer.post(paths.rounds.findings(key()), typed)).status).toBe(303)
    const again = await reviewer.post(paths.rounds.findings(key()), typed)
    expect([again.status, textOf(await pageIn(again), '.error-summary')]).toEqual([
      409,
      expect.stringContaining('已经保存为第 1 条'),
    ])
    const [{ finding_id: finding } = { finding_id: '' }] = await findings()
    const change = paths.rounds.finding({ ...key(), finding })
    expect((await reviewer.post(change, { ...typed, version: '1', basis: '行政处罚法' })).status).toBe(303)
    const stale = await reviewer.post(change, { ...typed, version: '1', suggestion: '删去本条。' })
    expect(stale.status).toBe(409)
    expect(textOf(await pageIn(stale), 'textarea[name=suggestion]')).toBe('删去本条。')
    expect(await findings()).toMatchObject([{ basis: '行政处罚法', suggestion: null, version: 2 }])
  })

  it('makes a finding of a proposal as it is proposed', async () => {
    const reviewer = await as(bench.reviewer)
    const page = await pageIn(await reviewer.get(paths.rounds.workbench(key())))
    const link = page.querySelector('.proposal-accept')?.getAttribute('href') ?? ''
    const form = await pageIn(await reviewer.get(link))
    const fields = Object.fromEntries(
      [...form.querySelectorAll('.finding-form :is(input[type=hidden], textarea)')].map((field) => [
        field.getAttribute('name') ?? '',
        field.getAttribute('value') ?? field.textContent ?? '',
      ]),
    )
    const head = form.querySelector('select[name=head] option[selected]')?.getAttribute('value') ?? ''
    const severity = form.querySelector('input[name=severity][checked]')?.getAttribute('value') ?? ''
    const answer = await reviewer.post(paths.rounds.findings(key()), { ...fields, head, severity })
    expect(answer.status).toBe(303)
    expect(await findings()).toMatchObject([{ source: 'reading', rule_id: expect.any(String) }])
    const again = await reviewer.post(paths.rounds.findings(key()), { ...fields, head, severity })
    expect(again.status).toBe(409)
  })

  it('shows both answers when a colleague was faster with the checklist', async () => {
    const reviewer = await as(bench.reviewer)
    const page = await pageIn(await reviewer.get(paths.rounds.workbench(key())))
    const action = page.querySelector('form.check')?.getAttribute('action') ?? ''
    const item = action.split('/').at(-1) ?? ''
    await answerCheck(t.deps, bench.supervisor, { ...round, item, answer: 'does_not', note: '不具备资格', version: 0 })
    const typed = { answer: 'conforms', note: '有“三定”规定', version: '0' }
    for (const headers of [{}, { 'HX-Request': 'true' }]) {
      const stale = await app.request(action, {
        method: 'POST',
        headers: { ...headers, cookie: await givenSession(t.deps, bench.reviewer) },
        body: new URLSearchParams(typed),
      })
      expect(stale.status).toBe(409)
      const form = await pageIn(stale)
      expect(textOf(form, `#check-status-${item}`)).toContain('刘局填的是：不符合，不具备资格')
      expect(form.querySelector(`#check-${item} input[name=note]`)?.getAttribute('value')).toBe(typed.note)
      expect(form.querySelector(`#check-${item} input[name=version]`)?.getAttribute('value')).toBe('1')
    }
    expect((await reviewer.post(action, { ...typed, version: '1' })).status).toBe(303)
  })

  it('is read by the checker and closed to the drafter', async () => {
    const checker = await pageIn(await (await as(bench.checker)).get(paths.rounds.workbench(key())))
    expect(checker.querySelector('.bench-add')).toBeNull()
    expect(textOf(checker, 'main')).toContain('不能修改')
    const drafter = await as(bench.drafter)
    expect((await drafter.get(paths.rounds.workbench(key()))).status).toBe(404)
    expect((await drafter.post(paths.rounds.findings(key()), TYPED)).status).toBe(403)
  })

  it('begins the opinion with the findings, and tells the drafter nothing before it is signed', async () => {
    await givenFinding(t.deps, bench, round)
    const reviewer = await pageIn(await (await as(bench.reviewer)).get(paths.reviews.show({ id: round.reviewId })))
    expect(textOf(reviewer, 'textarea[name=body]')).toContain('1. 第四条（必须修改）：没有上位法依据设定罚款。')
    const drafter = await as(bench.drafter)
    const before = await (await drafter.get(paths.reviews.show({ id: round.reviewId }))).text()
    expect(before).not.toContain('没有上位法依据设定罚款')
    await signed(t.deps, bench, round)
    const after = await (await drafter.get(paths.reviews.show({ id: round.reviewId }))).text()
    expect(after).toContain('没有上位法依据设定罚款')
  })

  it('is answered finding by finding, without losing what stands beside', async () => {
    const one = await givenFinding(t.deps, bench, round)
    const two = await givenFinding(t.deps, bench, round, { path: '2', severity: 'should' })
    await signed(t.deps, bench, round)
    const drafter = await as(bench.drafter)
    const fields = {
      [`${one.findingId}-answer`]: 'adopted',
      [`${two.findingId}-answer`]: 'not_adopted',
      [`${two.findingId}-reason`]: '',
      [`${two.findingId}-newText`]: '正在核对',
    }
    const single = await drafter.post(paths.rounds.responses(key()), { ...fields, only: one.findingId })
    expect(single.status).toBe(200)
    const page = await pageIn(single)
    expect(textOf(page, `textarea[name="${two.findingId}-newText"]`)).toBe('正在核对')
    expect(textOf(page, 'main')).toContain('还有 1 条没有填写采纳情况')
    const all = await drafter.post(paths.rounds.responses(key()), fields)
    expect(all.status).toBe(422)
    expect(textOf(await pageIn(all), '.error-summary')).toContain('请写明不采纳的理由')
    const done = await drafter.post(paths.rounds.responses(key()), {
      ...fields,
      [`${two.findingId}-reason`]: '确有需要',
    })
    // The first answer is kept already, so only the second is new.
    expect(done.status).toBe(303)
    const csv = await (await drafter.get(paths.rounds.responsesExport(key()))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain('不采纳,确有需要')
  })

  it('shows what became of earlier findings and refuses a mark that is out of date', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await signed(t.deps, bench, round)
    const answer = { findingId, answer: 'adopted', reason: null, newText: '删去', seen: null } as const
    await answerFindings(t.deps, bench.drafter, { ...round, answers: [answer] })
    const struck = FIRST_DRAFT.filter((line) => !line.includes('罚款'))
    const next = await givenNextRound(t.deps, bench, round, struck)
    const reviewer = await as(bench.reviewer)
    const second = { id: next.reviewId, serial: String(next.serial) }
    const page = await pageIn(await reviewer.get(paths.rounds.workbench(second)))
    expect(textOf(page, '#earlier')).toContain('条款已删除')
    const mark = paths.rounds.findingResolution({ ...second, finding: findingId })
    expect((await reviewer.post(mark, { state: 'solved', note: '', version: '0' })).status).toBe(303)
    const stale = await reviewer.post(mark, { state: 'open', note: '仍有罚则', version: '0' })
    const refused = await pageIn(stale)
    expect([stale.status, textOf(refused, '.note-bad')]).toEqual([409, expect.stringContaining('刚刚被同事')])
    expect(typedIn(refused, 'note')).toBe('仍有罚则')
  })
})
