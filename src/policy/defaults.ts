import type { FilingLimitKey, FilingMaterial, MaterialList, RecipientRule } from '../filing/model.ts'
import { type Day, day } from '../lib/day.ts'
import type { OrganKind } from '../people/model.ts'
import type { Policy, PolicyKey, PolicyValues } from './model.ts'
import { CONTRACT_TERMS, DECISION_TERMS, DOCUMENT_TERMS, PARTY_TERMS } from './review-defaults.ts'
import { policyLabel } from './rules.ts'

/** The register reaches back to 1951; an unconfirmed default must hold for every document in it. */
const START = day('1951-01-01')
const UNREAD =
  '《拉萨市行政规范性文件制定和监督管理办法》（市政府令第62号）、《西藏自治区行政规范性文件制定和备案监督管理办法》的具体条文未能核对'

interface More {
  readonly from?: Day
  readonly confirmed?: 0 | 1
  readonly note?: string
}

const policy = <K extends PolicyKey>(key: K, value: PolicyValues[K], legalBasis: string, more: More = {}): Policy => ({
  key,
  label: policyLabel(key),
  value,
  effectiveFrom: more.from ?? START,
  legalBasis,
  confirmed: more.confirmed ?? 0,
  note: more.note ?? '',
})

const row = (
  category: RecipientRule['category'],
  makers: readonly OrganKind[],
  recipient: RecipientRule['recipient'],
  limitKey: FilingLimitKey,
  calendarId = 'lhasa',
): RecipientRule => ({ category, makers, recipient, limitKey, calendarId })

const GOVERNMENT = 'filing-limit.government'

/** domain.md §3.1. A document of the government's office counts as the government's own. */
export const RECIPIENT_MATRIX: readonly RecipientRule[] = [
  row('rule', ['government'], 'state_council', 'filing-limit.rule', 'national'),
  row('rule', ['government'], 'upper_congress', 'filing-limit.rule'),
  row('rule', ['government'], 'upper_government', 'filing-limit.rule'),
  row('rule', ['government'], 'own_congress', 'filing-limit.rule'),
  row('government', ['government', 'department'], 'upper_government', GOVERNMENT),
  row('government', ['government', 'department'], 'own_congress', GOVERNMENT),
  row('government', ['county', 'zone'], 'government_above', GOVERNMENT),
  { ...row('government', ['county', 'zone'], 'own_congress', GOVERNMENT), optional: true },
  row('department', ['department'], 'government_above', 'filing-limit.department'),
  row('government', ['township'], 'county_above', GOVERNMENT),
  row('department', ['county', 'zone'], 'government_above', 'filing-limit.department'),
  row('department', ['township'], 'county_above', 'filing-limit.department'),
  row('party', ['party', 'department'], 'upper_party', 'filing-limit.party'),
]

const calendarDays = (limit: number) => ({ limit, unit: 'calendar' }) as const
const workingDays = (limit: number) => ({ limit, unit: 'working' }) as const
const published30 = { ...calendarDays(30), start: 'published' } as const

const papers = (copies: number, materials: readonly FilingMaterial[]): MaterialList['needs'] =>
  materials.map((material) => ({ material, copies: material === 'early_effect_reason' ? 1 : copies }))

const NORMATIVE: MaterialList = {
  needs: [
    { material: 'report', copies: 1 },
    { material: 'official_text', copies: 2 },
    ...papers(1, ['note', 'basis', 'review_opinion', 'early_effect_reason']),
  ],
  isElectronic: false,
}

/** domain.md §3.3. */
const MATERIALS = {
  rule: { needs: papers(3, ['report', 'official_text', 'note', 'early_effect_reason']), isElectronic: true },
  government: NORMATIVE,
  department: NORMATIVE,
  party: { needs: papers(3, ['report', 'official_text', 'note']), isElectronic: false },
}

