import { beforeEach, describe, expect, it } from 'vitest'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { listItemIds } from '../../../src/cleanup/queries/items.ts'
import { paths } from '../../../src/http/paths.ts'
import { day } from '../../../src/lib/day.ts'
import { homeRoutes } from '../../../src/reports/home-routes.tsx'
import { givenCampaign, moveThrough } from '../../support/given/campaigns.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the home page', () => {
  const t = useDeps('sqlite')
  let city: City

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
  })

  const given = (title: string, over: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      implementingOrganId: city.department,
      stage: 'published',
      title,
      issuedOn: '2020-01-01',
      ...over,
    })
  const home = async (role: 'drafter' | 'supervisor', organId: string) => {
    const actor = await givenActor(t.deps, { organId, roles: [role] })
    const browser = await visitorOf(t.deps, appOf(t.deps, homeRoutes(t.deps)), actor)
    return textOf(await pageIn(await browser.get(paths.home({}))), 'main')
  }

  it('tells a unit and the bureau what is to be amended and by when, and other units nothing', async () => {
    const bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    const id = await givenCampaign(t.deps, bureau, city.government, [await given('停车办法'), await given('市场办法')])
    const itemIds = await listItemIds(t.deps.db, bureau, id, {})
    const proposal = { outcome: 'amend', reason: '部分内容不适应', basis: null, amendBy: null } as const
    await proposeOutcomes(t.deps, bureau, { campaignId: id, itemIds }, proposal)
    await moveThrough(t.deps, bureau, id, ['reviewing', 'reporting', 'deciding'])
    const decision = { outcome: null, number: '拉政发〔2026〕1号', reason: null } as const
    const days = { decidedOn: day('2026-03-16'), effectiveOn: day('2026-03-16') }
    const decide = (item: string, amendBy: string) =>
      decideOutcomes(
        t.deps,
        bureau,
        { campaignId: id, itemIds: [item] },
        { ...decision, ...days, amendBy: day(amendBy) },
      )
    await decide(itemIds[0] ?? '', '2026-04-30')
    await decide(itemIds[1] ?? '', '2026-12-31')
    t.deps.clock.set('2026-05-06')
    for (const [role, organ] of [
      ['drafter', city.department],
      ['supervisor', city.bureau],
    ] as const) {
      const page = await home(role, organ)
      expect(page).toContain('2 件清理决定修改的文件待修改，其中逾期 1 件')
      expect(page).toMatch(/停车办法.*已逾期.*市场办法/u)
    }
    expect(await home('drafter', city.county)).not.toContain('待修改')
  })

  it('tells whose validity is near its end', async () => {
    await given('将届满的办法', { validity: { kind: 'until', lapsesAfter: day('2026-05-31') } })
    await given('随后届满的办法', { validity: { kind: 'until', lapsesAfter: day('2026-06-30') } })
    await given('还早的办法', { validity: { kind: 'until', lapsesAfter: day('2028-05-31') } })
    for (const page of [await home('drafter', city.department), await home('supervisor', city.bureau)]) {
      expect(page).toContain('2 件文件有效期将届满、待评估')
      expect(page).toMatch(/将届满的办法.*随后届满的办法/u)
      expect(page).not.toContain('还早的办法')
    }
    expect(await home('drafter', city.county)).not.toContain('将届满的办法')
  })
})
