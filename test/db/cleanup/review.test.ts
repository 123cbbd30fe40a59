import { beforeEach, describe, expect, it } from 'vitest'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { moveCampaign } from '../../../src/cleanup/commands/move-campaign.ts'
import { openCampaign } from '../../../src/cleanup/commands/open-campaign.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { reviewOutcomes } from '../../../src/cleanup/commands/review.ts'
import { withdrawBatch } from '../../../src/cleanup/commands/withdraw.ts'
import type { CampaignStage, CleanupOutcome } from '../../../src/cleanup/model.ts'
import { listBatches } from '../../../src/cleanup/queries/batches.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { getItemPage, listItemIds } from '../../../src/cleanup/queries/items.ts'
import { listMoves } from '../../../src/cleanup/queries/reviews.ts'
import type { StageWords } from '../../../src/cleanup/stage-rules.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the legal office reviews a clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor
  let unit: Actor
  let campaignId = ''
  let items: readonly string[] = []

  beforeEach(async () => {
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    const ids: string[] = []
    for (const i of [0, 1, 2])
      ids.push(
        await givenDocument(t.deps, {
          makingOrganId: city.department,
          implementingOrganId: city.department,
          stage: 'published',
          title: `办法${i}`,
          issuedOn: '2020-01-01',
        }),
      )
    const input = {
      name: '2026年清理',
      kind: 'full',
      scope: '全部',
      issuedFrom: null,
      cutOffOn: '2025-12-31' as Day,
      decidingOrganId: city.government,
      supersededOutcome: 'repeal',
    } as const
    campaignId = await openCampaign(t.deps, bureau, input, ids)
    items = await listItemIds(t.deps.db, bureau, campaignId, {})
    const proposal = { outcome: 'remain', reason: '', basis: null, amendBy: null } as const
    await proposeOutcomes(t.deps, unit, { campaignId, itemIds: items }, proposal)
  })

  const summary = () => getCampaignSummary(t.deps.db, campaignId)
  const move = async (to: CampaignStage, note: string | null = null, more: Partial<StageWords> = {}) =>
    moveCampaign(t.deps, bureau, { campaignId, to, version: (await summary()).version, note, ...more })
  const review = (
    itemIds: readonly string[],
    outcome: CleanupOutcome | null = null,
    reason: string | null = null,
    actor: Actor = bureau,
  ) => reviewOutcomes(t.deps, actor, { campaignId, itemIds }, { outcome, reason, amendBy: null })

  it('in bulk; the review is a third record beside the proposal, and totals say where the rest is', async () => {
    await move('reviewing')
    await review(items.slice(0, 2))
    await review(items.slice(1, 2), 'repeal', '依据已废止')
    const { totals } = await summary()
    expect(totals.proposals.byOutcome.remain).toBe(3)
    expect(totals.reviews).toMatchObject({ whole: 3, open: 1, byOutcome: { remain: 1, repeal: 1 } })
    expect(totals.overruled).toBe(1)
    expect(await listItemIds(t.deps.db, bureau, campaignId, { state: 'unreviewed' })).toEqual([items[2]])
    expect(await listItemIds(t.deps.db, bureau, campaignId, { state: 'overruled' })).toEqual([items[1]])
  })

  it('all or none, with a reason where it differs, and never for a unit', async () => {
    await expect(review(items)).rejects.toThrow('请先转入审核阶段')
    await move('reviewing')
    await expect(review(items, 'repeal')).rejects.toThrow('请写明理由')
    await expect(review(items, null, null, unit)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await summary()).totals.reviews.open).toBe(3)
  })

  it('and withdraws a batch until the stage closes; a newer review stays, an older one returns', async () => {
    await move('reviewing')
    const first = await review(items)
    const second = await review(items.slice(0, 1), 'repeal', '依据已废止')
    expect(await withdrawBatch(t.deps, bureau, { campaignId, kind: 'review', batchId: first })).toBe(2)
    expect((await summary()).totals.reviews).toMatchObject({ open: 2, byOutcome: { repeal: 1 } })
    await expect(withdrawBatch(t.deps, bureau, { campaignId, kind: 'review', batchId: first })).rejects.toThrow(
      '都已重新审核',
    )
    await withdrawBatch(t.deps, bureau, { campaignId, kind: 'review', batchId: second })
    expect((await summary()).totals.reviews).toMatchObject({ open: 2, byOutcome: { remain: 1 } })
    const last = await review(items)
    const batches = await listBatches(t.deps.db, bureau, campaignId, null, 10)
    expect(batches).toMatchObject({ total: 1, rows: [{ batchId: last, items: 3 }] })
    await move('reporting')
    await expect(withdrawBatch(t.deps, bureau, { campaignId, kind: 'review', batchId: last })).rejects.toThrow(
      '审核阶段已经结束',
    )
    const { reviews } = await getItemPage(t.deps.db, bureau, campaignId, items[0] ?? '')
    expect(reviews.map((r) => [r.outcome, r.withdrawnOn !== null])).toEqual([
      ['remain', false],
      ['repeal', true],
      ['remain', false],
    ])
  })

  it('refuses a stale agreement, and the same click twice', async () => {
    await move('reviewing')
    const agree = () =>
      reviewOutcomes(
        t.deps,
        bureau,
        { campaignId, itemIds: items.slice(0, 1), version: 2 },
        { outcome: null, reason: null, amendBy: null },
      )
    const both = await Promise.allSettled([agree(), agree()])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await t.deps.db.selectFrom('cleanup_review').select('review_id').execute()).toHaveLength(1)
  })

  it('walks all stages to the end; the decision follows the review, each move is kept with its note', async () => {
    await move('reviewing')
    await expect(move('reporting')).rejects.toThrow('尚有3件没有审核意见')
    await review(items.slice(0, 1), 'repeal', '依据已废止')
    await expect(move('proposing', '漏列')).rejects.toThrow('请先撤回审核意见')
    await review(items.slice(1))
    await move('reporting')
    await move('reviewing', '补充说明')
    await move('reporting')
    await move('deciding')
    const on = { number: '拉政发〔2026〕9号', decidedOn: '2026-03-10' as Day, effectiveOn: '2026-03-16' as Day }
    const input = { ...on, outcome: null, amendBy: null, reason: null }
    await decideOutcomes(t.deps, bureau, { campaignId, itemIds: items }, input)
    await move('decided')
    const actedOn = '2026-03-16' as Day
    await move('published', null, { actedOn, place: '市政府公报' })
    await move('filed', null, { actedOn, recipientOrganId: city.congress, paperNumber: '拉政函〔2026〕3号' })
    await move('closed')
    const { totals, stage } = await summary()
    expect(stage).toBe('closed')
    expect(totals.decisions).toMatchObject({ open: 0, byOutcome: { repeal: 1, remain: 2 } })
    const moves = await listMoves(t.deps.db, campaignId)
    expect(moves.map((m) => m.to)).toEqual([
      'closed',
      'filed',
      'published',
      'decided',
      'deciding',
      'reporting',
      'reviewing',
      'reporting',
      'reviewing',
    ])
    expect(moves[2]?.place).toContain('市政府公报')
  })
})
