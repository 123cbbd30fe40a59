import type { CheckAnswer } from '../findings/model.ts'
import type { ReturnGround, ReviewKind } from './model.ts'

// Read by pages and by the forms that are filled in: a notice and the page it came from must say the same.
export const REVIEW_KIND_WORDS: Readonly<Record<ReviewKind, string>> = {
  government: '政府规范性文件审核',
  department: '部门规范性文件审核',
  rule: '规章审核',
  party: '党内文件前置审核',
  contract: '政府合同审核',
  decision: '重大行政决策审查',
}

export const RETURN_GROUND_WORDS: Readonly<Record<ReturnGround, string>> = {
  immature: '基本条件尚不成熟或者已有变化',
  disagreement: '有关方面对主要内容存在较大争议，未经协商',
  repeats: '简单重复上位规定',
  disorganised: '结构混乱、内容不清',
  not_consulted: '未按规定征求意见',
  not_compliant: '送审材料不符合要求',
  not_signed: '未经单位负责人签署',
}

export const CHECK_ANSWER_WORDS: Readonly<Record<CheckAnswer, string>> = {
  conforms: '符合',
  does_not: '不符合',
  not_applicable: '不适用',
}
