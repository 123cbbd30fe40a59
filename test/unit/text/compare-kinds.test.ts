import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import type { Comparison } from '../../../src/text/compare-model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import type { ExtractedText } from '../../../src/text/model.ts'

const PURPOSE = '第一条 为了加强城市照明管理，改善人居环境，根据有关法律法规，结合本市实际，制定本办法。'
const SCOPE = '第二条 本市行政区域内城市照明设施的规划、建设、维护和监督管理，适用本办法。'
const DUTY = '第三条 市住房和城乡建设部门负责城市照明的监督管理工作，区县人民政府按照职责做好相关工作。'
const BILL = '第四条 照明设施的电费由同级财政承担，单位自行建设的景观照明由产权人承担。'
const FINE = '第五条 违反本办法第四条规定的，责令限期改正；逾期不改正的，处五百元以下罚款。'

const compare = (old: readonly string[], next: readonly string[]): Comparison =>
  compareTexts(extractText(['拉萨市照明办法', ...old].join('\n')), extractText(['拉萨市照明办法', ...next].join('\n')))

/** Change, old labels and new labels of everything but what is the same. */
const changes = (comparison: Comparison): string[] =>
  comparison.provisions
    .filter((p) => p.change !== 'same')
    .map((p) => `${p.change} ${p.old.map((ref) => ref.label).join('+')}>${p.new.map((ref) => ref.label).join('+')}`)

const numbered = (...texts: string[]): string[] =>
  texts.map((text, at) => `第${'一二三四五六七八九'.charAt(at)}条 ${text.replace(/^第.条 /u, '')}`)

describe('kinds of change', () => {
  it('finds nothing between a text and itself', () => {
    const { summary } = compare([PURPOSE, SCOPE, DUTY], [PURPOSE, SCOPE, DUTY])
    expect(summary).toMatchObject({ edits: 0, renumberedArticles: 0, sentences: [] })
    expect(summary.counts.same).toBe(4)
  })

  it('tells renumbered articles and references that follow them from changed ones', () => {
    const next = numbered(PURPOSE, SCOPE, DUTY, '照明设施应当采用节能产品。', BILL, FINE.replace('第四条', '第五条'))
    const comparison = compare([PURPOSE, SCOPE, DUTY, BILL, FINE], next)
    expect(changes(comparison)).toEqual(['added >第四条', 'renumbered 第四条>第五条', 'reference 第五条>第六条'])
    expect(comparison.summary.edits).toBe(1)
    expect(comparison.staleReferences).toEqual([])
  })

  it('names a reference that the renumbering left behind', () => {
    const next = numbered(PURPOSE, SCOPE, DUTY, '照明设施应当采用节能产品。', BILL, FINE)
    const comparison = compare([PURPOSE, SCOPE, DUTY, BILL, FINE], next)
    expect(comparison.staleReferences).toEqual([
      { in: { path: '6', label: '第六条' }, reference: '第四条', now: '第五条' },
    ])
  })

  it('counts a reference that now names something else as an edit', () => {
    const comparison = compare(
      [PURPOSE, SCOPE, DUTY, BILL, FINE],
      [PURPOSE, SCOPE, DUTY, BILL, FINE.replace('第四条', '第三条')],
    )
    expect(changes(comparison)).toEqual(['reference 第五条>第五条'])
    expect(comparison.summary.edits).toBe(1)
  })

  it('takes half and full width, spaces and the three zeros for punctuation', () => {
    const dated = '第二条 本办法所称年度，自二〇二〇年一月一日起计算（含当日）。'
    const typed = '第二条 本办法所称年度,自二○二零年一月一日起计算(含当日)。'
    const comparison = compare([PURPOSE, dated], [PURPOSE, typed])
    expect(changes(comparison)).toEqual(['punctuation 第二条>第二条'])
    expect(comparison.summary.edits).toBe(0)
  })

  it('does not take 三、五年 for 三五年, nor 1.5 for 15', () => {
    const old = [PURPOSE, '第二条 每隔三、五年调整一次，系数为1.5。']
    expect(changes(compare(old, [PURPOSE, '第二条 每隔三五年调整一次，系数为1.5。']))).toEqual([
      'changed 第二条>第二条',
    ])
    expect(changes(compare(old, [PURPOSE, '第二条 每隔三、五年调整一次，系数为15。']))).toEqual([
      'changed 第二条>第二条',
    ])
  })

  it('sees a moved article as one move', () => {
    const next = numbered(PURPOSE, BILL, SCOPE, DUTY)
    expect(changes(compare([PURPOSE, SCOPE, DUTY, BILL], next)).filter((c) => !c.startsWith('renumbered'))).toEqual([
      'moved 第四条>第二条',
    ])
  })

  it('sees an article split in two and two merged into one', () => {
    const whole =
      '第二条 照明设施的电费由同级财政承担，景观照明由产权人承担。发现照明设施损坏的，任何单位和个人都可以向主管部门报告，主管部门应当及时修复。'
    const parts = [
      '第二条 照明设施的电费由同级财政承担，景观照明由产权人承担。',
      '第三条 发现照明设施损坏的，任何单位和个人都可以向主管部门报告，主管部门应当及时修复。',
    ]
    expect(changes(compare([PURPOSE, whole], [PURPOSE, ...parts]))).toEqual(['split 第二条>第二条+第三条'])
    expect(changes(compare([PURPOSE, ...parts], [PURPOSE, whole]))).toEqual(['merged 第二条+第三条>第二条'])
  })

  it('keeps the labels of 项 apart from their text', () => {
    const items = ['（一）毁坏照明设施的；', '（二）擅自接用电源的；', '（三）张贴广告的。']
    const head = '第二条 有下列行为之一的，处五百元罚款：'
    const comparison = compare([PURPOSE, head, ...items], [PURPOSE, head, items[0] ?? '', '（二）张贴广告的。'])
    const article = comparison.provisions.find((p) => p.new[0]?.path === '2')
    expect(article?.segments.filter((s) => s.op !== 'equal').map((s) => [s.op, s.text.trim()])).toEqual([
      ['delete', '擅自接用电源的；'],
    ])
    expect(comparison.summary.sentences).toContain('第二条删去（二）项')
    const moved = article?.lines.find((line) => line.old?.label === '（三）')
    expect(moved?.new?.label).toBe('（二）')
  })
})

