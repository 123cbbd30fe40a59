import { beforeEach, describe, expect, it } from 'vitest'
import { openFilingReview } from '../../../src/filing-review/commands/review.ts'
import { filingReviewRoutes } from '../../../src/filing-review/routes.tsx'
import { suggestionRoutes } from '../../../src/filing-review/suggestion-routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import {
  type FilingDesk,
  givenFilingDesk,
  givenFilings,
  givenRegistration,
  givenSubmission,
} from '../../support/given/filing.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the pages of filing review', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let id: string
  let reviewer: Visitor
  const visitor = (who: Actor) =>
    visitorOf(t.deps, appOf(t.deps, filingReviewRoutes(t.deps)).route('/', suggestionRoutes(t.deps)), who)

  beforeEach(async () => {
    t.deps.clock.set('2026-03-03')
    desk = await givenFilingDesk(t.deps)
    ;[id = ''] = await givenFilings(t.deps, desk.drafter, { title: '停车办法' })
    await givenSubmission(t.deps, desk.drafter, { filingId: id })
    await givenRegistration(t.deps, desk.reviewer, { filingId: id })
    reviewer = await visitor(desk.reviewer)
  })

  it('lead from the opening to a conclusion, and keep what was typed when it is refused', async () => {
    expect((await reviewer.post(paths.filingReviews.show({ id }), {})).status).toBe(303)
    const page = await pageIn(await reviewer.get(paths.filingReviews.show({ id })))
    expect(textOf(page, '#review')).toContain('2026年4月2日')
    expect(textOf(page, '#review')).toContain('怎样算出来的')
    const typed = { version: '1', outcome: 'problems', conclusion: '第三条设定收费。' }
    const refused = await reviewer.post(paths.filingReviews.conclusion({ id }), typed)
    expect(refused.status).toBe(422)
    const back = await pageIn(refused)
    expect(textOf(back, '.error-summary')).toContain('至少选择一项问题的种类')
    expect(textOf(back, 'textarea[name=conclusion]')).toBe('第三条设定收费。')
    const done = await reviewer.post(paths.filingReviews.conclusion({ id }), { ...typed, grounds: 'authority' })
    expect(done.status).toBe(303)
    const step = { version: '2', kind: 'opinion', words: '请纠正。', actedOn: '2026-03-03', number: '' }
    expect((await reviewer.post(paths.filingReviews.steps({ id }), step)).status).toBe(303)
    expect((await reviewer.post(paths.filingReviews.steps({ id }), step)).status).toBe(422)
    const maker = await visitor(desk.drafter)
    const seen = await pageIn(await maker.get(paths.filingReviews.show({ id })))
    expect(textOf(seen, '#correction')).toContain('书面审查意见')
    expect(textOf(seen, '#correction')).toContain('提交答复')
    const list = await pageIn(await reviewer.get(paths.filingReviews.list({ state: 'correcting' })))
    expect(textOf(list, 'table')).toContain('停车办法')
    expect(await (await reviewer.get(paths.filingReviews.export())).text()).toContain('纠正中')
  })

  it('answer a stale form with 409', async () => {
    await openFilingReview(t.deps, desk.reviewer, { filingId: id })
    const stale = { version: '7', outcome: 'conforms', conclusion: '未发现问题。' }
    expect((await reviewer.post(paths.filingReviews.conclusion({ id }), stale)).status).toBe(409)
  })

  it('take suggestions, with the last day of an answer, and are closed to makers', async () => {
    const typed = {
      source: 'citizen',
      sourceName: '张某',
      title: '停车办法',
      words: '违法收费。',
      receivedOn: '2026-03-03',
    }
    const refused = await reviewer.post(paths.suggestions.create(), { ...typed, source: '' })
    expect(refused.status).toBe(422)
    expect(textOf(await pageIn(refused), 'textarea[name=words]')).toBe('违法收费。')
    const answer = await reviewer.post(paths.suggestions.create(), typed)
    const address = answer.headers.get('Location') ?? ''
    expect(textOf(await pageIn(await reviewer.get(address)), 'main')).toContain('2026年3月18日')
    const reply = { version: '1', outcome: 'no_problem', reply: '已核查。', repliedOn: '2026-03-03' }
    expect((await reviewer.post(address, reply)).status).toBe(303)
    expect((await reviewer.post(address, reply)).status).toBe(409)
    expect(await (await reviewer.get(paths.suggestions.export())).text()).toContain('未发现问题')
    const maker = await visitor(desk.drafter)
    expect((await maker.get(paths.suggestions.list())).status).toBe(403)
    expect((await maker.post(paths.filingReviews.show({ id }), {})).status).toBe(403)
  })
})
