import { heaviestChain } from './chain.ts'
import { type Alignable, findParts, type Match, type Part } from './parts.ts'
import { type Candidate, findCandidates, overlap } from './similarity.ts'

export interface Alignment {
  readonly matches: readonly Match[]
  readonly parts: readonly Part[]
}

export interface AlignOptions {
  readonly paired?: readonly { readonly old: number; readonly new: number }[]
  readonly unpaired?: readonly { readonly old: number; readonly new: number }[]
  /** Also look for what was split off or merged in. */
  readonly withParts?: boolean
}

const SURE = 0.9
/** A text this much like one in its old place was changed there, even if another is more like it. */
const IN_PLACE = 0.5
const IN_ORDER = 0.3
const MOVED = 0.4
const LAST = 0.18
/** A text rewritten and moved at once is this much like its origin, and so many times more than like any other. */
const REWRITTEN = 0.2
const CLEAR = 1.5
/** Pairs of characters that must be shared: two short sentences on street lamps are not one sentence. */
const ENOUGH = 10
/** Share of the shorter text that the other holds, for two texts alone between the same neighbours. */
const ALONE = 0.43
const CAPTION = 8
/** Subtracted from each score, so that one good pair outweighs two poor ones. */
const COST = 0.15
/** Twins by twins: groups larger than this are paired in order only. */
const MOST_TWINS = 64

/** Pairs of texts with the same words; unique ones are certain. */
function twins(old: readonly Alignable[], next: readonly Alignable[]): { sure: Match[]; possible: Match[] } {
  const groups = new Map<string, { old: number[]; new: number[] }>()
  const add = (side: 'old' | 'new', items: readonly Alignable[]): void =>
    items.forEach(({ key }, at) => {
      const group = groups.get(key) ?? { old: [], new: [] }
      group[side].push(at)
      groups.set(key, group)
    })
  add('old', old)
  add('new', next)
  const sure: Match[] = []
  const possible: Match[] = []
  for (const group of groups.values()) {
    if (group.old.length === 0 || group.new.length === 0) continue
    if (group.old.length === 1 && group.new.length === 1) {
      sure.push({ old: group.old[0] as number, new: group.new[0] as number, score: 1 })
      continue
    }
    const small = group.old.length * group.new.length <= MOST_TWINS
    group.old.forEach((o, k) => {
      const others = small ? group.new : group.new.slice(k, k + 1)
      for (const n of others) possible.push({ old: o, new: n, score: 1 })
    })
  }
  return { sure, possible }
}

/** Texts taken so far on both sides. */
class Taken {
  readonly old = new Map<number, Match>()
  readonly new = new Map<number, Match>()
  private readonly taken = new Set<Match>()

  get matches(): Match[] {
    return [...this.taken]
  }

  take(match: Match): void {
    this.old.set(match.old, match)
    this.new.set(match.new, match)
    this.taken.add(match)
  }
  release(match: Match): void {
    this.old.delete(match.old)
    this.new.delete(match.new)
    this.taken.delete(match)
  }
  isFree(match: { old: number; new: number }): boolean {
    return !this.old.has(match.old) && !this.new.has(match.new)
  }
}

const weighed = (match: Match, weight: number): Match & { weight: number } => ({ ...match, weight })

/** Adds the best matches that keep the order of `backbone`. */
function fillGaps(taken: Taken, backbone: readonly Match[], options: readonly Match[], least: number): Match[] {
  const free = options.filter((option) => option.score >= least && taken.isFree(option))
  if (free.length === 0) return [...backbone]
  const fixed = 4 * (free.length + 1)
  const chain = heaviestChain([
    ...backbone.map((match) => weighed(match, fixed)),
    ...free.map((match) => weighed(match, match.score - COST)),
  ])
  const added: Match[] = []
  for (const { weight, ...match } of chain) if (weight !== fixed) added.push(match)
  for (const match of added) taken.take(match)
  return [...backbone, ...added].sort((a, b) => a.old - b.old)
}

/** Nearly equal pairs that are each other's best. */
function mutualBest(candidates: readonly Candidate[]): Candidate[] {
  const bestOld = new Map<number, Candidate>()
  const bestNew = new Map<number, Candidate>()
  for (const candidate of candidates) {
    if (candidate.score > (bestOld.get(candidate.old)?.score ?? 0)) bestOld.set(candidate.old, candidate)
    if (candidate.score > (bestNew.get(candidate.new)?.score ?? 0)) bestNew.set(candidate.new, candidate)
  }
  return candidates.filter((c) => c.score >= SURE && bestOld.get(c.old) === c && bestNew.get(c.new) === c)
}

