import type { CleanupOutcome } from '../cleanup/model.ts'
import type { Category } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { Refused } from '../lib/refused.ts'
import type { RateSwitches } from '../reports/model.ts'
import type { OpinionSigning, ReviewClockStart } from '../review/model.ts'
import * as codec from './codecs.ts'
import { materialLists, recipientRule } from './matrix.ts'
import type { Policy, PolicyKey, PolicyValues, ReadValue } from './model.ts'
import { reviewKindTerms } from './review-kinds.ts'

const yesNo = codec.choice<boolean>([
  [true, '是'],
  [false, '否'],
])

const outcome = codec.choice<CleanupOutcome>([
  ['remain', '继续有效'],
  ['amend', '修改'],
  ['repeal', '废止'],
  ['declare_lapsed', '宣布失效'],
  ['amend_or_lapse', '限期修改，逾期失效'],
])

const reasonAgainstOutcomes = (outcomes: readonly CleanupOutcome[]): string | null => {
  if (new Set(outcomes).size < outcomes.length) return '同一结果写了两次，请删去重复的一行。'
  if (!outcomes.includes('remain')) return '应当有“继续有效”一行，清理后仍然适用的文件归入这一类。'
  if (!outcomes.includes('repeal') && !outcomes.includes('declare_lapsed'))
    return '应当有“废止”或者“宣布失效”一行，已被新文件代替的文件归入其中一类。'
  return null
}

const switches = codec.fields<RateSwitches>({
  supplementedCountsFrom: [
    '补正件的报备日',
    codec.choice<RateSwitches['supplementedCountsFrom']>([
      ['first', '首次报送日'],
      ['accepted', '登记件报送日'],
    ]),
  ],
  supplementedConforms: ['补正后合格计入规范', yesNo],
  notYetDueCounts: ['未到期未报计入应报', yesNo],
  refusedLeaves: ['不予登记件不计入', yesNo],
  omissionYear: [
    '补报件归属年度',
    codec.choice<RateSwitches['omissionYear']>([
      ['published', '公布年度'],
      ['found', '发现年度'],
    ]),
  ],
})

type Entry<T> = readonly [label: string, codec: codec.Codec<T>]

