import { describe, expect, it } from 'vitest'
import { parseAmendments } from '../../../src/text/amendments.ts'
import { applyAmendments } from '../../../src/text/amendments-apply.ts'
import { checkAmendments } from '../../../src/text/amendments-check.ts'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'

const OLD = [
  '夜市管理办法',
  '第一章　总则',
  '第一条　为了规范夜市经营，制定本办法。',
  '第二条　市政府法制办负责监督检查。',
  '第二章　经营',
  '第三条　摊位由街道划定，十五日内公布。',
  '划定应当征求居民意见。',
  '第四条　有下列行为之一的，处罚款：',
  '（一）占用盲道；',
  '（二）超时经营；',
  '（三）乱倒油污。',
  '第五条　依照第四条处罚的，报市政府法制办备案。',
  '第六条　本办法自公布之日起施行。',
]
const REORDER = '条文序号作相应调整。'

/** Carries `sentences` out on the old text and gives the lines, numbers as they shall be. */
function amended(...sentences: string[]): string[] {
  const decision = extractText(['关于修改〈夜市管理办法〉的决定', ...sentences].join('\n'))
  const { text, numbers } = applyAmendments(extractText(OLD.join('\n')), parseAmendments(decision).amendments)
  return text.provisions.slice(1).map(({ path, label, heading, text: words }) => {
    const number = numbers.get(path)
    return `${number === undefined ? (label ?? '') : `#${number} `}${heading ?? ''}${words}`
  })
}

function check(next: readonly string[], ...sentences: string[]) {
  const [old, fresh] = [extractText(OLD.join('\n')), extractText(next.join('\n'))]
  const numbered = sentences.map((sentence, at) => `${'一二三四五六七八'.charAt(at)}、${sentence}`)
  const decision = parseAmendments(extractText(['关于修改〈夜市管理办法〉的决定', ...numbered].join('\n')))
  return checkAmendments(decision, old, fresh, compareTexts(old, fresh))
}
const verdicts = (found: ReturnType<typeof check>): string[] => found.amendments.map(({ verdict }) => verdict)
const changed = (...edits: readonly (readonly [string, string | null])[]): string[] =>
  edits.reduce<string[]>(
    (lines, [old, next]) => {
      const at = lines.findIndex((line) => line.includes(old))
      if (at < 0) throw new Error(`No line says ${old}.`)
      return next === null ? lines.toSpliced(at, 1) : lines.toSpliced(at, 1, ...next.split('\n'))
    },
    [...OLD],
  )

describe('a decision carried out', () => {
  it('replaces articles, 款 and 项', () => {
    const lines = amended(
      '一、第一条修改为：“第一条　为了便民，制定本办法。”',
      '二、第三条第二款修改为：“划定应当听证。”',
      '三、第四条第（二）项修改为：“（二）扰民；”',
    )
    expect(lines).toEqual(
      expect.arrayContaining(['#1 为了便民，制定本办法。', '划定应当听证。', '（二）扰民；', '（三）乱倒油污。']),
    )
    expect(lines).toHaveLength(OLD.length - 1)
  })

  it('adds an article at its number, and a 款 and a 项 inside', () => {
    const lines = amended(
      '一、增加一条，作为第三条：“第三条　夜市应当清洁。”',
      '二、第三条增加一款，作为第二款：“街道应当公示。”',
      '三、第四条增加一项，作为第（三）项：“（三）噪声扰民；”',
      `四、${REORDER}`,
    )
    expect(lines).toEqual([
      '第一章总则',
      '#1 为了规范夜市经营，制定本办法。',
      '#2 市政府法制办负责监督检查。',
      '#3 夜市应当清洁。',
      '第二章经营',
      '#4 摊位由街道划定，十五日内公布。',
      '街道应当公示。',
      '划定应当征求居民意见。',
      '#5 有下列行为之一的，处罚款：',
      '（一）占用盲道；',
      '（二）超时经营；',
      '（三）噪声扰民；',
      '（三）乱倒油污。',
      '#6 依照第四条处罚的，报市政府法制办备案。',
      '#7 本办法自公布之日起施行。',
    ])
  })

  it('takes away, renames, and goes through the whole text', () => {
    const lines = amended(
      '一、删去第三条第一款。',
      '二、删去第六条。',
      '三、第二章章名修改为“摊位”。',
      '四、将“市政府法制办”统一修改为“市司法局”。',
    )
    expect(lines).toContain('#3 划定应当征求居民意见。')
    expect(lines).toContain('第二章摊位')
    expect(lines.filter((line) => line.includes('市司法局'))).toHaveLength(2)
    expect(lines.some((line) => line.includes('法制办') || line.includes('施行'))).toBe(false)
  })

  it('moves an article that gets a number out of order', () => {
    const lines = amended('一、将第五条改为第二条。', `二、${REORDER}`)
    expect(lines.filter((line) => line.startsWith('#')).slice(0, 3)).toEqual([
      '#1 为了规范夜市经营，制定本办法。',
      '#2 依照第四条处罚的，报市政府法制办备案。',
      '#3 市政府法制办负责监督检查。',
    ])
  })

  it('merges two articles and splits one', () => {
    const merged = amended('一、将第四条、第五条合并为一条，作为第四条：“乱摆的，处罚款。”', `二、${REORDER}`)
    expect(merged.slice(-2)).toEqual(['#4 乱摆的，处罚款。', '#5 本办法自公布之日起施行。'])
    const split = amended(
      '一、将第一条拆分为两条，作为第一条、第二条：“第一条　甲。',
      '第二条　乙。”',
      `二、${REORDER}`,
    )
    expect(split.slice(1, 4)).toEqual(['#1 甲。', '#2 乙。', '#3 市政府法制办负责监督检查。'])
  })

  it('leaves alone what it cannot find, and says why', () => {
    const decision = parseAmendments(extractText('一、删去第九条。\n二、将第一条中的“早市”改为“夜市”。'))
    const { refused, text } = applyAmendments(extractText(OLD.join('\n')), decision.amendments)
    expect([...refused.values()]).toEqual(['原文中没有第九条，或者有不止一处。', '原文此处没有“早市”。'])
    expect(text.provisions).toEqual(extractText(OLD.join('\n')).provisions)
  })
})

