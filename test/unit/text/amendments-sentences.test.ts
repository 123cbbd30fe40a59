import { describe, expect, it } from 'vitest'
import { parseAmendments } from '../../../src/text/amendments.ts'
import type { Amendment } from '../../../src/text/amendments-model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'

const parse = (...lines: string[]) =>
  parseAmendments(extractText(['关于修改〈夜市管理办法〉的决定', ...lines].join('\n')))

/** replace 3 > 4: “old” → “new”, as far as each is there. */
function short({ kind, targets, newPaths, oldWords, newWords, added, beside }: Amendment): string {
  const places = `${targets.join('+')}${newPaths.length > 0 ? ` > ${newPaths.join('+')}` : ''}`.trim()
  const words = [oldWords, newWords].map((text) => (text === null ? '' : `“${text}”`)).filter((text) => text !== '')
  const what = added ? `${added.count} ${added.level}${beside ? ` ${beside}` : ''}` : ''
  return [kind, places, what, ...words].filter((part) => part !== '').join(' | ')
}

const FORMS: readonly (readonly [string, ...string[]])[] = [
  ['将第三条修改为：“摊位由街道划定。”', 'replace | 3 | “摊位由街道划定。”'],
  ['第五条第二款修改为：“经营至二十三时。”', 'replace | 5.2 | “经营至二十三时。”'],
  ['第十条第（三）项修改为“（三）占用盲道的；”', 'replace | 10.?.3 | “（三）占用盲道的；”'],
  ['将第十条第二款第三项修改为：“占用盲道的；”', 'replace | 10.2.3 | “占用盲道的；”'],
  ['第三十三条之一修改为：“不适用前条。”', 'replace | 33-1 | “不适用前条。”'],
  ['增加一条，作为第十二条：“第十二条　噪声不得扰民。”', 'insert | > 12 | 1 article | “第十二条　噪声不得扰民。”'],
  ['增加第十二条：“噪声不得扰民。”', 'insert | > 12 | 1 article | “噪声不得扰民。”'],
  ['在第六条后增加一条，作为第七条：“应当清扫。”', 'insert | 6 > 7 | 1 article after | “应当清扫。”'],
  ['增加两条，分别作为第八条、第九条：“第八条　甲。”', 'insert | > 8+9 | 2 article | “第八条　甲。”'],
  ['在第六条增加一款作为第三款：“早市除外。”', 'insert | 6 > 6.3 | 1 clause | “早市除外。”'],
  ['第六条增加一款，作为第二款：“早市除外。”', 'insert | 6 > 6.2 | 1 clause | “早市除外。”'],
  ['第九条增加一项，作为第（四）项：“（四）其他。”', 'insert | 9 > 9.?.4 | 1 item | “（四）其他。”'],
  ['删去第八条', 'remove | 8'],
  ['删除第八条、第十条至第十二条', 'remove | 8+10+11+12'],
  ['第七条第二款予以删去', 'remove | 7.2'],
  ['删除附件', 'remove | a1'],
  ['将第九条中的“甲”修改为“乙”', 'words | 9 | “甲” | “乙”'],
  ['第九条、第十一条第一款中的“甲”均改为“乙”', 'words | 9+11.1 | “甲” | “乙”'],
  ['删去第七条第二款中的“应当”', 'words | 7.2 | “应当” | “”'],
  ['将第四条中“及时”一词删去', 'words | 4 | “及时” | “”'],
  ['在第二十条“单位”后增加“和个人”', 'words | 20 | “单位” | “单位和个人”'],
  ['第二十条中的“个人”前增加“单位和”', 'words | 20 | “个人” | “单位和个人”'],
  ['将“市政府法制办”统一修改为“市司法局”', 'everywhere | “市政府法制办” | “市司法局”'],
  ['条文中的“工商部门”修改为“市场监管部门”', 'everywhere | “工商部门” | “市场监管部门”'],
  ['将第八条改为第九条', 'renumber | 8 > 9'],
  ['第八条至第十条依次改为第九条至第十一条', 'renumber | 8+9+10 > 9+10+11'],
  ['第二章章名修改为“摊位”', 'rename | c2 | “摊位”'],
  ['名称修改为“夜间市场管理办法”', 'rename | title | “夜间市场管理办法”'],
  ['将第十一条、第十二条合并为一条，作为第十一条：“合。”', 'merge | 11+12 > 11 | “合。”'],
  ['将第五条拆分为两条，作为第五条、第六条：“第五条　甲。”', 'split | 5 > 5+6 | “第五条　甲。”'],
  ['条文序号作相应调整', 'reorder'],
  ['此外，对条文顺序和个别文字作相应调整', 'reorder'],
  ['将第十条改为第十一条，修改为：“新。”', 'renumber | 10 > 11', 'replace | 10 > 11 | “新。”'],
  ['第十条改为第十一条，第二款修改为：“新。”', 'renumber | 10 > 11', 'replace | 10.2 > 11.2 | “新。”'],
  ['将第九条中的“甲”修改为“乙”，“丙”修改为“丁”', 'words | 9 | “甲” | “乙”', 'words | 9 | “丙” | “丁”'],
  ['第九条中的“甲”、“丙”分别修改为“乙”、“丁”', 'words | 9 | “甲” | “乙”', 'words | 9 | “丙” | “丁”'],
  ['将第十条改为两条，作为第十条、第十一条，修改为：“第十条　甲。”', 'split | 10 > 10+11 | “第十条　甲。”'],
  ['第二十条增加二款，作为第二款、第三款：“甲。”“乙。”', 'insert | 20 > 20.2+20.3 | 2 clause | “甲。\n乙。”'],
  ['增加一章，作为第五章，章名为“监督管理”', 'insert | > c5 | 1 chapter | “监督管理”'],
  ['将第三十条移至第五章，作为第三十六条', 'renumber | 30 > 36'],
  ['将本办法中的“区县”修改为“区（县）”', 'everywhere | “区县” | “区（县）”'],
  ['将标题中的“暂行”删去', 'words | title | “暂行” | “”'],
  ['将第四条中的“及时”删去', 'words | 4 | “及时” | “”'],
  [
    '第六条第一款修改为：“新。”增加一款，作为第二款：“乙。”',
    'replace | 6.1 | “新。”',
    'insert | 6.1 > 6.2 | 1 clause | “乙。”',
  ],
  ['将第三条修改为：“甲。”其他条款不变', 'replace | 3 | “甲。”'],
  [
    '第三条增加第（七）项：“（七）甲”，原第（七）项改为第（八）项',
    'insert | 3 > 3.?.7 | 1 item | “（七）甲”',
    'renumber | 3.?.7 > 3.?.8',
  ],
  ['将第九条改为第十条，并在第二款中增加“甲”', 'renumber | 9 > 10', 'append | 9.2 | “甲”'],
  ['第四条：将“甲”修改为“乙”', 'words | 4 | “甲” | “乙”'],
  ['第四条修改如下：“甲。”', 'replace | 4 | “甲。”'],
  ['第十条中“甲”改为“乙”、“丙”改为“丁”', 'words | 10 | “甲” | “乙”', 'words | 10 | “丙” | “丁”'],
  ['删去第二章及第九条至第十一条', 'remove | c2+9+10+11'],
  ['将第三部分第（二）项修改为：“甲。”', 'replace | h3.2 | “甲。”'],
  ['第六条第一款修改为：“新。”；删去第二款', 'replace | 6.1 | “新。”', 'remove | 6.2'],
]

