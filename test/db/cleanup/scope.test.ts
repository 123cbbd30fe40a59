import { beforeEach, describe, expect, it } from 'vitest'
import { assignItems } from '../../../src/cleanup/commands/assign.ts'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { openCampaignWithDocuments } from '../../../src/cleanup/commands/open-with-documents.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { listItemLines } from '../../../src/cleanup/queries/items.ts'
import { listDocumentsInScope, summarizeScope } from '../../../src/cleanup/queries/scope.ts'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { day } from '../../../src/lib/day.ts'
import { dissolveOrgan } from '../../../src/people/commands/organs.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { moveThrough, scopeQuery } from '../../support/given/campaigns.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const today = day('2026-03-16')

describe.each(DIALECTS)('the scope of a clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor

  beforeEach(async () => {
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
  })

  const given = (title: string, more: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'published',
      title,
      issuedOn: '2018-03-01',
      ...more,
    })
  const dissolve = (organId: string, on: string, successorId: string | null) =>
    dissolveOrgan(t.deps, SYSTEM, { organId, dissolvedOn: day(on), successorId, version: 1 })
  const input = {
    name: '专项清理',
    kind: 'special',
    scope: '机构改革涉及的文件',
    issuedFrom: null,
    cutOffOn: day('2025-12-31'),
    supersededOutcome: 'repeal',
    categories: ['department', 'party'],
  } as const

  it('is counted before anything is opened, by kind and by who will propose', async () => {
    await given('甲办法')
    await given('乙办法', {
      category: 'government',
      makingOrganId: city.government,
      implementingOrganId: city.department,
    })
    await given('丙办法', { secrecy: 'secret' })
    await given('丁办法', { issuedOn: '2026-01-05' })
    await given('草案', { stage: 'drafting' })
    const summary = await summarizeScope(t.deps.db, scopeQuery(), today)
    expect(summary).toMatchObject({ total: 3, secret: 1, byUnit: [{ organ: '拉萨市交通运输局', items: 3 }] })
    expect(Object.fromEntries(summary.byCategory)).toEqual({ department: 2, government: 1 })
    expect(summary.first).not.toContain('丙办法')
  })

  it('narrows by organ with its predecessors, by day and by state', async () => {
    const old = await givenOrgan(t.deps, { name: '拉萨市交通局', parent: city.government })
    const older = await givenOrgan(t.deps, { name: '拉萨市公路局', parent: city.government })
    await dissolve(older, '2009-01-01', old)
    await dissolve(old, '2019-03-20', city.department)
    const [first, second, third] = [
      await given('公路办法', { makingOrganId: older, issuedOn: '2001-01-01' }),
      await given('交通办法', { makingOrganId: old, issuedOn: '2010-01-01' }),
      await given('运输办法', { validity: { kind: 'years', years: 5 } }),
    ]
    await given('城关办法', { makingOrganId: city.county })
    const find = (over: Parameters<typeof scopeQuery>[0]) => listDocumentsInScope(t.deps.db, scopeQuery(over), today)
    expect(await find({ organIds: [city.department] })).toEqual([first, second, third])
    expect(await find({ organIds: [city.department], issuedFrom: day('2005-01-01') })).toEqual([second, third])
    expect(await find({ organIds: [city.department], inForceOnly: true })).toEqual([first, second])
    expect(await find({ organIds: [city.department], cutOffOn: day('2001-01-01') })).toEqual([first])
  })

  it('finds the documents of an institutional reform by succession, and ends 1 repealed and 4 amended', async () => {
    const office = await givenOrgan(t.deps, { name: '市编办', kind: 'party', parent: city.party })
    const successor = await givenOrgan(t.deps, { name: '市委编办', kind: 'party', parent: city.party })
    const elsewhere = await givenOrgan(t.deps, { name: '市旧台办', kind: 'party', parent: city.party })
    await dissolve(office, '2019-03-18', successor)
    await dissolve(elsewhere, '2016-05-01', successor)
    for (let i = 1; i <= 5; i++)
      await given(`编制规定${i}`, {
        category: 'party',
        makingOrganId: city.party,
        implementingOrganId: office,
        issuedOn: `2014-0${i}-01`,
      })
    await given('台办规定', { category: 'party', makingOrganId: city.party, implementingOrganId: elsewhere })
    await given('市委规定', { category: 'party', makingOrganId: city.party })

    const campaignId = await openCampaignWithDocuments(t.deps, bureau, {
      ...input,
      decidingOrganId: city.party,
      reform: { from: day('2019-01-01'), to: day('2019-12-31') },
    })
    const { rows } = await listItemLines(t.deps.db, bureau, campaignId, {}, null, 99)
    expect(rows.map((row) => [row.title, row.implementingOrgan])).toEqual(
      [1, 2, 3, 4, 5].map((i) => [`编制规定${i}`, '市委编办']),
    )
    const unit = await givenActor(t.deps, { organId: successor, roles: ['drafter'] })
    const [first, ...rest] = rows.map((row) => row.itemId)
    const propose = (itemIds: readonly string[], outcome: 'repeal' | 'amend') =>
      proposeOutcomes(
        t.deps,
        unit,
        { campaignId, itemIds },
        { outcome, reason: '机构改革', basis: null, amendBy: null },
      )
    await propose([first ?? ''], 'repeal')
    await propose(rest, 'amend')
    const { totals } = await getCampaignSummary(t.deps.db, campaignId)
    expect(totals.proposals).toMatchObject({ whole: 5, open: 0, byOutcome: { repeal: 1, amend: 4 } })
    await moveThrough(t.deps, bureau, campaignId, ['reviewing', 'reporting', 'deciding'])
    const decision = { number: '拉委发〔2026〕3号', decidedOn: today, effectiveOn: today, amendBy: null, reason: null }
    await decideOutcomes(t.deps, bureau, { campaignId, filter: {} }, { outcome: null, ...decision })
    const { decisions } = (await getCampaignSummary(t.deps.db, campaignId)).totals
    expect(decisions).toMatchObject({ whole: 5, open: 0, byOutcome: { repeal: 1, amend: 4 } })
  })

  it('is assigned anew by a filter, to organs that still stand', async () => {
    for (let i = 0; i < 30; i++) await given(`办法${i}`, { issuedOn: `20${10 + (i % 5)}-01-01` })
    const campaignId = await openCampaignWithDocuments(t.deps, bureau, { ...input, decidingOrganId: city.government })
    const target = { campaignId, filter: { year: '2012' } }
    expect(await assignItems(t.deps, bureau, target, city.county)).toBe(6)
    const moved = await listItemLines(t.deps.db, bureau, campaignId, { organId: city.county }, null, 99)
    expect(moved.rows.every((row) => row.issuedOn?.startsWith('2012'))).toBe(true)
    expect(moved.total).toBe(6)
    const gone = await givenOrgan(t.deps, { name: '撤销的局', parent: city.government })
    await dissolve(gone, '2020-01-01', null)
    await expect(assignItems(t.deps, bureau, target, gone)).rejects.toThrow('已经撤并')
  })
})
