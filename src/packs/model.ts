import type { DayLimit } from '../calendar/model.ts'
import type { Category } from '../documents/model.ts'
import type { FindingHead } from '../findings/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { ReviewLimit } from '../policy/model.ts'
import type { OpinionKind } from '../review/model.ts'

export const NATURES = ['new', 'amend', 'repeal', 'renew'] as const
/** 新制定, 修改, 废止, 延续. */
export type Nature = (typeof NATURES)[number]

/** The steps of making a document that a pack must answer for (domain.md §2.2, §2.5 no. 5, §5). */
export const PROCEDURES = [
  'evaluation', // 必要性、可行性评估论证
  'departments', // 征求有关部门意见
  'consultation', // 公开征求意见（公众参与）
  'hearing', // 听证
  'experts', // 专家论证
  'risk', // 风险评估
  'competition', // 公平竞争审查
  'own_legal', // 起草单位法制机构审核
  'own_meeting', // 起草单位集体讨论
  'legality', // 合法性审查（重大行政决策第四步）
  'collective', // 集体讨论决定（重大行政决策第五步）
] as const
export type Procedure = (typeof PROCEDURES)[number]

export const PROCEDURE_ANSWERS = ['yes', 'no', 'not_applicable'] as const
export type ProcedureAnswer = (typeof PROCEDURE_ANSWERS)[number]

/** What was done in one step. */
export interface ProcedureRecord {
  readonly procedure: Procedure
  readonly answer: ProcedureAnswer
  /** Why it was not done, or does not apply. */
  readonly reason: string | null
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly channel: string | null
  readonly received: number | null
  readonly adopted: number | null
  readonly conclusion: string | null
  /** Why the time given was shorter than the policy asks for. */
  readonly exceptionReason: string | null
}

export const MATERIAL_KINDS = [
  'request', // 送审请示
  'draft', // 送审稿（经负责人签字）
  'note', // 起草说明
  'basis', // 制定依据
  'opinions', // 征求意见及采纳情况
  'own_legal', // 起草单位法制机构审核意见
  'research', // 调研、听证、论证等材料
  'experts', // 专家论证意见
  'risk', // 风险评估报告
  'hearing', // 听证报告
  'competition', // 公平竞争审查结论
  'contract', // 合同文本
  'counterparty', // 合同对方资信材料
  'negotiation', // 磋商、招标等材料
  'decision_start', // 决策启动材料
  'meeting', // 会议材料、纪要
  'other', // 其他
] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

export const MATERIAL_FORMATS = ['docx', 'doc', 'pdf', 'xlsx', 'xls', 'image', 'text'] as const
export type MaterialFormat = (typeof MATERIAL_FORMATS)[number]

/** `kept`: nothing to read in it, such as a picture. */
export type MaterialState = 'waiting' | 'read' | 'kept' | 'failed'

export const NEEDS = ['always', 'market', 'optional'] as const
/** 必备, 涉及市场主体时必备, 选备. */
export type Need = (typeof NEEDS)[number]

/** What a kind of review asks for and goes through (policies `review-kind.…`): data, edited by administrators. */
export interface ReviewKindTerms {
  readonly materials: readonly { readonly kind: MaterialKind; readonly need: Need }[]
  readonly procedures: readonly { readonly procedure: Procedure; readonly mayNotApply: boolean }[]
  readonly checks: readonly { readonly head: FindingHead; readonly question: string }[]
  readonly opinions: readonly OpinionKind[]
  /** Null: the general limit, policy `review-limit`. */
  readonly limit: ReviewLimit | null
  readonly reviewers: 'bureau' | 'own'
}

export interface Basis {
  readonly title: string
  readonly numberText: string | null
  readonly articles: string | null
}

/** One file of a pack. */
export interface Material {
  readonly materialId: string
  readonly kind: MaterialKind
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly format: MaterialFormat
  readonly state: MaterialState
  readonly failure: string | null
  readonly uploadedByName: string
  readonly uploadedAt: Instant
}

/** What the drafters say and send with a draft. */
export interface Pack {
  readonly packId: string
  readonly documentId: string
  readonly roundId: string | null
  readonly nature: Nature | null
  readonly isMarketRelated: boolean
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly version: number
  readonly bases: readonly Basis[]
  readonly procedures: readonly ProcedureRecord[]
  readonly materials: readonly Material[]
}

/** How long the public was asked, against what is wanted. */
export interface ConsultationTime {
  readonly given: number
  readonly needed: DayLimit
  readonly isEnough: boolean
  readonly policyLabel: string
  readonly legalBasis: string
  readonly isPolicyConfirmed: boolean
}

/** A pack as it lies before somebody. */
export interface PackDesk {
  readonly pack: Pack
  readonly title: string
  readonly category: Category
  readonly terms: ReviewKindTerms
  readonly consultation: ConsultationTime | null
  /** Materials that are wanted and not there. */
  readonly missing: readonly MaterialKind[]
  /** Why it cannot be sent as it is. */
  readonly obstacles: readonly Obstacle[]
  readonly mayEdit: boolean
}
