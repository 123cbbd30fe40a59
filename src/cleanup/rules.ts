import type { DocumentEffect } from '../documents/model.ts'
import { addDays, type Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import { ORGAN_KINDS } from '../people/model.ts'
import {
  type CampaignStage,
  type CampaignTotals,
  CLEANUP_OUTCOMES,
  type CleanupOutcome,
  type DecisionDraft,
  type ItemOutcomes,
  type OutcomeCount,
  type OutcomeTotals,
  type ProposalDraft,
} from './model.ts'
import type { CatalogueKind, CatalogueRow } from './output-model.ts'

const sum = (counts: readonly OutcomeCount[]): number => counts.reduce((total, c) => total + c.items, 0)

/** Adds up items by outcome, those without one apart, so that the figures always add up to the number of items. */
export function totalsBy(
  counts: readonly OutcomeCount[],
  of: (count: OutcomeCount) => CleanupOutcome | null,
): OutcomeTotals {
  const byOutcome = Object.fromEntries(
    CLEANUP_OUTCOMES.map((outcome) => [outcome, sum(counts.filter((c) => of(c) === outcome))]),
  ) as Record<CleanupOutcome, number>
  return { whole: sum(counts), byOutcome, open: sum(counts.filter((c) => of(c) === null)) }
}

/** Adds up proposals, reviews and decisions apart: a proposal (拟办) or its review (审核) is not a decision. */
export const campaignTotals = (counts: readonly OutcomeCount[]): CampaignTotals => ({
  proposals: totalsBy(counts, (c) => c.proposed),
  reviews: totalsBy(counts, (c) => c.reviewed),
  decisions: totalsBy(counts, (c) => c.decided),
  overruled: sum(counts.filter((c) => c.reviewed !== null && c.proposed !== null && c.reviewed !== c.proposed)),
  differing: sum(counts.filter((c) => c.decided !== null && c.proposed !== null && c.decided !== c.proposed)),
})

/** Tells whether an outcome leaves an amendment to be made. */
export const isAmendment = (outcome: CleanupOutcome): boolean => outcome === 'amend' || outcome === 'amend_or_lapse'

const amendByCases = (
  outcome: CleanupOutcome,
  amendBy: Day | null,
  after: Day,
): readonly (readonly [boolean, string, string])[] => [
  [outcome === 'amend_or_lapse' && amendBy === null, 'no_amend_by', '限期修改、逾期失效的，请填写修改期限。'],
  [amendBy !== null && !isAmendment(outcome), 'amend_by_unused', '只有修改类的结果可以填写修改期限。'],
  [amendBy !== null && amendBy <= after, 'amend_by_past', `修改期限应当晚于${dayWords(after)}。`],
]

/** Why an outcome cannot be proposed for an item; empty means it can. */
export function obstaclesToPropose(stage: CampaignStage, draft: ProposalDraft, today: Day): Obstacle[] {
  const wanted = draft.criteriaOutcome ?? null
  const offCriteria = wanted !== null && wanted !== draft.outcome
  return obstacles([
    [stage !== 'proposing', 'wrong_stage', '拟办阶段已经结束，不能再提出或者修改拟办意见。'],
    [draft.outcome !== 'remain' && draft.reason.trim() === '', 'no_reason', '请写明拟办理由或者依据。'],
    [
      draft.outcome === 'remain' && offCriteria && draft.reason.trim() === '',
      'no_reason',
      '拟办意见与本次清理的处理标准不同，请写明理由。',
    ],
    [draft.proposedOn > today, 'in_future', '拟办日期不能晚于今天。'],
    ...amendByCases(draft.outcome, draft.amendBy, draft.proposedOn),
  ])
}

/** Why an outcome cannot be decided for an item; empty means it can. Only the making organ or its superior decides. */
export function obstaclesToDecide(
  stage: CampaignStage,
  item: ItemOutcomes,
  draft: DecisionDraft,
  today: Day,
): Obstacle[] {
  const advised = item.reviewed ?? item.proposed
  const differs = advised !== null && advised !== draft.outcome
  const early = stage === 'proposing' || stage === 'reviewing' || stage === 'reporting'
  return obstacles([
    [early, 'wrong_stage', '尚未提请决定，请先完成拟办、审核和清理报告。'],
    [!early && stage !== 'deciding', 'decided', '本次清理已经作出决定，不能再改。'],
    [item.proposed === null, 'no_proposal', '该件还没有拟办意见。'],
    [item.decided !== null, 'already_decided', '该件已经作出决定。'],
    [draft.number.trim() === '', 'no_number', '请填写决定的文号。'],
    [draft.decidedOn > today, 'in_future', '决定日期不能晚于今天。'],
    [draft.effectiveOn < draft.decidedOn, 'effect_before_decision', '生效日期不能早于决定日期。'],
    [differs && !draft.reason?.trim(), 'no_reason', '决定与审核（拟办）意见不同，请写明理由。'],
    ...amendByCases(draft.outcome, draft.amendBy, draft.decidedOn),
  ])
}

/** Why a document cannot enter a campaign; empty means it can. */
export function obstaclesToAddItem(
  campaign: { readonly stage: CampaignStage; readonly issuedFrom: Day | null; readonly cutOffOn: Day },
  document: { readonly issuedOn: Day | null; readonly isInCampaign: boolean },
): Obstacle[] {
  const { issuedOn } = document
  return obstacles([
    [campaign.stage !== 'proposing', 'wrong_stage', '只有拟办阶段可以增加文件。'],
    [document.isInCampaign, 'already_in', '该文件已在本次清理目录中。'],
    [issuedOn === null, 'not_issued', '该文件尚未印发或者公布，不在清理范围。'],
    [
      issuedOn !== null && issuedOn > campaign.cutOffOn,
      'after_cut_off',
      `印发日期晚于清理截止日${dayWords(campaign.cutOffOn)}。`,
    ],
    [
      issuedOn !== null && campaign.issuedFrom !== null && issuedOn < campaign.issuedFrom,
      'before_scope',
      '印发日期早于清理范围的起始日。',
    ],
  ])
}

/**
 * Gives what a decision does to the document. A decision to amend changes nothing until the amendment is made;
 * with a deadline it lapses the day after it, unless amended by then.
 */
export function effectsOfDecision(draft: DecisionDraft): DocumentEffect[] {
  const { decidedOn, effectiveOn, amendBy, number } = draft
  const source = number
  switch (draft.outcome) {
    case 'repeal':
      return [{ kind: 'repealed', effectiveOn, source, decidedOn }]
    case 'declare_lapsed':
      return [{ kind: 'lapsed', effectiveOn, source, decidedOn }]
    case 'amend_or_lapse':
      return amendBy ? [{ kind: 'lapses_unless_amended', effectiveOn: addDays(amendBy, 1), source, decidedOn }] : []
    default:
      return []
  }
}

/** Gives the annex in which an outcome stands. */
export const catalogueOf = (outcome: CleanupOutcome): CatalogueKind =>
  outcome === 'amend_or_lapse' ? 'amend' : outcome

const LEVEL: ReadonlyMap<string, number> = new Map(ORGAN_KINDS.map((kind, i) => [kind, i]))

/** Orders a catalogue as offices do: by level, organ, day of issue (unknown last), title. */
export function compareCatalogueRows(a: CatalogueRow, b: CatalogueRow): number {
  return (
    (LEVEL.get(a.makerKind) ?? 0) - (LEVEL.get(b.makerKind) ?? 0) ||
    a.makerPosition - b.makerPosition ||
    a.makerName.localeCompare(b.makerName, 'zh-Hans-CN') ||
    compareDays(a.issuedOn, b.issuedOn) ||
    a.title.localeCompare(b.title, 'zh-Hans-CN')
  )
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