const FILING: readonly Policy[] = [
  policy('filing-limit.rule', published30, '《法规规章备案条例》（2001年，已废止）及此前规定', {
    note: '历史期限供补录使用，条文未核对。',
  }),
  policy('filing-limit.rule', published30, '《立法法》第一百零九条；《法规规章备案审查条例》第四条', {
    from: day('2024-11-01'),
    confirmed: 1,
  }),
  policy('filing-limit.government', published30, UNREAD, {
    note: '各地见有3个工作日、10日、15日、20日、30日；暂以30日为外部期限，15日为内部目标。',
  }),
  policy('filing-limit.department', published30, UNREAD, { note: '同政府规范性文件。' }),
  policy('filing-limit.party', published30, '《中国共产党党内法规和规范性文件备案审查规定》', {
    note: '2012年规定第四条为30日；2019年修订后是否沿用待核对。',
  }),
  policy('filing-target', calendarDays(15), UNREAD, { note: '内部目标，不作为逾期依据。' }),
  policy('filing-roll', true, '参照《民法典》第二百零一条、第二百零三条', {
    note: '备案规定均未写明末日遇休息日是否顺延，可关闭。',
  }),
  policy('filing-received-date', 'submitted', UNREAD, { note: '受理日期另行保存。' }),
  policy('filing-recipients', RECIPIENT_MATRIX, '《立法法》第一百零九条；《法规规章备案审查条例》第四条；其余待核对', {
    note: '联合制定的由主办单位按其报送途径报备。日历按接收机关确定。',
  }),
  policy(
    'filing-materials',
    MATERIALS,
    '《法规规章备案审查条例》第八条（规章）；其余参照云浮等地规定，本地规定待核对',
    {
      note: '规章：装订成册，一式三份，并报送电子文本。规范性文件正式文本各地2至5份。提前施行理由只在公布后不足规定日数施行时报送。',
    },
  ),
  policy('filing-formal-check', workingDays(5), '参照上海市人大备案审查规定（5个工作日）；本地规定待核对'),
  policy('filing-supplement', workingDays(10), '参照上海市人大备案审查规定（10个工作日）；本地规定待核对'),
  policy('filing-supplement.rule', calendarDays(15), '《法规规章备案审查条例》', { note: '国务院对规章的补正期限。' }),
  policy('filing-review', calendarDays(30), '参照各地备案审查规定（30日）；本地规定待核对'),
  policy('filing-review-extension', calendarDays(20), '参照各地备案审查规定（经批准延长不超过20日）；本地规定待核对'),
  policy('correction-self', calendarDays(30), '参照各地备案审查规定；本地规定待核对'),
  policy('correction-annul', calendarDays(60), '参照各地备案审查规定；本地规定待核对'),
  policy('suggestion-reply', calendarDays(15), '参照各地备案审查规定（15日）；本地规定待核对'),
  policy('suggestion-reply.reconsideration', calendarDays(30), '《行政复议法》第五十六条至第五十九条', {
    note: '复议机关有权处理的30日内处理；无权处理的7个工作日内转送。',
  }),
  policy('suggestion-reply.court', calendarDays(60), '《行政诉讼法》第六十四条；答复期限待核对'),
  policy('filing-warnings', [10, 5, 2, 0], '内部管理要求', { note: '按自然日倒数，0 为到期当日；补正期限同样提醒。' }),
]

const REVIEW: readonly Policy[] = [
  policy('review-limit', { ...workingDays(15), least: 5 }, '国办发〔2018〕115号', {
    note: '5至15个工作日为通行表述，原文未核对；紧急情况可以更短。',
  }),
  policy('review-extension', workingDays(10), '参照广州市2010年规定（经批准延长一次）；本地规定待核对'),
  policy('review-warning', [5, 2, 0], '内部管理要求', { note: '按审核所用日历的工作日倒数，0 为到期当日。' }),
  policy('review-clock-start', 'accepted', '参照德州市规定（自受理之日起）；本地规定待核对', {
    note: '材料收齐方可受理；广州市2010年规定自材料收齐之日起。',
  }),
  policy('review-silence-agrees', false, '本地规定待核对', { note: '广州市2010年规定为视为同意；默认不采用。' }),
  policy('review-signing', 'three', '内部管理要求；参照青岛市地方标准 DB3702/T 23—2023', {
    note: '人员不足的单位可改为两人签发或者由审核人直接出具；未能核对的标准只读到目录。',
  }),
  policy('review-calendar', 'lhasa', '《全国年节及纪念日放假办法》第四条'),
  policy('review-kind.government', DOCUMENT_TERMS, '国办发〔2018〕115号；参照珠海、上海宝山等地规定', {
    note: '材料、程序和审查事项为各地规定的合并，本地规定待核对。',
  }),
  policy('review-kind.department', DOCUMENT_TERMS, '国办发〔2018〕115号；参照珠海、上海宝山等地规定', {
    note: '部门文件由谁审核，各地不一；需要由部门法制机构审核的，改为“制定机关法制机构”。',
  }),
  policy('review-kind.rule', DOCUMENT_TERMS, '《规章制定程序条例》第十五条、第二十条'),
  policy('review-kind.party', PARTY_TERMS, '《中国共产党党内法规和规范性文件备案审查规定》第十一条', {
    note: '参照备案审查的四个方面；前置审核的材料待核对。',
  }),
  policy('review-kind.contract', CONTRACT_TERMS, '本地规定待核对'),
  policy('review-kind.decision', DECISION_TERMS, '《重大行政决策程序暂行条例》（国令第713号）第十四条至第三十一条', {
    note: '五个步骤和不少于7个工作日的审查时间（第二十六条）出自原文；材料清单和最长期限待核对。',
  }),
  policy('consultation.general', workingDays(7), '《市县法治政府建设示范指标体系》（2021年版）指标24'),
  policy('consultation.market', calendarDays(30), '《市县法治政府建设示范指标体系》（2021年版）指标24'),
  policy('consultation.rule', calendarDays(30), '《规章制定程序条例》第十五条；《重大行政决策程序暂行条例》第十五条', {
    confirmed: 1,
    note: '重大行政决策公开说明理由的可以缩短。',
  }),
]

