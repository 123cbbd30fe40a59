import type { Day } from '../lib/day.ts'

export const FINDING_HEADS = [
  'subject', // 主体
  'authority', // 权限
  'procedure', // 程序
  'content', // 内容
  'conflict', // 与上位法一致
  'reasonableness', // 合理性
  'form', // 形式
  'transition', // 衔接
  'political', // 政治性（党内）
  'legality', // 合法合规性（党内）
  'norm', // 规范性（党内）
] as const
/** Under which head of the checklist a finding stands (domain.md §2.5; the last four for Party documents). */
export type FindingHead = (typeof FINDING_HEADS)[number]

export const SEVERITIES = ['must', 'should'] as const
/** 必须改, 建议改. */
export type Severity = (typeof SEVERITIES)[number]

export const FINDING_SOURCES = ['person', 'reading', 'comment', 'advice'] as const
export type FindingSource = (typeof FINDING_SOURCES)[number]

export const RESPONSE_ANSWERS = ['adopted', 'partly', 'not_adopted'] as const
/** 采纳, 部分采纳, 不采纳. */
export type ResponseAnswer = (typeof RESPONSE_ANSWERS)[number]

export const CHECK_ANSWERS = ['conforms', 'does_not', 'not_applicable'] as const
/** 符合, 不符合, 不适用. */
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

export const RESOLUTION_STATES = ['solved', 'open'] as const
/** 已解决, 仍未解决: what the reviewer of a later round says of a finding. */
export type ResolutionState = (typeof RESOLUTION_STATES)[number]

/** What became of the provision of a finding in a later text; see `carryAnchor`. */
export type FollowState = 'kept' | 'moved' | 'changed' | 'gone'

/** The last answer of the drafters to a finding. */
export interface FindingResponse {
  readonly responseId: string
  readonly answer: ResponseAnswer
  readonly reason: string | null
  readonly newText: string | null
  readonly respondedOn: Day
  readonly respondedByName: string
}

/** What one later round says of a finding. */
export interface Resolution {
  readonly roundSerial: number
  readonly state: ResolutionState
  readonly note: string | null
  readonly decidedOn: Day
  readonly decidedByName: string
  readonly version: number
}

/** One finding on a provision of a fixed revision. */
export interface FindingLine {
  readonly findingId: string
  /** Counted through the whole review, so that a number means one finding. */
  readonly serial: number
  readonly roundSerial: number
  readonly revisionId: string
  /** Null when it concerns the text as a whole. */
  readonly path: string | null
  readonly position: number
  readonly label: string | null
  readonly quote: string | null
  readonly head: FindingHead
  readonly severity: Severity
  readonly problem: string
  readonly basis: string | null
  readonly suggestion: string | null
  readonly source: FindingSource
  readonly sourceRef: string | null
  /** The serial of the finding of an earlier round that it raises again. */
  readonly follows: number | null
  readonly raisedOn: Day
  readonly raisedByName: string
  readonly withdrawn: { readonly on: Day; readonly byName: string; readonly reason: string } | null
  readonly version: number
  readonly response: FindingResponse | null
  /** Of the latest round that said something. */
  readonly resolution: Resolution | null
}

/** What a reviewer writes down as a finding. */
export interface FindingInput {
  readonly path: string | null
  readonly quote: string | null
  readonly head: FindingHead
  readonly severity: Severity
  readonly problem: string
  readonly basis: string | null
  readonly suggestion: string | null
}

/** One question of the checklist with what was answered. */
export interface CheckLine {
  /** The same for the same question of the same head. */
  readonly item: string
  readonly head: FindingHead
  readonly question: string
  readonly answer: CheckAnswer | null
  readonly note: string | null
  readonly answeredByName: string | null
  /** 0 before it is answered. */
  readonly version: number
}

/** What the drafters answer to one finding. */
export interface AnswerInput {
  readonly findingId: string
  readonly answer: ResponseAnswer
  readonly reason: string | null
  readonly newText: string | null
  /** The answer that the person had before them; null when there was none. */
  readonly seen: string | null
}

/** Findings that wait for an answer of the drafters. */
export interface Unanswered {
  readonly all: number
  readonly must: number
}
