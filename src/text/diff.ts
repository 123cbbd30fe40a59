import { diff as myers } from 'fast-myers-diff'
import { REFERENCE } from './compare-fold.ts'
import type { Segment } from './compare-model.ts'
import { LONG, splitAround } from './diff-anchors.ts'
import { NUMERAL_CLASS } from './numbers.ts'
import { type Alternation, joinSegments, replaced, toSegments } from './segments.ts'
import { cleanUp } from './segments-cleanup.ts'
import { overlap } from './similarity.ts'

/** Share of the shorter stretch that the other must hold to be worth comparing by words. */
const LEAST_SHARED = 0.12
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
      if (match.index > from) this.between(text.slice(from, match.index), out)
      out.push(match[0])
      from = match.index + match[0].length
    }
    if (from < text.length) this.between(text.slice(from), out)
    return out
  }

  /** Adds the words of a stretch without marks; the same stretch is cut once. */
  private between(clause: string, out: string[]): void {
    let words = this.known.get(clause)
    if (!words) {
      words = clause.length === 1 ? [clause] : segment(clause)
      this.known.set(clause, words)
    }
    for (const word of words) out.push(word)
  }
}

const LONGEST = 200

function segment(clause: string): string[] {
  const words: string[] = []
  for (let from = 0; from < clause.length; from += LONGEST)
    for (const part of segmenter.segment(clause.slice(from, from + LONGEST))) words.push(part.segment)
  return words
}

function wordDiff(old: string, next: string, words: Words): Alternation {
  if (old.length * next.length > LONG) return { equals: ['', ''], hunks: [{ removed: old, inserted: next }] }
  // Segmenting costs far more than this look: what has nothing in common is replaced as a whole.
  if (overlap(old, next) < LEAST_SHARED) return { equals: ['', ''], hunks: [{ removed: old, inserted: next }] }
  const ids = new Map<string, number>()
  const idOf = (word: string): number => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, ids.size)
    return ids.size - 1
  }
  const oldWords = words.of(old)
  const newWords = words.of(next)
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
    for (const hunk of part.hunks) hunks.push(hunk)
    for (const equal of part.equals.slice(1)) equals.push(equal)
  }
  return { equals, hunks }
}

/** Words of the two texts, compared around stretches that occur once on each side where the texts are long. */
function guarded(old: string, next: string, words: Words): Alternation {
  return concatenate(
    splitAround(old, next).map((part) =>
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
