import { type KindDefinition, TEMPLATE_LABELS, type TemplateTag } from '../model.ts'

const tag = (name: string, meaning: string): TemplateTag => ({ name, meaning })
const needed = (name: string, meaning: string): TemplateTag => ({ name, meaning, isNeeded: true })

const COMMON: readonly TemplateTag[] = [
  needed('文件名称', '报送备案的文件的名称'),
  tag('发文字号', '文件的文号；没有文号时为“无文号”'),
  tag('文件类别', '规章、政府规范性文件等'),
  tag('制定机关', '制定机关全称；联合发文的依次列出，主办单位在前'),
  tag('起草单位', '起草单位全称'),
  tag('备案机关', '接收备案的机关'),
  tag('报送单位', '负责报送备案的单位'),
  tag('公布日期', '文件的公布日期'),
  tag('公布载体', '公报、网站等；没有登记时为“未登记”'),
  tag('施行日期', '文件的施行日期'),
  tag('审议情况', '哪次会议审议通过；没有登记时为空'),
  tag('报送日期', '生成这份材料的日期'),
]

const EXAMPLE = {
  文件名称: '拉萨市示例事项管理办法',
  发文字号: '拉政规〔2026〕1号',
  文件类别: '政府规范性文件',
  制定机关: '拉萨市人民政府',
  起草单位: '拉萨市示例局',
  备案机关: '西藏自治区人民政府',
  报送单位: '拉萨市人民政府',
  公布日期: '2026年2月6日',
  公布载体: '市政府网站',
  施行日期: '2026年3月15日',
  审议情况: '经2026年1月20日市人民政府第3次常务会议审议通过',
  报送日期: '2026年3月2日',
}

/** 备案报告 (domain.md §6 A): its own number, the addressee, what is sent and how many copies. */
export const FILING_REPORT: KindDefinition = {
  label: TEMPLATE_LABELS['filing-report'],
  tags: [
    ...COMMON,
    needed('编号', '备案报告的编号（…规备字）'),
    {
      name: '材料',
      meaning: '随本报告报送的材料，一种一行',
      items: [tag('材料名称', '正式文本、说明等'), tag('份数', '纸质份数')],
    },
    tag('电子文本', '必须一并报送电子文本时是“并附电子文本”，没有这一要求时为空'),
    tag('逾期说明', '逾期报送时的说明；没有逾期时为空'),
  ],
  example: {
    ...EXAMPLE,
    编号: '拉政规备字〔2026〕3号',
    材料: [
      { 材料名称: '正式文本', 份数: '3' },
      { 材料名称: '说明', 份数: '3' },
    ],
    电子文本: '并附电子文本',
    逾期说明: '本件应于2026年3月1日前报送，逾期1日。',
  },
  blocks: [
    { is: 'organ', text: '{报送单位}' },
    { is: 'title', text: '关于《{文件名称}》的备案报告' },
    { is: 'number', text: '{编号}' },
    { is: 'addressee', text: '{备案机关}：' },
    {
      is: 'text',
      text: '现将{制定机关}{公布日期}公布的《{文件名称}》（{发文字号}）及有关材料报请备案{#电子文本}，{电子文本}{/电子文本}。该文件{#审议情况}{审议情况}，{/审议情况}自{施行日期}起施行。',
    },
    { is: 'mark', text: '{#逾期说明}' },
    { is: 'text', text: '{逾期说明}' },
    { is: 'mark', text: '{/逾期说明}' },
    { is: 'text', text: '附件：' },
    { is: 'mark', text: '{#材料}' },
    { is: 'text', text: '{材料名称}　{份数}份' },
    { is: 'mark', text: '{/材料}' },
    { is: 'signature', text: '{报送单位}\n{报送日期}' },
  ],
}

