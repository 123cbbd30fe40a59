import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { assignReview } from '../../../src/review/commands/assign.ts'
import { requestSupplement } from '../../../src/review/commands/intake.ts'
import { givenRevision } from '../../support/given/documents.ts'
import { givenActor } from '../../support/given/people.ts'
import {
  type Bench,
  givenAcceptedRound,
  givenBench,
  givenDraft,
  givenOpinedRound,
  givenRound,
} from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'
import { type Html, visitor } from './site.ts'

const buttons = (document: Html) =>
  [...document.querySelectorAll('main button, main a.button')].map((b) => b.textContent?.trim())

describe('pages of reviews', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })

  it('show the reviewer the last day that acceptance would give, and why', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    const page = await (await visitor(t.deps, bench.reviewer)).get(paths.reviews.show({ id: reviewId }))
    expect(page.status).toBe(200)
    const next = page.document.querySelector('#next')
    expect(next?.textContent).toContain('15 个工作日')
    expect(next?.querySelector('.deadline-day')?.textContent).toContain('2026年3月11日')
    expect(next?.querySelectorAll('.trace li').length).toBeGreaterThan(3)
    expect(next?.querySelector('.obstacles'), 'nothing is in the way of what is offered').toBeNull()
  })

  it('explain the last day after acceptance', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const page = await (await visitor(t.deps, bench.drafter)).get(paths.reviews.show({ id: reviewId }))
    const deadline = page.document.querySelector('.deadline')?.textContent
    expect(deadline).toContain('受理之日')
    expect(deadline).toContain('待司法局确认')
    expect(deadline).toContain('拉萨日历')
    expect(page.document.querySelectorAll('.trace li').length).toBeGreaterThan(3)
  })

  it('offer each kind of opinion with what follows it', async () => {
    const { reviewId } = await givenAcceptedRound(t.deps, bench)
    const page = await (await visitor(t.deps, bench.reviewer)).get(paths.reviews.show({ id: reviewId }))
    const options = [...page.document.querySelectorAll('input[name=kind]')]
    expect(options).toHaveLength(6)
    expect(page.document.querySelector('#field-kind')?.textContent).toContain('不得提请审议')
  })

  it('offer nothing to a reviewer when the review is with another, but say with whom', async () => {
    const other = await givenActor(t.deps, {
      organId: bench.city.bureau,
      roles: ['reviewer'],
      displayName: '次仁',
    })
    const { reviewId } = await givenRound(t.deps, bench)
    await assignReview(t.deps, bench.supervisor, { reviewId, userId: other.userId, duty: 'reviewer' })
    const page = await (await visitor(t.deps, bench.reviewer)).get(paths.reviews.show({ id: reviewId }))
    expect(page.document.querySelector('#next')?.textContent).toContain('本件由次仁办理')
    expect(buttons(page.document)).not.toContain('受理')
  })

  it('lead the drafter from an opinion to a new round with a compared text', async () => {
    const { documentId, reviewId } = await givenOpinedRound(t.deps, bench, 'agree_with_changes')
    const drafter = await visitor(t.deps, bench.drafter)
    const show = paths.reviews.show({ id: reviewId })
    expect((await drafter.get(show)).document.querySelector('.obstacles')?.textContent).toContain('送审稿与上一轮相同')
    const revisionId = await givenRevision(t.deps, { documentId, serial: 2 })
    expect(buttons((await drafter.get(show)).document)).toContain('修改后另起一轮送审')
    const sent = await drafter.post(paths.documents.reviews({ id: documentId }), { revisionId, note: '已逐条修改' })
    expect([sent.status, sent.location]).toEqual([303, show])
    const page = (await drafter.get(show)).document
    expect([...page.querySelectorAll('.round h3')].map((h) => h.textContent?.trim().slice(0, 5))).toEqual([
      '第 2 轮',
      '第 1 轮',
    ])
    const compare = paths.documents.comparison({ id: documentId }, { old: 1, new: 2 })
    expect([...page.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toContain(compare)
  })

  it('take an answered supplement from the drafter', async () => {
    const round = await givenRound(t.deps, bench)
    await requestSupplement(t.deps, bench.reviewer, { ...round, missing: '起草说明' })
    const drafter = await visitor(t.deps, bench.drafter)
    const page = (await drafter.get(paths.reviews.show({ id: round.reviewId }))).document
    expect(page.querySelector('#next')?.textContent).toContain('等待起草单位补正')
    const revisionId = page.querySelector('#field-revisionId option')?.getAttribute('value') ?? ''
    const form = page.querySelector('form[action$=supplement-answer]')
    const answer = await drafter.post(form?.getAttribute('action') ?? '', { revisionId })
    expect(answer.status).toBe(303)
  })

  it('come back from the address of a form to the review', async () => {
    const round = await givenRound(t.deps, bench)
    const form = paths.reviews.opinion({ id: round.reviewId, serial: '1' })
    const back = await (await visitor(t.deps, bench.reviewer)).get(form)
    expect([back.status, back.location]).toEqual([303, paths.reviews.show({ id: round.reviewId })])
  })

  it('list reviews with their last days and offer them as CSV', async () => {
    await givenAcceptedRound(t.deps, bench, { title: '拉萨市停车管理办法' })
    await givenDraft(t.deps, bench, { title: '从未送审的办法' })
    const reviewer = await visitor(t.deps, bench.reviewer)
    const list = (await reviewer.get(paths.reviews.list({ state: 'waiting' }))).document
    expect([...list.querySelectorAll('tbody tr')]).toHaveLength(1)
    expect(list.querySelector('tbody')?.textContent).toContain('还剩 30 天')
    expect(
      (await reviewer.get(paths.reviews.list({ state: 'overdue' }))).document.querySelector('.empty'),
    ).not.toBeNull()
    const csv = await reviewer.get(paths.reviews.export())
    expect(csv.text.trim().split('\r\n')).toHaveLength(2)
    expect(csv.text).toContain('拉萨市停车管理办法,政府规范性文件审核,拉萨市交通运输局,1,否,2026-02-09')
  })
})
