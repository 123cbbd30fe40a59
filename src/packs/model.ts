import type { Day } from '../lib/day.ts'

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
