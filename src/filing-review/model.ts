import type { ReasonedDueDate } from '../calendar/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'

export const REVIEW_STATES = ['open', 'conforms', 'correcting', 'corrected', 'annulled', 'accepted'] as const
/** 审查中, 未发现问题, 纠正中, 已自行纠正, 已撤销, 采纳说明（不再要求纠正）. */
export type FilingReviewState = (typeof REVIEW_STATES)[number]

export const REVIEW_GROUNDS = ['authority', 'conflict', 'procedure', 'content', 'rights', 'form'] as const
/** 超越权限, 与上位法抵触, 违反制定程序, 内容不适当, 违法减损权利或者增加义务, 形式不规范. */
export type ReviewGround = (typeof REVIEW_GROUNDS)[number]

export const CORRECTION_STEPS = ['talk', 'opinion', 'answer', 'order', 'annul', 'confirm', 'accept'] as const
/** 沟通, 书面审查意见, 制定机关答复, 责令限期纠正, 撤销或者改变, 确认已纠正, 采纳说明. */
export type CorrectionStep = (typeof CORRECTION_STEPS)[number]

/** What the rules need to know of a review. */
export interface FilingReviewFacts {
  readonly state: FilingReviewState
  readonly dueOn: Day
  readonly isExtended: boolean
  readonly steps: readonly { readonly kind: CorrectionStep; readonly actedOn: Day; readonly dueOn: Day | null }[]
}

export interface CorrectionStepLine {
  readonly serial: number
  readonly kind: CorrectionStep
  readonly words: string
  readonly number: string | null
  readonly actedOn: Day
  readonly dueOn: Day | null
  readonly dueTrace: readonly string[]
  readonly correctedDocumentId: string | null
  readonly correctedTitle: string | null
  /** The new filing of the corrected text to the same recipient. */
  readonly refiledFilingId: string | null
  readonly recordedByName: string
}

export interface FilingReviewDesk {
  readonly filingId: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly filingOrgan: string
  readonly recipient: string
  /** Null before the review was opened. */
  readonly review: {
    readonly state: FilingReviewState
    readonly openedOn: Day
    readonly openedByName: string
    readonly due: Pick<ReasonedDueDate, 'day' | 'provisional'> & { readonly trace: readonly string[] }
    readonly calendarName: string
    readonly extension: { readonly on: Day; readonly reason: string; readonly byName: string } | null
    readonly grounds: readonly ReviewGround[]
    readonly conclusion: string | null
    readonly concludedOn: Day | null
    readonly concludedByName: string | null
    readonly version: number
  } | null
  readonly steps: readonly CorrectionStepLine[]
  /** Null where the person may not do it at all. */
  readonly acts: {
    readonly open: readonly Obstacle[] | null
    readonly extend: readonly Obstacle[] | null
    readonly conclude: readonly Obstacle[] | null
    readonly next: readonly CorrectionStep[]
    readonly answer: readonly Obstacle[] | null
  }
}

/** One review in the list of the filing authority. */
export interface FilingReviewLine {
  readonly filingId: string
  readonly title: string
  readonly filingOrgan: string
  readonly recipient: string
  readonly state: FilingReviewState
  readonly openedOn: Day
  readonly dueOn: Day
  readonly concludedOn: Day | null
  readonly lastStep: CorrectionStep | null
  readonly stepDueOn: Day | null
}

export const SUGGESTION_SOURCES = ['citizen', 'organ', 'reconsideration', 'court'] as const
/** 公民、法人和其他组织, 国家机关, 行政复议附带审查, 人民法院处理建议. */
export type SuggestionSource = (typeof SUGGESTION_SOURCES)[number]

export const SUGGESTION_OUTCOMES = ['no_problem', 'problem', 'not_in_scope', 'transferred'] as const
/** 未发现问题, 存在问题, 不属于审查范围, 转送有权机关. */
export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number]

export interface SuggestionLine {
  readonly suggestionId: string
  readonly source: SuggestionSource
  readonly sourceName: string
  readonly documentId: string | null
  readonly title: string
  readonly words: string
  readonly receivedOn: Day
  readonly dueOn: Day
  readonly dueTrace: readonly string[]
  readonly outcome: SuggestionOutcome | null
  readonly reply: string | null
  readonly repliedOn: Day | null
  readonly repliedByName: string | null
  readonly recordedByName: string
  readonly version: number
}
