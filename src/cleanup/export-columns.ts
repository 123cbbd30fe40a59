import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { CatalogueLine, ItemLine } from './model.ts'

/** The columns of the clean-up table (domain.md §6 I). */
export const ITEM_EXPORT: readonly ExportColumn<ItemLine>[] = [
  { label: '序号', value: (i) => i.serial },
  { label: '文件名称', value: (i) => i.title },
  { label: '发文字号', value: (i) => i.numberText },
  { label: '制定机关', value: (i) => i.makingOrgan },
  { label: '印发日期', value: (i) => i.issuedOn },
  { label: '实施单位', value: (i) => i.implementingOrgan },
  { label: '拟办意见', value: (i) => (i.proposed ? wordOf('outcome', i.proposed) : '') },
  { label: '理由或依据', value: (i) => i.reason },
  { label: '审核意见', value: (i) => (i.reviewed ? wordOf('outcome', i.reviewed) : '') },
  { label: '审核理由', value: (i) => i.reviewReason },
  { label: '决定', value: (i) => (i.decided ? wordOf('outcome', i.decided) : '') },
  { label: '决定文号', value: (i) => i.decisionNumber },
]

/** The columns of a published catalogue (domain.md §4.4). */
export const CATALOGUE_EXPORT: readonly ExportColumn<CatalogueLine & { readonly serial: number }>[] = [
  { label: '序号', value: (l) => l.serial },
  { label: '文件名称', value: (l) => l.title },
  { label: '发文字号', value: (l) => l.numberText },
  { label: '发文机关', value: (l) => l.makerName },
  { label: '印发日期', value: (l) => l.issuedOn },
  { label: '施行日期', value: (l) => l.effectiveOn },
  { label: '实施单位', value: (l) => l.implementer },
  { label: '理由或依据', value: (l) => l.reason },
]