const DOCUMENTS: readonly Policy[] = [
  policy('effect-delay', calendarDays(30), UNREAD, { note: '公布后不足30日施行的应当说明理由。' }),
  policy('validity.general', 5, UNREAD, { note: '各地见有3年、5年。' }),
  policy('validity.trial', 2, UNREAD, { note: '各地见有1年、2年、3年。' }),
  policy('validity.notice', 1, '参照上海市2010年规定；本地规定待核对'),
  policy('validity.unspecified', 5, '参照上海市、青海省规定；本地规定待核对', {
    note: '名称为暂行、试行或者通告的按各自上限计算。',
  }),
  policy('validity.legacy', 'flag', UNREAD, { note: '河北省规定自新规施行之日起5年；默认只作标记，不自动失效。' }),
  policy('expiry-warnings', [6, 3, 2, 1], '参照上海市、徐汇区规定；本地规定待核对'),
  policy('renewal-record', 'new', '参照山东省规定；本地规定待核对'),
  policy('unified-numbering', 'maker', '国办发〔2018〕37号（统一登记、统一编号、统一印发）', {
    note: '各地理解不同，也有由司法行政部门编号的。',
  }),
  policy('number-formats', ['{代字}〔{年}〕{序号}号', '{机关}令第{序号}号'], 'GB/T 9704—2012 7.2.5', {
    note: '拉萨市各编号系列名称未能核实。',
  }),
  policy(
    'scope-exclusions',
    ['内部工作制度', '人事任免决定', '对具体事项的处理决定', '向上级的请示、报告'],
    '《拉萨市行政规范性文件制定和监督管理办法》（市政府令第62号）',
    { from: day('2020-02-01') },
  ),
  policy(
    'scope-exclusions',
    [
      '内部工作制度、内部管理规范',
      '人事任免决定、机构编制',
      '对具体事项的处理决定',
      '向上级的请示、报告',
      '会议纪要、工作方案',
      '表彰奖惩',
      '规划类文件',
      '专业技术标准类文件',
      '仅下达预算、分配资金、批复项目的文件',
    ],
    '《西藏自治区行政规范性文件制定和备案监督管理办法》',
    { from: day('2021-01-01'), note: '在后且效力较高，对新文件适用；认定时须记明所用版本。' },
  ),
]

const CLEANUP_AND_REPORTS: readonly Policy[] = [
  policy('cleanup-cycle', 2, '参照浙江省、辽宁省、青海省规定；本地规定待核对'),
  policy('cleanup-cycle.party', 5, '参照党内法规和规范性文件定期清理实践；待核对'),
  policy('upper-law-response', calendarDays(30), '参照深府办〔2014〕16号；本地规定待核对'),
  policy('superseded-outcome', 'repeal', '参照党内清理标准；本地规定待核对', {
    note: '河北省规定和国发〔2015〕68号归为失效，每次清理可以另定。',
  }),
  policy('cleanup-outcomes', ['remain', 'amend', 'repeal', 'declare_lapsed', 'amend_or_lapse'], '各地清理实践；待核对'),
  policy(
    'rate-switches',
    {
      supplementedCountsFrom: 'first',
      supplementedConforms: false,
      notYetDueCounts: false,
      refusedLeaves: true,
      omissionYear: 'published',
    },
    '参照内政办字〔2011〕139号通报口径；本地考核口径待核对',
  ),
  policy('rate-decimals', 1, '内部统计要求', { note: '四舍五入，始终同时列出件数；未达全数的不显示为100%。' }),
  policy('issuing-list-due', '01-31', '《法规规章备案审查条例》第二十二条', { confirmed: 1 }),
  policy('catalogue-publication', 'quarterly', '参照各地备案审查规定；本地规定待核对'),
  policy('notice-retention', 12, '内部管理要求', { note: '提醒只是重述已留痕的事项，逾期清除不影响审计记录。' }),
]

/** Every parameter a new installation starts with (domain.md §10); most wait for the Bureau's confirmation. */
export const DEFAULT_POLICIES: readonly Policy[] = [...FILING, ...REVIEW, ...DOCUMENTS, ...CLEANUP_AND_REPORTS]
