import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OpinionDraft, OpinionKind, OpinionSigning, OpinionStepLine, ReviewKind, ReviewRound } from './model.ts'

/** Where a draft goes when its drafter hands it on; `signed` is the end of the way. */
export const afterDrafting = (signing: OpinionSigning): 'checking' | 'approving' | 'signed' =>
  ({ three: 'checking', two: 'approving', one: 'signed' })[signing] as 'checking' | 'approving' | 'signed'

/** Who wrote the opinion as it stands, and who checked it since. */
export function signersOf(steps: readonly OpinionStepLine[]): {
  readonly drafter: OpinionStepLine | null
  readonly checker: OpinionStepLine | null
} {
  const at = steps.map((s) => s.step).lastIndexOf('drafted')
  const since = steps.slice(at + 1)
  const sentBack = since.some((s) => s.step === 'sent_back')
  return {
    drafter: steps[at] ?? null,
    checker: sentBack ? null : (since.find((s) => s.step === 'checked') ?? null),
  }
}

type Draft = Pick<OpinionDraft, 'state'> | null

/** Why the opinion cannot be written or changed now; empty means it can. */
export function obstaclesToDrafting(draft: Draft): Obstacle[] {
  return obstacles([
    [draft?.state === 'checking', 'checking', '意见已交复核；如需修改，请复核人退回。'],
    [draft?.state === 'approving', 'approving', '意见已交签发；如需修改，请签发人退回。'],
  ])
}

/** Why a person cannot check the opinion (复核); nobody checks what they wrote. */
export function obstaclesToChecking(draft: Draft, steps: readonly OpinionStepLine[], userId: string): Obstacle[] {
  const { drafter } = signersOf(steps)
  return obstacles([
    [draft === null, 'no_draft', '尚未起草审核意见。'],
    [draft !== null && draft.state !== 'checking', 'not_checking', '意见现在不在复核环节。'],
    [drafter?.takenBy === userId, 'own', '起草人不能复核自己起草的意见，请由其他审核人复核。'],
  ])
}

/**
 * Why a person cannot sign the opinion off (签发); neither its drafter nor, where three sign, its checker may. After the
 * last day a reason is wanted.
 */
export function obstaclesToApproval(
  draft: Pick<OpinionDraft, 'state' | 'lateReason'> | null,
  steps: readonly OpinionStepLine[],
  round: Pick<ReviewRound, 'acceptance'>,
  given: { readonly userId: string; readonly lateReason: string | null },
  today: Day,
): Obstacle[] {
  const { drafter, checker } = signersOf(steps)
  const due = round.acceptance?.dueOn ?? null
  const hasReason = Boolean(draft?.lateReason?.trim() || given.lateReason?.trim())
  return obstacles([
    [draft === null, 'no_draft', '尚未起草审核意见。'],
    [draft !== null && draft.state !== 'approving', 'not_approving', '意见现在不在签发环节。'],
    [drafter?.takenBy === given.userId, 'own', '起草人不能签发自己起草的意见。'],
    [checker?.takenBy === given.userId, 'own_check', '复核人不能同时签发，请由其他负责人签发。'],
    [
      due !== null && today > due && !hasReason,
      'no_late_reason',
      `已超过审核期限（${due ? dayWords(due) : ''}），请写明逾期原因。`,
    ],
  ])
}

const JUDGES_LEGALITY = ['agree', 'agree_with_changes', 'disagree'] as const satisfies readonly OpinionKind[]

/**
 * Why a review cannot end without an adviser's opinion: legal advisers or government lawyers must be asked about a major
 * decision (国令713 art. 28). What is only sent back, and an emergency, which the regulation does not govern, need none.
 */
export function obstaclesToUnadvised(
  kind: ReviewKind,
  opinion: OpinionKind,
  round: Pick<ReviewRound, 'emergency'>,
  adviceCount: number,
): Obstacle[] {
  const isDue = kind === 'decision' && round.emergency === null && JUDGES_LEGALITY.some((k) => k === opinion)
  return obstacles([
    [
      isDue && adviceCount === 0,
      'no_advice',
      '重大行政决策的合法性审查，应当组织法律顾问、公职律师提出法律意见（《重大行政决策程序暂行条例》第二十八条）。请先分派法律顾问，由其提交顾问意见后再提交；现在可以暂存。',
    ],
  ])
}
