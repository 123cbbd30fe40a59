import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { FindingLine } from './model.ts'

/** The columns of 意见采纳反馈表. */
export const RESPONSE_EXPORT: readonly ExportColumn<FindingLine>[] = [
  { label: '序号', value: (f) => f.serial },
  { label: '条款', value: (f) => f.label ?? '全文' },
  { label: '原文', value: (f) => f.quote },
  { label: '问题', value: (f) => f.problem },
  { label: '依据', value: (f) => f.basis },
  { label: '修改建议', value: (f) => f.suggestion },
  { label: '轻重', value: (f) => wordOf('severity', f.severity) },
  { label: '所属方面', value: (f) => wordOf('head', f.head) },
  { label: '采纳情况', value: (f) => (f.response ? wordOf('responseAnswer', f.response.answer) : '未答复') },
  { label: '理由', value: (f) => f.response?.reason ?? null },
  { label: '修改后的条文', value: (f) => f.response?.newText ?? null },
  { label: '答复日期', value: (f) => f.response?.respondedOn ?? null },
  { label: '答复人', value: (f) => f.response?.respondedByName ?? null },
]
