import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { deliveryRoutes } from '../../../src/notices/delivery-routes.tsx'
import { handOutDigests } from '../../../src/notices/jobs.ts'
import type { TestDeps } from '../../support/deps.ts'
import { givenFilingDesk, givenFilings } from '../../support/given/filing.ts'
import { type CollectingMailer, collectingMailer, givenAddress, mailing, workOff } from '../../support/given/mail.ts'
import { givenActor } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('letters on pages', () => {
  const t = useDeps('sqlite')
  let mailer: CollectingMailer
  let deps: TestDeps
  let admin: Visitor
  let drafter: Visitor
  beforeEach(async () => {
    mailer = collectingMailer()
    deps = mailing(t.deps, mailer)
    const desk = await givenFilingDesk(deps)
    await givenFilings(deps, desk.drafter, { title: '拉萨市停车管理办法' })
    await givenAddress(deps, desk.drafter, 'zhaxi@example.cn')
    t.deps.clock.set('2026-03-07')
    mailer.failWith('550 no such user')
    await handOutDigests(deps)
    await workOff(deps)
    const app = appOf(deps, deliveryRoutes(deps))
    const actor = await givenActor(deps, { organId: desk.city.bureau, roles: ['administrator'] })
    admin = await visitorOf(deps, app, actor)
    drafter = await visitorOf(deps, app, desk.drafter)
  })

  it('are listed with what became of them, without what they say', async () => {
    const page = await pageIn(await admin.get(paths.deliveries.list({ state: 'failed' })))
    const row = textOf(page, 'tbody tr')
    for (const words of ['扎西', 'zhaxi@example.cn', '发送失败', '550 no such user']) expect(row).toContain(words)
    expect(textOf(page, 'body')).not.toContain('停车管理办法')
    expect(await (await admin.get(paths.deliveries.export())).text()).toContain('zhaxi@example.cn')
  })

  it('are sent again on request, once', async () => {
    const page = await pageIn(await admin.get(paths.deliveries.list()))
    const action = page.querySelector('tbody form')?.getAttribute('action') ?? ''
    mailer.failWith(null)
    expect((await admin.post(action, {})).status).toBe(303)
    expect((await admin.post(action, {})).status).toBe(409)
    await workOff(deps)
    expect(mailer.letters).toHaveLength(1)
    const after = await pageIn(await admin.get(paths.deliveries.list()))
    expect(textOf(after, 'tbody tr')).toContain('已发送')
    expect(after.querySelector('tbody form')).toBeNull()
  })

  it('are the administrator’s business', async () => {
    expect((await drafter.get(paths.deliveries.list())).status).toBe(403)
    expect((await drafter.post(paths.deliveries.attempts({ id: 'x' }), {})).status).toBe(403)
  })
})
