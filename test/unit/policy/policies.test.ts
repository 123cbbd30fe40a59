import { describe, expect, it } from 'vitest'
import { day } from '../../../src/lib/day.ts'
import { Refused } from '../../../src/lib/refused.ts'
import { DEFAULT_POLICIES, RECIPIENT_MATRIX } from '../../../src/policy/defaults.ts'
import type { PolicyKey } from '../../../src/policy/model.ts'
import {
  findPolicyOn,
  isPolicyKey,
  POLICY_KEYS,
  policyLabel,
  policyOn,
  policyText,
  validatePolicyValue,
} from '../../../src/policy/rules.ts'

describe('default policies', () => {
  it('give every parameter a value with its legal basis and its name', () => {
    expect(POLICY_KEYS.filter((key) => !DEFAULT_POLICIES.some((p) => p.key === key))).toEqual([])
    expect(DEFAULT_POLICIES.filter((p) => p.legalBasis === '' || p.label !== policyLabel(p.key))).toEqual([])
  })

  it('have one version per day', () => {
    const versions = DEFAULT_POLICIES.map((p) => `${p.key} ${p.effectiveFrom}`)
    expect(new Set(versions).size).toBe(versions.length)
  })

  it('confirm only what was read in a national text', () => {
    const confirmed = DEFAULT_POLICIES.filter((p) => p.confirmed === 1).map((p) => p.key)
    expect(confirmed).toEqual(['filing-limit.rule', 'consultation.rule', 'issuing-list-due'])
  })

  it.each(DEFAULT_POLICIES.map((p) => [p.key, p] as const))('%s is written and read back unchanged', (key, policy) => {
    const text = policyText(key, policy.value)
    expect(validatePolicyValue(key, text)).toEqual({ ok: true, value: policy.value })
  })
})

describe('a policy on a day', () => {
  it('is the latest version in force by then', () => {
    const basis = (on: string) => policyOn(DEFAULT_POLICIES, 'filing-limit.rule', day(on)).legalBasis
    expect(basis('2024-10-31')).toContain('2001年')
    expect(basis('2024-11-01')).toContain('第一百零九条')
  })

  it('changes its list of exclusions in 2020 and 2021', () => {
    const count = (on: string) => findPolicyOn(DEFAULT_POLICIES, 'scope-exclusions', day(on))?.value.length
    expect(['2020-01-31', '2020-02-01', '2020-12-31', '2021-01-01'].map(count)).toEqual([undefined, 4, 4, 9])
  })

  it('is refused where none holds, instead of an invented default', () => {
    expect(() => policyOn([], 'review-limit', day('2026-01-01'))).toThrow(Refused)
    expect(() => policyOn(DEFAULT_POLICIES, 'filing-limit.party', day('1949-01-01'))).toThrow('没有规定')
  })
})

