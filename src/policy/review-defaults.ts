import type { ReviewKindTerms } from '../packs/model.ts'

type Materials = ReviewKindTerms['materials']
type Procedures = ReviewKindTerms['procedures']

const DOCUMENT_MATERIALS: Materials = [
  { kind: 'request', need: 'always' },
  { kind: 'draft', need: 'optional' },
  { kind: 'note', need: 'always' },
  { kind: 'basis', need: 'always' },
  { kind: 'opinions', need: 'always' },
  { kind: 'own_legal', need: 'always' },
  { kind: 'competition', need: 'market' },
  { kind: 'research', need: 'optional' },
  { kind: 'experts', need: 'optional' },
  { kind: 'risk', need: 'optional' },
  { kind: 'hearing', need: 'optional' },
  { kind: 'other', need: 'optional' },
]

const DOCUMENT_PROCEDURES: Procedures = [
  { procedure: 'evaluation', mayNotApply: true },
  { procedure: 'departments', mayNotApply: true },
  { procedure: 'consultation', mayNotApply: true },
  { procedure: 'hearing', mayNotApply: true },
  { procedure: 'experts', mayNotApply: true },
  { procedure: 'risk', mayNotApply: true },
  { procedure: 'competition', mayNotApply: true },
  { procedure: 'own_legal', mayNotApply: false },
  { procedure: 'own_meeting', mayNotApply: false },
]

/** domain.md §2.5: what the review body looks at, one question each. */
const DOCUMENT_CHECKS: ReviewKindTerms['checks'] = [
  { head: 'subject', question: '制定主体是否具有制定资格，不属于临时机构、议事协调机构或者内设机构' },
  { head: 'authority', question: '规定事项是否在法定职权范围内，没有扩大权力、减轻责任' },
  { head: 'procedure', question: '是否经过评估论证、征求意见、集体讨论等法定程序，公开征求意见期限是否足够' },
  { head: 'content', question: '是否违法设定行政许可、行政处罚、行政强制、行政收费等事项' },
  { head: 'content', question: '是否没有上位法依据而减损公民、法人权利或者增加其义务' },
  { head: 'content', question: '是否含有排除、限制竞争或者地方保护的内容，涉及市场主体的是否经过公平竞争审查' },
  { head: 'content', question: '是否违法增加办理事项的条件、要求提供循环证明或者重复证明' },
  { head: 'conflict', question: '是否与法律、法规、规章和上级文件相抵触，是否与本机关其他文件相矛盾' },
  { head: 'reasonableness', question: '措施是否必要、适当，没有明显不公' },
  { head: 'form', question: '名称、结构和文字是否规范，有效期和施行日期是否明确，施行日期距公布是否满期' },
  { head: 'transition', question: '应当废止、修改的旧文件是否列明，与现行文件是否衔接' },
]

const ALL_OPINIONS: ReviewKindTerms['opinions'] = [
  'agree',
  'agree_with_changes',
  'return_for_procedure',
  'ask_superior',
  'disagree',
  'not_normative',
]

const OPINIONS_ON_MATTERS: ReviewKindTerms['opinions'] = [
  'agree',
  'agree_with_changes',
  'return_for_procedure',
  'ask_superior',
  'disagree',
]

export const DOCUMENT_TERMS: ReviewKindTerms = {
  materials: DOCUMENT_MATERIALS,
  procedures: DOCUMENT_PROCEDURES,
  checks: DOCUMENT_CHECKS,
  opinions: ALL_OPINIONS,
  limit: null,
  reviewers: 'bureau',
}

