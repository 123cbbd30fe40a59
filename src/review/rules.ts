import type { Calendar, ReasonedDueDate } from '../calendar/model.ts'
import { addWorkingDays, dueDate } from '../calendar/working-days.ts'
import type { Unanswered } from '../findings/model.ts'
import { type Day, laterOf } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { Policy, ReviewLimit } from '../policy/model.ts'
import { policyOn } from '../policy/rules.ts'
import type {
  Emergency,
  NextStep,
  OpinionKind,
  ReviewClockStart,
  ReviewFloor,
  ReviewKind,
  ReviewRound,
  RoundStatus,
} from './model.ts'

/** From which status a round may move where. A new text is a new round, never a step back. */
const ROUND_MOVES = {
  submitted: ['supplement_requested', 'returned', 'accepted', 'withdrawn'],
  supplement_requested: ['submitted', 'withdrawn'],
  accepted: ['opined', 'withdrawn'],
  opined: [],
  returned: [],
  withdrawn: [],
} as const satisfies Record<RoundStatus, readonly RoundStatus[]>

/** Tells whether a round may move from one status to another. */
export const mayMove = (from: RoundStatus, to: RoundStatus): boolean =>
  (ROUND_MOVES[from] as readonly RoundStatus[]).includes(to)

const NEXT: Readonly<Record<OpinionKind, NextStep>> = {
  agree: 'deliberate',
  agree_with_changes: 'revise_then_deliberate',
  return_for_procedure: 'resubmit',
  ask_superior: 'wait',
  disagree: 'stop',
  not_normative: 'ordinary_document',
}

/** Gives what follows an opinion (domain.md §2.6). */
export const nextStep = (kind: OpinionKind): NextStep => NEXT[kind]

/** Tells whether an opinion lets the draft go to the meeting. */
export const isCleared = (kind: OpinionKind): boolean => ['deliberate', 'revise_then_deliberate'].includes(NEXT[kind])

/** Why an opinion of this kind is not among those of a kind of review (policy `review-kind.…`); empty means it is. */
export const obstaclesToOpinionKind = (kind: OpinionKind, possible: readonly OpinionKind[]): Obstacle[] =>
  obstacles([[!possible.includes(kind), 'not_possible', '这类审核不出具这种意见。请从列出的审核意见中选择。']])

/** Tells whether the round still waits for somebody. */
export const isOpen = (status: RoundStatus): boolean =>
  status !== 'opined' && status !== 'withdrawn' && status !== 'returned'

/** A silently accepted change in a legal text is a false law. */
export const READING_OPEN = '送审稿带有修订痕迹。请先在该稿的页面选定以修订前还是修订后的文本为准。'

/** What submission checks. */
export interface SubmissionFacts {
  readonly stage: 'drafting' | 'in_review' | 'reviewed' | 'issued' | 'published'
  /** The last round, or null for the first submission. */
  readonly last: Pick<ReviewRound, 'status' | 'revisionId' | 'opinion'> | null
  readonly revisionId: string | null
  readonly isRevisionReadable: boolean
  /** It holds tracked changes of which nobody has said how they are to be read. */
  readonly awaitsReading?: boolean
  /** Findings of the last opinion without an answer; those that must be heeded have to have one. */
  readonly unanswered?: Unanswered
  readonly isUrgent: boolean
  readonly urgencyReason: string | null
}

/** Why a draft cannot be submitted for review as a new round; empty means it can. */
export function obstaclesToSubmission(facts: SubmissionFacts): Obstacle[] {
  const { last } = facts
  const opinion = last?.opinion?.kind
  return obstacles([
    [['issued', 'published'].includes(facts.stage), 'already_issued', '文件已经印发，不能再送合法性审核。'],
    [
      last !== null && isOpen(last.status),
      'round_open',
      '上一轮审核尚未结束，不能重复送审。如需更换送审稿，请先撤回。',
    ],
    [
      last?.status === 'opined' && opinion === 'agree' && last.revisionId === facts.revisionId,
      'already_agreed',
      '这一稿的审核意见为同意，可以提请审议，不必重新送审。文本如有改动，请上传新稿后再送审。',
    ],
    [
      last?.status === 'opined' && opinion === 'agree_with_changes' && last.revisionId === facts.revisionId,
      'same_revision',
      '送审稿与上一轮相同。请按审核意见修改并上传新稿后再送审。',
    ],
    [
      (facts.unanswered?.must ?? 0) > 0,
      'unanswered',
      `还有 ${facts.unanswered?.all} 条意见没有填写采纳情况，其中必须改的 ${facts.unanswered?.must} 条须先填写。`,
    ],
    [facts.revisionId === null, 'no_draft', '请先上传送审稿。'],
    [
      facts.revisionId !== null && !facts.isRevisionReadable,
      'draft_unread',
      '送审稿的文字尚未读出，请等待读取完成或者重新上传。',
    ],
    [facts.awaitsReading === true, 'reading_open', READING_OPEN],
    [
      facts.isUrgent && !facts.urgencyReason?.trim(),
      'no_urgency_reason',
      '紧急送审应当写明理由。紧急情况可以缩短审核时间，但不能免除审核。',
    ],
  ])
}

