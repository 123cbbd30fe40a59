import { describe, expect, it } from 'vitest'
import { findBasis, findCitations } from '../../../src/text/citations.ts'
import { findRepeals } from '../../../src/text/repeals.ts'

describe('citations', () => {
  it('give title, number and provision', () => {
    const text = '依照《关于〈甲办法〉的通知》（拉政发〔2019〕12号）第三条第二款第（一）项和《乙条例》第十条之一办理。'
    expect(findCitations(text).map(({ from, to, ...cited }) => [cited, text.slice(from, to)])).toEqual([
      [
        {
          title: '关于〈甲办法〉的通知',
          number: '拉政发〔2019〕12号',
          article: '第三条',
          clause: '第二款',
          item: '第（一）项',
        },
        '《关于〈甲办法〉的通知》（拉政发〔2019〕12号）第三条第二款第（一）项',
      ],
      [{ title: '乙条例', number: null, article: '第十条之一', clause: null, item: null }, '《乙条例》第十条之一'],
    ])
  })

  it('read titles nested with the same marks, and leave an open one alone', () => {
    expect(findCitations('《关于修改《甲办法》的决定》施行。《未完').map((c) => c.title)).toEqual([
      '关于修改《甲办法》的决定',
    ])
  })
})

describe('repeals', () => {
  const repeals = (text: string): unknown[] =>
    findRepeals(text).map(({ kind, title, number, datedOn }) => [kind, title, number, datedOn])

  it('name every document of the sentence with the day before it', () => {
    const text =
      '本办法自2026年2月1日起施行。2009年3月1日公布的《甲办法》和2012年5月6日印发的《乙规定》（拉政发〔2012〕8号）同时废止。'
    expect(repeals(text)).toEqual([
      ['repealed', '甲办法', null, '2009-03-01'],
      ['repealed', '乙规定', '拉政发〔2012〕8号', '2012-05-06'],
    ])
  })

  it('do not take the history of a repealed document for another one', () => {
    const text = '1992年6月19日通过，2010年12月23日《关于修改部分地方性法规的决定》第二次修正的《甲条例》同时废止。'
    expect(repeals(text)).toEqual([['repealed', '甲条例', null, '1992-06-19']])
  })

  it('tell a part, a lapse and an implied repeal from the end of a whole document', () => {
    expect(repeals('《甲办法》第三条同时废止。')).toEqual([['part_repealed', '甲办法', null, null]])
    expect(repeals('《甲通知》自行失效。')).toEqual([['lapsed', '甲通知', null, null]])
    expect(repeals('《甲通知》停止执行。')).toEqual([['not_applied', '甲通知', null, null]])
    expect(repeals('以前的规定与本办法不一致的，以本办法为准。')).toEqual([['overridden', null, null, null]])
  })

  it.each(['规范性文件被废止的，制定机关应当公布。', '许可证失效的，应当注销。', '根据《甲法》制定本办法。'])(
    'are not seen in %s',
    (text) => {
      expect(repeals(text)).toEqual([])
    },
  )

  it('are found in the last clause only after its sentence, whose words are quoted', () => {
    const [repeal] = findRepeals('本办法自公布之日起施行。《甲办法》同时废止。')
    expect(repeal).toMatchObject({ quote: '《甲办法》同时废止。', from: 12 })
  })
})

describe('the basis', () => {
  it('lists what the text is made by', () => {
    const text = '为了规范管理，根据《甲法》《乙条例》和《丙办法》等规定，结合本市实际，制定本办法。'
    expect(findBasis(text).map((c) => [c.title, text.slice(c.from, c.to)])).toEqual([
      ['甲法', '《甲法》'],
      ['乙条例', '《乙条例》'],
      ['丙办法', '《丙办法》'],
    ])
  })

  it('is not any sentence with 根据', () => {
    expect(findBasis('根据《甲法》第三条处罚。')).toEqual([])
  })
})
