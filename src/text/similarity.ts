/** How alike two texts of two lists are; indexes into the lists. */
export interface Candidate {
  readonly old: number
  readonly new: number
  /** Dice over the informative pairs of characters. */
  readonly score: number
  /** Share of the smaller text's pairs that the other holds. */
  readonly contained: number
}

/** The pairs of characters of one text, each with how often it occurs. */
interface Bag {
  readonly pairs: Int32Array
  readonly counts: Int32Array
  /** How many there are that tell something. */
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

/** Numbers the pairs of characters met, and counts in how many texts each occurs. */
class Pairs {
  private readonly ids = new Map<number, number>()
  readonly frequency: number[] = []

  bagsOf(texts: readonly string[]): Bag[] {
    const counts: number[] = []
    return texts.map((text) => {
      const met: number[] = []
      for (let at = 0; at + 1 < text.length; at++) {
        const id = this.idOf(pairCode(text, at))
        const count = counts[id] ?? 0
        if (count === 0) met.push(id)
        counts[id] = count + 1
      }
      const bag = {
        pairs: Int32Array.from(met),
        counts: new Int32Array(met.length),
        size: Math.max(0, text.length - 1),
      }
      met.forEach((id, at) => {
        bag.counts[at] = counts[id] as number
        counts[id] = 0
        this.frequency[id] = (this.frequency[id] as number) + 1
      })
      return bag
    })
  }

  private idOf(code: number): number {
    const known = this.ids.get(code)
    if (known !== undefined) return known
    const id = this.frequency.length
    this.ids.set(code, id)
    this.frequency.push(0)
    return id
  }
}

/** How many pairs of characters two texts share. */
function sharedPairs(old: string, next: string): number {
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
  return shared
}

/** Compares two texts by the pairs of characters they share: 1 for the same, 0 for nothing in common. */
export function dice(old: string, next: string): number {
  if (old === next) return 1
  if (old.length < 2 || next.length < 2) return 0
  return (2 * sharedPairs(old, next)) / (old.length + next.length - 2)
}

/** The share of the shorter text that the other holds. */
export function overlap(old: string, next: string): number {
  const shorter = Math.min(old.length, next.length) - 1
  return shorter < 1 ? 0 : sharedPairs(old, next) / shorter
}

/** One text with one other: there is nothing to tell what is common. */
function compareAlone(old: string, next: string): Candidate[] {
  const shared = sharedPairs(old, next)
  const score = (2 * shared) / Math.max(1, old.length + next.length - 2)
  const contained = shared / Math.max(1, Math.min(old.length, next.length) - 1)
  return score >= LEAST_SCORE || contained >= LEAST_CONTAINED ? [{ old: 0, new: 0, score, contained }] : []
}

/** Where an informative pair occurs in the new texts, and how often. */
interface Posting {
  readonly texts: number[]
  readonly counts: number[]
}

/** Highest number of texts a pair may occur in; lower where the sum of all look-ups would grow too large. */
function commonLimit(frequency: readonly number[], texts: number): number {
  let limit = texts < COMMON_LEAST ? texts : Math.max(2, Math.floor(texts * COMMON_SHARE))
  for (; limit > 2; limit = Math.floor(limit / 2)) {
    let steps = 0
    for (const f of frequency) if (f <= limit) steps += (f * f) / 4
    if (steps <= MOST_STEPS) break
  }
  return limit
}

/** Leaves out what is common and notes where the rest occurs. */
function post(bags: readonly Bag[], frequency: readonly number[], limit: number): (Posting | undefined)[] {
  const postings: (Posting | undefined)[] = new Array(frequency.length).fill(undefined)
  bags.forEach((bag, text) => {
    for (let at = 0; at < bag.pairs.length; at++) {
      const pair = bag.pairs[at] as number
      const count = bag.counts[at] as number
      if ((frequency[pair] as number) > limit) {
        bag.size -= count
        continue
      }
      const posting = postings[pair]
      if (posting) {
        posting.texts.push(text)
        posting.counts.push(count)
      } else postings[pair] = { texts: [text], counts: [count] }
    }
  })
  return postings
}

/**
 * Finds the pairs of texts worth comparing: for each old text the most alike new ones, by multiset Dice over pairs of
 * characters, leaving out pairs that occur everywhere. Looks only at texts that share something: never all with all.
 */
export function findCandidates(old: readonly string[], next: readonly string[]): Candidate[] {
  if (old.length === 0 || next.length === 0) return []
  if (old.length === 1 && next.length === 1) return compareAlone(old[0] as string, next[0] as string)
  const pairs = new Pairs()
  const oldBags = pairs.bagsOf(old)
  const newBags = pairs.bagsOf(next)
  const limit = commonLimit(pairs.frequency, old.length + next.length)
  const postings = post(newBags, pairs.frequency, limit)
  const shared = new Int32Array(next.length)
  const found: Candidate[] = []
  oldBags.forEach((bag, text) => {
    const touched: number[] = []
    for (let at = 0; at < bag.pairs.length; at++) {
      const pair = bag.pairs[at] as number
      const count = bag.counts[at] as number
      if ((pairs.frequency[pair] as number) > limit) bag.size -= count
      else share(postings[pair], count, shared, touched)
    }
    found.push(...ranked(text, bag.size, newBags, touched, shared))
    for (const other of touched) shared[other] = 0
  })
  return found
}

function share(posting: Posting | undefined, count: number, shared: Int32Array, touched: number[]): void {
  if (!posting) return
  for (let n = 0; n < posting.texts.length; n++) {
    const other = posting.texts[n] as number
    if (shared[other] === 0) touched.push(other)
    shared[other] = (shared[other] as number) + Math.min(count, posting.counts[n] as number)
  }
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