const openSupplement = (round: ReviewRound) => round.supplements.find((s) => s.answeredOn === null)

/** Why the round cannot be accepted (受理) yet; empty means it can. */
export function obstaclesToAcceptance(round: ReviewRound, today: Day): Obstacle[] {
  const missing = openSupplement(round)
  return obstacles([
    [round.status === 'accepted', 'already_accepted', '本轮已经受理。'],
    [round.status === 'opined', 'already_opined', '本轮已经出具意见。'],
    [round.status === 'withdrawn', 'withdrawn', '本轮已经撤回。'],
    [
      round.status === 'supplement_requested' || missing !== undefined,
      'supplement_open',
      `要求补正的材料尚未补齐：${missing?.missing ?? '见补正通知'}。`,
    ],
    [round.revisionId === null, 'no_draft', '本轮没有送审稿，不能受理。请要求补正。'],
    [today < round.submittedOn, 'before_submission', `受理日期不能早于送审日期（${dayWords(round.submittedOn)}）。`],
  ])
}

/** Why a supplement (补正) cannot be asked for; empty means it can. The clock must not be running. */
export function obstaclesToSupplementRequest(round: ReviewRound, missing: string): Obstacle[] {
  return obstacles([
    [round.status !== 'submitted', 'not_submitted', '只有已送审、未受理的轮次可以要求补正。'],
    [missing.trim() === '', 'nothing_missing', '请逐项写明需要补正的材料。'],
  ])
}

/** Why a supplement cannot be answered; empty means it can. */
export function obstaclesToSupplementAnswer(round: ReviewRound, revisionId: string | null): Obstacle[] {
  return obstacles([
    [round.status !== 'supplement_requested', 'no_supplement', '本轮没有待补正的要求。'],
    [revisionId === null, 'no_draft', '请先上传送审稿。'],
  ])
}

/** Why an opinion cannot be given; empty means it can. Silence is never consent here (policy `review-silence-agrees`). */
export function obstaclesToOpinion(
  round: ReviewRound,
  draft: { readonly kind: OpinionKind; readonly body: string; readonly lateReason: string | null },
  today: Day,
): Obstacle[] {
  const { acceptance } = round
  return obstacles([
    [round.status === 'opined', 'already_opined', '本轮已经出具意见。如文本有修改，请起草单位另起一轮送审。'],
    [round.status === 'withdrawn', 'withdrawn', '本轮已经撤回。'],
    [isOpen(round.status) && acceptance === null, 'not_accepted', '本轮尚未受理，不能出具意见。'],
    [draft.body.trim() === '', 'no_text', draft.kind === 'agree' ? '请填写审核意见。' : '请写明理由和依据。'],
    [
      acceptance !== null && today > acceptance.dueOn && !draft.lateReason?.trim(),
      'no_late_reason',
      `已超过审核期限（${acceptance ? dayWords(acceptance.dueOn) : ''}），请写明逾期原因。`,
    ],
  ])
}

/** Why an adviser cannot add advice; empty means they can. */
export function obstaclesToAdvice(round: Pick<ReviewRound, 'status'>, body: string): Obstacle[] {
  return obstacles([
    [!isOpen(round.status), 'closed', '本轮已经结束，不能再提顾问意见。'],
    [body.trim() === '', 'no_text', '请填写顾问意见。'],
  ])
}

/** Why a round cannot be withdrawn; empty means it can. */
export function obstaclesToWithdrawal(round: Pick<ReviewRound, 'status'>, reason: string): Obstacle[] {
  return obstacles([
    [!isOpen(round.status), 'closed', '本轮已经结束，不能撤回。'],
    [reason.trim() === '', 'no_reason', '请写明撤回原因。'],
  ])
}