/** 说明: necessity, problems, measures, how it was made (domain.md §6 A no. 3). */
export const FILING_NOTE: KindDefinition = {
  label: TEMPLATE_LABELS['filing-note'],
  tags: [
    ...COMMON,
    tag('制定性质', '新制定、修改、废止、延续有效期；没有登记时为“未登记”'),
    {
      name: '程序',
      meaning: '制定时办理的程序，一项一行',
      items: [tag('程序名称', '公开征求意见、专家论证等'), tag('办理情况', '时间、方式、收到和采纳的意见数等')],
    },
    {
      name: '审核情况',
      meaning: '合法性审核的结论，一轮一行',
      items: [tag('审核结论', '出具日期和结论'), tag('审核编号', '意见书的编号')],
    },
    tag('提前施行理由', '公布后不足规定日数施行的理由；没有时为空'),
  ],
  example: {
    ...EXAMPLE,
    制定性质: '新制定',
    程序: [
      { 程序名称: '公开征求意见', 办理情况: '2025年11月3日至2025年12月3日，市政府网站，收到意见12条，采纳7条' },
      { 程序名称: '专家论证', 办理情况: '同意' },
    ],
    审核情况: [
      { 审核结论: '2026年1月8日，修改后同意', 审核编号: '拉司审〔2026〕2号' },
      { 审核结论: '2026年1月15日，同意', 审核编号: '拉司审〔2026〕4号' },
    ],
    提前施行理由: '本市采暖期已经开始。',
  },
  blocks: [
    { is: 'title', text: '关于《{文件名称}》的说明' },
    { is: 'head', text: '一、基本情况' },
    {
      is: 'facts',
      rows: [
        ['制定机关', '{制定机关}'],
        ['起草单位', '{起草单位}'],
        ['发文字号', '{发文字号}'],
        ['制定性质', '{制定性质}'],
        ['公布', '{公布日期}，{公布载体}'],
        ['施行日期', '{施行日期}'],
        ['审议情况', '{审议情况}{^审议情况}未登记{/审议情况}'],
      ],
    },
    { is: 'head', text: '二、制定的必要性、解决的主要问题和主要措施' },
    { is: 'text', text: '（请写明制定的必要性、需要解决的主要问题、主要措施，以及主要分歧和处理情况。）' },
    { is: 'head', text: '三、制定过程' },
    { is: 'mark', text: '{#程序}' },
    { is: 'text', text: '{程序名称}：{办理情况}。' },
    { is: 'mark', text: '{/程序}' },
    { is: 'mark', text: '{^程序}' },
    { is: 'text', text: '系统中没有登记制定程序。' },
    { is: 'mark', text: '{/程序}' },
    { is: 'head', text: '四、合法性审核情况' },
    { is: 'mark', text: '{#审核情况}' },
    { is: 'text', text: '{审核结论}（{审核编号}）。' },
    { is: 'mark', text: '{/审核情况}' },
    { is: 'mark', text: '{^审核情况}' },
    { is: 'text', text: '系统中没有登记合法性审核意见。' },
    { is: 'mark', text: '{/审核情况}' },
    { is: 'mark', text: '{#提前施行理由}' },
    { is: 'head', text: '五、提前施行的理由' },
    { is: 'text', text: '{提前施行理由}' },
    { is: 'mark', text: '{/提前施行理由}' },
    { is: 'signature', text: '{报送单位}\n{报送日期}' },
  ],
}

/** 制定依据: the list of laws, regulations and other papers with their articles. */
export const FILING_BASIS: KindDefinition = {
  label: TEMPLATE_LABELS['filing-basis'],
  tags: [
    ...COMMON,
    {
      name: '依据',
      meaning: '制定依据，一件一行',
      isNeeded: true,
      items: [tag('依据序号', '从 1 起'), needed('依据名称', '名称、文号和条款')],
    },
  ],
  example: {
    ...EXAMPLE,
    依据: [
      { 依据序号: '1', 依据名称: '《中华人民共和国行政处罚法》第十六条' },
      { 依据序号: '2', 依据名称: '《示例条例》第三条' },
    ],
  },
  blocks: [
    { is: 'title', text: '《{文件名称}》制定依据目录' },
    { is: 'mark', text: '{#依据}' },
    { is: 'text', text: '{依据序号}. {依据名称}' },
    { is: 'mark', text: '{/依据}' },
    { is: 'signature', text: '{报送单位}\n{报送日期}' },
  ],
}

/** 提前施行理由: why the document takes effect sooner after publication than the rule asks. */
export const FILING_EARLY_EFFECT: KindDefinition = {
  label: TEMPLATE_LABELS['filing-early-effect'],
  tags: [...COMMON, needed('提前施行理由', '登记公布时写明的理由'), tag('间隔日数', '公布至施行的日数')],
  example: { ...EXAMPLE, 提前施行理由: '本市采暖期已经开始，推迟施行将影响群众生活。', 间隔日数: '5' },
  blocks: [
    { is: 'title', text: '关于《{文件名称}》提前施行的说明' },
    {
      is: 'text',
      text: '《{文件名称}》（{发文字号}）于{公布日期}公布，自{施行日期}起施行，间隔{间隔日数}日。提前施行的理由如下：',
    },
    { is: 'text', text: '{提前施行理由}' },
    { is: 'signature', text: '{报送单位}\n{报送日期}' },
  ],
}
