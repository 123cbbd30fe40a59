import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { moveCampaign } from '../../../src/cleanup/commands/move-campaign.ts'
import { addItems, openCampaign } from '../../../src/cleanup/commands/open-campaign.ts'
import { openCampaignWithDocuments } from '../../../src/cleanup/commands/open-with-documents.ts'
import { proposeOutcome, proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { type CampaignStage, CLEANUP_OUTCOMES, type CleanupOutcome } from '../../../src/cleanup/model.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { getCatalogue } from '../../../src/cleanup/queries/catalogue.ts'
import { listItemIds, listItemLines } from '../../../src/cleanup/queries/items.ts'
import { listEffects } from '../../../src/documents/effect-records.ts'
import { factsOf, getDocument } from '../../../src/documents/records.ts'
import { effectOn } from '../../../src/documents/rules.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const day = (text: string): Day => text as Day
const AMEND_BY = day('2027-01-31')

describe.each(DIALECTS)('clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor
  let unit: Actor
  let campaignId = ''
  let items: readonly string[] = []

  const input = {
    name: '2026年清理',
    kind: 'full',
    scope: '全部',
    issuedFrom: null,
    cutOffOn: day('2025-12-31'),
    supersededOutcome: 'repeal',
  } as const

  /** A campaign over documents of the department, one for each secrecy given. */
  const givenCampaign = async (secrecies: readonly ('public' | 'secret')[]): Promise<void> => {
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    const ids: string[] = []
    for (const [i, secrecy] of secrecies.entries())
      ids.push(
        await givenDocument(t.deps, {
          makingOrganId: city.department,
          implementingOrganId: city.department,
          category: 'department',
          stage: 'published',
          title: `办法${i}`,
          secrecy,
          issuedOn: '2020-01-01',
          publishedOn: '2020-01-01',
          effectiveOn: '2020-01-01',
        }),
      )
    campaignId = await openCampaign(t.deps, bureau, { ...input, decidingOrganId: city.government }, ids)
    items = await listItemIds(t.deps.db, bureau, campaignId, {})
  }

  const propose = (itemIds: readonly string[], outcome: CleanupOutcome, actor: Actor = unit) =>
    proposeOutcomes(
      t.deps,
      actor,
      { campaignId, itemIds },
      { outcome, reason: '理由', basis: null, amendBy: outcome === 'amend_or_lapse' ? AMEND_BY : null },
    )

  const decide = (itemIds: readonly string[], outcome: CleanupOutcome | null, reason: string | null = null) =>
    decideOutcomes(
      t.deps,
      bureau,
      { campaignId, itemIds },
      {
        outcome,
        number: '拉政发〔2026〕9号',
        decidedOn: day('2026-03-10'),
        effectiveOn: day('2026-03-16'),
        amendBy: outcome === 'amend_or_lapse' ? AMEND_BY : null,
        reason,
      },
    )

  const moveOne = async (to: CampaignStage, note: string | null = null): Promise<void> => {
    const { version } = await getCampaignSummary(t.deps.db, campaignId)
    await moveCampaign(t.deps, bureau, { campaignId, to, version, note })
  }

  /** Moves on; to the decision through review and report, saying why the items were not reviewed one by one. */
  const move = async (to: CampaignStage): Promise<void> => {
    if (to !== 'deciding') return moveOne(to, '理由')
    await moveOne('reviewing')
    await moveOne('reporting', '不逐件审核')
    await moveOne('deciding')
  }

  it('takes in what was issued by the cut-off day, and nothing twice', async () => {
    await givenCampaign(['public'])
    await givenDocument(t.deps, { makingOrganId: city.department, stage: 'published', issuedOn: '2026-01-05' })
    const second = await openCampaignWithDocuments(t.deps, bureau, {
      ...input,
      name: '另一次',
      decidingOrganId: city.government,
      categories: ['government', 'department'],
    })
    expect((await getCampaignSummary(t.deps.db, second)).items).toBe(1)
    const [line] = (await listItemLines(t.deps.db, bureau, second, {}, null, 5)).rows
    const again = addItems(t.deps, bureau, { campaignId: second, documentIds: [line?.documentId ?? ''] })
    await expect(again).rejects.toThrow('已在本次清理目录中')
  })

  it('keeps totals that add up to the number of items, whatever is proposed', async () => {
    await givenCampaign(['public', 'public', 'public', 'public'])
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CLEANUP_OUTCOMES),
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        async (outcome, chosen) => {
          await propose(
            chosen.map((i) => items[i] ?? ''),
            outcome,
          )
          const { items: whole, totals } = await getCampaignSummary(t.deps.db, campaignId)
          for (const side of [totals.proposals, totals.reviews, totals.decisions]) {
            const sum = CLEANUP_OUTCOMES.reduce((s, o) => s + side.byOutcome[o], side.open)
            expect(sum).toBe(whole)
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('keeps every proposal; the newest counts, and a decision is another record', async () => {
    await givenCampaign(['public'])
    await propose(items, 'remain')
    await propose(items, 'repeal')
    await move('deciding')
    await decide(items, 'declare_lapsed', '对象已消失')
    const { totals } = await getCampaignSummary(t.deps.db, campaignId)
    expect(totals.proposals.byOutcome.repeal).toBe(1)
    expect(totals.decisions.byOutcome.declare_lapsed).toBe(1)
    expect(totals.differing).toBe(1)
    expect(await t.deps.db.selectFrom('proposal').select('outcome').orderBy('proposal_id').execute()).toHaveLength(2)
  })

  it('tells a stale edit what the other one proposed, and keeps neither silently', async () => {
    await givenCampaign(['public'])
    const target = { campaignId, itemId: items[0] ?? '', version: 1 }
    const mine = { outcome: 'repeal', reason: '我的理由', basis: null, amendBy: null } as const
    await proposeOutcome(t.deps, unit, target, { ...mine, outcome: 'remain', reason: '同事的理由' })
    await expect(proposeOutcome(t.deps, unit, target, mine)).rejects.toMatchObject({
      kind: 'conflict',
      reasons: [expect.stringContaining('同事的理由'), expect.stringContaining('我的理由')],
    })
  })

  it('refuses a unit other units’ documents, all of them', async () => {
    await givenCampaign(['public', 'public'])
    const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    await expect(propose(items, 'remain', stranger)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await getCampaignSummary(t.deps.db, campaignId)).totals.proposals.open).toBe(2)
  })

  it('moves on only when every item is proposed, then decided', async () => {
    await givenCampaign(['public', 'public'])
    await expect(move('deciding')).rejects.toThrow('尚有2件没有拟办意见')
    await propose(items, 'remain')
    await expect(decide(items, null)).rejects.toThrow('尚未提请决定')
    await move('deciding')
    await decide(items.slice(0, 1), null)
    await expect(move('decided')).rejects.toThrow('尚有1件没有作出决定')
    await decide(items.slice(1), null)
    await move('decided')
    await move('closed')
    expect((await getCampaignSummary(t.deps.db, campaignId)).closedOn).toBe('2026-03-16')
  })

  it('acts on the document from the day of effect on', async () => {
    await givenCampaign(['public'])
    await propose(items, 'repeal')
    await move('deciding')
    await decide(items, null)
    const [line] = (await listItemLines(t.deps.db, bureau, campaignId, {}, null, 5)).rows
    const documentId = line?.documentId ?? ''
    const effects = (await listEffects(t.deps.db, [documentId])).get(documentId) ?? []
    const facts = factsOf(await getDocument(t.deps.db, documentId), effects)
    expect(effectOn(facts, day('2026-03-15')).state).toBe('in_force')
    expect(effectOn(facts, day('2026-03-16')).state).toBe('repealed')
  })

  it('decides an item once when the same click comes twice', async () => {
    await givenCampaign(['public'])
    await propose(items, 'remain')
    await move('deciding')
    const both = await Promise.allSettled([decide(items, null), decide(items, null)])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('decision').select('decision_id').execute()).toHaveLength(1)
  })

  it('leaves secret documents out of a catalogue and counts them', async () => {
    await givenCampaign(['public', 'secret'])
    await propose(items, 'remain', bureau)
    const catalogue = await getCatalogue(t.deps.db, bureau, campaignId, 'remain')
    expect(catalogue.lines.map((l) => l.title)).toEqual(['办法0'])
    expect(catalogue.secret).toBe(1)
    expect((await listItemLines(t.deps.db, unit, campaignId, {}, null, 5)).total).toBe(1)
  })
})
