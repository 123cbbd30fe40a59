import { describe, expect, it } from 'vitest'
import type { CheckAnswer, CheckLine, FindingLine } from '../../../src/findings/model.ts'
import { findingsInWords, withoutFindings } from '../../../src/findings/rules.ts'
import type { Instant } from '../../../src/lib/clock.ts'
import { day } from '../../../src/lib/day.ts'
import { type OpinionFacts, opinionData } from '../../../src/review/opinion-form.ts'

const finding = (serial: number, over: Partial<FindingLine> = {}): FindingLine => ({
  findingId: `f${serial}`,
  serial,
  roundSerial: 1,
  revisionId: 'r',
  path: String(serial),
  position: serial,
  label: `第${serial}条`,
  quote: null,
  head: 'content',
  severity: 'must',
  problem: `问题${serial}（见$1.*）`,
  basis: null,
  suggestion: `改法${serial}`,
  source: 'person',
  sourceRef: null,
  follows: null,
  raisedOn: day('2026-02-10'),
  raisedByName: '卓玛',
  withdrawn: null,
  version: 1,
  response: null,
  resolution: null,
  ...over,
})

const check = (head: CheckLine['head'], answer: CheckAnswer | null, note: string | null = null): CheckLine => ({
  item: `${head}${note}`,
  head,
  question: '是否合法',
  answer,
  note,
  answeredByName: null,
  version: 0,
})

const step = (name: 'drafted' | 'checked' | 'approved' | 'sent_back', at: string, who: string) => ({
  step: name,
  takenAt: at as Instant,
  takenOn: day(at.slice(0, 10)),
  takenByName: who,
})

const facts = (over: Partial<OpinionFacts> = {}): OpinionFacts => ({
  title: '停车管理办法',
  kind: 'government',
  serial: 1,
  makingOrgan: '拉萨市人民政府',
  draftingOrgan: '拉萨市公安局',
  submittedOn: day('2026-02-06'),
  number: '拉司审〔2026〕1号',
  revision: null,
  acceptedOn: null,
  dueOn: null,
  materials: [],
  bases: [],
  checks: [],
  findings: [],
  advice: [],
  opinion: 'agree',
  body: '同意。',
  lateReason: null,
  steps: [],
  signingOrgan: '拉萨市司法局',
  signedOn: day('2026-02-13'),
  ...over,
})

describe('what the form of an opinion is filled with', () => {
  it('has every finding that stands once, by place, and none that was withdrawn', () => {
    const withdrawn = { on: day('2026-02-11'), byName: '卓玛', reason: '误提' }
    const findings = [finding(3), finding(1, { position: 9 }), finding(2, { withdrawn })]
    const data = opinionData(facts({ findings, body: findingsInWords(findings) }))
    expect(data.意见).toMatchObject([{ 意见号: '3', 依据: '—' }, { 意见号: '1' }])
    expect(data.综合意见).toBe('意见见逐条审核意见。')
  })

  it.each<[string, readonly CheckLine[], readonly FindingLine[], string]>([
    ['one question is not met', [check('content', 'conforms', 'a'), check('content', 'does_not')], [], '不符合'],
    ['all are met but there is a finding', [check('content', 'conforms')], [finding(1)], '有意见'],
    ['all are met', [check('content', 'conforms'), check('content', 'not_applicable')], [], '符合'],
    ['none applies', [check('content', 'not_applicable')], [], '不适用'],
    ['one is not answered', [check('content', 'conforms'), check('content', null)], [], '未逐项填写'],
    ['nobody asked but there is a finding', [], [finding(1)], '有意见'],
  ])('concludes of a head where %s', (_, checks, findings, said) => {
    expect(opinionData(facts({ checks, findings })).分类).toMatchObject([{ 类别: '内容', 类别结论: said }])
  })

  it('says nothing by heads while nothing was answered nor found', () => {
    expect(opinionData(facts({ checks: [check('content', null)] }))).toMatchObject({ 分类: [], 有分类: '' })
  })

  it('names those through whose hands it went last, in the office’s time', () => {
    const steps = [
      step('drafted', '2026-02-10T01:00:00.000Z', '卓玛'),
      step('sent_back', '2026-02-10T02:00:00.000Z', '次仁'),
      step('drafted', '2026-02-11T01:05:00.000Z', '白玛'),
      step('approved', '2026-02-12T08:30:00.000Z', '刘局'),
    ]
    expect(opinionData(facts({ steps }))).toMatchObject({
      起草人: '白玛',
      起草时间: '2026年2月11日9时05分',
      复核人: '—',
      签发时间: '2026年2月12日16时30分',
    })
  })
})

describe('an opinion without its findings', () => {
  const findings = [finding(1, { basis: '《法》第1条' }), finding(2)]
  const words = findingsInWords(findings)

  it.each([
    ['the findings alone', words, ''],
    ['words around them', `先说。\n${words}\n后说。`, '先说。\n后说。'],
    ['lines as a browser sends them', words.replaceAll('\n', '\r\n'), ''],
    ['other numbers', words.replace('1. ', '11. '), ''],
  ])('keeps what is left of %s', (_, body, left) => {
    expect(withoutFindings(body, findings)).toBe(left)
  })

  it('keeps a finding that somebody put into other words', () => {
    expect(withoutFindings('1. 第1条（必须修改）：另一种说法', findings)).toBe('1. 第1条（必须修改）：另一种说法')
  })
})
