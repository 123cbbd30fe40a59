import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAMPAIGN_STAGES,
  type CampaignStage,
  type CleanupOutcome,
  type ItemOutcomes,
} from '../../../src/cleanup/model.ts'
import { obstaclesToReview } from '../../../src/cleanup/review-rules.ts'
import { campaignTotals, obstaclesToDecide } from '../../../src/cleanup/rules.ts'
import {
  CAMPAIGN_MOVES,
  NOTHING_SAID,
  obstaclesToStage,
  obstaclesToWithdraw,
  type StageCounts,
  type StageWords,
} from '../../../src/cleanup/stage-rules.ts'
import { day } from '../../../src/lib/day.ts'

const today = day('2026-03-16')
const item = (
  proposed: CleanupOutcome | null,
  reviewed: CleanupOutcome | null = null,
  decided: CleanupOutcome | null = null,
): ItemOutcomes => ({ proposed, reviewed, decided })
const codes = (found: readonly { code: string }[]) => found.map((o) => o.code)
const totalsOf = (items: readonly ItemOutcomes[]) => campaignTotals(items.map((one) => ({ ...one, items: 1 })))
const obstaclesOf = (
  from: CampaignStage,
  to: CampaignStage,
  items: readonly ItemOutcomes[],
  said: Partial<StageWords> = {},
  counts?: StageCounts,
) => obstaclesToStage(from, to, totalsOf(items), { ...NOTHING_SAID, ...said }, today, counts)
const move = (from: CampaignStage, to: CampaignStage, items: readonly ItemOutcomes[], note: string | null = null) =>
  codes(obstaclesOf(from, to, items, { note }))

describe('the stages of a campaign', () => {
  it('go on when the work of the stage is done', () => {
    expect(move('proposing', 'reviewing', [item('repeal')])).toEqual([])
    expect(move('reviewing', 'reporting', [item('repeal', 'amend')])).toEqual([])
    expect(move('reporting', 'deciding', [item('repeal', 'amend')])).toEqual([])
    expect(move('deciding', 'decided', [item('repeal', 'amend', 'amend')])).toEqual([])
    expect(move('filed', 'closed', [item('repeal', 'amend', 'amend')])).toEqual([])
  })

  it('do not while items are open, and say how many', () => {
    expect(move('proposing', 'reviewing', [])).toEqual(['no_items'])
    const [open] = obstaclesOf('proposing', 'reviewing', [item('repeal'), item(null)])
    expect(open?.message).toBe('尚有1件没有拟办意见。')
    expect(move('reviewing', 'reporting', [item('repeal')])).toEqual(['no_note'])
    expect(move('reviewing', 'reporting', [item('repeal')], '上级统一审核')).toEqual([])
    expect(move('deciding', 'decided', [item('repeal', 'repeal')])).toEqual(['decisions_open'])
  })

  it('go back one stage with a reason while nothing later was done', () => {
    expect(move('reviewing', 'proposing', [item('repeal')])).toEqual(['no_note'])
    expect(move('reviewing', 'proposing', [item('repeal')], '漏列')).toEqual([])
    expect(move('reviewing', 'proposing', [item('repeal', 'repeal')], '漏列')).toEqual(['reviews_made'])
    expect(move('reporting', 'reviewing', [item('repeal', 'repeal')], '漏审')).toEqual([])
    expect(move('deciding', 'reporting', [item('repeal', 'repeal')], '报告有误')).toEqual([])
    expect(move('deciding', 'reporting', [item('repeal', 'repeal', 'repeal')], '报告有误')).toEqual(['decisions_made'])
    expect(move('published', 'decided', [item('repeal', 'repeal', 'repeal')], '误点')).toEqual(['wrong_stage'])
  })

  it('ask where catalogues were published and results filed, or why not', () => {
    const done = [item('repeal', 'repeal', 'repeal')]
    const said = { actedOn: today, place: '市政府公报' }
    expect(move('decided', 'published', done)).toEqual(['no_day', 'no_place'])
    expect(codes(obstaclesOf('decided', 'published', done, said))).toEqual([])
    expect(codes(obstaclesOf('decided', 'published', done, { ...said, actedOn: day('2026-03-17') }))).toEqual([
      'in_future',
    ])
    const filed = { actedOn: today, recipientOrganId: 'npc', paperNumber: '拉政函〔2026〕3号' }
    expect(move('published', 'filed', done, '  ')).toEqual(['no_day', 'no_recipient', 'no_number'])
    expect(codes(obstaclesOf('published', 'filed', done, filed))).toEqual([])
    expect(move('decided', 'closed', done)).toEqual(['no_note'])
    expect(move('decided', 'closed', done, '涉密，不公布')).toEqual([])
  })

  it('let no document in force drop out of the catalogues, and no amendment be forgotten', () => {
    const done = [item('amend', 'amend', 'amend')]
    const said = { actedOn: today, place: '市政府公报' }
    expect(codes(obstaclesOf('decided', 'published', done, said, { omitted: 2, unamended: 1 }))).toEqual(['omitted'])
    expect(codes(obstaclesOf('filed', 'closed', done, {}, { omitted: 0, unamended: 1 }))).toEqual(['no_note'])
    expect(
      codes(obstaclesOf('filed', 'closed', done, { note: '由市司法局督办' }, { omitted: 0, unamended: 1 })),
    ).toEqual([])
  })

  it('allow exactly the listed moves, whatever is said', () => {
    const stage = fc.constantFrom(...CAMPAIGN_STAGES)
    fc.assert(
      fc.property(stage, stage, (from, to) => {
        const listed = (CAMPAIGN_MOVES[from] as readonly CampaignStage[]).includes(to)
        expect(move(from, to, [item('repeal')], '理由').includes('wrong_stage')).toBe(!listed)
      }),
    )
  })
})