describe('an amending sentence', () => {
  it.each(FORMS)('%s', (sentence, ...expected) => {
    const { amendments, unread } = parse(`一、${sentence}。`)
    expect(amendments.map(short)).toEqual(expected)
    expect(unread).toEqual([])
  })

  it('keeps its place and its words', () => {
    const [amendment] = parse('一、删去第八条。', '二、将第三条中的“甲”改为“乙”。').amendments.slice(1)
    expect(amendment).toMatchObject({ paragraph: 2, quote: '将第三条中的“甲”改为“乙”', confidence: 'high' })
  })

  it('is surer of a place it names than of one it leaves out', () => {
    const { amendments } = parse('一、第六条第一款修改为：“新。”；删去第二款。')
    expect(amendments.map(({ confidence }) => confidence)).toEqual(['high', 'medium'])
  })
})

describe('a quotation', () => {
  it('runs over paragraphs, numbers and all', () => {
    const { amendments } = parse(
      '一、第三条修改为：',
      '“第三条　下列摊位：',
      '（一）小吃；',
      '（二）杂货。”',
      '二、删去第四条。',
    )
    expect(amendments.map(short)).toEqual([
      'replace | 3 | “第三条　下列摊位：\n（一）小吃；\n（二）杂货。”',
      'remove | 4',
    ])
  })

  it('may open every paragraph anew and close the last', () => {
    const { amendments } = parse('一、第三条修改为：“摊位分类。', '“分类由区定。”', '二、删去第四条。')
    expect(amendments.map(short)).toEqual(['replace | 3 | “摊位分类。\n分类由区定。”', 'remove | 4'])
  })

  it('holds others, in half marks or in the same', () => {
    const { amendments } = parse('一、第三条修改为：“实行‘一摊一码’。”', '二、第四条修改为：“实行“一摊一码”管理。”')
    expect(amendments.map(short)).toEqual(['replace | 3 | “实行‘一摊一码’。”', 'replace | 4 | “实行“一摊一码”管理。”'])
  })

  it('that is never closed ends before the next number, and is not sure', () => {
    const { amendments } = parse('一、第三条修改为：“摊位分类。', '二、删去第四条。')
    expect(amendments.map((one) => [one.kind, one.confidence])).toEqual([
      ['replace', 'low'],
      ['remove', 'high'],
    ])
  })
})

