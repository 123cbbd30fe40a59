import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { FilingLine } from './model.ts'

/** The columns of the filing ledger (domain.md §6 H). */
export const FILING_EXPORT: readonly ExportColumn<FilingLine>[] = [
  { label: '文件名称', value: (f) => f.title },
  { label: '发文字号', value: (f) => f.numberText },
  { label: '类别', value: (f) => wordOf('category', f.category) },
  { label: '公布日期', value: (f) => f.publishedOn },
  { label: '报送单位', value: (f) => f.filingOrgan },
  { label: '接收机关', value: (f) => f.recipient },
  { label: '报备截止日', value: (f) => f.dueOn },
  { label: '报送日期', value: (f) => f.submittedOn },
  { label: '用时（日）', value: (f) => f.daysUsed },
  { label: '状态', value: (f) => wordOf('filing', f.status) },
  { label: '是否按时', value: (f) => wordOf('timeliness', f.timeliness) },
  { label: '登记号', value: (f) => f.registrationNumber },
]
