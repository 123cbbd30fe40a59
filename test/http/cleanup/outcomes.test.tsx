import { beforeEach, describe, expect, it } from 'vitest'
import { openCampaign } from '../../../src/cleanup/commands/open-campaign.ts'
import { itemRoutes } from '../../../src/cleanup/item-routes.tsx'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { listItemIds } from '../../../src/cleanup/queries/items.ts'
import { campaignRoutes } from '../../../src/cleanup/routes.tsx'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { paths } from '../../../src/http/paths.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { addPolicyVersion, installPolicies } from '../../../src/policy/commands.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('a clean-up where nothing is repealed', () => {
  const t = useDeps('sqlite')
  let city: City
  let bureau: Actor
  let unit: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    await installPolicies(t.deps)
    await addPolicyVersion(t.deps, SYSTEM, {
      key: 'cleanup-outcomes',
      value: JSON.stringify(['remain', 'amend', 'declare_lapsed']),
      effectiveFrom: day('2026-01-01'),
      legalBasis: '清理方案',
      isConfirmed: true,
      note: null,
    })
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
  })

  const open = async (): Promise<{ id: string; item: string }> => {
    const document = await givenDocument(t.deps, {
      makingOrganId: city.department,
      implementingOrganId: city.department,
      stage: 'published',
      title: '停车办法',
      issuedOn: '2020-01-01',
    })
    const campaign = {
      name: '2026年清理',
      kind: 'full',
      scope: '全部',
      issuedFrom: null,
      cutOffOn: day('2025-12-31'),
      decidingOrganId: city.government,
      supersededOutcome: 'declare_lapsed',
    } as const
    const id = await openCampaign(t.deps, bureau, campaign, [document])
    const [item = ''] = await listItemIds(t.deps.db, bureau, id, {})
    return { id, item }
  }

  const visitor = (who: Actor) => visitorOf(t.deps, appOf(t.deps, campaignRoutes(t.deps), itemRoutes(t.deps)), who)
  const offered = (page: Awaited<ReturnType<typeof pageIn>>, field: string, within = 'main'): string[] =>
    [...page.querySelectorAll(`${within} :is(select[name="${field}"] option, input[name="${field}"])`)].map(
      (choice) => choice.getAttribute('value') ?? '',
    )

  it('offers no repeal when it is opened, and leads its grounds to what it uses', async () => {
    const page = await pageIn(await (await visitor(bureau)).get(paths.campaigns.create({})))
    expect(offered(page, 'conflict')).not.toContain('repeal')
    expect(offered(page, 'supersededOutcome')).toEqual(['declare_lapsed'])
    const { id } = await open()
    expect(Object.values((await getCampaignSummary(t.deps.db, id)).criteria)).not.toContain('repeal')
  })

  it('offers no repeal to a unit and refuses the one that is sent all the same', async () => {
    const { id, item } = await open()
    const browser = await visitor(unit)
    const page = await pageIn(await browser.get(paths.campaigns.item({ id, item })))
    expect(offered(page, 'outcome')).toEqual(['remain', 'amend', 'declare_lapsed'])
    const list = await pageIn(await browser.get(paths.campaigns.show({ id })))
    expect(offered(list, 'outcome', '.bulk')).toEqual(['', 'remain', 'amend', 'declare_lapsed'])
    const answer = await browser.post(paths.campaigns.proposal({ id, item }), {
      version: '1',
      outcome: 'repeal',
      reason: '依据已废止',
    })
    expect(answer.status).toBe(422)
    const refused = textOf(await pageIn(answer), 'main')
    expect(refused).toContain('本次清理不使用这一结果')
    expect(refused).toContain('依据已废止')
    expect((await getCampaignSummary(t.deps.db, id)).totals.proposals.open).toBe(1)
  })

  it('refuses criteria that lead to what it does not use', async () => {
    const campaign = {
      name: '2026年清理',
      kind: 'full',
      scope: '全部',
      issuedFrom: null,
      cutOffOn: day('2025-12-31'),
      decidingOrganId: city.government,
      supersededOutcome: 'declare_lapsed',
      criteria: { conflict: 'repeal' },
    } as const
    await expect(openCampaign(t.deps, bureau, campaign, [])).rejects.toThrow('本次清理不使用这一结果')
  })
})