describe('a typed policy value', () => {
  it.each<[PolicyKey, string, unknown]>([
    ['filing-target', '15日', { limit: 15, unit: 'calendar' }],
    ['filing-target', ' 10 个工作日 ', { limit: 10, unit: 'working' }],
    ['filing-target', '20个自然日', { limit: 20, unit: 'calendar' }],
    ['filing-limit.department', '自印发之日起15个工作日', { limit: 15, unit: 'working', start: 'issued' }],
    ['review-limit', '10个工作日，不少于3个工作日', { limit: 10, unit: 'working', least: 3 }],
    ['filing-roll', '否', false],
    ['validity.trial', '3年', 3],
    ['validity.trial', '3', 3],
    ['expiry-warnings', '1，6、3个月', [6, 3, 1]],
    ['review-warning', '0、3，5 个工作日', [5, 3, 0]],
    ['filing-warnings', '10、1日', [10, 1]],
    ['superseded-outcome', '宣布失效', 'declare_lapsed'],
    ['issuing-list-due', '1月31日', '01-31'],
    ['cleanup-outcomes', '继续有效\n废止\n\n宣布失效', ['remain', 'repeal', 'declare_lapsed']],
  ])('%s “%s” is read', (key, text, value) => {
    expect(validatePolicyValue(key, text)).toEqual({ ok: true, value })
  })

  it.each<[PolicyKey, string, string]>([
    ['filing-target', '0日', '请写成“30日”'],
    ['filing-target', '两周', '请写成“30日”'],
    ['filing-target', '9999日', '1 至 3660'],
    ['filing-limit.rule', '30日', '自公布之日起'],
    ['filing-limit.rule', '自送达之日起30日', '自公布之日起'],
    ['review-limit', '5个工作日，不少于15个工作日', '不能长于'],
    ['review-limit', '15个工作日，不少于5日', '单位相同'],
    ['filing-roll', '也许', '“是”、“否”'],
    ['validity.general', '0年', '1 至 50'],
    ['validity.general', '5个月', '1 至 50'],
    ['expiry-warnings', '半年', '6、3、2、1个月'],
    ['review-warning', '5日', '5、2、0个工作日'],
    ['filing-warnings', '提前', '5、2、0日'],
    ['issuing-list-due', '2月30日', '每年都有的日子'],
    ['cleanup-outcomes', '继续有效\n保留', '第2行'],
    ['cleanup-outcomes', '废止', '至少填写2行'],
    ['cleanup-outcomes', '继续有效\n废止\n继续有效', '写了两次'],
    ['cleanup-outcomes', '修改\n废止', '应当有“继续有效”'],
    ['cleanup-outcomes', '继续有效\n修改', '“废止”或者“宣布失效”'],
    ['filing-recipients', '', '至少填写1行'],
    ['filing-recipients', '规章｜市政府｜国务院', '应为五栏'],
    ['filing-recipients', '规章｜市政府｜国务院｜规章备案期限｜national｜总则', '“顺延”、“不顺延”'],
    ['filing-recipients', '规章｜市政府｜国务院｜自公布之日起｜national', '自公布之日起30日'],
    ['filing-recipients', '规章｜市政府｜国务院｜30日｜national', '或者写成“自公布之日起30日”'],
    ['filing-recipients', '规章｜市政府｜国务院｜规章备案期限｜national｜｜照片3份', '“照片”'],
    ['filing-materials', '规章：正式文本0份', '至少为 1 份'],
    ['filing-materials', '规章：正式文本、正式文本2份', '写了两次'],
    ['filing-materials', '规章：正式文本', '缺少“政府规范性文件”'],
    ['filing-recipients', '规章｜市政府｜联合国｜规章备案期限｜national', '第1行：请填写“国务院”'],
    ['rate-switches', '补正件的报备日：首次报送日', '缺少“补正后合格计入规范”'],
    ['review-calendar', '拉萨', '日历代号'],
  ])('%s “%s” is refused with a sentence', (key, text, reason) => {
    const read = validatePolicyValue(key, text)
    expect(read).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })

  it('keeps the recipient matrix as lines a clerk can edit', () => {
    const [first] = policyText('filing-recipients', RECIPIENT_MATRIX).split('\n')
    expect(first).toBe('规章｜市政府｜国务院｜规章备案期限｜national')
  })

  it.each([
    '部门规范性文件｜部门｜本级或上级政府｜自印发之日起15个工作日｜lhasa｜不顺延｜备案报告1份、正式文本5份，并附电子文本',
    '部门规范性文件｜部门、乡镇街道｜本级或上级政府｜部门文件备案期限｜lhasa｜｜正式文本1份',
    '政府规范性文件｜县区｜本级人大常委会（如有）｜自公布之日起30日｜lhasa｜顺延',
  ])('takes a row with its own limit, rest days and materials: %s', (row) => {
    const read = validatePolicyValue('filing-recipients', row)
    expect(read.ok && policyText('filing-recipients', read.value)).toBe(row)
  })

  it('knows its keys', () => {
    expect(isPolicyKey('review-limit')).toBe(true)
    expect(isPolicyKey('toString')).toBe(false)
  })
})
