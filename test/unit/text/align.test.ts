import { describe, expect, it } from 'vitest'
import { align } from '../../../src/text/align.ts'
import { heaviestChain } from '../../../src/text/chain.ts'
import { findCandidates } from '../../../src/text/similarity.ts'

const keys = (...texts: string[]): { key: string }[] => texts.map((key) => ({ key }))
const pairsOf = (old: string[], next: string[]): string[] =>
  align(keys(...old), keys(...next))
    .matches.map((match) => `${match.old}>${match.new}`)
    .sort()

const A = '市住房和城乡建设部门负责城市照明的监督管理工作'
const B = '照明设施的电费由同级财政承担单位自行建设的由产权人承担'
const C = '任何单位和个人不得擅自拆除迁移改动照明设施'
const D = '维护单位应当定期巡查发现损坏的在二十四小时内修复'
const E = '违反规定的责令限期改正逾期不改正的处五百元以下罚款'

describe('heaviest chain', () => {
  const link = (old: number, next: number, weight = 1): { old: number; new: number; weight: number } => ({
    old,
    new: next,
    weight,
  })

  it('keeps what goes forward on both sides', () => {
    const chain = heaviestChain([link(0, 2), link(1, 0), link(2, 1), link(3, 3)])
    expect(chain.map((one) => one.old)).toEqual([1, 2, 3])
  })

  it('prefers one heavy link to two light ones, and takes each place once', () => {
    expect(heaviestChain([link(0, 1, 5), link(1, 0, 1), link(2, 0, 1)])).toEqual([link(0, 1, 5)])
    expect(heaviestChain([link(0, 0, 1), link(0, 1, 1.5), link(1, 1, 1)])).toHaveLength(2)
  })

  it('takes 100,000 links', () => {
    const links = Array.from({ length: 100_000 }, (_, at) => link(at, (at * 7919) % 100_000))
    expect(heaviestChain(links).length).toBeGreaterThan(1)
  })
})

describe('alignment', () => {
  it('follows the words, not the numbers', () => {
    expect(pairsOf([A, B, C], [D, A, B, C])).toEqual(['0>1', '1>2', '2>3'])
  })

  it('finds what was rewritten between what stayed', () => {
    expect(pairsOf([A, B, C], [A, `${B.slice(0, 14)}另有约定的从其约定`, C])).toEqual(['0>0', '1>1', '2>2'])
  })

  it('finds what moved', () => {
    expect(pairsOf([A, B, C, D], [D, A, B, C])).toEqual(['0>1', '1>2', '2>3', '3>0'])
  })

  it('prefers the article changed in its place to its copy in another chapter', () => {
    const changed = `${D}确有困难的报告主管部门并在七十二小时内修复`
    const copied = `${D}的`
    expect(pairsOf([A, D, B, C, E], [A, changed, B, C, E, copied])).toEqual(['0>0', '1>1', '2>2', '3>3', '4>4'])
  })

  it('finds what was rewritten and moved at once, if it is like nothing else', () => {
    const rewritten = '夜间发现照明设施损坏的单位应当在巡查之后七十二小时内负责修复'
    expect(pairsOf([A, D, B, C, E], [A, B, C, E, rewritten])).toEqual(['0>0', '1>4', '2>1', '3>2', '4>3'])
    const [short, other] = ['单位和个人不得擅自迁移照明设施', '照明设施应当采用节能产品']
    expect(pairsOf([A, short, D, E], [A, D, E, other])).toEqual(['0>0', '2>1', '3>2'])
  })

  it('leaves what has nothing in common', () => {
    expect(pairsOf([A, B], [A, E])).toEqual(['0>0'])
  })

  it('pairs equal texts in order, however many there are', () => {
    expect(pairsOf([A, B, A], [A, B, A])).toEqual(['0>0', '1>1', '2>2'])
    const same = Array.from({ length: 300 }, () => A)
    expect(pairsOf(same, same.slice(0, 200))).toHaveLength(200)
  })

  it('finds what was split off and what was merged in', () => {
    const split = align(keys(A, `${B}${C}`), keys(A, B, C), { withParts: true })
    expect(split.parts.map(({ side, index }) => [side, index])).toEqual([['new', 2]])
    const merged = align(keys(A, B, C), keys(A, `${B}${C}`), { withParts: true })
    expect(merged.parts.map(({ side, index }) => [side, index])).toEqual([['old', 2]])
  })
})

describe('candidates', () => {
  it('leaves out what stands in every text', () => {
    const common = '县级以上地方人民政府应当按照国家有关规定'
    const texts = [A, B, C, D, E].flatMap((text) => [`${common}${text}`, `${common}${text.slice(0, 12)}的`])
    const found = findCandidates(texts, texts)
    expect(found.filter((candidate) => candidate.old === 0).map((candidate) => candidate.new)).toEqual([0, 1])
  })
})