describe('a decision', () => {
  it('lists what it cannot read, and nothing of its frame', () => {
    const { amendments, unread } = parse(
      '市政府决定对《夜市管理办法》作如下修改：',
      '一、删去第八条。',
      '二、第九条的精神要在全文得到体现。',
      '本决定自公布之日起施行。',
      '《夜市管理办法》根据本决定作相应修改，重新公布。',
    )
    expect(amendments.map(short)).toEqual(['remove | 8'])
    expect(unread).toEqual([{ quote: '第九条的精神要在全文得到体现', paragraph: 3 }])
  })

  it('lists the whole sentence of which it reads a part', () => {
    const { amendments, unread } = parse('一、删去第八条，第九条酌情处理。')
    expect(amendments.map(short)).toEqual(['remove | 8'])
    expect(unread.map(({ quote }) => quote)).toEqual(['删去第八条，第九条酌情处理'])
  })

  it('announces new numbers in its last sentence too', () => {
    const { amendments } = parse(
      '一、删去第八条。',
      '《夜市管理办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。',
    )
    expect(amendments.map(({ kind }) => kind)).toEqual(['remove', 'reorder'])
  })

  it('ends before the amended text printed behind it', () => {
    const { amendments, restFrom } = parse(
      '一、删去第八条。',
      '本决定自公布之日起施行。',
      '夜市管理办法',
      '第一条 删去第九条。',
    )
    expect(amendments.map(short)).toEqual(['remove | 8'])
    expect(restFrom).toBe(3)
  })

  it('may speak of one article in a heading and of its parts below', () => {
    const { amendments, unread } = parse(
      '一、对第五条作如下修改：',
      '（一）第一款修改为：“甲。”',
      '（二）删去第三款。',
      '二、删去第八条。',
    )
    expect(amendments.map(short)).toEqual(['replace | 5.1 | “甲。”', 'remove | 5.3', 'remove | 8'])
    expect(unread).toEqual([])
  })

  it('may amend several documents, each under its heading', () => {
    const { amendments, documents } = parseAmendments(
      extractText(
        [
          '关于修改部分规范性文件的决定',
          '一、对《夜市管理办法》作出修改：',
          '（一）删去第八条。',
          '（二）将第九条中的“甲”改为“乙”。',
          '二、对《早市管理办法》作出修改：',
          '（一）删去第三条。',
          '三、将《集市管理办法》第二条修改为：“新。”',
        ].join('\n'),
      ),
    )
    expect(documents).toEqual(['夜市管理办法', '早市管理办法', '集市管理办法'])
    expect(amendments.map(({ document, targets }) => [document, ...targets])).toEqual([
      ['夜市管理办法', '8'],
      ['夜市管理办法', '9'],
      ['早市管理办法', '3'],
      ['集市管理办法', '2'],
    ])
  })
})
