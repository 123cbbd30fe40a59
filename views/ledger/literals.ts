/** The literals of ledgers and of batches of files, in words. */
export const LEDGER_WORDS = {
  ledgerState: {
    reading: '正在核对',
    failed: '读取失败',
    ready: '待确认',
    committing: '正在写入',
    committed: '已写入',
    abandoned: '已放弃',
  },
  batchFile: {
    waiting: '正在读取',
    matched: '已对应',
    unmatched: '未对应',
    refused: '不能读取',
    left: '不归入',
    attached: '已归入',
  },
  rowOutcome: { new: '新增', changed: '更改', same: '相同', wrong: '有问题' },
} as const
