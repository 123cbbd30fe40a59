import { describe, expect, it } from 'vitest'
import { extractText } from '../../../src/text/import/extract-text.ts'
import type { FactName, FactProposal } from '../../../src/text/model.ts'

const lines = [
  '拉萨市测试管理暂行办法',
  '（2025年11月5日拉萨市人民政府第20次常务会议通过　2025年12月9日拉萨市人民政府令第62号公布）',
  '第一条　为了测试，根据《甲法》（国令713）和《乙条例》，制定本办法。',
  '第二条　许可证有效期为3年。',
  '第三条　本办法自2026年2月1日起施行，有效期2年。2009年3月1日公布的《旧办法》同时废止。',
]
const text = extractText(lines.join('\n'))
const of = (fact: FactName): FactProposal[] => (text.proposals ?? []).filter((p) => p.fact === fact)

describe('proposals for the register', () => {
  it.each<[FactName, string, FactProposal['confidence']]>([
    ['title', '拉萨市测试管理暂行办法', 'high'],
    ['trial', '暂行', 'high'],
    ['document_number', '拉萨市人民政府令第62号', 'medium'],
    ['making_organ', '拉萨市人民政府', 'high'],
    ['adopted_on', '2025-11-05', 'high'],
    ['published_on', '2025-12-09', 'high'],
    ['effect', '2026-02-01', 'high'],
    ['effective_on', '2026-02-01', 'high'],
    ['validity', '2y', 'high'],
    ['repeals', '旧办法', 'high'],
  ])('give %s with a confidence', (fact, value, confidence) => {
    expect(of(fact).map((p) => [p.value, p.confidence])).toEqual([[value, confidence]])
  })

  it('quote words that stand in the paragraph they name', () => {
    expect(text.proposals?.length).toBeGreaterThan(10)
    for (const { quote, place } of text.proposals ?? []) {
      expect(place.story).toBe('body')
      expect(text.paragraphs[place.paragraph ?? -1]?.text).toContain(quote)
    }
  })

  it('name the basis with its numbers', () => {
    expect(of('basis').map((p) => p.value)).toEqual(['甲法', '乙条例'])
  })

  it('say less where the text contradicts itself', () => {
    const twice = extractText('某办法\n第一条 本办法自2026年2月1日起施行。\n第二条 本办法自2026年3月1日起施行。')
    expect(twice.proposals?.find((p) => p.fact === 'effect')?.confidence).toBe('low')
  })

  it('count from the day of publication where the text gives it', () => {
    const counted = extractText('某办法\n（2025年12月9日公布）\n第一条 本办法自公布之日起施行。')
    expect(counted.dates.effectiveOn).toBe('2025-12-09')
    const delayed = extractText('某办法\n（2025年12月9日公布）\n第一条 本办法自公布之日起三十日后施行。')
    expect(delayed.dates.effectiveOn).toBeNull()
    expect(delayed.proposals?.find((p) => p.fact === 'effect')?.value).toBe('published+30')
  })
})

it('the report counts what came in and what came out', () => {
  expect(text.report).toMatchObject({
    format: 'text',
    paragraphsIn: 5,
    paragraphsOut: 5,
    automaticNumbers: 0,
    typedNumbers: 3,
  })
})

describe('the document number', () => {
  const numberOf = (...front: string[]): string | null => extractText([...front, '一、甲'].join('\n')).documentNumber

  it.each([
    ['关于某事的请示', '拉政发〔2026〕12号　　　签发人：某某'],
    ['发文字号：拉政发〔2026〕12号', '关于某事的通知'],
    ['关于某事的通知', '（拉政发〔2026〕12号）'],
  ])('is found beside other words: %s / %s', (...front) => {
    expect(numberOf(...front)).toBe('拉政发〔2026〕12号')
  })

  it('is not taken from a citation in the text', () => {
    expect(numberOf('关于某事的通知', '根据拉政发〔2019〕1号文件要求，现通知如下。')).toBeNull()
  })
})
