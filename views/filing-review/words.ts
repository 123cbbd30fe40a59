import { GROUND_WORDS } from '../../src/filing-review/ground-words.ts'

/** The literals of filing review, of its corrections and of suggestions, in words. */
export const FILING_REVIEW_WORDS = {
  filingReview: {
    open: '审查中',
    conforms: '未发现问题',
    correcting: '纠正中',
    corrected: '已纠正',
    annulled: '已撤销或者改变',
    accepted: '采纳说明',
  },
  filingReviewOutcome: { conforms: '未发现问题', problems: '发现问题' },
  reviewGround: GROUND_WORDS,
  correctionStep: {
    talk: '沟通',
    opinion: '书面审查意见',
    answer: '制定机关答复',
    order: '责令限期纠正',
    annul: '撤销或者改变',
    confirm: '确认已纠正',
    accept: '采纳制定机关的说明',
  },
  suggestionSource: {
    citizen: '公民、法人和其他组织',
    organ: '国家机关',
    reconsideration: '行政复议附带审查',
    court: '人民法院处理建议',
  },
  suggestionOutcome: {
    no_problem: '未发现问题',
    problem: '存在问题',
    not_in_scope: '不属于审查范围',
    transferred: '转送有权机关',
  },
} as const
