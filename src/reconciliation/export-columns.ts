import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { IssuingListLine, IssuingRow } from './model.ts'

/** The rows of a comparison, with both sides and what was decided. */
export const ROW_EXPORT: readonly ExportColumn<IssuingRow>[] = [
  { label: '目录行号', value: (r) => r.rowNumber },
  { label: '目录中的名称', value: (r) => r.title },
  { label: '目录中的文号', value: (r) => r.numberText },
  { label: '目录中的日期', value: (r) => r.issuedOn },
  { label: '目录中的制定机关', value: (r) => r.makerText },
  { label: '比对结果', value: (r) => wordOf('listOutcome', r.outcome) },
  { label: '说明', value: (r) => r.detail },
  { label: '登记的名称', value: (r) => r.document?.title ?? (r.isHidden ? '（无权查看）' : null) },
  { label: '登记的文号', value: (r) => r.document?.numberText ?? null },
  { label: '登记的制定机关', value: (r) => r.document?.maker ?? null },
  { label: '登记的印发日期', value: (r) => r.document?.issuedOn ?? null },
  { label: '登记的公布日期', value: (r) => r.document?.publishedOn ?? null },
  { label: '备案状态', value: (r) => (r.document?.filingStatus ? wordOf('filing', r.document.filingStatus) : null) },
  { label: '处理', value: (r) => (r.decision ? wordOf('rowDecision', r.decision) : null) },
  { label: '不产生备案义务的情形', value: (r) => r.ground },
  { label: '理由', value: (r) => r.reason },
  { label: '处理人', value: (r) => r.decidedByName },
  { label: '处理时间', value: (r) => r.decidedAt },
]

export const LIST_EXPORT: readonly ExportColumn<IssuingListLine>[] = [
  { label: '目录', value: (l) => l.name },
  { label: '制定机关', value: (l) => l.maker },
  { label: '所属期间起', value: (l) => l.coversFrom },
  { label: '所属期间止', value: (l) => l.coversTo },
  { label: '收到日期', value: (l) => l.receivedOn },
  { label: '状态', value: (l) => wordOf('listState', l.state) },
  { label: '条目', value: (l) => l.entries },
  { label: '待处理', value: (l) => l.open },
  { label: '查出漏报', value: (l) => l.omissions },
  { label: '导入人', value: (l) => l.importedByName },
]
