import { diff as myers } from 'fast-myers-diff'
import { REFERENCE } from './compare-fold.ts'
import type { Segment } from './compare-model.ts'
import { splitAround } from './diff-anchors.ts'
import { NUMERAL_CLASS } from './numbers.ts'
import { type Alternation, joinSegments, replaced, toSegments } from './segments.ts'
import { cleanUp } from './segments-cleanup.ts'

/** Product of the two lengths in words above which a stretch is not compared word by word. */
const MOST_PRODUCT = 1_500_000
/** What stayed must be at least this share of the shorter side, or the whole is shown as replaced. */
const LEAST_KEPT = 0.15

const segmenter = new Intl.Segmenter('zh-Hans', { granularity: 'word' })
const NUMBER = `(?:[${NUMERAL_CLASS}]{2,}|[${NUMERAL_CLASS}](?=个|日|年|月|周|天|元|倍|成|人|次|级|条|款|项|章|节|号)|[\\d０-９]+(?:[.．][\\d０-９]+)?)`
const ATOM = new RegExp(`${REFERENCE.source}|${NUMBER}|[A-Za-z]+|[，。；：、！？\\s]`, 'gu')

/** Words of one clause after another. Whole paragraphs are never given to the segmenter: on Node 20 it is quadratic. */
export class Words {
  private readonly known = new Map<string, readonly string[]>()

  of(text: string): string[] {
    const out: string[] = []
    let from = 0
    for (const match of text.matchAll(ATOM)) {
      if (match.index > from) out.push(...this.between(text.slice(from, match.index)))
      out.push(match[0])
      from = match.index + match[0].length
    }
    if (from < text.length) out.push(...this.between(text.slice(from)))
    return out
  }

  private between(clause: string): readonly string[] {
    if (clause.length === 1) return [clause]
    let words = this.known.get(clause)
    if (!words) {
      words = clause.length > 400 ? chunks(clause).flatMap(segment) : segment(clause)
      this.known.set(clause, words)
    }
    return words
  }
}

const segment = (clause: string): string[] => Array.from(segmenter.segment(clause), (part) => part.segment)

const chunks = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / 200) }, (_, n) => text.slice(n * 200, n * 200 + 200))

function wordDiff(old: string, next: string, words: Words): Alternation {
  const ids = new Map<string, number>()
  const idOf = (word: string): number => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, ids.size)
    return ids.size - 1
  }
  const oldWords = words.of(old)
  const newWords = words.of(next)
  if (oldWords.length * newWords.length > MOST_PRODUCT)
    return { equals: ['', ''], hunks: [{ removed: old, inserted: next }] }
  const equals: string[] = []
  const hunks: Alternation['hunks'] = []
  let from = 0
  for (const [sx, ex, sy, ey] of myers(oldWords.map(idOf), newWords.map(idOf))) {
    equals.push(oldWords.slice(from, sx).join(''))
    hunks.push({ removed: oldWords.slice(sx, ex).join(''), inserted: newWords.slice(sy, ey).join('') })
    from = ex
  }
  equals.push(oldWords.slice(from).join(''))
  return { equals, hunks }
}

/** Joins alternations end to end. */
function concatenate(parts: readonly Alternation[]): Alternation {
  const equals: string[] = ['']
  const hunks: Alternation['hunks'] = []
  for (const part of parts) {
    equals[equals.length - 1] += part.equals[0] ?? ''
    hunks.push(...part.hunks)
    equals.push(...part.equals.slice(1))
  }
  return { equals, hunks }
}

/** Words of the two texts, compared around stretches that occur once on each side where the texts are long. */
function guarded(old: string, next: string, words: Words): Alternation {
  return concatenate(
    splitAround(old, next, Math.sqrt(MOST_PRODUCT)).map((part) =>
      part.old === part.new ? { equals: [part.old], hunks: [] } : wordDiff(part.old, part.new, words),
    ),
  )
}

/** Compares two lines word by word. Never quadratic, whatever the length. */
export function diffText(old: string, next: string, words: Words): Segment[] {
  if (old === next) return old === '' ? [] : [{ op: 'equal', text: old }]
  if (old === '' || next === '') return replaced(old, next)
  const alternation = cleanUp(guarded(old, next, words))
  const kept = alternation.equals.reduce((sum, text) => sum + text.length, 0)
  if (kept < LEAST_KEPT * Math.min(old.length, next.length)) return replaced(old, next)
  return joinSegments(toSegments(alternation))
}
