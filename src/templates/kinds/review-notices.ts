import { type KindDefinition, TEMPLATE_LABELS, type TemplateTag } from '../model.ts'

const tag = (name: string, meaning: string): TemplateTag => ({ name, meaning })
const needed = (name: string, meaning: string): TemplateTag => ({ name, meaning, isNeeded: true })

const COMMON: readonly TemplateTag[] = [
  needed('文件名称', '送审文件的名称'),
  tag('审核类别', '行政规范性文件、部门规范性文件等'),
  tag('轮次', '第几轮审核'),
  tag('制定机关', '制定机关全称'),
  tag('送审单位', '起草并送审的单位'),
  tag('收到日期', '收到送审材料的日期'),
]
const SIGNED: readonly TemplateTag[] = [
  tag('经办人', '办理的人'),
  tag('落款机关', '办理人所在的机关'),
  tag('落款日期', '办理的日期'),
]

const EXAMPLE = {
  文件名称: '拉萨市示例事项管理办法',
  审核类别: '政府规范性文件',
  轮次: '第1轮',
  制定机关: '拉萨市人民政府',
  送审单位: '拉萨市示例局',
  收到日期: '2026年2月6日',
  经办人: '卓某',
  落款机关: '拉萨市司法局',
  落款日期: '2026年2月9日',
}

/** 补正通知书: what is missing; the clock of the review does not run until it is there. */
export const REVIEW_SUPPLEMENT: KindDefinition = {
  label: TEMPLATE_LABELS['review-supplement'],
  tags: [...COMMON, needed('补正内容', '需要补正的材料或者内容'), ...SIGNED],
  example: { ...EXAMPLE, 补正内容: '起草说明；\n征求意见及采纳情况。' },
  blocks: [
    { is: 'organ', text: '{落款机关}' },
    { is: 'title', text: '送审材料补正通知书' },
    { is: 'addressee', text: '{送审单位}：' },
    {
      is: 'text',
      text: '你单位{收到日期}送审的《{文件名称}》（{轮次}）收悉。经查，送审材料不齐全或者不符合要求，请补正下列内容：',
    },
    { is: 'text', text: '{补正内容}' },
    { is: 'text', text: '补正期间不计入审核期限。请补齐后再次送来，材料齐全的，予以受理。' },
    { is: 'text', text: '联系人：{经办人}' },
    { is: 'signature', text: '{落款机关}\n{落款日期}' },
  ],
}

/** 退回通知书: sent back unaccepted, with its ground (domain.md §2.4). */
export const REVIEW_RETURN: KindDefinition = {
  label: TEMPLATE_LABELS['review-return'],
  tags: [...COMMON, needed('退回情形', '属于哪一种退回情形'), needed('退回理由', '退回的具体理由'), ...SIGNED],
  example: { ...EXAMPLE, 退回情形: '未按规定征求意见', 退回理由: '没有向社会公开征求意见，也没有说明理由。' },
  blocks: [
    { is: 'organ', text: '{落款机关}' },
    { is: 'title', text: '送审退回通知书' },
    { is: 'addressee', text: '{送审单位}：' },
    {
      is: 'text',
      text: '你单位{收到日期}送审的《{文件名称}》（{轮次}）收悉。经查，属于“{退回情形}”的情形，现予退回。理由如下：',
    },
    { is: 'text', text: '{退回理由}' },
    { is: 'text', text: '请完善后另行送审。' },
    { is: 'text', text: '联系人：{经办人}' },
    { is: 'signature', text: '{落款机关}\n{落款日期}' },
  ],
}
