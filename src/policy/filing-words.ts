import type { FilingMaterial } from '../filing/model.ts'

// Read by pages, by the parameters and by the papers that are filled in.
export const FILING_MATERIAL_WORDS: Readonly<Record<FilingMaterial, string>> = {
  report: '备案报告',
  official_text: '正式文本',
  note: '说明',
  basis: '制定依据',
  review_opinion: '合法性审核意见',
  early_effect_reason: '提前施行理由',
  publication: '公布令或者公告',
  other: '其他材料',
}
