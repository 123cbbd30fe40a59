/** The words of a clean-up's literals. */
export const CLEANUP_WORDS = {
  outcome: {
    remain: '继续有效',
    amend: '修改',
    repeal: '废止',
    declare_lapsed: '宣布失效',
    amend_or_lapse: '限期修改，逾期失效',
  },
  campaignKind: { periodic: '定期清理', immediate: '即时清理', special: '专项清理', full: '全面清理' },
  campaignStage: {
    proposing: '提出拟办意见',
    reviewing: '审核',
    reporting: '形成清理报告',
    deciding: '提请决定',
    decided: '已作出决定',
    published: '目录已公布',
    filed: '结果已备案',
    closed: '已结束',
  },
  signal: {
    ended: '效力已终止',
    basis_changed: '依据已变动',
    organ_changed: '机关已变动',
    cites_dead: '引用已失效文件',
    provisional_old: '暂行超期',
    red_flags: '表述需留意',
    no_text: '没有正文',
  },
  batchKind: { proposal: '拟办', review: '审核', decision: '登记决定' },
  amendmentState: {
    late: '逾期未修改',
    due: '修改期限内',
    undated: '未定期限',
    done: '已修改',
    done_late: '逾期后修改',
  },
} as const
