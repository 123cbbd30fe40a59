import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { Actor, Permission } from '../people/model.ts'
import { may } from '../people/rules.ts'
import { obstaclesToEmergency, obstaclesToExtension, obstaclesToReturn } from './intake-rules.ts'
import type { OpinionDraft, OpinionStepLine, ReviewRound } from './model.ts'
import type { RoundActs } from './page-model.ts'
import {
  isReviewersTurn,
  obstaclesToAcceptance,
  obstaclesToAdvice,
  obstaclesToAssignment,
  obstaclesToOpinion,
  obstaclesToSupplementAnswer,
  obstaclesToSupplementRequest,
  obstaclesToWithdrawal,
} from './rules.ts'
import { obstaclesToApproval, obstaclesToChecking, obstaclesToDrafting } from './sign-off-rules.ts'

/** What `actsOn` looks at beside the round. */
export interface ActScene {
  readonly isOwn: boolean
  readonly reviewerIds: readonly string[]
  readonly adviserIds: readonly string[]
  readonly draft: OpinionDraft | null
  readonly steps: readonly OpinionStepLine[]
}

type Act = RoundActs['accept']

/** What is still to be typed is no reason to hide the form that asks for it. */
const TO_BE_TYPED = '待填写'
const EMERGENCY_TO_BE_TYPED = { reason: TO_BE_TYPED, orderedBy: TO_BE_TYPED, waivesSomething: true }

/** Gives what a person may do with a round, for the page; commands check each act again. */
export function actsOn(round: ReviewRound, actor: Actor, scene: ActScene, today: Day): RoundActs {
  const turn = isReviewersTurn(actor, scene.reviewerIds)
  const when = (permission: Permission, isTheirs: boolean, reasons: () => readonly Obstacle[]): Act =>
    may(actor, permission) && isTheirs ? reasons() : null
  const draft = { kind: 'agree', body: TO_BE_TYPED, lateReason: TO_BE_TYPED } as const
  const isWithSigners = round.status === 'accepted'
  const signer = { userId: actor.userId, lateReason: TO_BE_TYPED }
  const anybody = { isDisabled: false, hasRole: true, isAssigned: false }
  return {
    accept: when('review.accept', turn, () => obstaclesToAcceptance(round, today)),
    returnRound: when('review.accept', turn, () => obstaclesToReturn(round, TO_BE_TYPED)),
    extend: when('review.extend', true, () => obstaclesToExtension(round, TO_BE_TYPED, today)),
    expedite: when('review.expedite', true, () => obstaclesToEmergency(round, EMERGENCY_TO_BE_TYPED)),
    requestSupplement: when('review.accept', turn, () => obstaclesToSupplementRequest(round, TO_BE_TYPED)),
    answerSupplement: when('review.submit', scene.isOwn, () => obstaclesToSupplementAnswer(round, TO_BE_TYPED)),
    advise: when('review.advise', scene.adviserIds.includes(actor.userId), () => obstaclesToAdvice(round, TO_BE_TYPED)),
    opine: when('review.opine', turn, () => [
      ...obstaclesToOpinion(round, draft, today),
      ...obstaclesToDrafting(scene.draft),
    ]),
    check: when('review.check', isWithSigners && scene.draft?.state === 'checking', () =>
      obstaclesToChecking(scene.draft, scene.steps, actor.userId),
    ),
    approve: when('review.approve', isWithSigners && scene.draft?.state === 'approving', () =>
      obstaclesToApproval(scene.draft, scene.steps, round, signer, today),
    ),
    withdraw: when('review.withdraw', scene.isOwn, () => obstaclesToWithdrawal(round, TO_BE_TYPED)),
    assign: when('review.assign', true, () => obstaclesToAssignment(round.status, anybody)),
    isWithOthers: (may(actor, 'review.accept') || may(actor, 'review.opine')) && !turn,
  }
}
