import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { CampaignStage, CleanupOutcome, ItemOutcomes } from './model.ts'

export interface ReviewDraft {
  readonly outcome: CleanupOutcome
  readonly reason: string | null
  readonly amendBy: Day | null
}

/** Why the legal office cannot review an item so; empty means it can. To differ from the proposal needs a reason. */
export function obstaclesToReview(
  stage: CampaignStage,
  item: Pick<ItemOutcomes, 'proposed'>,
  draft: ReviewDraft,
  today: Day,
): Obstacle[] {
  const differs = item.proposed !== null && item.proposed !== draft.outcome
  const amends = draft.outcome === 'amend' || draft.outcome === 'amend_or_lapse'
  const { amendBy } = draft
  return obstacles([
    [stage === 'proposing', 'wrong_stage', '尚在拟办阶段，请先转入审核阶段。'],
    [stage !== 'proposing' && stage !== 'reviewing', 'wrong_stage', '审核阶段已经结束，不能再提出或者撤回审核意见。'],
    [item.proposed === null, 'no_proposal', '该件还没有拟办意见，不能审核。'],
    [differs && !draft.reason?.trim(), 'no_reason', '审核意见与拟办意见不同，请写明理由。'],
    [
      differs && draft.outcome === 'amend_or_lapse' && amendBy === null,
      'no_amend_by',
      '限期修改、逾期失效的，请填写修改期限。',
    ],
    [amendBy !== null && !amends, 'amend_by_unused', '只有修改类的结果可以填写修改期限。'],
    [amendBy !== null && amendBy <= today, 'amend_by_past', `修改期限应当晚于${dayWords(today)}。`],
  ])
}
