import type { ExportColumn } from '../../src/http/export.ts'
import type { BatchFile, LedgerField, LedgerRow } from '../../src/ledger/model.ts'
import { wordOf } from '../format.ts'

/** The fields of a ledger as the form names them. */
export const FIELD_LABELS: Readonly<Record<LedgerField, string>> = {
  document_id: '系统编号',
  number_text: '文号',
  title: '名称',
  category: '类别',
  secrecy: '密级',
  making_organ_id: '制定机关',
  drafting_organ_id: '起草单位',
  implementing_organ_id: '实施单位',
  signed_on: '签署日期',
  written_on: '成文日期',
  issued_on: '印发日期',
  published_on: '公布日期',
  effective_on: '施行日期',
  validity: '有效期',
  effect_state: '效力状态',
  effect_on: '废止或失效日期',
  note: '备注',
}

const labelOf = (field: string): string => FIELD_LABELS[field as LedgerField] ?? field

/** Says what is wrong with a row, field by field. */
export const problemWords = (row: LedgerRow): string =>
  row.problems.map((one) => (one.field === null ? one.message : `${labelOf(one.field)}：${one.message}`)).join(' ')

/** Says what would change, with both values. */
export const changeWords = (row: LedgerRow): readonly string[] =>
  Object.entries(row.changes).map(
    ([field, [before, after]]) => `${labelOf(field)}：${before ?? '（空）'} → ${after ?? '（空）'}`,
  )

export const OUTCOME_WORDS = { new: '新增', changed: '更改', same: '相同', wrong: '有问题' } as const

/** The rows as they came, with what becomes of each: what is wrong can be put right in this file and brought in again. */
export const rowColumns = (
  headings: readonly string[],
  problems: (row: LedgerRow) => string,
): readonly ExportColumn<LedgerRow>[] => [
  { label: '行号', value: (row) => row.rowNumber },
  { label: '核对结果', value: (row) => OUTCOME_WORDS[row.outcome] },
  { label: '问题', value: problems },
  { label: '更改内容', value: (row) => changeWords(row).join('；') },
  ...headings.map((label, at) => ({ label: label || `第${at + 1}列`, value: (row: LedgerRow) => row.cells[at] ?? '' })),
]

/** What became of the files of a batch. */
export const batchColumns: readonly ExportColumn<BatchFile>[] = [
  { label: '序号', value: (file) => file.position },
  { label: '文件', value: (file) => file.fileName },
  { label: '读出的名称', value: (file) => file.readTitle },
  { label: '读出的文号', value: (file) => file.readNumber },
  { label: '登记簿中的文件', value: (file) => file.documentTitle },
  { label: '文号', value: (file) => file.documentNumber },
  { label: '状态', value: (file) => wordOf('batchFile', file.state) },
  { label: '说明', value: (file) => file.failure ?? file.reason },
]