/** Why a reviewer or adviser cannot be assigned; empty means it can. */
export function obstaclesToAssignment(
  status: RoundStatus,
  person: { readonly isDisabled: boolean; readonly hasRole: boolean; readonly isAssigned: boolean },
): Obstacle[] {
  return obstacles([
    [!isOpen(status), 'closed', '审核已经结束，不能再分派。'],
    [person.isDisabled, 'disabled', '该账号已停用。'],
    [!person.hasRole, 'wrong_role', '该人员没有相应角色。'],
    [person.isAssigned, 'already_assigned', '该人员已在本次审核中。'],
  ])
}

/**
 * Gives the day zero of the review clock. Basis: policy `review-clock-start`; with `complete` it is the day on which
 * the last supplement arrived, and the day of submission when none was asked for.
 */
export function clockStartsOn(round: ReviewRound, start: ReviewClockStart, acceptedOn: Day): Day {
  if (start === 'accepted') return acceptedOn
  if (start === 'submitted') return round.submittedOn
  const answered = round.supplements.map((s) => s.answeredOn).filter((d) => d !== null)
  return answered.reduce(laterOf, round.submittedOn)
}

/** The limit of a review: the general one, or that of its kind. */
export type ReviewLimitPolicy = Pick<Policy, 'key' | 'label' | 'effectiveFrom' | 'legalBasis' | 'confirmed'> & {
  readonly value: ReviewLimit
}

/** Gives the limit that holds for a kind of review on a day: its own where policy `review-kind.…` sets one. */
export function reviewLimitOn(policies: readonly Policy[], kind: ReviewKind, on: Day): ReviewLimitPolicy {
  const terms = policyOn(policies, `review-kind.${kind}`, on)
  return terms.value.limit ? { ...terms, value: terms.value.limit } : policyOn(policies, 'review-limit', on)
}

/** Gives the last day for the opinion. Basis: policies `review-limit` and `review-clock-start`; day zero does not count. */
export function opinionDueOn(
  round: ReviewRound,
  acceptedOn: Day,
  limit: ReviewLimitPolicy,
  start: ReviewClockStart,
  calendar: Calendar,
): ReasonedDueDate {
  const from = clockStartsOn(round, start, acceptedOn)
  const due = dueDate(from, { limit: limit.value.limit, unit: limit.value.unit, roll: false }, calendar)
  return { ...due, policyKey: limit.key, policyFrom: limit.effectiveFrom, startEvent: start }
}

/**
 * Gives the least time for a review, counted as its last day is (day zero does not count); null where the emergency
 * route waived it. Basis: the `least` of policy `review-limit` or of the kind; 国令713 art. 26.
 */
export function reviewFloor(
  countedFrom: Day,
  { least, unit }: Pick<ReviewLimit, 'least' | 'unit'>,
  emergency: Pick<Emergency, 'waivesTime'> | null,
  calendar: Calendar,
): ReviewFloor | null {
  if (emergency?.waivesTime) return null
  return { limit: least, unit, until: dueDate(countedFrom, { limit: least, unit, roll: false }, calendar).day }
}

/** Tells whether an opinion given on a day leaves less than the least time. */
export const isShortOf = (floor: Pick<ReviewFloor, 'until'> | null, on: Day): boolean =>
  floor !== null && on < floor.until

export type ReviewTimeliness = 'not_running' | 'due' | 'due_soon' | 'overdue' | 'on_time' | 'late'

/** Tells whether an opinion is or was in time; `warning` is policy `review-warning`. */
export function reviewTimeliness(
  round: ReviewRound,
  warning: Policy<'review-warning'>['value'],
  calendar: Calendar,
  today: Day,
): ReviewTimeliness {
  const { acceptance, opinion } = round
  if (acceptance === null || round.status === 'withdrawn') return 'not_running'
  if (opinion !== null) return opinion.givenOn > acceptance.dueOn ? 'late' : 'on_time'
  if (today > acceptance.dueOn) return 'overdue'
  return today >= addWorkingDays(acceptance.dueOn, -Math.max(0, ...warning), calendar) ? 'due_soon' : 'due'
}

/** Tells whether a review is this reviewer's to act on: nobody's yet, assigned to them, or any when they supervise. */
export const isReviewersTurn = (actor: Actor, reviewerIds: readonly string[]): boolean =>
  reviewerIds.length === 0 || reviewerIds.includes(actor.userId) || may(actor, 'document.read_all')

/** Tells whether a document is of the drafter's own organ. */
export const isDraftersOwn = (
  actor: Actor,
  document: { readonly makingOrganId: string; readonly draftingOrganId: string },
): boolean => [document.makingOrganId, document.draftingOrganId].includes(actor.organId)