describe('a decision checked against two texts', () => {
  it('is done where the new text says what it announces', () => {
    const next = changed(
      ['十五日', '第三条　摊位由街道划定，三十日内公布。'],
      ['征求居民', null],
      ['市政府法制办负责', '第二条　市司法局负责监督检查。'],
      ['备案', '第五条　依照第四条处罚的，报市司法局备案。'],
    )
    const found = check(
      next,
      '将第三条第一款中的“十五日”修改为“三十日”。',
      '删去第三条第二款。',
      '将“市政府法制办”统一修改为“市司法局”。',
    )
    expect(verdicts(found)).toEqual(['done', 'done', 'done'])
    expect(found.unannounced).toEqual([])
  })

  it('shows both where something else was done', () => {
    const found = check(
      changed(['十五日', '第三条　摊位由街道划定，三十日内公布。']),
      '将第三条第一款中的“十五日”修改为“二十日”。',
    )
    expect(found.amendments[0]).toMatchObject({
      verdict: 'different',
      expected: '摊位由街道划定，二十日内公布。',
      found: '摊位由街道划定，三十日内公布。',
      old: { path: '3', label: '第三条第一款' },
      new: { path: '3', label: '第三条' },
    })
    expect(found.unannounced).toEqual([])
  })

  it('says what was not done', () => {
    const found = check(
      OLD,
      '第一条修改为：“为了便民，制定本办法。”',
      '删去第三条第二款。',
      '将第四条第（一）项中的“盲道”修改为“人行道”。',
      '第三条增加一款，作为第三款：“街道应当公示。”',
      '第二章章名修改为“摊位”。',
    )
    expect(verdicts(found)).toEqual(Array.from({ length: 5 }, () => 'not_done'))
    expect(found.unannounced).toEqual([])
  })

  it('finds a 项 of which no 款 is named', () => {
    const undone = check(OLD, '删去第四条第（二）项。')
    expect(undone.amendments[0]).toMatchObject({ verdict: 'not_done', new: { path: '4.1.2' } })
    const done = check(changed(['超时', null], ['乱倒', '（二）乱倒油污。']), '删去第四条第（二）项。')
    expect(verdicts(done)).toEqual(['done'])
    expect(done.unannounced).toEqual([])
  })

  it('says what was done in part', () => {
    const found = check(
      changed(['市政府法制办负责', '第二条　市司法局负责监督检查。']),
      '将“市政府法制办”统一修改为“市司法局”。',
    )
    expect(found.amendments[0]).toMatchObject({ verdict: 'different', new: { label: '第五条' } })
  })

  it('lists what no amendment explains', () => {
    const found = check(
      changed(
        ['超时', '（二）超时经营、高声叫卖；'],
        ['施行', '第六条　夜市应当清洁。\n第七条　本办法自公布之日起施行。'],
      ),
      '删去第三条第二款。',
    )
    expect(verdicts(found)).toEqual(['not_done'])
    expect(found.unannounced.map((one) => [one.kind, one.new?.label, one.after])).toEqual([
      ['words', '第四条第（二）项', '超时经营、高声叫卖；'],
      ['added', '第六条', '夜市应当清洁。'],
      ['renumbered', '第七条', '第七条'],
    ])
  })

  it('parts the announced from the unannounced in one sentence', () => {
    const found = check(
      changed(['十五日', '第三条　摊位由区划定，三十日内公布。']),
      '将第三条第一款中的“十五日”修改为“三十日”。',
    )
    expect(verdicts(found)).toEqual(['done'])
    expect(found.unannounced).toMatchObject([
      { kind: 'words', before: '摊位由街道划定，三十日内公布。', after: '摊位由区划定，三十日内公布。' },
    ])
  })

  it('explains new numbers and the references that follow them', () => {
    const next = changed(
      ['监督检查', null],
      ['第三条', '第二条　摊位由街道划定，十五日内公布。'],
      ['第四条　', '第三条　有下列行为之一的，处罚款：'],
      ['依照第四条', '第四条　依照第三条处罚的，报市政府法制办备案。'],
      ['施行', '第五条　本办法自公布之日起施行。'],
    )
    const found = check(next, '删去第二条。', REORDER)
    expect(verdicts(found)).toEqual(['done', 'done'])
    expect(found.unannounced).toEqual([])
    const silent = check(next, '删去第二条。')
    expect(silent.unannounced.map(({ kind, before }) => [kind, before])).toEqual([
      ['renumbered', '第三条、第四条、第五条、第六条'],
    ])
  })

  it('follows a chapter added with its articles', () => {
    const next = changed([
      '施行',
      '第三章　监督\n第六条　街道应当公示。\n第七条　区应当抽查。\n第四章　附则\n第八条　本办法自公布之日起施行。',
    ])
    const chapter = '增加一章，作为第三章：“第三章　监督\n第六条　街道应当公示。\n第七条　区应当抽查。”'
    const found = check(next, chapter, REORDER)
    expect(verdicts(found)).toEqual(['done', 'done'])
    expect(found.unannounced.map(({ kind, after }) => [kind, after])).toEqual([['added', '附则']])
    expect(verdicts(check(OLD, chapter))).toEqual(['not_done'])
  })

  it('changes words of the title, and a part of a notice', () => {
    const found = check(['夜间市场管理办法', ...OLD.slice(1)], '将标题中的“夜市”修改为“夜间市场”。')
    expect([verdicts(found), found.unannounced]).toEqual([['done'], []])
    const notice = (words: string) =>
      extractText(`关于夜市的通知\n一、范围\n（一）本市各区。\n二、分工\n（一）${words}`)
    const [old, next] = [notice('街道负责。'), notice('区负责。')]
    const decision = parseAmendments(
      extractText('关于修改〈关于夜市的通知〉的决定\n一、将第二部分第（一）项修改为：“（一）区负责。”'),
    )
    expect(verdicts(checkAmendments(decision, old, next, compareTexts(old, next)))).toEqual(['done'])
    expect(verdicts(checkAmendments(decision, old, old, compareTexts(old, old)))).toEqual(['not_done'])
  })

  it('leaves to a person what cannot be carried out exactly', () => {
    const found = check(
      changed(['十五日', '第三条　摊位由区划定，十五日内公布。']),
      '将第三条中的“一个月”改为“两个月”。',
    )
    expect(found.amendments[0]).toMatchObject({ verdict: 'unclear', note: '原文此处没有“一个月”。' })
  })

  it('passes over the other documents of the same decision', () => {
    const decision = parseAmendments(
      extractText('一、将《夜市管理办法》第五条删去。\n二、将《早市管理办法》第一条中的“甲”改为“乙”。'),
    )
    const [old, next] = [extractText(OLD.join('\n')), extractText(changed(['备案', null]).join('\n'))]
    const found = checkAmendments(decision, old, next, compareTexts(old, next))
    expect([found.amendments.length, found.others]).toEqual([1, 1])
  })
})
