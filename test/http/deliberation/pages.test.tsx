import { beforeEach, describe, expect, it } from 'vitest'
import { deliberationRoutes } from '../../../src/deliberation/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { type Bench, givenBench, givenDraft, givenOpinedRound } from '../../support/given/review.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const MEETING = { meeting: '局务会议', session: '第12次', heldOn: '2026-02-09', result: 'deferred', note: '补充测算' }

describe('meetings on pages', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, deliberationRoutes(t.deps)), actor)
  const recorded = () => t.deps.db.selectFrom('deliberation').selectAll().execute()

  it('are recorded by the drafters alone', async () => {
    const { documentId: id } = await givenOpinedRound(t.deps, bench, 'agree')
    for (const who of [bench.reviewer, bench.adviser, bench.supervisor])
      expect((await (await as(who)).post(paths.documents.deliberations({ id }), MEETING)).status).toBe(403)
    expect(await recorded()).toEqual([])
  })

  it.each([
    ['without a note of why', { note: '' }, '请写明会议意见'],
    ['in the future', { heldOn: '2026-02-10' }, '晚于今天'],
    ['without a result', { result: '' }, '请选择审议结果'],
  ])('are refused %s, and what was typed stays', async (_, wrong, said) => {
    const { documentId: id } = await givenOpinedRound(t.deps, bench, 'agree')
    const answer = await (await as(bench.drafter)).post(paths.documents.deliberations({ id }), { ...MEETING, ...wrong })
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '.error-summary')).toContain(said)
    expect(typedIn(page, 'session')).toBe('第12次')
    expect(await recorded()).toEqual([])
  })

  it('are refused without a review, whatever was decided', async () => {
    const id = await givenDraft(t.deps, bench)
    const answer = await (await as(bench.drafter)).post(paths.documents.deliberations({ id }), MEETING)
    expect(answer.status).toBe(422)
    expect(textOf(await pageIn(answer), '.error-summary')).toContain('尚未通过合法性审核')
  })

  it('are recorded once when the form is sent twice', async () => {
    const { documentId: id } = await givenOpinedRound(t.deps, bench, 'agree')
    const drafter = await as(bench.drafter)
    expect((await drafter.post(paths.documents.deliberations({ id }), MEETING)).status).toBe(303)
    const again = await drafter.post(paths.documents.deliberations({ id }), MEETING)
    expect([again.status, textOf(await pageIn(again), '.error-summary')]).toEqual([
      409,
      expect.stringContaining('没有重复登记'),
    ])
    expect(await recorded()).toHaveLength(1)
  })
})
