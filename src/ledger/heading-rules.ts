import type { LedgerCells, LedgerField, Mapping } from './model.ts'

/** How offices head the columns of a ledger (domain.md §6G and the catalogues of §4.4), the usual word first. */
const HEADINGS: Readonly<Record<LedgerField, readonly string[]>> = {
  document_id: ['登记编号', '系统编号'],
  number_text: ['发文字号', '文号', '文件字号', '文件编号', '文件号', '字号', '发文号', '令号'],
  title: ['文件名称', '名称', '文件标题', '标题', '规范性文件名称', '题名', '文件题名', '规章名称'],
  category: ['文件类别', '类别', '文件类型', '文件种类', '种类', '类型'],
  secrecy: ['密级', '公开属性', '公开方式', '是否公开', '公开类型'],
  making_organ_id: [
    '制定机关',
    '发文机关',
    '发文单位',
    '制发机关',
    '制定单位',
    '发布机关',
    '印发机关',
    '发文机构',
    '制定主体',
  ],
  drafting_organ_id: ['起草单位', '起草部门', '承办单位', '起草机关'],
  implementing_organ_id: [
    '实施单位',
    '责任单位',
    '实施部门',
    '执行单位',
    '实施机关',
    '牵头单位',
    '责任部门',
    '主管部门',
  ],
  signed_on: ['签署日期', '签发日期', '签署时间', '签发时间'],
  written_on: ['成文日期', '成文时间', '落款日期'],
  issued_on: ['印发日期', '发文日期', '印发时间', '发文时间', '制发日期', '制定日期', '制定时间'],
  published_on: ['公布日期', '发布日期', '公布时间', '发布时间', '颁布日期', '颁布时间'],
  effective_on: ['施行日期', '实施日期', '生效日期', '施行时间', '实施时间', '生效时间'],
  validity: [
    '有效期最后一日',
    '有效期',
    '有效期至',
    '有效期限',
    '失效日期',
    '有效截止日期',
    '截止日期',
    '有效期截止日期',
  ],
  effect_state: ['今天的效力', '效力状态', '有效性', '公文时效', '时效状态', '当前状态', '效力'],
  effect_on: ['废止日期', '废止或失效日期', '废止失效日期', '失效（废止）日期', '废止时间'],
  note: ['备注', '说明', '备注说明'],
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s:：*＊]/gu, '')
    .toLowerCase()

const EXACT = new Map(
  (Object.entries(HEADINGS) as [LedgerField, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word) => [fold(word), field] as const),
  ),
)

function fieldOf(heading: string): LedgerField | null {
  const folded = fold(heading)
  const exact = EXACT.get(folded) ?? EXACT.get(folded.replace(/\(.*\)$/u, ''))
  if (exact) return exact
  // 发布日期（年月日）, 文件名称及文号: the longest known word that the heading begins with.
  const begun = [...EXACT.keys()].filter((word) => word.length > 1 && folded.startsWith(word))
  const longest = begun.sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? null : (EXACT.get(longest) ?? null)
}

/**
 * Guesses which column holds what from the headings of a ledger; each field is given to the first column that names it.
 */
export function guessMapping(headings: readonly string[]): Mapping {
  const mapping: Partial<Record<LedgerField, number>> = {}
  headings.forEach((heading, column) => {
    const field = fieldOf(heading)
    if (field !== null && mapping[field] === undefined) mapping[field] = column
  })
  return mapping
}

const LOOKED_AT = 30

/**
 * Finds the row of headings among the first rows of a sheet: the one that names most fields, the title among them.
 * Gives its place in the list; null when no row does.
 */
export function findHeaderRow(rows: readonly LedgerCells[]): number | null {
  let best: { readonly at: number; readonly count: number } | null = null
  rows.slice(0, LOOKED_AT).forEach(({ cells }, at) => {
    const mapping = guessMapping(cells)
    const count = Object.keys(mapping).length
    if (mapping.title !== undefined && count >= 2 && count > (best?.count ?? 0)) best = { at, count }
  })
  return (best as { readonly at: number } | null)?.at ?? null
}
