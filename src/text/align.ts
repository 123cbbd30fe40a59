import { heaviestChain } from './chain.ts'
import { type Candidate, findCandidates } from './similarity.ts'

/** What is aligned: texts with the same key say the same. */
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

export interface Alignment {
  readonly matches: readonly Match[]
  readonly parts: readonly Part[]
}

export interface AlignOptions {
  readonly paired?: readonly { readonly old: number; readonly new: number }[]
  readonly unpaired?: readonly { readonly old: number; readonly new: number }[]
}

const SURE = 0.9
const IN_ORDER = 0.3
const MOVED = 0.4
const LAST = 0.18
/** Subtracted from each score, so that one good pair outweighs two poor ones. */
const COST = 0.15
const PART = 0.6
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
  readonly matches: Match[] = []

  take(match: Match): void {
    this.old.set(match.old, match)
    this.new.set(match.new, match)
    this.matches.push(match)
  }
  release(match: Match): void {
    this.old.delete(match.old)
    this.new.delete(match.new)
    this.matches.splice(this.matches.indexOf(match), 1)
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

  for (const match of mutualBest(candidates)) if (taken.isFree(match)) taken.take(match)
  let backbone: Match[] = heaviestChain(
    taken.matches.map((match) => weighed(match, 1 + (old[match.old] as Alignable).key.length / 100)),
  )
  backbone = fillGaps(taken, backbone, possible, IN_ORDER)
  for (const match of [...possible].sort((a, b) => b.score - a.score))
    if (match.score >= MOVED && taken.isFree(match)) taken.take(match)
  fillGaps(taken, backbone, possible, LAST)
  return { matches: taken.matches, parts: findParts(taken, candidates, old, next) }
}

/** What is left and stands, for the most part, in a text whose partner does not have it. */
function findParts(
  taken: Taken,
  candidates: readonly Candidate[],
  old: readonly Alignable[],
  next: readonly Alignable[],
): Part[] {
  const best = new Map<string, Part & { contained: number }>()
  for (const candidate of candidates) {
    if (candidate.contained < PART) continue
    for (const side of ['old', 'new'] as const) {
      const other = side === 'old' ? 'new' : 'old'
      const index = candidate[side]
      const match = taken[other].get(candidate[other])
      if (!match || taken[side].has(index)) continue
      const [own, whole, partner] =
        side === 'old'
          ? [old[index], next[candidate.new], old[match.old]]
          : [next[index], old[candidate.old], next[match.new]]
      if (!own || !whole || !partner || !fills(own.key, whole.key, partner.key)) continue
      const known = best.get(`${side} ${index}`)
      if (!known || candidate.contained > known.contained)
        best.set(`${side} ${index}`, { match, side, index, contained: candidate.contained })
    }
  }
  return [...best.values()].map(({ match, side, index }) => ({ match, side, index }))
}

/** True where most of `own` stands in `whole` and its partner does not account for it. */
function fills(own: string, whole: string, partner: string): boolean {
  if (own.length < 8 || own.length > whole.length * 1.4) return false
  const left = new Map<string, number>()
  const count = (text: string, by: number): void => {
    for (let at = 0; at + 1 < text.length; at++) {
      const pair = text.slice(at, at + 2)
      left.set(pair, (left.get(pair) ?? 0) + by)
    }
  }
  count(whole, 1)
  count(partner, -1)
  let found = 0
  for (let at = 0; at + 1 < own.length; at++) {
    const pair = own.slice(at, at + 2)
    const remaining = left.get(pair) ?? 0
    if (remaining <= 0) continue
    left.set(pair, remaining - 1)
    found++
  }
  return found >= (own.length - 1) * 0.5
}
