import { type Alignment, align } from './align.ts'
import { heaviestChain } from './chain.ts'
import type { CompareOptions, PathPair } from './compare-model.ts'
import { POOLS, type Pool, type Unit } from './compare-units.ts'
import type { Match, Part } from './parts.ts'

/** Old and new units that belong together, as indexes; one side is empty for what was added or removed. */
export interface Group {
  readonly old: readonly number[]
  readonly new: readonly number[]
  readonly moved: boolean
}

/** Of these a text has one: whatever it says, it is the same thing. */
const SINGLE: ReadonlySet<Pool> = new Set(['title', 'number', 'signature', 'date'])
/** Where the title or the 题注 stands is a matter of layout. */
const MOVABLE: ReadonlySet<Pool> = new Set(['text', 'division', 'table'])
const OVERLAP = 0.5

interface Pairing {
  readonly matches: Match[]
  readonly parts: Part[]
}

function placesOf(units: readonly Unit[], pool: Pool): number[] {
  return [...units.keys()].filter((at) => units[at]?.pool === pool)
}

function alignPool(old: readonly Unit[], next: readonly Unit[], pool: Pool, options: CompareOptions): Alignment {
  const oldPlaces = placesOf(old, pool)
  const newPlaces = placesOf(next, pool)
  const local = (pairs: readonly PathPair[] | undefined): { old: number; new: number }[] =>
    (pairs ?? []).flatMap((pair) => {
      const o = oldPlaces.findIndex((at) => old[at]?.ref.path === pair.old)
      const n = newPlaces.findIndex((at) => next[at]?.ref.path === pair.new)
      return o >= 0 && n >= 0 ? [{ old: o, new: n }] : []
    })
  const found = align(
    oldPlaces.map((at) => old[at] as Unit),
    newPlaces.map((at) => next[at] as Unit),
    { paired: local(options.paired), unpaired: local(options.unpaired), withParts: pool === 'text' },
  )
  const globally = new Map(
    found.matches.map((m) => [m, { ...m, old: oldPlaces[m.old] as number, new: newPlaces[m.new] as number }]),
  )
  return {
    matches: [...globally.values()],
    parts: found.parts.map((part) => ({
      ...part,
      match: globally.get(part.match) as Match,
      index: (part.side === 'old' ? oldPlaces : newPlaces)[part.index] as number,
    })),
  }
}

const freeOf = (units: readonly Unit[], pool: Pool, matches: readonly Match[], side: 'old' | 'new'): number[] => {
  const taken = new Set(matches.map((match) => match[side]))
  return placesOf(units, pool).filter((at) => !taken.has(at))
}

/** Pairs chapters of other names when they hold, for the greater part, the same articles. */
function pairDivisions(old: readonly Unit[], next: readonly Unit[], matches: Match[]): void {
  const shared = new Map<string, number>()
  const sizes = { old: new Map<number, number>(), new: new Map<number, number>() }
  const add = (map: Map<number, number>, key: number): unknown => map.set(key, (map.get(key) ?? 0) + 1)
  for (const match of matches) {
    const from = old[match.old]?.division ?? -1
    const to = next[match.new]?.division ?? -1
    if (old[match.old]?.pool !== 'text' || from < 0 || to < 0) continue
    add(sizes.old, from)
    add(sizes.new, to)
    const key = `${from} ${to}`
    shared.set(key, (shared.get(key) ?? 0) + 1)
  }
  const freeOld = new Set(freeOf(old, 'division', matches, 'old'))
  const freeNew = new Set(freeOf(next, 'division', matches, 'new'))
  const ranked = [...shared].sort((a, b) => b[1] - a[1])
  for (const [key, count] of ranked) {
    const [from, to] = key.split(' ').map(Number) as [number, number]
    if (!freeOld.has(from) || !freeNew.has(to) || old[from]?.kind !== next[to]?.kind) continue
    if (count < OVERLAP * Math.max(sizes.old.get(from) ?? 0, sizes.new.get(to) ?? 0)) continue
    freeOld.delete(from)
    freeNew.delete(to)
    matches.push({ old: from, new: to, score: 0 })
  }
}

function pairAll(old: readonly Unit[], next: readonly Unit[], options: CompareOptions): Pairing {
  const matches: Match[] = []
  const parts: Part[] = []
  for (const pool of POOLS) {
    const found = alignPool(old, next, pool, options)
    for (const match of found.matches) matches.push(match)
    for (const part of found.parts) parts.push(part)
    if (pool === 'division') pairDivisions(old, next, matches)
    if (!SINGLE.has(pool)) continue
    const restNew = freeOf(next, pool, matches, 'new')
    freeOf(old, pool, matches, 'old').forEach((at, n) => {
      const other = restNew[n]
      if (other !== undefined) matches.push({ old: at, new: other, score: 0 })
    })
  }
  return { matches, parts }
}

/**
 * Says which units of two texts belong together, each of both sides in exactly one group, in the order of the new text
 * with what was removed where it used to stand.
 */
export function pairUnits(old: readonly Unit[], next: readonly Unit[], options: CompareOptions): Group[] {
  const { matches, parts } = pairAll(old, next, options)
  const movable = matches.filter((match) => MOVABLE.has(old[match.old]?.pool ?? 'front'))
  const inOrder = new Set(
    heaviestChain(
      movable.map((match) => ({
        ...match,
        match,
        weight: 1 + Math.min(old[match.old]?.key.length ?? 0, next[match.new]?.key.length ?? 0),
      })),
    ).map((link) => link.match),
  )
  const moved = new Set(movable.filter((match) => !inOrder.has(match)))
  const partsOf = new Map<Match, Part[]>()
  for (const part of parts) partsOf.set(part.match, [...(partsOf.get(part.match) ?? []), part])
  const groupOfNew = new Map<number, Group>()
  const seenOld = new Set<number>()
  const after = new Map<number, number[]>()
  for (const match of matches) {
    const more = partsOf.get(match) ?? []
    const sideOf = (side: 'old' | 'new'): number[] =>
      [match[side], ...more.filter((part) => part.side === side).map((part) => part.index)].sort((a, b) => a - b)
    const group = { old: sideOf('old'), new: sideOf('new'), moved: moved.has(match) }
    for (const at of group.old) seenOld.add(at)
    for (const at of group.new) groupOfNew.set(at, group)
  }
  // A removed unit is shown behind the one before it that kept its order.
  const stays = new Map([...inOrder].map((match) => [match.old, match.new]))
  let behind = -1
  for (const at of old.keys()) {
    behind = stays.get(at) ?? behind
    if (!seenOld.has(at)) after.set(behind, [...(after.get(behind) ?? []), at])
  }
  return inReadingOrder(next.length, groupOfNew, after)
}

function inReadingOrder(
  count: number,
  groupOfNew: ReadonlyMap<number, Group>,
  removedAfter: ReadonlyMap<number, readonly number[]>,
): Group[] {
  const out: Group[] = []
  const removed = (at: number): void => {
    for (const index of removedAfter.get(at) ?? []) out.push({ old: [index], new: [], moved: false })
  }
  removed(-1)
  for (let at = 0; at < count; at++) {
    const group = groupOfNew.get(at)
    if (!group) out.push({ old: [], new: [at], moved: false })
    else if (group.new[0] === at) out.push(group)
    removed(at)
  }
  return out
}
