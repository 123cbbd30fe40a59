import { describe, expect, it } from 'vitest'
import { type Day, day } from '../../../../src/lib/day.ts'
import { checkForm, type FormContext } from '../../../../src/review/reading/form-checks.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'

const CONTEXT: FormContext = {
  category: 'government',
  publishedOn: null,
  effectDelay: 30,
  hasEarlyReason: false,
  validity: { general: 5, trial: 2, notice: 1 },
}
interface Draft {
  readonly title?: string
  readonly first?: string
  readonly body?: string
  readonly last?: string
}
const GOOD_LAST = '本办法自2026年9月1日起施行，有效期5年。'
const draft = ({ title = '拉萨市停车管理办法', first, body = '停车应当有序。', last = GOOD_LAST }: Draft) =>
  [
    title,
    `第一条　${first ?? '为了规范停车，根据《中华人民共和国道路交通安全法》，制定本办法。'}`,
    `第二条　${body}`,
    `第三条　${last}`,
  ].join('\n')
const proposals = (text: string, context: Partial<FormContext> = {}) =>
  checkForm(extractText(text), { ...CONTEXT, ...context })
const ids = (given: Draft, context: Partial<FormContext> = {}) => proposals(draft(given), context).map((p) => p.ruleId)
const on = (text: string): { publishedOn: Day } => ({ publishedOn: day(text) })

describe('the form of a draft', () => {
  it('has nothing to say of one in good form', () => {
    expect(ids({})).toEqual([])
  })

  it.each<[string, Draft]>([
    ['form.title-level', { title: '拉萨市停车管理条例' }],
    ['form.title-shape', { title: '停车管理通知' }],
    ['form.purpose-missing', { first: '根据《中华人民共和国道路交通安全法》，制定本办法。' }],
    ['form.basis-missing', { first: '为了规范停车，制定本办法。' }],
    ['form.effect-missing', { last: '本办法有效期5年。' }],
    ['form.validity-missing', { last: '本办法自2026年9月1日起施行。' }],
    ['form.trial-without-end', { title: '拉萨市停车管理暂行办法', last: '本办法自2026年9月1日起施行。' }],
    ['form.validity-long', { last: '本办法自2026年9月1日起施行，有效期8年。' }],
    ['form.validity-long', { title: '拉萨市停车管理办法（试行）', last: '本办法自2026年9月1日起施行，有效期3年。' }],
    ['form.validity-long', { last: '本办法自2026年9月1日起施行，有效期至2033年8月31日。' }],
    ['form.effect-early', { last: '本办法自公布之日起施行，有效期5年。' }],
    ['form.effect-contradicts', { body: '本办法自2026年8月1日起施行。' }],
    ['form.annex-absent', { body: '收费标准见附件1。' }],
    ['form.number-brackets', { body: '按照国办发[2018]37号文件执行。' }],
    ['form.number-zero', { body: '按照拉政发〔2018〕005号文件执行。' }],
    ['form.number-ordinal', { body: '按照拉政发〔2018〕第5号文件执行。' }],
  ])('finds %s in %j', (rule, given) => {
    expect(ids(given)).toContain(rule)
  })

  it('asks nothing of rules and Party documents about their validity', () => {
    const last = '本办法自2026年9月1日起施行。'
    expect(ids({ last }, { category: 'rule' })).toEqual([])
    expect(ids({ last }, { category: 'party' })).toEqual([])
  })

  it('counts the days from publication to effect by the policy, unless a reason is on record', () => {
    expect(ids({}, on('2026-08-02'))).toEqual([])
    expect(ids({}, on('2026-08-03'))).toEqual(['form.effect-early'])
    expect(ids({}, { ...on('2026-08-03'), effectDelay: 29 })).toEqual([])
    expect(ids({}, { ...on('2026-08-03'), hasEarlyReason: true })).toEqual([])
    expect(ids({}, on('2026-09-02'))).toEqual(['form.effect-back'])
    const delayed = '本办法自公布之日起30日后施行，有效期5年。'
    expect(ids({ last: delayed })).toEqual([])
  })

  it('looks only at numbers and annexes of a contract or a decision', () => {
    const given = {
      title: '停车场合作协议',
      first: '甲乙双方商定。',
      body: '价款见附件1。',
      last: '按照国办发[2018]37号办理。',
    }
    expect(ids(given, { category: 'contract' })).toEqual(['form.number-brackets', 'form.annex-absent'])
    expect(ids(given, { category: 'decision' })).toEqual(['form.number-brackets', 'form.annex-absent'])
  })

  it('lets Party documents take effect when they are issued', () => {
    expect(ids({ last: '本办法自印发之日起施行。' }, { category: 'party' })).toEqual([])
  })

  it('leaves the numbers of orders alone', () => {
    const text = draft({ body: '按照拉萨市人民政府令第62号和国办发〔2018〕37号执行。' })
    expect(proposals(text)).toEqual([])
  })

  it('wants a signature and a date of a notice, not of a text issued under a cover', () => {
    const notice = [
      '拉萨市城市管理局关于规范停车的通知',
      '各县（区）城管局：',
      '根据《拉萨市停车管理办法》，现就有关事项通知如下。',
      '一、停车应当有序。',
      '二、本通知自2026年9月1日起施行，有效期1年。',
    ]
    const end = ['拉萨市城市管理局', '2026年7月1日']
    expect(proposals(notice.join('\n')).map((p) => p.ruleId)).toEqual(['form.signature-missing', 'form.date-missing'])
    expect(proposals([...notice, ...end].join('\n'))).toEqual([])
    const group = [...notice, '拉萨市停车整治工作领导小组', '2026年7月1日']
    expect(proposals(group.join('\n')).map((p) => p.ruleId)).toContain('form.organ-unentitled')
  })

  it('points at the numbering that jumps, with what the reader found', () => {
    const [found] = proposals(draft({}).replace('第三条', '第五条')).filter((p) => p.ruleId === 'form.numbering')
    expect(found).toMatchObject({ path: '5', label: '第五条' })
    expect(found?.explanation).toContain('编号跳跃')
  })
})
