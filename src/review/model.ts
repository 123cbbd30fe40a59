import type { ReasonedDueDate } from '../calendar/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const REVIEW_KINDS = ['government', 'department', 'rule', 'party', 'contract', 'decision'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

export const ROUND_STATUSES = [
  'submitted',
  'supplement_requested',
  'returned',
  'accepted',
  'opined',
  'withdrawn',
] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

export const OPINION_KINDS = [
  'agree',
  'agree_with_changes',
  'return_for_procedure',
  'ask_superior',
  'disagree',
  'not_normative',
] as const
export type OpinionKind = (typeof OPINION_KINDS)[number]

/** Why a round may be sent back unaccepted (退回; domain.md §2.4). */
export const RETURN_GROUNDS = [
  'immature', // 基本条件不成熟或者发生变化
  'disagreement', // 有关部门对主要制度存在较大争议，未经协商
  'repeats', // 简单重复上位规定
  'disorganised', // 结构混乱、内容不清
  'not_consulted', // 未按规定征求意见
  'not_compliant', // 材料不符合要求
  'not_signed', // 未经单位负责人签署
] as const
export type ReturnGround = (typeof RETURN_GROUNDS)[number]

/** What opens the emergency route (domain.md §2.6). */
export const EMERGENCY_GROUNDS = ['disaster', 'epidemic', 'accident', 'superior_order'] as const
export type EmergencyGround = (typeof EMERGENCY_GROUNDS)[number]

export const OPINION_DRAFT_STATES = ['drafting', 'checking', 'approving'] as const
/** With whom the opinion lies: its drafter, the checker, or who signs it off. */
export type OpinionDraftState = (typeof OPINION_DRAFT_STATES)[number]

export const OPINION_STEPS = ['drafted', 'checked', 'approved', 'sent_back'] as const
/** 起草, 复核, 签发; sent back to its drafter. */
export type OpinionStep = (typeof OPINION_STEPS)[number]

export const OPINION_SIGNINGS = ['three', 'two', 'one'] as const
/** How many people an opinion passes through (policy `review-signing`): 起草—复核—签发, 起草—签发, or one. */
export type OpinionSigning = (typeof OPINION_SIGNINGS)[number]

export const REVIEW_DUTIES = ['reviewer', 'adviser'] as const
export type ReviewDuty = (typeof REVIEW_DUTIES)[number]

/** Which event starts the review clock; the day itself is day zero. */
export type ReviewClockStart = 'accepted' | 'complete' | 'submitted'

/** One supplement (补正) asked for; the clock of the review does not run while it is open. */
interface ReviewSupplement {
  readonly requestedOn: Day
  readonly missing: string
  readonly answeredOn: Day | null
}

/** The emergency route a round was put on; the review itself is never waived. */
export interface Emergency {
  readonly ground: EmergencyGround
  readonly reason: string
  readonly waivesConsultation: boolean
  readonly waivesTime: boolean
  readonly orderedBy: string
  readonly enteredOn: Day
  readonly enteredByName: string
}

/** One act of those through whose hands an opinion goes. */
export interface OpinionStepLine {
  readonly step: OpinionStep
  readonly note: string | null
  readonly takenAt: Instant
  readonly takenOn: Day
  readonly takenBy: string | null
  readonly takenByName: string
}

/** An opinion that is not signed yet. */
export interface OpinionDraft {
  readonly state: OpinionDraftState
  readonly kind: OpinionKind
  readonly body: string
  readonly lateReason: string | null
  readonly version: number
}

/** One round: a fixed revision, and what happened to it. */
export interface ReviewRound {
  readonly serial: number
  readonly status: RoundStatus
  readonly revisionId: string | null
  readonly submittedOn: Day
  readonly isUrgent: boolean
  readonly urgencyReason: string | null
  readonly supplements: readonly ReviewSupplement[]
  readonly acceptance: { readonly acceptedOn: Day; readonly dueOn: Day } | null
  readonly extension: { readonly oldDueOn: Day; readonly newDueOn: Day } | null
  readonly emergency: Emergency | null
  readonly returned: { readonly ground: ReturnGround; readonly reason: string; readonly on: Day } | null
  readonly opinion: { readonly kind: OpinionKind; readonly givenOn: Day } | null
}

/** What follows an opinion (domain.md §2.6). */
export type NextStep =
  | 'deliberate' // 提请集体审议
  | 'revise_then_deliberate' // 修改并逐条说明采纳情况后提请审议
  | 'resubmit' // 补正程序后另起一轮
  | 'wait' // 待上级答复后另起一轮
  | 'stop' // 不得提请审议
  | 'ordinary_document' // 不属于规范性文件，按普通公文办理

/** One review as lists show it: the last round, with the document it is about. */
export interface ReviewLine {
  readonly reviewId: string
  readonly documentId: string
  readonly title: string
  readonly kind: ReviewKind
  readonly draftingOrgan: string
  readonly round: number
  readonly status: RoundStatus
  readonly submittedOn: Day
  readonly acceptedOn: Day | null
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  readonly opinion: OpinionKind | null
  readonly givenOn: Day | null
  readonly isUrgent: boolean
  readonly updatedAt: Instant
}

export const REVIEW_STATES = ['waiting', 'overdue', 'mine', 'finished'] as const
/** `overdue`: accepted, no opinion yet, past the last day; `mine`: assigned to the person. */
type ReviewState = (typeof REVIEW_STATES)[number]

export interface ReviewFilter {
  readonly words?: string | undefined
  readonly kind?: ReviewKind | undefined
  readonly status?: RoundStatus | undefined
  readonly state?: ReviewState | undefined
  readonly year?: number | undefined
}

/** The last day for an opinion with everything a clerk needs to check it. */
export interface ReviewDue extends Pick<ReasonedDueDate, 'day' | 'provisional' | 'countedFrom' | 'startEvent'> {
  readonly trace: readonly { readonly text: string }[]
  readonly limit: number
  readonly unit: 'working' | 'calendar'
  readonly calendarName: string
  readonly policyKey: string
  readonly policyLabel: string
  readonly legalBasis: string
  readonly isPolicyConfirmed: boolean
}

interface Advice {
  readonly body: string
  readonly givenOn: Day
  readonly givenByName: string
}

/** The time that must be left to the reviewer (国令713 art. 26: not less than 7 working days for major decisions). */
export interface ReviewFloor {
  readonly limit: number
  readonly unit: 'working' | 'calendar'
  /** The first day on which an opinion leaves that time. */
  readonly until: Day
}

/** One round as its page shows it. */
export interface RoundDetail extends ReviewRound {
  readonly roundId: string
  readonly submittedByName: string
  readonly note: string | null
  readonly revisionSerial: number | null
  readonly revisionFileName: string | null
  readonly acceptedByName: string | null
  readonly due: ReviewDue | null
  /** Null before acceptance, and where the emergency route waived the time. */
  readonly floor: ReviewFloor | null
  readonly opinionBody: string | null
  readonly opinionByName: string | null
  /** What was signed; null before that, and for opinions signed before files were kept. */
  readonly opinionFile: { readonly number: string | null; readonly fileName: string; readonly digest: string } | null
  readonly lateReason: string | null
  readonly extensionReason: string | null
  readonly extendedByName: string | null
  readonly returnedByName: string | null
  /** Null before it is begun and after it is signed. */
  readonly opinionDraft: OpinionDraft | null
  readonly opinionSteps: readonly OpinionStepLine[]
  readonly advice: readonly Advice[]
}