/** 2019 规定 art. 11: Party documents are examined under four heads. */
export const PARTY_TERMS: ReviewKindTerms = {
  materials: [
    { kind: 'request', need: 'always' },
    { kind: 'note', need: 'always' },
    { kind: 'basis', need: 'always' },
    { kind: 'opinions', need: 'always' },
    { kind: 'own_legal', need: 'optional' },
    { kind: 'other', need: 'optional' },
  ],
  procedures: [
    { procedure: 'departments', mayNotApply: true },
    { procedure: 'own_legal', mayNotApply: true },
    { procedure: 'own_meeting', mayNotApply: false },
  ],
  checks: [
    { head: 'political', question: '是否坚持党的全面领导，是否符合党的理论和路线方针政策' },
    { head: 'legality', question: '是否符合宪法和法律，是否同党章、上位党内法规和规范性文件相抵触' },
    { head: 'legality', question: '是否与其他同位文件对同一事项的规定相冲突' },
    { head: 'legality', question: '制定主体、权限和程序是否符合规定' },
    { head: 'reasonableness', question: '是否适应形势发展需要，权利义务是否失当，是否公平公正' },
    { head: 'norm', question: '名称使用、体例格式、表述和文字是否规范' },
  ],
  opinions: OPINIONS_ON_MATTERS,
  limit: null,
  reviewers: 'bureau',
}

export const CONTRACT_TERMS: ReviewKindTerms = {
  materials: [
    { kind: 'request', need: 'always' },
    { kind: 'contract', need: 'optional' },
    { kind: 'note', need: 'always' },
    { kind: 'counterparty', need: 'always' },
    { kind: 'negotiation', need: 'optional' },
    { kind: 'basis', need: 'optional' },
    { kind: 'own_legal', need: 'always' },
    { kind: 'other', need: 'optional' },
  ],
  procedures: [
    { procedure: 'evaluation', mayNotApply: true },
    { procedure: 'departments', mayNotApply: true },
    { procedure: 'own_legal', mayNotApply: false },
    { procedure: 'own_meeting', mayNotApply: true },
  ],
  checks: [
    { head: 'subject', question: '合同双方主体资格、履约能力和授权是否合法有效' },
    { head: 'authority', question: '签订合同是否在职权和预算范围内，是否需要事先批准' },
    { head: 'procedure', question: '应当招标、采购、评估、集体决策的，是否已经履行' },
    { head: 'content', question: '合同内容是否违反法律、法规的强制性规定，是否损害国家利益和公共利益' },
    { head: 'content', question: '权利义务、价款、期限、违约责任和争议解决条款是否完整、对等' },
    { head: 'form', question: '条款表述是否明确，前后是否一致，附件是否齐全' },
  ],
  opinions: OPINIONS_ON_MATTERS,
  limit: null,
  reviewers: 'bureau',
}

/** 国令713: five steps; only the first three may not apply. */
export const DECISION_TERMS: ReviewKindTerms = {
  materials: [
    { kind: 'request', need: 'always' },
    { kind: 'decision_start', need: 'always' },
    { kind: 'note', need: 'always' },
    { kind: 'basis', need: 'always' },
    { kind: 'opinions', need: 'always' },
    { kind: 'own_legal', need: 'always' },
    { kind: 'competition', need: 'market' },
    { kind: 'experts', need: 'optional' },
    { kind: 'risk', need: 'optional' },
    { kind: 'hearing', need: 'optional' },
    { kind: 'meeting', need: 'optional' },
    { kind: 'other', need: 'optional' },
  ],
  procedures: [
    { procedure: 'consultation', mayNotApply: true },
    { procedure: 'experts', mayNotApply: true },
    { procedure: 'risk', mayNotApply: true },
    { procedure: 'legality', mayNotApply: false },
    { procedure: 'collective', mayNotApply: false },
    { procedure: 'own_legal', mayNotApply: false },
    { procedure: 'competition', mayNotApply: true },
  ],
  checks: [
    { head: 'authority', question: '决策事项是否符合法定权限' },
    { head: 'procedure', question: '决策草案的形成是否履行公众参与、专家论证、风险评估等相关法定程序' },
    { head: 'content', question: '决策草案内容是否符合有关法律、法规、规章和国家政策的规定' },
    { head: 'content', question: '涉及市场主体经济活动的，是否经过公平竞争审查' },
    { head: 'reasonableness', question: '风险是否可控，防范和处置措施是否可行' },
  ],
  opinions: OPINIONS_ON_MATTERS,
  limit: { limit: 15, unit: 'working', least: 7 },
  reviewers: 'bureau',
}
