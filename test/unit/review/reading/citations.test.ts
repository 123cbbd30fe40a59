import { describe, expect, it } from 'vitest'
import type { CitableDocument } from '../../../../src/documents/citable-model.ts'
import type { DocumentEffect, Validity } from '../../../../src/documents/model.ts'
import { day } from '../../../../src/lib/day.ts'
import { checkCitations, citationProposals } from '../../../../src/review/reading/citation-checks.ts'
import { citationKeys, titleCore, titleKey } from '../../../../src/text/citation-keys.ts'
import { parseDocumentNumber } from '../../../../src/text/document-number.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'

interface Given {
  readonly title?: string
  readonly number?: string | null
  readonly from?: string
  readonly validity?: Validity
  readonly effects?: readonly DocumentEffect[]
  readonly articles?: readonly string[] | null
}
const registered = (given: Given = {}): CitableDocument => {
  const title = given.title ?? '拉萨市停车管理办法'
  const numberText = given.number === undefined ? '拉政规〔2019〕5号' : given.number
  const from = day(given.from ?? '2019-06-01')
  return {
    documentId: `${title}${numberText}`,
    title,
    titleKey: titleKey(title),
    numberText,
    numberKey: numberText === null ? null : (parseDocumentNumber(numberText)?.key ?? null),
    facts: {
      signedOn: null,
      writtenOn: null,
      issuedOn: from,
      publishedOn: from,
      effectiveOn: from,
      validity: given.validity ?? { kind: 'none' },
      effects: given.effects ?? [],
    },
    articles: given.articles ?? null,
  }
}
const effect = (kind: DocumentEffect['kind'], on: string): DocumentEffect => ({
  kind,
  effectiveOn: day(on),
  source: '《拉萨市停车管理条例实施办法》',
})
const text = (sentence: string) =>
  extractText(`某办法\n第一条　为了规范，制定本办法。\n第二条　${sentence}\n第三条　略。\n第四条　略。`)
const check = (sentence: string, documents: readonly CitableDocument[], localNames: readonly string[] = []) =>
  checkCitations(text(sentence), documents, day('2026-03-16'), { localNames })
const problems = (sentence: string, ...documents: CitableDocument[]) =>
  check(sentence, documents).flatMap((c) => c.problems)

const CITES = '按照《拉萨市停车管理办法》执行。'

