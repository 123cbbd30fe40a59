import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { FilingReviewLine, SuggestionLine } from './model.ts'

export const REVIEW_COLUMNS: readonly ExportColumn<FilingReviewLine>[] = [
  { label: '名称', value: (r) => r.title },
  { label: '报送单位', value: (r) => r.filingOrgan },
  { label: '备案机关', value: (r) => r.recipient },
  { label: '状态', value: (r) => wordOf('filingReview', r.state) },
  { label: '开始日期', value: (r) => r.openedOn },
  { label: '审查期限', value: (r) => r.dueOn },
  { label: '结论日期', value: (r) => r.concludedOn },
  { label: '最近一步', value: (r) => (r.lastStep ? wordOf('correctionStep', r.lastStep) : null) },
  { label: '纠正期限', value: (r) => r.stepDueOn },
]

export const SUGGESTION_COLUMNS: readonly ExportColumn<SuggestionLine>[] = [
  { label: '来源', value: (s) => wordOf('suggestionSource', s.source) },
  { label: '提出的人或者机关', value: (s) => s.sourceName },
  { label: '文件', value: (s) => s.title },
  { label: '内容', value: (s) => s.words },
  { label: '收到日期', value: (s) => s.receivedOn },
  { label: '答复期限', value: (s) => s.dueOn },
  { label: '处理结果', value: (s) => (s.outcome ? wordOf('suggestionOutcome', s.outcome) : '未答复') },
  { label: '答复日期', value: (s) => s.repliedOn },
  { label: '答复', value: (s) => s.reply },
]
