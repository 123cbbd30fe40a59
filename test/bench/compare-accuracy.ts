import { compareTexts } from '../../src/text/compare.ts'
import type { GoldPair } from './compare-gold.ts'
import type { Pair } from './compare-pairs.ts'

export interface Accuracy {
  readonly articles: number
  readonly right: number
  /** What pairing equal article numbers gets. */
  readonly byNumber: number
  readonly wrong: readonly string[]
}

const keyOf = (paths: readonly string[]): string => [...paths].sort().join('+') || '-'

function judge(gold: GoldPair, pair: Pair): Accuracy {
  const became = new Map<string, string>()
  for (const entry of compareTexts(pair.old, pair.new).provisions)
    if (entry.kind === 'article' || entry.old.length > 0)
      for (const ref of entry.old) became.set(ref.path, keyOf(entry.new.map((next) => next.path)))
  const numbers = new Set(pair.new.provisions.filter((p) => p.kind === 'article').map((p) => p.path))
  const articles = pair.old.provisions.filter((p) => p.kind === 'article').map((p) => p.path)
  if (keyOf(articles) !== keyOf(gold.judgements.map((one) => one.old)))
    throw new Error(`The gold list of ${gold.id} and the articles of the text differ.`)
  const wrong: string[] = []
  let byNumber = 0
  for (const { old, new: readings } of gold.judgements) {
    const accepted = readings.map(keyOf)
    if (accepted.includes(numbers.has(old) ? old : '-')) byNumber++
    const found = became.get(old) ?? 'missing'
    if (!accepted.includes(found)) wrong.push(`${gold.id}: ${old} > ${found}, judged ${accepted.join(' or ')}`)
  }
  return { articles: articles.length, right: articles.length - wrong.length, byNumber, wrong }
}

/** Measures the alignment against what reading found. */
export function measureAccuracy(pairs: readonly Pair[], golds: readonly GoldPair[]): Accuracy {
  const all = golds.map((gold) => {
    const pair = pairs.find(({ id }) => id === gold.id)
    if (!pair) throw new Error(`The corpus has no pair ${gold.id}.`)
    return judge(gold, pair)
  })
  const sum = (of: (one: Accuracy) => number): number => all.reduce((whole, one) => whole + of(one), 0)
  return {
    articles: sum((one) => one.articles),
    right: sum((one) => one.right),
    byNumber: sum((one) => one.byNumber),
    wrong: all.flatMap((one) => one.wrong),
  }
}

/** Every article that did not simply keep its words and its order has been judged with a reason. */
export function unreasoned(golds: readonly GoldPair[]): string[] {
  return golds.flatMap(({ id, judgements }) =>
    judgements.flatMap(({ old, new: readings, reason }) =>
      readings.length > 1 || (readings[0]?.length ?? 0) > 1 ? (reason ? [] : [`${id}: ${old}`]) : [],
    ),
  )
}