describe('other texts', () => {
  it('compares the title and the headings of chapters', () => {
    const old = extractText('拉萨市照明办法\n第一章 总则\n第一条 甲的规定适用。\n第二章 罚则\n第二条 乙的处罚适用。')
    const next = extractText(
      '拉萨市照明规定\n第一章 总则\n第一条 甲的规定适用。\n第二章 法律责任\n第二条 乙的处罚适用。',
    )
    const { summary } = compareTexts(old, next)
    expect(summary.sentences).toEqual([
      '标题由“拉萨市照明办法”改为“拉萨市照明规定”',
      '第二章标题由“罚则”改为“法律责任”',
    ])
  })

  it('says that a cell of a table was emptied or filled, never 改为“”', () => {
    const fees = (certificate: string): ExtractedText => {
      const texts = [
        ['对象', '凭证'],
        ['特困人员', certificate],
      ]
      const cells = texts.flatMap((row, at) =>
        row.map((text, column) => ({ row: at, column, rowSpan: 1, columnSpan: 1, text })),
      )
      const text = texts.map((row) => row.join('\t')).join('\n')
      const base = extractText('拉萨市收费办法\n第一条 收费标准见下表。')
      return {
        ...base,
        tables: [{ rows: 2, columns: 2, cells, paragraphs: [0, 0] }],
        provisions: [
          ...base.provisions,
          { path: 't1', kind: 'table', label: null, heading: null, text, paragraphs: [0, 0] },
        ],
      }
    }
    expect(compareTexts(fees('救助供养证'), fees('')).summary.sentences).toEqual([
      '表格“特困人员”一行“凭证”删去“救助供养证”',
    ])
    expect(compareTexts(fees(''), fees('救助供养证')).summary.sentences).toEqual([
      '表格“特困人员”一行“凭证”增加“救助供养证”',
    ])
  })

  it('says which 款 came', () => {
    const next = [PURPOSE, SCOPE, '景观照明的设置应当符合规划。']
    expect(compare([PURPOSE, SCOPE], next).summary.sentences).toEqual(['第二条增加第二款'])
  })

  it('compares notices without articles', () => {
    const old = extractText(
      '关于开展清理的通知\n各部门：\n一、清理范围\n2018年以前印发的文件。\n二、时间安排\n10月底前完成。',
    )
    const next = extractText(
      '关于开展清理的通知\n各部门：\n一、清理范围\n2018年以前印发的文件。\n二、组织领导\n由市司法局牵头。\n三、时间安排\n11月底前完成。',
    )
    const comparison = compareTexts(old, next)
    expect(changes(comparison)).toEqual(expect.arrayContaining(['added >二、', 'renumbered 二、>三、']))
  })

  it('lists what it did not look at', () => {
    const text = extractText(`办法\n${PURPOSE}`)
    const { notCompared } = compareTexts({ ...text, headers: [{ kind: 'header', text: '内部' }] }, text)
    expect(notCompared.map((warning) => warning.message)).toEqual(['页眉和页脚未比较（旧文件1处，新文件0处）。'])
  })
})

describe('the word of a person', () => {
  const old = [PURPOSE, SCOPE, DUTY]
  const next = numbered(PURPOSE, '照明设施应当采用节能产品，优先使用可再生能源。', SCOPE)

  it('pairs what a person paired', () => {
    const comparison = compareTexts(extractText(old.join('\n')), extractText(next.join('\n')), {
      paired: [{ old: '3', new: '2' }],
    })
    expect(comparison.provisions.find((p) => p.old[0]?.path === '3')?.new).toEqual([{ path: '2', label: '第二条' }])
  })

  it('parts what a person parted', () => {
    const comparison = compareTexts(extractText(old.join('\n')), extractText(next.join('\n')), {
      unpaired: [{ old: '2', new: '3' }],
    })
    const partners = comparison.provisions.find((p) => p.old[0]?.path === '2')?.new.map((ref) => ref.path)
    expect(partners).not.toContain('3')
  })
})
