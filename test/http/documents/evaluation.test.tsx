import { beforeEach, describe, expect, it } from 'vitest'
import { evaluationPanel } from '../../../src/documents/evaluation-panel.tsx'
import { evaluationRoutes } from '../../../src/documents/evaluation-routes.tsx'
import { documentRoutes } from '../../../src/documents/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the page of the evaluation before expiry', () => {
  const t = useDeps('sqlite')
  let city: City

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
  })

  const visitor = (who: Actor) =>
    visitorOf(t.deps, appOf(t.deps, evaluationRoutes(t.deps), documentRoutes(t.deps, [evaluationPanel(t.deps)])), who)
  const given = () =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      stage: 'published',
      publishedOn: '2021-07-01',
      validity: { kind: 'years', years: 5 },
    })

  it('takes the outcome with its reason, keeps what was typed, and shows it on the document', async () => {
    const id = await given()
    const browser = await visitor(await givenActor(t.deps, { roles: ['drafter'], organId: city.department }))
    const form = { version: '1', outcome: 'end', reason: '' }
    const half = await browser.post(paths.documents.evaluations({ id }), form)
    expect(half.status).toBe(422)
    expect(await half.text()).toContain('请写明评估的理由')
    const done = await browser.post(paths.documents.evaluations({ id }), { ...form, reason: '对象已经消失' })
    expect(done.status).toBe(303)
    const page = await pageIn(await browser.get(paths.documents.show({ id })))
    expect(textOf(page, '#panel-evaluation')).toContain('不再延长对象已经消失')
    expect(textOf(page, '#life')).toContain('2026年6月30日届满')
    const again = await browser.post(paths.documents.evaluations({ id }), { ...form, reason: '再交一次' })
    expect(again.status).toBe(409)
    expect(day('2026-06-30') > t.deps.clock.today()).toBe(true)
  })

  it('is not for others', async () => {
    const id = await given()
    const stranger = await visitor(await givenActor(t.deps, { roles: ['drafter'], organId: city.county }))
    expect((await stranger.get(paths.documents.evaluations({ id }))).status).toBe(403)
  })
})
