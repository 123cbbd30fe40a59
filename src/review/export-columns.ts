import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { ReviewLine } from './model.ts'

/** The columns of the review ledger. */
export const REVIEW_EXPORT: readonly ExportColumn<ReviewLine>[] = [
  { label: '文件名称', value: (r) => r.title },
  { label: '种类', value: (r) => wordOf('reviewKind', r.kind) },
  { label: '起草单位', value: (r) => r.draftingOrgan },
  { label: '轮次', value: (r) => r.round },
  { label: '紧急', value: (r) => (r.isUrgent ? '是' : '否') },
  { label: '送审日期', value: (r) => r.submittedOn },
  { label: '受理日期', value: (r) => r.acceptedOn },
  { label: '审核期限', value: (r) => r.dueOn },
  { label: '期限暂定', value: (r) => (r.dueOn === null ? null : r.isProvisional ? '是' : '否') },
  { label: '状态', value: (r) => wordOf('round', r.status) },
  { label: '意见', value: (r) => (r.opinion ? wordOf('opinion', r.opinion) : null) },
  { label: '出具日期', value: (r) => r.givenOn },
]
