import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAMPAIGN_STAGES,
  CLEANUP_OUTCOMES,
  type CleanupOutcome,
  type DecisionDraft,
  type ItemOutcomes,
} from '../../../src/cleanup/model.ts'
import type { CatalogueRow } from '../../../src/cleanup/output-model.ts'
import * as cleanup from '../../../src/cleanup/rules.ts'
import { effectOn } from '../../../src/documents/rules.ts'
import { day } from '../../../src/lib/day.ts'

const today = day('2026-03-16')
const codes = (found: readonly { code: string }[]) => found.map((o) => o.code)
const items = (outcome: CleanupOutcome | null, count: number, decided: CleanupOutcome | null = null) => [
  { proposed: outcome, reviewed: null, decided, items: count },
]

const LHASA_2019 = [
  ...items('repeal', 95),
  ...items('declare_lapsed', 78),
  ...items('amend', 22),
  ...items('remain', 165),
]

describe('totals', () => {
  it('of the Lhasa clean-up: 360 = 95 + 78 + 22 + 165 proposed, none decided', () => {
    const { proposals, decisions } = cleanup.campaignTotals(LHASA_2019)
    expect(proposals).toMatchObject({
      whole: 360,
      open: 0,
      byOutcome: { repeal: 95, declare_lapsed: 78, amend: 22, remain: 165, amend_or_lapse: 0 },
    })
    expect(decisions).toMatchObject({ whole: 360, open: 360 })
  })

  it('keep proposal and decision apart and count where they differ', () => {
    const mixed = [...items('repeal', 1, 'repeal'), ...items('amend', 3, 'amend'), ...items('amend', 1, 'repeal')]
    const { decisions, differing } = cleanup.campaignTotals(mixed)
    expect(decisions.byOutcome).toMatchObject({ repeal: 2, amend: 3 })
    expect(differing).toBe(1)
  })

  it('always reconcile with the number of items', () => {
    const outcome = fc.option(fc.constantFrom(...CLEANUP_OUTCOMES), { nil: null })
    fc.assert(
      fc.property(
        fc.array(fc.record({ proposed: outcome, reviewed: outcome, decided: outcome, items: fc.constant(1) })),
        (list) => {
          const { proposals, reviews, decisions, differing } = cleanup.campaignTotals(list)
          for (const total of [proposals, reviews, decisions])
            expect(Object.values(total.byOutcome).reduce((a, b) => a + b, total.open)).toBe(list.length)
          expect(differing).toBeLessThanOrEqual(list.length)
        },
      ),
    )
  })
})

describe('proposing', () => {
  const draft = { outcome: 'repeal', reason: '已被新办法替代', amendBy: null, proposedOn: today } as const
  const propose = (more: object, stage: (typeof CAMPAIGN_STAGES)[number] = 'proposing') =>
    codes(cleanup.obstaclesToPropose(stage, { ...draft, ...more }, today))

  it.each([
    ['a repeal with its reason', {}, []],
    ['a repeal without', { reason: '' }, ['no_reason']],
    ['to keep it, without', { outcome: 'remain', reason: '' }, []],
    ['a condition without its day', { outcome: 'amend_or_lapse' }, ['no_amend_by']],
    ['a condition whose day is past', { outcome: 'amend_or_lapse', amendBy: day('2026-03-16') }, ['amend_by_past']],
    ['a condition with its day', { outcome: 'amend_or_lapse', amendBy: day('2026-12-31') }, []],
    ['a repeal with a day to amend', { amendBy: day('2026-12-31') }, ['amend_by_unused']],
    ['tomorrow', { proposedOn: day('2026-03-17') }, ['in_future']],
  ])('%s', (_name, more, expected) => {
    expect(propose(more)).toEqual(expected)
  })

  it('ends with its stage', () => {
    expect(propose({}, 'deciding')).toEqual(['wrong_stage'])
  })
})

const decision = (more: Partial<DecisionDraft> = {}): DecisionDraft => ({
  outcome: 'repeal',
  number: '拉政发〔2026〕4号',
  decidedOn: day('2026-03-10'),
  effectiveOn: day('2026-03-15'),
  amendBy: null,
  reason: null,
  ...more,
})

