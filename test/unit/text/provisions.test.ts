import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import type { ExtractedText, Provision } from '../../../src/text/model.ts'
import { abstractNum, docx, li, lvl, num, p } from '../../fixtures/docx/build.ts'

const read = (...lines: string[]): ExtractedText => extractText(lines.join('\n'))
const outline = (text: ExtractedText): string[] =>
  text.provisions.map((x) => `${x.path} ${x.kind} ${x.label ?? ''}`.trim())
const at = (text: ExtractedText, path: string): Provision | undefined => text.provisions.find((x) => x.path === path)
const codes = (text: ExtractedText): string[] => text.warnings.map((w) => w.code)

describe('rule style', () => {
  it('numbers 章 条 款 项 目', () => {
    const text = read(
      '拉萨市测试办法',
      '第一章　总则',
      '第一条　为了测试，制定本办法。',
      '第二条　本办法所称甲，包括：',
      '（一）乙：',
      '1.丙；',
      '2.丁；',
      '（二）戊。',
      '前款规定的情形除外。',
      '第二章　附则',
      '第三条　本办法自2020年2月1日起施行。',
    )
    expect(outline(text)).toEqual([
      'title1 title',
      'c1 chapter 第一章',
      '1 article 第一条',
      '2 article 第二条',
      '2.1.1 item （一）',
      '2.1.1.1 subitem 1.',
      '2.1.1.2 subitem 2.',
      '2.1.2 item （二）',
      '2.2 clause',
      'c2 chapter 第二章',
      '3 article 第三条',
    ])
    expect(at(text, 'c1')).toMatchObject({ heading: '总则', text: '' })
    expect(at(text, '2.2')).toMatchObject({ label: null, text: '前款规定的情形除外。' })
    expect(at(text, '2.1.1')).toMatchObject({ label: '（一）', text: '乙：' })
    expect(codes(text)).toEqual([])
  })

  it('keys 第三十三条之一 as 33-1', () => {
    const text = read('第一条 甲。', '第二条 乙。', '第二条之一 丙。', '第二条之二 丁。', '第三条 戊。')
    expect(outline(text).map((x) => x.split(' ')[0])).toEqual(['1', '2', '2-1', '2-2', '3'])
    expect(codes(text)).toEqual([])
  })

  it('knows 编 and 节, with chapters counted anew in each 编', () => {
    const text = read('第一编 总则', '第一章 甲', '第一节 乙', '第一条 丙。', '第二编 分则', '第一章 丁', '第二条 戊。')
    expect(outline(text)).toEqual([
      'b1 part 第一编',
      'b1.c1 chapter 第一章',
      'b1.c1.s1 section 第一节',
      '1 article 第一条',
      'b2 part 第二编',
      'b2.c1 chapter 第一章',
      '2 article 第二条',
    ])
    expect(codes(text)).toEqual([])
  })

  it('takes a bracketed heading from the article, on its own line too', () => {
    const text = read(
      '第一条 （目的和依据）',
      '为了测试，制定本办法。',
      '第二条 【适用范围】本市适用本办法。',
      '第三条（一）不是标题。',
    )
    expect(at(text, '1')).toMatchObject({ heading: '目的和依据', text: '为了测试，制定本办法。', paragraphs: [0, 1] })
    expect(at(text, '2')).toMatchObject({ heading: '适用范围', text: '本市适用本办法。' })
    expect(at(text, '3')).toMatchObject({ heading: null })
  })

  it('passes over a table of contents', () => {
    const text = read(
      '某某办法',
      '目　录',
      '第一章　总则',
      '第二章　附则',
      '第一章　总则',
      '第一条　甲。',
      '第二章　附则',
      '第二条　乙。',
    )
    expect(text.provisions.filter((x) => x.kind === 'contents')).toHaveLength(3)
    expect(text.provisions.filter((x) => x.kind === 'chapter').map((x) => x.path)).toEqual(['c1', 'c2'])
    expect(codes(text)).toEqual([])
  })
})

describe('traps at the head of a line', () => {
  it.each([
    '第三方机构应当独立评估。',
    '第一审程序依照有关规定。',
    '第一款规定的期限为十日。',
    '第二条规定的材料应当齐全。',
    '第二条第一款所列情形除外。',
    '第十三条、第十四条另有规定的除外。',
  ])('%s is a clause, not an article', (line) => {
    const text = read('第一条 甲。', line, '第二条 乙。')
    expect(outline(text)).toEqual(['1 article 第一条', '1.2 clause', '2 article 第二条'])
    expect(at(text, '1.2')?.text).toBe(line)
  })

  it('accepts a space inside the number and half-width brackets', () => {
    const text = read('第一条 甲：', '(一) 乙；', '(二) 丙。', '第二 条采用电子方式。')
    expect(outline(text)).toEqual(['1 article 第一条', '1.1.1 item (一)', '1.1.2 item (二)', '2 article 第二条'])
    expect(text.paragraphs[3]).toMatchObject({ label: '第二 条', text: '采用电子方式。' })
  })

  it('leaves figures alone', () => {
    const text = read('第一条 甲。', '1.5倍以上的，另行处理。', '2019年12月9日前完成。', '3、4两项除外。')
    expect(text.paragraphs.map((x) => x.label)).toEqual(['第一条', null, null, null])
  })

  it('keeps the numbers of a quoted text inside the quotation', () => {
    const text = read(
      '关于修改《甲办法》的决定',
      '一、将第三条修改为：“第三条 新的内容。',
      '“第四条 又一条。',
      '（一）某项。”',
      '二、删去第五条。',
      '本决定自公布之日起施行。',
    )
    expect(text.provisions.filter((x) => x.kind === 'article')).toEqual([])
    expect(text.provisions.filter((x) => x.kind === 'heading1').map((x) => x.label)).toEqual(['一、', '二、'])
  })
})

