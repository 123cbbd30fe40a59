import { describe, expect, it } from 'vitest'
import { parseAmendments } from '../../../src/text/amendments.ts'
import { checkAmendments } from '../../../src/text/amendments-check.ts'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'

const BODY = [
  '为了规范夜市经营，方便居民生活，制定本办法。',
  '市政府法制办负责夜市管理的监督检查。',
  '摊位由街道划定，报区城管局备案后公布。',
  '经营者应当保持摊位整洁，不得污染路面。',
  '夜市应当在二十三时以前收摊，节假日除外。',
  '违反本办法的，由城管部门责令限期改正。',
]
const articles = (bodies: readonly string[]): string[] =>
  bodies.map((body, at) => `第${'一二三四五六七八'.charAt(at)}条　${body}`)

function check(next: readonly string[], ...sentences: string[]) {
  const [old, fresh] = [articles(BODY), articles(next)].map((lines) => extractText(['夜市办法', ...lines].join('\n')))
  const numbered = sentences.map((sentence, at) => `${'一二三四五'.charAt(at)}、${sentence}。`)
  const decision = parseAmendments(extractText(['关于修改〈夜市办法〉的决定', ...numbered].join('\n')))
  if (!old || !fresh) throw new Error('Both texts are needed.')
  return checkAmendments(decision, old, fresh, compareTexts(old, fresh))
}
const verdicts = (found: ReturnType<typeof check>): string[] => found.amendments.map(({ verdict }) => verdict)

describe('what follows from an amendment', () => {
  it('takes away every article of a list', () => {
    const found = check([BODY[0], BODY[3], BODY[5]] as string[], '删去第二条、第三条和第五条', '条文序号作相应调整')
    expect([verdicts(found), found.unannounced]).toEqual([['done', 'done'], []])
  })

  it('leaves the quoted words of the decision as they are', () => {
    const quoted = '市政府法制办改为市司法局前，由市政府法制办监督。'
    const found = check(
      [BODY[0] as string, quoted, ...BODY.slice(2)],
      `第二条修改为：“${quoted}”`,
      '将“城管”统一修改为“执法”',
      '将“市政府法制办”统一修改为“市司法局”',
    )
    expect(verdicts(found)).toEqual(['done', 'not_done', 'unclear'])
  })

  it('does not count the numbers that follow from a removal that was left out', () => {
    const found = check(BODY, '删去第二条', '条文序号作相应调整')
    expect([verdicts(found), found.unannounced]).toEqual([['not_done', 'done'], []])
  })

  it('finds numbers that are not through', () => {
    const texts = [articles(BODY), articles(BODY).toSpliced(1, 1)].map((lines) => extractText(lines.join('\n')))
    const [old, fresh] = texts
    if (!old || !fresh) throw new Error('Both texts are needed.')
    const decision = parseAmendments(extractText('一、删去第二条。\n二、条文序号作相应调整。'))
    const { amendments } = checkAmendments(decision, old, fresh, compareTexts(old, fresh))
    expect(amendments.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['done', null],
      ['different', '新文本的条文序号不连续：第三条。'],
    ])
  })

  it('lists an article that moved without a word', () => {
    const [first, second, ...rest] = BODY as [string, string, ...string[]]
    const moved = [first, ...rest, second]
    const found = check(moved, '条文序号作相应调整')
    expect(found.unannounced.map(({ kind, old, new: place }) => [kind, old?.label, place?.label])).toEqual([
      ['moved', '第二条', '第六条'],
    ])
    expect(check(moved, '将第二条改为第六条', '条文序号作相应调整').unannounced).toEqual([])
  })

  it('tells an article that was added at another number', () => {
    const added = '夜市应当公布收费标准，接受社会监督。'
    const found = check(
      [...BODY.slice(0, 4), added, ...BODY.slice(4)],
      `增加一条，作为第三条：“${added}”`,
      '条文序号作相应调整',
    )
    expect(found.amendments[0]).toMatchObject({
      verdict: 'different',
      note: '文字相同，但决定作为第三条，新文本为第五条。',
    })
    expect(found.unannounced).toEqual([])
  })
})