describe('the legal office', () => {
  const review = (stage: CampaignStage, proposed: CleanupOutcome | null, more: object = {}) =>
    codes(obstaclesToReview(stage, { proposed }, { outcome: 'repeal', reason: null, amendBy: null, ...more }, today))

  it('agrees without a reason and differs with one', () => {
    expect(review('reviewing', 'repeal')).toEqual([])
    expect(review('reviewing', 'remain')).toEqual(['no_reason'])
    expect(review('reviewing', 'remain', { reason: '依据已废止' })).toEqual([])
    expect(review('reviewing', 'remain', { outcome: 'amend_or_lapse', reason: '过时' })).toEqual(['no_amend_by'])
    expect(review('reviewing', 'repeal', { amendBy: day('2026-12-31') })).toEqual(['amend_by_unused'])
  })

  it('reviews what is proposed, in its stage, and withdraws until the stage closes', () => {
    expect(review('proposing', 'repeal')).toEqual(['wrong_stage'])
    expect(review('reporting', 'repeal')).toEqual(['wrong_stage'])
    expect(review('reviewing', null)).toEqual(['no_proposal'])
    expect(codes(obstaclesToWithdraw('reviewing', 'review'))).toEqual([])
    expect(codes(obstaclesToWithdraw('reporting', 'review'))).toEqual(['wrong_stage'])
    expect(codes(obstaclesToWithdraw('proposing', 'proposal'))).toEqual([])
    expect(codes(obstaclesToWithdraw('decided', 'decision'))).toEqual(['wrong_stage'])
  })

  it('advises the decision: to decide otherwise than reviewed needs a reason', () => {
    const on = { number: '拉政发〔2026〕9号', decidedOn: today, effectiveOn: today, amendBy: null, reason: null }
    const reviewed = item('remain', 'repeal')
    expect(codes(obstaclesToDecide('deciding', reviewed, { ...on, outcome: 'repeal' }, today))).toEqual([])
    expect(codes(obstaclesToDecide('deciding', reviewed, { ...on, outcome: 'remain' }, today))).toEqual(['no_reason'])
  })
})
