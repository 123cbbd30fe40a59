import { type Block, type KindDefinition, TEMPLATE_LABELS, type TemplateData, type TemplateTag } from '../model.ts'

const tag = (name: string, meaning: string): TemplateTag => ({ name, meaning })
const needed = (name: string, meaning: string): TemplateTag => ({ name, meaning, isNeeded: true })

const COMMON: readonly TemplateTag[] = [
  needed('编号', '出具时取得的编号'),
  needed('文件名称', '报送备案的文件的名称'),
  tag('发文字号', '文件的文号；没有文号时为“无文号”'),
  tag('文件类别', '规章、政府规范性文件等'),
  tag('制定机关', '制定机关全称；联合发文的依次列出'),
  tag('报送单位', '负责报送备案的单位'),
  tag('备案机关', '接收备案的机关'),
  tag('公布日期', '文件的公布日期'),
  tag('报备期限', '报送备案的最后一日'),
  tag('报送日期', '最近一次报送的日期；没有报送过时为“尚未报送”'),
  tag('经办人', '出具文书的人'),
  tag('落款机关', '出具文书的机关'),
  tag('落款日期', '出具的日期'),
]

const EXAMPLE = {
  编号: '拉司备函〔2026〕3号',
  文件名称: '拉萨市示例事项管理办法',
  发文字号: '拉示规〔2026〕1号',
  文件类别: '部门规范性文件',
  制定机关: '拉萨市示例局',
  报送单位: '拉萨市示例局',
  备案机关: '拉萨市人民政府',
  公布日期: '2026年2月6日',
  报备期限: '2026年3月9日',
  报送日期: '2026年3月2日',
  经办人: '卓某',
  落款机关: '拉萨市司法局',
  落款日期: '2026年3月3日',
}

type LetterKind = 'filing-supplement' | 'filing-refusal' | 'filing-urging' | 'filing-explanation' | 'filing-advice'

const letter = (
  kind: LetterKind,
  heading: string,
  own: { readonly tags: readonly TemplateTag[]; readonly example: TemplateData; readonly blocks: readonly Block[] },
): KindDefinition => ({
  label: TEMPLATE_LABELS[kind],
  tags: [...COMMON, ...own.tags],
  example: { ...EXAMPLE, ...own.example },
  blocks: [
    { is: 'organ', text: '{落款机关}' },
    { is: 'title', text: heading },
    { is: 'number', text: '{编号}' },
    { is: 'addressee', text: '{报送单位}：' },
    ...own.blocks,
    { is: 'text', text: '联系人：{经办人}' },
    { is: 'signature', text: '{落款机关}\n{落款日期}' },
  ],
})

/** 补正通知: registration waits until what is missing is there (domain.md §3.4). */
export const FILING_SUPPLEMENT = letter('filing-supplement', '备案材料补正通知书', {
  tags: [needed('补正内容', '需要补正的材料或者内容'), needed('补正期限', '补正的最后一日')],
  example: { 补正内容: '制定依据；\n合法性审核意见。', 补正期限: '2026年3月17日' },
  blocks: [
    {
      is: 'text',
      text: '你单位{报送日期}报送{备案机关}备案的《{文件名称}》（{发文字号}）及有关材料收悉。经形式审查，备案材料不齐全或者不符合要求，暂缓办理备案登记。请补正下列内容：',
    },
    { is: 'text', text: '{补正内容}' },
    { is: 'text', text: '请于{补正期限}前补正后重新报送；材料齐全、符合要求的，予以备案登记。' },
  ],
})

/** 不予备案通知: not within the scope of filing, with the reason. */
export const FILING_REFUSAL = letter('filing-refusal', '不予备案通知书', {
  tags: [needed('不予备案理由', '不予登记的理由')],
  example: { 不予备案理由: '该文件为内部工作安排，不涉及公民、法人和其他组织的权利义务。' },
  blocks: [
    {
      is: 'text',
      text: '你单位{报送日期}报送{备案机关}备案的《{文件名称}》（{发文字号}）收悉。经审查，不予办理备案登记，有关材料予以退回。理由如下：',
    },
    { is: 'text', text: '{不予备案理由}' },
  ],
})

/** 督促报备函: what is due or late is asked for by a day. */
export const FILING_URGING = letter('filing-urging', '督促报备函', {
  tags: [
    needed('报备情况', '距离期限几日，或者逾期几日'),
    needed('限期报备日', '请在这一日以前报送'),
    tag('补充说明', '经办人写的说明；没有时为空'),
  ],
  example: { 报备情况: '已逾期7日', 限期报备日: '2026年3月23日', 补充说明: '请一并写明逾期原因。' },
  blocks: [
    {
      is: 'text',
      text: '你单位制定的《{文件名称}》（{发文字号}）于{公布日期}公布，应当在{报备期限}前报送{备案机关}备案，目前尚未收到备案材料（{报备情况}）。',
    },
    { is: 'text', text: '请于{限期报备日}前按照规定报送备案材料。仍不报送的，将依照有关规定通报。' },
    { is: 'mark', text: '{#补充说明}' },
    { is: 'text', text: '{补充说明}' },
    { is: 'mark', text: '{/补充说明}' },
  ],
})

/** 规范性文件备案审查请予说明函: the maker is asked to explain before anything is concluded. */
export const FILING_EXPLANATION = letter('filing-explanation', '规范性文件备案审查请予说明函', {
  tags: [
    needed('说明事项', '请制定机关说明的问题'),
    tag('涉及条款', '问题所在的条款；不限于某一条时为“全文”'),
    needed('答复期限', '书面说明的最后一日'),
  ],
  example: {
    说明事项: '第八条规定的处理措施的法律依据。',
    涉及条款: '第八条',
    答复期限: '2026年3月31日',
  },
  blocks: [
    {
      is: 'text',
      text: '你单位报送{备案机关}备案的《{文件名称}》（{发文字号}）正在审查。审查中发现下列问题（{涉及条款}）需要了解情况，请予说明：',
    },
    { is: 'text', text: '{说明事项}' },
    { is: 'text', text: '请于{答复期限}前书面说明，并附有关依据材料。' },
  ],
})

/** 规范性文件备案审查建议书: the written opinion, with what should be done about it and by when. */
export const FILING_ADVICE = letter('filing-advice', '规范性文件备案审查建议书', {
  tags: [
    needed('存在问题', '审查认为存在的问题'),
    tag('涉及条款', '问题所在的条款；不限于某一条时为“全文”'),
    needed('审查依据', '认定问题的法律、法规、规章等依据'),
    needed('处理建议', '修改、废止、停止执行等建议'),
    needed('处理期限', '报告处理结果的最后一日'),
  ],
  example: {
    存在问题: '第八条设定了行政处罚。',
    涉及条款: '第八条',
    审查依据: '《中华人民共和国行政处罚法》第十六条',
    处理建议: '自行修改第八条，删去罚款的规定，并重新报送备案。',
    处理期限: '2026年4月15日',
  },
  blocks: [
    {
      is: 'text',
      text: '你单位报送{备案机关}备案的《{文件名称}》（{发文字号}），经审查认为存在下列问题：',
    },
    { is: 'head', text: '一、存在的问题' },
    { is: 'text', text: '（{涉及条款}）{存在问题}' },
    { is: 'head', text: '二、依据' },
    { is: 'text', text: '{审查依据}' },
    { is: 'head', text: '三、处理建议' },
    { is: 'text', text: '{处理建议}' },
    { is: 'text', text: '请于{处理期限}前处理完毕并书面报告处理结果；修改的，请将修改后的文件重新报送备案。' },
  ],
})