/** Every parameter of domain.md §10: its name in Chinese and how its value is typed. */
const ENTRIES: { readonly [K in PolicyKey]: Entry<PolicyValues[K]> } = {
  'filing-limit.rule': ['规章备案期限', codec.filingLimit],
  'filing-limit.government': ['政府规范性文件备案期限', codec.filingLimit],
  'filing-limit.department': ['部门规范性文件备案期限', codec.filingLimit],
  'filing-limit.party': ['党内规范性文件备案期限', codec.filingLimit],
  'filing-target': ['备案内部目标期限', codec.dayLimit],
  'filing-roll': ['备案期限末日遇休息日顺延', yesNo],
  'filing-received-date': [
    '报送日的认定',
    codec.choice<PolicyValues['filing-received-date']>([
      ['submitted', '电子报送时间'],
      ['received', '纸质收文日期'],
    ]),
  ],
  'filing-recipients': ['备案接收机关对照表', codec.lines(recipientRule, 1)],
  'filing-materials': ['备案材料', materialLists],
  'filing-formal-check': ['备案形式审查期限', codec.dayLimit],
  'filing-supplement': ['规范性文件备案补正期限', codec.dayLimit],
  'filing-supplement.rule': ['规章备案补正期限', codec.dayLimit],
  'filing-review': ['备案审查期限', codec.dayLimit],
  'filing-review-extension': ['备案审查延长期限', codec.dayLimit],
  'correction-self': ['自行纠正期限', codec.dayLimit],
  'correction-annul': ['逾期不纠正的撤销期限', codec.dayLimit],
  'suggestion-reply': ['审查建议答复期限', codec.dayLimit],
  'suggestion-reply.reconsideration': ['行政复议附带审查处理期限', codec.dayLimit],
  'suggestion-reply.court': ['人民法院处理建议答复期限', codec.dayLimit],
  'filing-warnings': ['备案、补正到期提醒（提前）', codec.daysBefore('日')],
  'review-limit': ['合法性审核期限', codec.reviewLimit],
  'review-extension': ['合法性审核延长期限（一次）', codec.dayLimit],
  'review-warning': ['合法性审核到期提醒（提前）', codec.daysBefore('个工作日')],
  'review-clock-start': [
    '合法性审核期限起算',
    codec.choice<ReviewClockStart>([
      ['complete', '材料收齐'],
      ['accepted', '受理'],
      ['submitted', '送审'],
    ]),
  ],
  'review-silence-agrees': ['逾期未出具意见视为同意', yesNo],
  'review-calendar': ['合法性审核所用日历', codec.calendarId],
  'review-signing': [
    '审核意见的签发环节',
    codec.choice<OpinionSigning>([
      ['three', '起草、复核、签发'],
      ['two', '起草、签发'],
      ['one', '审核人直接出具'],
    ]),
  ],
  'review-kind.government': ['政府规范性文件审核事项', reviewKindTerms],
  'review-kind.department': ['部门规范性文件审核事项', reviewKindTerms],
  'review-kind.rule': ['规章审核事项', reviewKindTerms],
  'review-kind.party': ['党内文件前置审核事项', reviewKindTerms],
  'review-kind.contract': ['政府合同审核事项', reviewKindTerms],
  'review-kind.decision': ['重大行政决策审查事项', reviewKindTerms],
  'consultation.general': ['公开征求意见最短期限（一般）', codec.dayLimit],
  'consultation.market': ['公开征求意见最短期限（涉及市场主体）', codec.dayLimit],
  'consultation.rule': ['公开征求意见最短期限（规章、重大行政决策）', codec.dayLimit],
  'effect-delay': ['公布至施行的最短间隔', codec.dayLimit],
  'validity.general': ['有效期上限（一般）', codec.whole('年', 1, 50)],
  'validity.trial': ['有效期上限（暂行、试行）', codec.whole('年', 1, 50)],
  'validity.notice': ['有效期上限（通告）', codec.whole('年', 1, 50)],
  'validity.unspecified': ['未规定有效期的按此计算', codec.whole('年', 1, 50)],
  'validity.legacy': [
    '历史上未定有效期的文件',
    codec.choice<PolicyValues['validity.legacy']>([
      ['flag', '只作标记'],
      ['lapse', '自本版本施行之日起计算有效期（在文件列表确定）'],
    ]),
  ],
  'expiry-warnings': ['有效期届满提醒（提前）', codec.months],
  'renewal-record': [
    '延续有效期的登记方式',
    codec.choice<PolicyValues['renewal-record']>([
      ['new', '重新编号并关联原文件'],
      ['same', '沿用原编号'],
    ]),
  ],
  'cleanup-cycle': ['定期清理周期（政府）', codec.whole('年', 1, 20)],
  'cleanup-cycle.party': ['定期清理周期（党内）', codec.whole('年', 1, 20)],
  'upper-law-response': ['上位法变动后的清理期限', codec.dayLimit],
  'superseded-outcome': [
    '被新文件替代的处理',
    codec.choice<PolicyValues['superseded-outcome']>([
      ['repeal', '废止'],
      ['declare_lapsed', '宣布失效'],
    ]),
  ],
  'cleanup-outcomes': ['清理结果种类', codec.checked(codec.lines(outcome, 2), reasonAgainstOutcomes)],
  'unified-numbering': [
    '规范性文件编号由谁负责',
    codec.choice<PolicyValues['unified-numbering']>([
      ['maker', '制定机关'],
      ['bureau', '司法行政部门'],
    ]),
  ],
  'number-formats': ['编号格式', codec.lines(codec.words(60), 1)],
  'rate-switches': ['三率统计口径', switches],
  'rate-decimals': ['比率保留小数', codec.whole('位小数', 0, 2)],
  'scope-exclusions': ['不属于规范性文件的范围', codec.lines(codec.words(200), 1)],
  'issuing-list-due': ['上年度发文目录报送截止', codec.dayOfYear],
  'catalogue-publication': [
    '备案目录公布周期',
    codec.choice<PolicyValues['catalogue-publication']>([
      ['monthly', '每月'],
      ['quarterly', '每季度'],
      ['yearly', '每年'],
    ]),
  ],
  'notice-retention': ['提醒和邮件发送记录的保留时间', codec.whole('个月', 1, 120)],
}

/** Every key, in the order of domain.md §10. */
export const POLICY_KEYS = Object.keys(ENTRIES) as readonly PolicyKey[]

/** Tells whether the text names a parameter. */
export const isPolicyKey = (text: string): text is PolicyKey => Object.hasOwn(ENTRIES, text)

/** Gives the Chinese name of a parameter. */
export const policyLabel = (key: PolicyKey): string => ENTRIES[key][0]

/** Reads a value from the form's text; the reason is a Chinese sentence with the wanted form. */
export const validatePolicyValue = <K extends PolicyKey>(key: K, text: string): ReadValue<PolicyValues[K]> =>
  ENTRIES[key][1].read(text)

/** Writes a value as the edit form shows it; `validatePolicyValue` reads exactly this again. */
export const policyText = <K extends PolicyKey>(key: K, value: PolicyValues[K]): string => ENTRIES[key][1].write(value)

/** Finds the parameter as it stands on a day: the latest version in force by then. */
export function findPolicyOn<K extends PolicyKey>(policies: readonly Policy[], key: K, on: Day): Policy<K> | undefined {
  let latest: Policy | undefined
  for (const policy of policies) {
    if (policy.key !== key || policy.effectiveFrom > on) continue
    if (!latest || policy.effectiveFrom > latest.effectiveFrom) latest = policy
  }
  return latest as Policy<K> | undefined
}

/** Gives the parameter as it stands on a day. Throws `not_found` when none holds: a limit is never invented. */
export function policyOn<K extends PolicyKey>(policies: readonly Policy[], key: K, on: Day): Policy<K> {
  const policy = findPolicyOn(policies, key, on)
  if (!policy) throw new Refused('not_found', `“${policyLabel(key)}”在${dayWords(on)}没有规定，请管理员先补录该参数。`)
  return policy
}

/** Which parameter limits a supplement: the State Council's for rules is shorter than others'. */
export const supplementKey = (category: Category): 'filing-supplement' | 'filing-supplement.rule' =>
  category === 'rule' ? 'filing-supplement.rule' : 'filing-supplement'
