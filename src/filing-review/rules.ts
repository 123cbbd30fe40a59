import type { FilingStatus } from '../filing/model.ts'
import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { CorrectionStep, FilingReviewFacts, FilingReviewState } from './model.ts'

/** Why the review of a filing cannot be opened; empty means it can. Basis: domain.md §3.4. */
export const obstaclesToOpen = (status: FilingStatus, review: FilingReviewFacts | null): readonly Obstacle[] =>
  obstacles([
    [review !== null, 'opened', '这件备案已经开始审查。'],
    [status !== 'registered', 'not_registered', '准予登记后才能开始备案审查。'],
  ])

/** Why the limit of a review cannot be extended; once at most, and before it is concluded. */
export const obstaclesToExtend = (review: FilingReviewFacts, today: Day): readonly Obstacle[] =>
  obstacles([
    [review.state !== 'open', 'concluded', '审查已有结论，不需要延长。'],
    [review.isExtended, 'extended', '审查期限只能延长一次，已经延长过。'],
    [today > review.dueOn, 'over', `审查期限已于${dayWords(review.dueOn)}届满，不能再延长。`],
  ])

/** Why a review cannot be concluded; empty means it can. */
export const obstaclesToConclude = (review: FilingReviewFacts): readonly Obstacle[] =>
  obstacles([[review.state !== 'open', 'concluded', '审查已有结论，不能重复作出。']])

const AUTHORITY: readonly CorrectionStep[] = ['talk', 'opinion', 'order', 'annul', 'confirm', 'accept']

/**
 * Gives the steps that the authority may take next: talk or a written opinion first; an order when the opinion was not
 * met in time or was answered; annulment after an order that was not met in time. What the maker answered may be
 * confirmed or accepted at any step (沟通 → 书面意见 → 自行纠正 → 责令 → 撤销).
 */
export function nextSteps(review: FilingReviewFacts, today: Day): readonly CorrectionStep[] {
  return AUTHORITY.filter((step) => obstaclesToStep(review, step, today).length === 0)
}

/** Why a step of the correction cannot be taken now; empty means it can. */
export function obstaclesToStep(review: FilingReviewFacts, step: CorrectionStep, today: Day): readonly Obstacle[] {
  const last = (kind: CorrectionStep) => review.steps.findLast((one) => one.kind === kind)
  const [opinion, order, answer] = [last('opinion'), last('order'), last('answer')]
  const isOver = (one: { readonly dueOn: Day | null } | undefined): boolean =>
    one?.dueOn !== null && one?.dueOn !== undefined && today > one.dueOn
  const answered = (one: { readonly actedOn: Day } | undefined): boolean =>
    one !== undefined &&
    answer !== undefined &&
    review.steps.lastIndexOf(answer) > review.steps.lastIndexOf(one as never)
  const closed: [boolean, string, string] = [
    review.state !== 'correcting',
    'not_correcting',
    '只有审查发现问题、正在纠正的备案才能办理这一步。',
  ]
  switch (step) {
    case 'talk':
      return obstacles([closed, [opinion !== undefined, 'after_opinion', '已经发出书面审查意见，不再退回沟通。']])
    case 'opinion':
      return obstacles([closed, [opinion !== undefined, 'twice', '已经发出书面审查意见。']])
    case 'order':
      return obstacles([
        closed,
        [opinion === undefined, 'no_opinion', '先发出书面审查意见，制定机关逾期不纠正的，再责令限期纠正。'],
        [order !== undefined, 'twice', '已经责令限期纠正。'],
        [
          opinion !== undefined && !isOver(opinion) && !answered(opinion),
          'too_early',
          `制定机关的自行纠正期限到${opinion?.dueOn ? dayWords(opinion.dueOn) : ''}，届满或者答复后再责令。`,
        ],
      ])
    case 'annul':
      return obstacles([
        closed,
        [order === undefined, 'no_order', '先责令限期纠正，仍不纠正的，再撤销或者改变。'],
        [
          order !== undefined && !isOver(order) && !answered(order),
          'too_early',
          `责令纠正的期限到${order?.dueOn ? dayWords(order.dueOn) : ''}，届满或者答复后再撤销。`,
        ],
      ])
    case 'answer':
      return obstacles([
        closed,
        [review.steps.length === 0, 'nothing_to_answer', '审查机关还没有提出意见，不需要答复。'],
      ])
    case 'confirm':
    case 'accept':
      return obstacles([closed, [answer === undefined, 'no_answer', '制定机关还没有答复，不能确认。']])
  }
}

/** What a review becomes by a step. */
export const stateAfter = (step: CorrectionStep): FilingReviewState =>
  step === 'confirm' ? 'corrected' : step === 'annul' ? 'annulled' : step === 'accept' ? 'accepted' : 'correcting'

/** Which limit a step sets for the maker (domain.md §3.4); none for the others. */
export const limitOfStep = (step: CorrectionStep): 'correction-self' | 'correction-annul' | null =>
  step === 'opinion' ? 'correction-self' : step === 'order' ? 'correction-annul' : null

/** A filing was found illegal when its review found problems and the maker's explanation was not accepted. */
export const isFoundIllegal = (state: FilingReviewState): boolean =>
  state === 'correcting' || state === 'corrected' || state === 'annulled'

/** 纠错率 counts what was corrected or annulled; what is still being corrected is not. */
export const isCorrected = (state: FilingReviewState): boolean => state === 'corrected' || state === 'annulled'