describe('numbers out of order', () => {
  it.each([
    [['第一条 甲。', '第三条 乙。'], 'number-gap', '第三条'],
    [['第一条 甲。', '第二条 乙。', '第二条 丙。'], 'number-double', '第二条'],
    [['第一条 甲。', '第二条 乙。', '第三条 丙。', '第二条 丁。'], 'number-back', '第二条'],
    [['第一条 甲：', '（一）乙；', '（三）丙。'], 'number-gap', '（三）'],
  ])('are reported with their place: %j', (lines, code, label) => {
    const text = read(...lines)
    const [warning] = text.warnings
    expect(codes(text)).toEqual([code])
    expect(warning?.message).toContain(label)
    expect(text.paragraphs[warning?.paragraph ?? -1]?.label).toBe(label)
  })
})

describe('typed and automatic numbers', () => {
  const shape = (text: ExtractedText): unknown =>
    text.provisions.map(({ path, kind, label, heading, text }) => ({ path, kind, label, heading, text }))

  it('give the same provisions', async () => {
    const levels =
      lvl(0, { fmt: 'chineseCountingThousand', text: '第%1章' }) +
      lvl(1, { fmt: 'chineseCountingThousand', text: '第%2条', more: '<w:lvlRestart w:val="0"/>' }) +
      lvl(2, { fmt: 'chineseCounting', text: '（%3）' }) +
      lvl(3, { text: '%4.' })
    const body = [
      p('拉萨市测试办法'),
      li(1, 0, '总则'),
      li(1, 1, '甲：'),
      li(1, 2, '乙：'),
      li(1, 3, '丙；'),
      li(1, 2, '丁。'),
      p('戊。'),
      li(1, 0, '附则'),
      li(1, 1, '己。'),
    ]
    const automatic = await extractDocx(
      await docx({ body: body.join(''), numbering: abstractNum(0, levels) + num(1, 0) }),
    )
    const typed = read(
      '拉萨市测试办法',
      '第一章　总则',
      '第一条　甲：',
      '（一）乙：',
      '1.丙；',
      '（二）丁。',
      '戊。',
      '第二章　附则',
      '第二条　己。',
    )
    expect(shape(automatic)).toEqual(shape(typed))
    expect(automatic.paragraphs.map((x) => x.label)).toEqual(typed.paragraphs.map((x) => x.label))
  })

  it('give every non-empty paragraph to exactly one provision', () => {
    const line = fc.constantFrom(
      '第一章 总则',
      '第一条 甲。',
      '第二条 乙：',
      '（一）丙；',
      '1.丁',
      '一、戊',
      '己。',
      '',
      '附件1',
      '2026年1月5日',
      '某某办法',
      '目录',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { paragraphs, provisions } = read(...lines)
        const owners = paragraphs.map(
          (_, i) => provisions.filter(({ paragraphs: [from, to] }) => from <= i && i <= to).length,
        )
        const paths = new Set(provisions.map((x) => x.path))
        expect(paths.size).toBe(provisions.length)
        paragraphs.forEach((x, i) => {
          if (x.text !== '' || x.label !== null) expect(owners[i]).toBe(1)
        })
      }),
    )
  })

  it('begin anew under a heading where the numbers do, with or without a space behind them', () => {
    for (const gap of ['　', '']) {
      const text = ['办法', '第一章　总则', `第一条${gap}为了规范停车。`, `第二条${gap}适用本市。`]
      const { provisions, warnings } = extractText(
        [...text, '第二章　管理', `第一条${gap}经营者应当备案。`, '（一）提交申请；', `第二条${gap}不得占道。`].join(
          '\n',
        ),
      )
      const articles = provisions.filter((one) => one.kind === 'article')
      expect(articles.map((one) => [one.label, one.text])).toEqual([
        ['第一条', '为了规范停车。'],
        ['第二条', '适用本市。'],
        ['第一条', '经营者应当备案。'],
        ['第二条', '不得占道。'],
      ])
      expect(warnings.map((one) => one.code)).toContain('number-back')
    }
    const { provisions } = extractText(
      '办法\n第一章　总则\n第一条　甲。\n第二章　罚则\n第一条规定的事项，由市政府决定。',
    )
    expect(provisions.at(-1)).toMatchObject({ kind: 'paragraph', text: '第一条规定的事项，由市政府决定。' })
  })
})