describe('deciding', () => {
  const open = { proposed: 'repeal', reviewed: null, decided: null } as const
  const decide = (item: ItemOutcomes, more: Partial<DecisionDraft> = {}) =>
    codes(cleanup.obstaclesToDecide('deciding', item, decision(more), today))

  it('follows a proposal, once', () => {
    expect(decide(open)).toEqual([])
    expect(decide({ proposed: null, reviewed: null, decided: null })).toEqual(['no_proposal'])
    expect(decide({ proposed: 'repeal', decided: 'repeal', reviewed: null })).toEqual(['already_decided'])
  })

  it('may differ from the proposal, with a reason', () => {
    expect(decide(open, { outcome: 'remain' })).toEqual(['no_reason'])
    expect(decide(open, { outcome: 'remain', reason: '仍有执行必要' })).toEqual([])
  })

  it('has a number and takes effect no earlier than it was made', () => {
    expect(decide(open, { number: '' })).toEqual(['no_number'])
    expect(decide(open, { effectiveOn: day('2026-03-09') })).toEqual(['effect_before_decision'])
  })

  it('is made in its stage only', () => {
    const at = (stage: (typeof CAMPAIGN_STAGES)[number]) =>
      codes(cleanup.obstaclesToDecide(stage, open, decision(), today))
    expect(Object.fromEntries(CAMPAIGN_STAGES.map((stage) => [stage, at(stage)[0]]))).toEqual({
      proposing: 'wrong_stage',
      reviewing: 'wrong_stage',
      reporting: 'wrong_stage',
      deciding: undefined,
      decided: 'decided',
      published: 'decided',
      filed: 'decided',
      closed: 'decided',
    })
  })
})

describe('what a decision does to the document', () => {
  const stateAfter = (draft: DecisionDraft, on: string) =>
    effectOn(
      {
        signedOn: null,
        writtenOn: null,
        issuedOn: day('2010-01-01'),
        publishedOn: null,
        effectiveOn: null,
        validity: { kind: 'none' },
        effects: cleanup.effectsOfDecision(draft),
      },
      day(on),
    ).state

  it('takes effect from its own day, not from the meeting', () => {
    expect([stateAfter(decision(), '2026-03-14'), stateAfter(decision(), '2026-03-15')]).toEqual([
      'in_force',
      'repealed',
    ])
    expect(stateAfter(decision({ outcome: 'declare_lapsed' }), '2026-03-15')).toBe('lapsed')
  })

  it('changes nothing by deciding to keep or to amend', () => {
    expect(cleanup.effectsOfDecision(decision({ outcome: 'remain' }))).toEqual([])
    expect(cleanup.effectsOfDecision(decision({ outcome: 'amend', amendBy: day('2026-12-31') }))).toEqual([])
  })

  it('lapses the day after the deadline of a conditional outcome', () => {
    const draft = decision({ outcome: 'amend_or_lapse', amendBy: day('2026-12-31') })
    expect([stateAfter(draft, '2026-12-31'), stateAfter(draft, '2027-01-01')]).toEqual(['in_force', 'lapsed'])
  })
})

describe('scope and catalogue', () => {
  it('take what was issued by the cut-off day, once', () => {
    const campaign = { stage: 'proposing', issuedFrom: day('1951-01-01'), cutOffOn: day('2018-10-31') } as const
    const add = (issuedOn: string | null, isInCampaign = false) =>
      codes(cleanup.obstaclesToAddItem(campaign, { issuedOn: issuedOn === null ? null : day(issuedOn), isInCampaign }))
    expect([add('2018-10-31'), add('2018-11-01'), add('1950-12-31'), add(null), add('2000-01-01', true)]).toEqual([
      [],
      ['after_cut_off'],
      ['before_scope'],
      ['not_issued'],
      ['already_in'],
    ])
  })

  it('order by level, organ, day and title, unknown days last', () => {
    const row = (title: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
      makerKind: 'department',
      makerPosition: 2,
      makerName: '住建局',
      issuedOn: day('2010-01-01'),
      title,
      ...more,
    })
    const rows = [
      row('f', { issuedOn: null }),
      row('e'),
      row('d', { issuedOn: day('2005-01-01') }),
      row('c', { makerPosition: 1, makerName: '教育局' }),
      row('g', { makerKind: 'county', makerPosition: 0 }),
      row('a', { makerKind: 'government', issuedOn: null }),
    ]
    expect(rows.sort(cleanup.compareCatalogueRows).map((r) => r.title)).toEqual(['a', 'c', 'd', 'e', 'f', 'g'])
  })
})