/** Index of the first match behind an old text; the matches are in the order of the old texts. */
function firstAfter(backbone: readonly Match[], old: number): number {
  let [low, high] = [0, backbone.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((backbone[middle] as Match).old > old) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Finds nearly equal pairs out of order whose old text has another partner, less like it, where it used to stand: a
 * rule copied into another chapter while the article itself was changed.
 */
function copiesElsewhere(
  nearly: readonly Match[],
  backbone: readonly Match[],
  candidates: readonly Candidate[],
): Match[] {
  const kept = new Set(backbone.map((match) => match.old))
  const suspects = new Map(nearly.filter((match) => !kept.has(match.old)).map((match) => [match.old, match]))
  if (suspects.size === 0) return []
  const inPlace = candidates.filter((candidate) => {
    if (candidate.score < IN_PLACE || !suspects.has(candidate.old)) return false
    const after = firstAfter(backbone, candidate.old)
    const [before, behind] = [backbone[after - 1]?.new ?? -1, backbone[after]?.new ?? Number.POSITIVE_INFINITY]
    return before < candidate.new && candidate.new < behind
  })
  return [...new Set(inPlace.map((candidate) => suspects.get(candidate.old) as Match))]
}

/** The best and the second score of each of some texts on one side. */
function bestTwo(
  candidates: readonly Candidate[],
  some: readonly Candidate[],
  side: 'old' | 'new',
): Map<number, [number, number]> {
  const scores = new Map(some.map((candidate): [number, [number, number]] => [candidate[side], [0, 0]]))
  for (const candidate of candidates) {
    const known = scores.get(candidate[side])
    if (!known) continue
    if (candidate.score > known[0]) {
      known[1] = known[0]
      known[0] = candidate.score
    } else if (candidate.score > known[1]) known[1] = candidate.score
  }
  return scores
}

/** Pairs what is left and far more like one another than like anything else: rewritten and moved at once. */
function pairClear(
  taken: Taken,
  candidates: readonly Candidate[],
  old: readonly Alignable[],
  next: readonly Alignable[],
): void {
  const left = candidates.filter((match) => match.score >= REWRITTEN && taken.isFree(match))
  if (left.length === 0) return
  const bestOld = bestTwo(candidates, left, 'old')
  const bestNew = bestTwo(candidates, left, 'new')
  const stands = (score: number, [best, second]: readonly [number, number] = [0, 0]): boolean =>
    score === best && score >= CLEAR * second
  for (const match of left) {
    if (!taken.isFree(match)) continue
    const length = (old[match.old]?.key.length ?? 0) + (next[match.new]?.key.length ?? 0)
    if (match.score * length < 2 * ENOUGH) continue
    if (stands(match.score, bestOld.get(match.old)) && stands(match.score, bestNew.get(match.new))) taken.take(match)
  }
}

/** For a few characters, such as 送审稿 and 修改稿, one in three in common is enough. */
function likeCaption(old: string, next: string): number {
  if (Math.max(old.length, next.length) > CAPTION) return 0
  const shared = [...old].filter((symbol) => next.includes(symbol)).length
  return 3 * shared >= Math.max(old.length, next.length) ? ALONE : 0
}

/** Pairs what stands alone between the same neighbours on both sides, if it has something in common: a rewritten text. */
function pairAlone(
  taken: Taken,
  backbone: readonly Match[],
  old: readonly Alignable[],
  next: readonly Alignable[],
  allowed: (match: { old: number; new: number }) => boolean,
): void {
  const borders = [{ old: -1, new: -1 }, ...backbone, { old: old.length, new: next.length }]
  borders.slice(1).forEach((border, at) => {
    const before = borders[at] as { old: number; new: number }
    const pair = { old: before.old + 1, new: before.new + 1 }
    const alone = border.old === pair.old + 1 && border.new === pair.new + 1
    if (!alone || !taken.isFree(pair) || !allowed(pair)) return
    const [oldKey, newKey] = [old[pair.old]?.key ?? '', next[pair.new]?.key ?? '']
    const score = Math.max(overlap(oldKey, newKey), likeCaption(oldKey, newKey))
    if (score >= ALONE) taken.take({ ...pair, score })
  })
}

/**
 * Finds which old text became which new one: certain pairs first, wherever they stand; then, between those that kept
 * their order, the best pairs in order; then what moved; then weaker pairs in the gaps; last, what was split off or
 * merged in. Never compares all with all.
 */
export function align(old: readonly Alignable[], next: readonly Alignable[], options: AlignOptions = {}): Alignment {
  const taken = new Taken()
  const apart = new Set(options.unpaired?.map((pair) => `${pair.old} ${pair.new}`))
  const allowed = (match: { old: number; new: number }): boolean => !apart.has(`${match.old} ${match.new}`)
  const chosen = (options.paired ?? []).map((pair) => ({ ...pair, score: 1 }))
  for (const match of chosen) if (taken.isFree(match)) taken.take(match)
  const same = twins(old, next)
  for (const match of same.sure) if (taken.isFree(match) && allowed(match)) taken.take(match)

  const restOld = [...old.keys()].filter((at) => !taken.old.has(at))
  const restNew = [...next.keys()].filter((at) => !taken.new.has(at))
  const textsOf = (items: readonly Alignable[], rest: readonly number[]): string[] =>
    rest.map((at) => (items[at] as Alignable).key)
  const candidates = findCandidates(textsOf(old, restOld), textsOf(next, restNew))
    .map((c) => ({ ...c, old: restOld[c.old] as number, new: restNew[c.new] as number }))
    .filter(allowed)
  const possible: Match[] = [...same.possible.filter(allowed), ...candidates]

  const nearly = mutualBest(candidates).filter((match) => taken.isFree(match))
  for (const match of nearly) taken.take(match)
  let backbone: Match[] = heaviestChain(
    taken.matches.map((match) => weighed(match, 1 + (old[match.old] as Alignable).key.length / 100)),
  )
  for (const copy of copiesElsewhere(nearly, backbone, candidates)) taken.release(copy)
  backbone = fillGaps(taken, backbone, possible, IN_ORDER)
  for (const match of [...possible].sort((a, b) => b.score - a.score))
    if (match.score >= MOVED && taken.isFree(match)) taken.take(match)
  backbone = fillGaps(taken, backbone, possible, LAST)
  pairClear(taken, candidates, old, next)
  pairAlone(taken, backbone, old, next, allowed)
  const parts = options.withParts ? findParts(old, next, taken.matches) : []
  return {
    matches: taken.matches,
    // Who paired two texts said what belongs together: nothing is joined to them by likeness.
    parts: parts.filter(
      (part) => !chosen.some((pair) => pair === part.match) && allowed({ ...part.match, [part.side]: part.index }),
    ),
  }
}