describe('citations against the register', () => {
  it('has nothing against a document in force under its exact name', () => {
    expect(
      problems('按照《拉萨市停车管理办法》（拉政规〔2019〕5号）第三条执行。', registered({ articles: ['3'] })),
    ).toEqual([])
  })

  it('points out what has ended, with the day and the document that did it', () => {
    const sentence = CITES
    const document = registered({ effects: [effect('repealed', '2025-05-01')] })
    const checked = check(sentence, [document])
    expect(checked).toMatchObject([{ state: 'repealed', since: '2025-05-01', path: '2', problems: ['ended'] }])
    const [proposal] = citationProposals(text(sentence), checked)
    expect(proposal).toMatchObject({ ruleId: 'citation.ended', quote: sentence, severity: 'must' })
    expect(proposal?.explanation).toContain('自2025年5月1日起废止（《拉萨市停车管理条例实施办法》）')
    expect(problems(sentence, registered({ effects: [effect('lapsed', '2025-05-01')] }))).toEqual(['ended'])
    expect(problems(sentence, registered({ validity: { kind: 'years', years: 5 } }))).toEqual(['ended'])
    expect(problems(sentence, registered({ effects: [effect('repealed', '2026-05-01')] }))).toEqual([])
  })

  it('says that an amended, a suspended and a future document want a look', () => {
    expect(problems(CITES, registered({ effects: [effect('amended', '2024-01-01')] }))).toEqual(['amended'])
    expect(problems(CITES, registered({ effects: [effect('suspended', '2024-01-01')] }))).toEqual(['suspended'])
    expect(problems(CITES, registered({ from: '2026-06-01' }))).toEqual(['not_yet'])
  })

  it('does not wonder that a document which the text repeals is old', () => {
    const document = registered({ effects: [effect('amended', '2024-01-01')] })
    expect(problems('《拉萨市停车管理办法》同时废止。', document)).toEqual([])
  })

  it('finds a number that belongs to another title, and a title that is not exact', () => {
    expect(problems('按照《拉萨市停车管理办法》（拉政规〔2020〕6号）执行。', registered())).toEqual(['number_mismatch'])
    expect(problems('按照《拉萨市车辆停放办法》（拉政规〔2019〕5号）执行。', registered())).toEqual(['title_not_exact'])
    expect(problems('按照《停车管理办法》执行。', registered())).toEqual(['title_not_exact'])
    expect(problems(CITES, registered({ title: '拉萨市停车管理暂行办法' }))).toEqual(['title_not_exact'])
    expect(problems('按照《拉萨市养犬管理办法》执行。', registered())).toEqual([])
  })

  it('finds an article that the text does not have, where the text is known', () => {
    const sentence = '按照《拉萨市停车管理办法》第九条之一执行。'
    expect(problems(sentence, registered({ articles: ['8', '9'] }))).toEqual(['article_missing'])
    expect(problems(sentence, registered({ articles: ['9', '9-1'] }))).toEqual([])
    expect(problems(sentence, registered({ articles: null }))).toEqual([])
  })

  it('takes the number to tell documents of one title apart, else the one in force', () => {
    const old = registered({
      number: '拉政规〔2010〕1号',
      from: '2010-01-01',
      effects: [effect('repealed', '2019-06-01')],
    })
    const now = registered()
    expect(problems(CITES, old, now)).toEqual([])
    expect(problems('按照《拉萨市停车管理办法》（拉政规〔2010〕1号）执行。', old, now)).toEqual(['ended'])
  })

  it('looks up a number that stands without its title', () => {
    const document = registered({ effects: [effect('repealed', '2025-05-01')] })
    expect(problems('按照拉政规〔2019〕5号文件执行。', document)).toEqual(['ended'])
    expect(problems('按照拉政规〔2019〕6号文件执行。', document)).toEqual([])
  })

  it('misses only documents of its own place in the register', () => {
    const sentence = '按照《拉萨市停车管理办法》和《中华人民共和国行政处罚法》执行。'
    expect(check(sentence, [], ['拉萨市']).map((c) => [c.state, c.problems])).toEqual([
      ['unknown', ['not_registered']],
      ['unknown', []],
    ])
  })

  it('does not take its own title, nor the text attached to a notice, for a citation', () => {
    const notice = extractText('关于印发《某办法》的通知\n现将《某办法》印发给你们。\n一、按照《甲乙丙丁办法》执行。')
    const found = checkCitations(notice, [], day('2026-03-16'))
    expect(found.map((c) => c.title)).toEqual(['甲乙丙丁办法'])
  })
})

describe('the keys of citations', () => {
  it('gathers folded titles, numbers in their normal form, and who is cited by article', () => {
    const keys = citationKeys(text('按照《拉萨市停车 管理办法》（拉政规[2019]05号）第三条。国办发〔2018〕37号执行。'))
    expect(keys).toEqual({
      titles: ['拉萨市停车管理办法'],
      numbers: ['拉政规〔2019〕5', '国办发〔2018〕37'],
      cores: ['拉萨市停车管理办法'],
      pointed: ['拉萨市停车管理办法'],
    })
  })

  it('sees through what people leave out of titles', () => {
    expect(titleCore('关于印发〈拉萨市停车管理办法（试行）〉的通知')).toBe('拉萨市停车管理办法')
    expect(titleCore('拉萨市停车管理暂行办法')).toBe('拉萨市停车管理办法')
    expect(titleCore('中华人民共和国公司法')).toBe('公司法')
  })
})
