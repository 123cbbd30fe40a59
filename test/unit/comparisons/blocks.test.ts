import { describe, expect, it } from 'vitest'
import { blocksOf, comparedDigest, isQuiet, mayPair, optionsOf, replacedBy } from '../../../src/comparisons/rules.ts'
import type { Role } from '../../../src/people/model.ts'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { foldedWords } from '../../../views/parts/folded-words.ts'
import { AFTER, BEFORE } from '../../support/given/comparisons.ts'

const text = (lines: readonly string[]) => extractText(lines.join('\n'))
const blocks = (old: readonly string[], next: readonly string[]) =>
  blocksOf(compareTexts(text(old), text(next)).provisions)
const shown = (old: readonly string[], next: readonly string[]): string[] =>
  blocks(old, next).map((block) =>
    block.kind === 'folded'
      ? foldedWords(block.provisions)
      : `${block.provision.change} ${block.provision.new[0]?.label}`,
  )

const articles = (words: readonly string[]): string[] =>
  words.map((word, at) => `第${'一二三四五六七八九'[at]}条　${word}`)
const NAMES = [
  '规划由住建部门编制',
  '经营者应当公示价格',
  '占道停车应当缴费',
  '执法人员应当出示证件',
  '违法建筑由街道处置',
]

describe('what is folded between changes', () => {
  it('is one line for each stretch, with its first and last article', () => {
    expect(shown(BEFORE, AFTER)).toEqual([
      '第一条未变（1条和其他1处）',
      'changed 第二条',
      'added 第三条',
      '原第三条至第四条现为第四条至第五条，文字未变（2条）',
    ])
  })

  it('is one line for a text that stayed', () => {
    expect(shown(articles(NAMES), articles(NAMES))).toEqual(['第一条至第五条未变（5条）'])
  })

  it('is one line when a new article only moved the others down', () => {
    const next = articles(['新增的一条讲清目的', ...NAMES])
    expect(shown(articles(NAMES), next)).toEqual([
      'added 第一条',
      '原第一条至第五条现为第二条至第六条，文字未变（5条）',
    ])
  })

  it('holds references that followed their article, and says how many', () => {
    const old = articles([...NAMES, '违反第三条规定的，责令改正'])
    const next = articles([NAMES[0] ?? '', '新增的一条讲清目的', ...NAMES.slice(1), '违反第四条规定的，责令改正'])
    expect(shown(old, next)).toEqual([
      '第一条未变（1条）',
      'added 第二条',
      '第三条至第七条文字未变（5条，其中4处仅序号变动，1处引用的条号随之改变）',
    ])
  })

  it('never holds a reference that strayed, or a comma that changed', () => {
    const old = articles([...NAMES, '违反第三条规定的，责令改正'])
    expect(shown(old, articles([...NAMES, '违反第五条规定的，责令改正'])).at(-1)).toBe('reference 第六条')
    expect(shown(old, articles([...NAMES, '违反第三条规定的。责令改正'])).at(-1)).toBe('punctuation 第六条')
  })

  it('names paragraphs without a number by their first words', () => {
    expect(shown(['关于停车的通知', '各县区：'], ['关于停车的通知', '各县区：'])).toEqual([
      '“关于停车的通知”至“各县区：”未变（2处）',
    ])
  })

  it('keeps every provision of the comparison exactly once', () => {
    const { provisions } = compareTexts(text(BEFORE), text(AFTER))
    const kept = blocksOf(provisions).flatMap((b) => (b.kind === 'open' ? [b.provision] : b.provisions))
    expect(kept).toEqual(provisions)
    expect(blocksOf(provisions).every((b) => b.kind === 'open' || b.provisions.every(isQuiet))).toBe(true)
  })
})

describe('what a kept result depends on', () => {
  it('is the text compared, not where it came from', () => {
    expect(comparedDigest({ ...text(BEFORE), warnings: [{ code: 'x', message: '无关' }] })).toBe(
      comparedDigest(text(BEFORE)),
    )
    expect(comparedDigest(text(AFTER))).not.toBe(comparedDigest(text(BEFORE)))
    expect(
      comparedDigest({ ...text(BEFORE), notes: [{ kind: 'footnote', label: '1', text: '注', paragraph: 0 }] }),
    ).not.toBe(comparedDigest(text(BEFORE)))
  })

  it('does not depend on who spoke first', () => {
    const one = { kind: 'pair', oldPath: '2', newPath: '3' } as const
    const other = { kind: 'pair', oldPath: '1', newPath: '4' } as const
    expect(optionsOf([one, other])).toEqual(optionsOf([other, one]))
  })
})

describe('the last word on two articles', () => {
  const said = [
    { kind: 'pair', oldPath: '2', newPath: '3' },
    { kind: 'unpair', oldPath: '2', newPath: '2' },
  ] as const

  it.each([
    [{ kind: 'pair', oldPath: '2', newPath: '5' }, ['2>3']],
    [{ kind: 'pair', oldPath: '2', newPath: '2' }, ['2>3', '2>2']],
    [{ kind: 'unpair', oldPath: '2', newPath: '3' }, ['2>3']],
    [{ kind: 'unpair', oldPath: '2', newPath: '9' }, []],
  ] as const)('%j takes back %j', (next, gone) => {
    expect(replacedBy(said, next).map((c) => `${c.oldPath}>${c.newPath}`)).toEqual(gone)
  })

  it.each([
    ['reviewer', 'bureau', true],
    ['supervisor', 'bureau', true],
    ['drafter', 'housing', true],
    ['drafter', 'county', false],
    ['adviser', 'bureau', false],
    ['administrator', 'bureau', false],
  ] as const)('%s of %s: %s', (role, organId, allowed) => {
    const roles: readonly Role[] = [role]
    expect(mayPair({ roles, organId }, { makingOrganId: 'city', draftingOrganId: 'housing' })).toBe(allowed)
  })
})
