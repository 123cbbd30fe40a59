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
