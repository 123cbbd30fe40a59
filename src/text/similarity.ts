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
const MOST_STEPS = 4_000_000
/** A step so fine that the work stays near its bound: halving would let it swing by four. */
const FINER = 0.8
const KEPT_EACH = 12
const LEAST_SCORE = 0.1
const LEAST_CONTAINED = 0.5

// Two characters in 30 bits: small integers keep the maps fast; the few collisions do no harm.
const pairCode = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff)

/** Numbers the pairs of characters met, and counts in how many texts each occurs. */
class Pairs {
  size = 0
  readonly frequency: Int32Array
  private readonly counts: Int32Array
  /** An open hash table from code to number; far faster here than a Map. Codes are kept one higher: 0 is free. */
  private readonly codes: Int32Array
  private readonly ids: Int32Array
  private readonly mask: number

  /** `most`: how many pairs there can be. */
  constructor(most: number) {
    this.frequency = new Int32Array(most)
    this.counts = new Int32Array(most)
    let slots = 16
    while (slots < 2 * most) slots *= 2
    this.mask = slots - 1
    this.codes = new Int32Array(slots)
    this.ids = new Int32Array(slots)
  }

  private idOf(code: number): number {
    let slot = (Math.imul(code, 0x9e3779b1) >>> 9) & this.mask
    for (;;) {
      const known = this.codes[slot] as number
      if (known === code + 1) return this.ids[slot] as number
      if (known === 0) {
        this.codes[slot] = code + 1
        this.ids[slot] = this.size
        return this.size++
      }
      slot = (slot + 1) & this.mask
    }
  }

  bagOf(text: string): Bag {
    const met: number[] = []
    for (let at = 0; at + 1 < text.length; at++) {
      const id = this.idOf(pairCode(text, at))
      const count = this.counts[id] as number
      if (count === 0) met.push(id)
      this.counts[id] = count + 1
    }
    const pairs = new Int32Array(met)
    const counts = new Int32Array(met.length)
    for (let at = 0; at < pairs.length; at++) {
      const id = pairs[at] as number
      counts[at] = this.counts[id] as number
      this.counts[id] = 0
      this.frequency[id] = (this.frequency[id] as number) + 1
    }
    return { pairs, counts, size: Math.max(0, text.length - 1) }
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

/** Highest number of texts a pair may occur in; lower where the sum of all look-ups would grow too large. */
function commonLimit({ frequency, size }: Pairs, texts: number): number {
  let limit = texts < COMMON_LEAST ? texts : Math.max(2, Math.floor(texts * COMMON_SHARE))
  for (; limit > 2; limit = Math.floor(limit * FINER)) {
    let steps = 0
    for (let id = 0; id < size; id++) {
      const f = frequency[id] as number
      if (f <= limit) steps += (f * f) / 4
    }
    if (steps <= MOST_STEPS) break
  }
  return limit
}

/** Where each informative pair occurs in the new texts, and how often: one run of places after another. */
interface Postings {
  readonly starts: Int32Array
  readonly texts: Int32Array
  readonly counts: Int32Array
}

/** Leaves what is common out of the sizes and notes where the rest occurs. */
function post(bags: readonly Bag[], { frequency, size }: Pairs, limit: number): Postings {
  const starts = new Int32Array(size + 1)
  for (const bag of bags) {
    for (let at = 0; at < bag.pairs.length; at++) {
      const pair = bag.pairs[at] as number
      if ((frequency[pair] as number) > limit) bag.size -= bag.counts[at] as number
      else starts[pair + 1] = (starts[pair + 1] as number) + 1
    }
  }
  for (let pair = 0; pair < size; pair++) starts[pair + 1] = (starts[pair + 1] as number) + (starts[pair] as number)
  const filled = starts.slice(0, size)
  const texts = new Int32Array(starts[size] as number)
  const counts = new Int32Array(texts.length)
  bags.forEach((bag, text) => {
    for (let at = 0; at < bag.pairs.length; at++) {
      const pair = bag.pairs[at] as number
      if ((frequency[pair] as number) > limit) continue
      const place = filled[pair] as number
      filled[pair] = place + 1
      texts[place] = text
      counts[place] = bag.counts[at] as number
    }
  })
  return { starts, texts, counts }
}

/**
 * Finds the pairs of texts worth comparing: for each old text the most alike new ones, by multiset Dice over pairs of
 * characters, leaving out pairs that occur everywhere. Looks only at texts that share something: never all with all.
 */
export function findCandidates(old: readonly string[], next: readonly string[]): Candidate[] {
  if (old.length === 0 || next.length === 0) return []
  if (old.length === 1 && next.length === 1) return compareAlone(old[0] as string, next[0] as string)
  const pairs = new Pairs([...old, ...next].reduce((sum, text) => sum + text.length, 0))
  const oldBags = old.map((text) => pairs.bagOf(text))
  const newBags = next.map((text) => pairs.bagOf(text))
  const limit = commonLimit(pairs, old.length + next.length)
  const postings = post(newBags, pairs, limit)
  const shared = new Int32Array(next.length)
  const found: Candidate[] = []
  oldBags.forEach((bag, text) => {
    const touched: number[] = []
    for (let at = 0; at < bag.pairs.length; at++) {
      const pair = bag.pairs[at] as number
      const count = bag.counts[at] as number
      if ((pairs.frequency[pair] as number) > limit) bag.size -= count
      else share(postings, pair, count, shared, touched)
    }
    for (const candidate of ranked(text, bag.size, newBags, touched, shared)) found.push(candidate)
    for (const other of touched) shared[other] = 0
  })
  return found
}

function share(
  { starts, texts, counts }: Postings,
  pair: number,
  count: number,
  shared: Int32Array,
  touched: number[],
): void {
  const end = starts[pair + 1] as number
  for (let place = starts[pair] as number; place < end; place++) {
    const other = texts[place] as number
    const before = shared[other] as number
    if (before === 0) touched.push(other)
    shared[other] = before + Math.min(count, counts[place] as number)
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
