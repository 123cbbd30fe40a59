import { beforeEach, describe, expect, it } from 'vitest'
import { batchRoutes } from '../../../src/cleanup/batch-routes.tsx'
import { moveCampaign } from '../../../src/cleanup/commands/move-campaign.ts'
import { openCampaign } from '../../../src/cleanup/commands/open-campaign.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { itemRoutes } from '../../../src/cleanup/item-routes.tsx'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { listItemIds } from '../../../src/cleanup/queries/items.ts'
import { campaignRoutes } from '../../../src/cleanup/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the pages of a clean-up under review', () => {
  const t = useDeps('sqlite')
  let bureau: Actor
  let unit: Actor
  let id = ''

  beforeEach(async () => {
    await givenBasics(t.deps)
    const city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    const documents: string[] = []
    for (const title of ['停车办法', '市场办法'])
      documents.push(
        await givenDocument(t.deps, {
          makingOrganId: city.department,
          implementingOrganId: city.department,
          stage: 'published',
          title,
          issuedOn: '2020-01-01',
        }),
      )
    id = await openCampaign(
      t.deps,
      bureau,
      {
        name: '2026年清理',
        kind: 'full',
        scope: '全部',
        issuedFrom: null,
        cutOffOn: day('2025-12-31'),
        decidingOrganId: city.government,
        supersededOutcome: 'repeal',
      },
      documents,
    )
    const itemIds = await listItemIds(t.deps.db, bureau, id, {})
    const proposal = { outcome: 'remain', reason: '', basis: null, amendBy: null } as const
    await proposeOutcomes(t.deps, unit, { campaignId: id, itemIds }, proposal)
    await moveCampaign(t.deps, bureau, { campaignId: id, to: 'reviewing', version: 1 })
  })

  const visitor = (who: Actor) =>
    visitorOf(t.deps, appOf(t.deps, campaignRoutes(t.deps), itemRoutes(t.deps), batchRoutes(t.deps)), who)
  const reviews = async () => (await getCampaignSummary(t.deps.db, id)).totals.reviews

  it('agree on one row, review all that a filter finds, and withdraw that', async () => {
    const browser = await visitor(bureau)
    const page = await pageIn(await browser.get(paths.campaigns.show({ id })))
    expect(textOf(page, 'main')).toContain('未审核 2 件')
    const agree = page.querySelector('button[data-key="a"]')
    const row = { version: agree?.getAttribute('value') ?? '' }
    expect((await browser.post(agree?.getAttribute('formaction') ?? '', row)).status).toBe(303)
    expect(await reviews()).toMatchObject({ open: 1, byOutcome: { remain: 1 } })
    expect((await browser.post(agree?.getAttribute('formaction') ?? '', row)).status).toBe(409)

    const found = { scope: 'found', outcome: 'repeal', reason: '' }
    const all = paths.campaigns.reviews({ id }, { words: '市场' })
    const refused = await browser.post(all, found)
    expect(refused.status).toBe(422)
    expect(textOf(await pageIn(refused), 'main')).toContain('审核意见与拟办意见不同，请写明理由')
    expect((await browser.post(all, { ...found, reason: '依据已废止' })).status).toBe(303)
    expect(await reviews()).toMatchObject({ open: 0, byOutcome: { remain: 1, repeal: 1 } })

    const after = await pageIn(await browser.get(paths.campaigns.show({ id })))
    const withdraw = after.querySelector('form[action*="/withdraw"]')?.getAttribute('action') ?? ''
    const batches = textOf(await pageIn(await browser.get(paths.campaigns.batches({ id }))), 'main')
    expect(batches).toContain('共 2 次')
    const csv = await (await browser.get(paths.campaigns.batchesExport({ id }))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect((await browser.post(withdraw, {})).status).toBe(303)
    expect((await reviews()).open).toBe(1)
  })

  it('differ on the page of an item, with a reason, and keep both records on it', async () => {
    const browser = await visitor(bureau)
    const [item = ''] = await listItemIds(t.deps.db, bureau, id, {})
    const address = paths.campaigns.review({ id, item })
    const mine = { version: '2', outcome: 'repeal', reason: '' }
    expect((await browser.post(address, mine)).status).toBe(422)
    expect((await browser.post(address, { ...mine, reason: '依据已废止' })).status).toBe(303)
    const page = textOf(await pageIn(await browser.get(paths.campaigns.item({ id, item }))), 'main')
    expect(page).toContain('与拟办不同：依据已废止')
    const stale = await browser.post(address, { ...mine, reason: '我的理由' })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toMatch(/依据已废止.*我的理由/)
  })

  it('ask for the reason of leaving items unreviewed, and show it with the stage', async () => {
    const browser = await visitor(bureau)
    const { version } = await getCampaignSummary(t.deps.db, id)
    const move = { version: String(version), to: 'reporting' }
    const refused = await browser.post(paths.campaigns.stage({ id }), move)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('尚有2件没有审核意见')
    const reason = '上级机关统一审核'
    expect((await browser.post(paths.campaigns.stage({ id }), { ...move, note: reason })).status).toBe(303)
    expect(textOf(await pageIn(await browser.get(paths.campaigns.show({ id }))), 'main')).toContain(reason)
  })

  it('are not for a unit to review', async () => {
    const browser = await visitor(unit)
    const page = await pageIn(await browser.get(paths.campaigns.show({ id })))
    expect(page.querySelector('button[data-key="a"]')).toBeNull()
    const answer = await browser.post(paths.campaigns.reviews({ id }), { scope: 'found', outcome: '' })
    expect(answer.status).toBe(403)
    expect((await reviews()).open).toBe(2)
  })
})
