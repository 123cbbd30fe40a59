import type { ListField } from '../../src/reconciliation/model.ts'

/** The words of comparing issuing lists. */
export const LIST_WORDS = {
  listState: { received: '待核对各列', compared: '已比对' },
  listOutcome: {
    omitted: '登记中没有',
    unfiled: '已登记未报备',
    renamed: '名称不一致',
    wrong_number: '文号不一致',
    ambiguous: '待辨认',
    unlisted: '目录中没有',
    repeated: '目录内重复',
    bad: '无法比对',
    matched: '相符',
  },
  rowDecision: {
    same: '确认是同一件',
    omission: '确认漏报，补建备案',
    none: '不产生备案义务',
    explained: '已说明原因',
  },
} as const

/** What the columns of a list give. */
export const LIST_FIELD_WORDS: Readonly<Record<ListField, string>> = {
  title: '文件名称',
  number: '发文字号',
  issuedOn: '印发日期',
  publishedOn: '公布日期',
  writtenOn: '成文（发文）日期',
  maker: '制定机关',
  note: '备注',
}
