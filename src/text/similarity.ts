/** How alike two texts of two lists are; indexes into the lists. */
export interface Candidate {
  readonly old: number
  readonly new: number
  /** Dice over the informative pairs of characters. */
  readonly score: number
  /** Share of the smaller text's pairs that the other holds. */
  readonly contained: number
}

interface Bag {
  readonly codes: readonly number[]
  readonly counts: readonly number[]
  size: number
}

const COMMON_SHARE = 0.2
/** Below this many texts nothing can be told about what is common. */
const COMMON_LEAST = 8
const MOST_STEPS = 12_000_000
const KEPT_EACH = 12
const LEAST_SCORE = 0.1
const LEAST_CONTAINED = 0.5

// Two characters in 30 bits: small integers keep the maps fast; the few collisions do no harm.
const pairCode = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff)

function bagOf(text: string): Bag {
  const found = new Map<number, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const code = pairCode(text, at)
    found.set(code, (found.get(code) ?? 0) + 1)
  }
  return { codes: [...found.keys()], counts: [...found.values()], size: Math.max(0, text.length - 1) }
}

/** Compares two texts by the pairs of characters they share: 1 for the same, 0 for nothing in common. */
export function dice(old: string, next: string): number {
  if (old === next) return 1
  if (old.length < 2 || next.length < 2) return 0
  const counts = new Map<number, number>()
  for (let at = 0; at + 1 < old.length; at++) {
    const code = pairCode(old, at)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < next.length; at++) {
    const code = pairCode(next, at)
    const left = counts.get(code)
    if (left === undefined || left === 0) continue
    counts.set(code, left - 1)
    shared++
  }
  return (2 * shared) / (old.length + next.length - 2)
}

/** Where each informative pair occurs in the new texts, and how often. */
interface Posting {
  readonly texts: number[]
  readonly counts: number[]
}

/** Highest number of texts a pair may occur in; lower where the sum of all look-ups would grow too large. */
function commonLimit(frequency: ReadonlyMap<number, number>, texts: number): number {
  let limit = texts < COMMON_LEAST ? texts : Math.max(2, Math.floor(texts * COMMON_SHARE))
  for (; limit > 2; limit = Math.floor(limit / 2)) {
    let steps = 0
    for (const f of frequency.values()) if (f <= limit) steps += (f * f) / 4
    if (steps <= MOST_STEPS) break
  }
  return limit
}

/**
 * Finds the pairs of texts worth comparing: for each old text the most alike new ones, by multiset Dice over pairs of
 * characters, leaving out pairs that occur everywhere. Looks only at texts that share something: never all with all.
 */
export function findCandidates(old: readonly string[], next: readonly string[]): Candidate[] {
  if (old.length === 0 || next.length === 0) return []
  const oldBags = old.map(bagOf)
  const newBags = next.map(bagOf)
  const frequency = new Map<number, number>()
  for (const bags of [oldBags, newBags])
    for (const bag of bags) for (const code of bag.codes) frequency.set(code, (frequency.get(code) ?? 0) + 1)
  const limit = commonLimit(frequency, old.length + next.length)
  const postings = new Map<number, Posting>()
  newBags.forEach((bag, text) => {
    bag.codes.forEach((code, at) => {
      const count = bag.counts[at] as number
      if ((frequency.get(code) as number) > limit) {
        bag.size -= count
        return
      }
      const posting = postings.get(code)
      if (posting) {
        posting.texts.push(text)
        posting.counts.push(count)
      } else postings.set(code, { texts: [text], counts: [count] })
    })
  })
  const shared = new Int32Array(next.length)
  const found: Candidate[] = []
  oldBags.forEach((bag, text) => {
    const touched = share(bag, postings, frequency, limit, shared)
    found.push(...ranked(text, bag.size, newBags, touched, shared))
    for (const other of touched) shared[other] = 0
  })
  return found
}

function share(
  bag: Bag,
  postings: ReadonlyMap<number, Posting>,
  frequency: ReadonlyMap<number, number>,
  limit: number,
  shared: Int32Array,
): number[] {
  const touched: number[] = []
  for (let at = 0; at < bag.codes.length; at++) {
    const code = bag.codes[at] as number
    const count = bag.counts[at] as number
    if ((frequency.get(code) as number) > limit) {
      bag.size -= count
      continue
    }
    const posting = postings.get(code)
    if (!posting) continue
    for (let n = 0; n < posting.texts.length; n++) {
      const other = posting.texts[n] as number
      if (shared[other] === 0) touched.push(other)
      shared[other] = (shared[other] as number) + Math.min(count, posting.counts[n] as number)
    }
  }
  return touched
}

function ranked(
  text: number,
  size: number,
  newBags: readonly Bag[],
  touched: readonly number[],
  shared: Int32Array,
): Candidate[] {
  const found: Candidate[] = []
  for (const other of touched) {
    const otherSize = (newBags[other] as Bag).size
    const common = shared[other] as number
    const score = (2 * common) / (size + otherSize)
    const contained = common / Math.min(size, otherSize)
    if (score >= LEAST_SCORE || contained >= LEAST_CONTAINED) found.push({ old: text, new: other, score, contained })
  }
  if (found.length <= KEPT_EACH) return found
  return found.sort((a, b) => b.score - a.score).slice(0, KEPT_EACH)
}
