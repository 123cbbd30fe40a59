import { dice, findCandidates } from './similarity.ts'

/** What is aligned: texts with the same key say the same; lines are parted by line breaks. */
export interface Alignable {
  readonly key: string
}

/** Old and new that belong together, as indexes. */
export interface Match {
  readonly old: number
  readonly new: number
  readonly score: number
}

/** A text that went into, or came out of, one that is matched already. */
export interface Part {
  /** The matched pair that took it up or gave it. */
  readonly match: Match
  readonly side: 'old' | 'new'
  readonly index: number
}

interface Line {
  readonly unit: number
  readonly text: string
}

/** Share of the shorter line that must have come over. */
const CONTAINED = 0.6
/** The same, without what the partner's own line accounts for. */
const LEFT = 0.45
/** Characters that must have come over: less is a turn of phrase. */
const LEAST = 14
/** Share of the smaller text. */
const SHARE = 0.15
/** What is split off stays near: how many texts away at most. */
const NEAR = 8

const linesOf = (items: readonly Alignable[], units: Iterable<number>): Line[] =>
  [...units].flatMap((unit) => (items[unit]?.key ?? '').split('\n').map((text) => ({ unit, text })))

function countPairs(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** How much of `whole` stands in `own` and is not accounted for by its partner. */
function comeOver(own: string, whole: string, partner: string): number {
  const left = countPairs(whole)
  for (let at = 0; at + 1 < partner.length; at++) {
    const pair = partner.slice(at, at + 2)
    const count = left.get(pair)
    if (count) left.set(pair, count - 1)
  }
  let found = 0
  for (let at = 0; at + 1 < own.length; at++) {
    const pair = own.slice(at, at + 2)
    const count = left.get(pair)
    if (!count) continue
    left.set(pair, count - 1)
    found++
  }
  return found
}

/** The line of a text that is most like another: it may account for what seems to have come over. */
function mostAlike(line: string, text: string): string {
  let best = ''
  let score = 0
  for (const other of text.split('\n')) {
    const likeness = dice(line, other)
    if (likeness > score) [best, score] = [other, likeness]
  }
  return best
}

/**
 * Finds texts without a partner whose lines stood in a text nearby that has one: an article split in two, two merged
 * into one, a 款 that became an article of its own.
 */
export function findParts(old: readonly Alignable[], next: readonly Alignable[], matches: readonly Match[]): Part[] {
  const changed = matches.filter((match) => old[match.old]?.key !== next[match.new]?.key)
  if (changed.length === 0) return []
  return [...partsOn('new', next, old, matches, changed), ...partsOn('old', old, next, matches, changed)]
}

function partsOn(
  side: 'old' | 'new',
  own: readonly Alignable[],
  others: readonly Alignable[],
  matches: readonly Match[],
  changed: readonly Match[],
): Part[] {
  const other = side === 'old' ? 'new' : 'old'
  const taken = new Set(matches.map((match) => match[side]))
  const free = [...own.keys()].filter((at) => !taken.has(at))
  const byOther = new Map(changed.map((match) => [match[other], match]))
  const near = new Set(free.flatMap((at) => Array.from({ length: 2 * NEAR + 1 }, (_, n) => at - NEAR + n)))
  const nearby = changed.filter((match) => near.has(match[side]))
  const ownLines = linesOf(own, free)
  const otherLines = linesOf(
    others,
    nearby.map((match) => match[other]),
  )
  const sums = new Map<string, { match: Match; index: number; sum: number }>()
  const textsOf = (lines: readonly Line[]): string[] => lines.map((line) => line.text)
  for (const { old: mine, new: theirs, contained } of findCandidates(textsOf(ownLines), textsOf(otherLines))) {
    if (contained < CONTAINED) continue
    const line = ownLines[mine] as Line
    const from = otherLines[theirs] as Line
    const match = byOther.get(from.unit)
    if (!match || Math.abs(line.unit - match[side]) > NEAR) continue
    const found = comeOver(line.text, from.text, mostAlike(from.text, own[match[side]]?.key ?? ''))
    if (found < LEFT * (Math.min(line.text.length, from.text.length) - 1)) continue
    const key = `${line.unit} ${from.unit}`
    const known = sums.get(key)
    sums.set(key, { match, index: line.unit, sum: (known?.sum ?? 0) + found })
  }
  const best = new Map<number, { match: Match; index: number; sum: number }>()
  for (const one of sums.values()) {
    const least = Math.min(own[one.index]?.key.length ?? 0, others[one.match[other]]?.key.length ?? 0)
    if (one.sum < Math.max(LEAST, SHARE * least)) continue
    if (one.sum > (best.get(one.index)?.sum ?? 0)) best.set(one.index, one)
  }
  return [...best.values()].map(({ match, index }) => ({ match, side, index }))
}
