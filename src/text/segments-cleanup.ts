import { isPunctuation } from './compare-fold.ts'
import type { Alternation, Hunk } from './segments.ts'

// Words that hold nothing by themselves: alone between two edits they only break the reading.
const FUNCTION = /^[的地得和与及或并在于对为以由向从其将之者所等应当可以、，；：。]+$/u
const BOUNDARY = /[，。；：、！？（）《》“”\s]/u

const sizeOf = (hunk: Hunk): number => Math.max(hunk.removed.length, hunk.inserted.length)

/** True where what stayed between two edits is too little to be read as text that stayed. */
function isIsland(equal: string, before: Hunk, after: Hunk): boolean {
  const { length } = equal
  if (length <= 1) return true
  const around = sizeOf(before) + sizeOf(after)
  if (length <= 2 && around >= 4) return true
  if (length <= 3 && (isPunctuation(equal) || FUNCTION.test(equal))) return true
  return length <= Math.min(sizeOf(before), sizeOf(after)) / 2
}

/** Takes up what stayed between two edits when it would leave islands of a character or two. */
function absorbIslands({ equals, hunks }: Alternation): Alternation {
  const keptEquals: string[] = [equals[0] ?? '']
  const keptHunks: Hunk[] = []
  hunks.forEach((hunk, at) => {
    let current: Hunk = { ...hunk }
    for (;;) {
      const before = keptHunks.at(-1)
      const between = keptEquals.at(-1) as string
      if (!before || !isIsland(between, before, current)) break
      current = {
        removed: before.removed + between + current.removed,
        inserted: before.inserted + between + current.inserted,
      }
      keptHunks.pop()
      keptEquals.pop()
    }
    keptHunks.push(current)
    keptEquals.push(equals[at + 1] ?? '')
  })
  return { equals: keptEquals, hunks: keptHunks }
}

/** An edit slides within its sentence; a long run of one character must not cost its square. */
const MOST_STEPS = 60

const endsClause = (text: string): boolean => text === '' || BOUNDARY.test(text.slice(-1))

/** Slides a lone insertion or deletion to where a clause begins: the same change, read as people write it. */
function slide(before: string, edit: string, after: string): [string, string, string] {
  let best: [string, string, string] = [before, edit, after]
  let bestScore = scoreOf(best)
  const consider = (option: [string, string, string]): void => {
    const score = scoreOf(option)
    if (score > bestScore) {
      best = option
      bestScore = score
    }
  }
  let now: [string, string, string] = [before, edit, after]
  for (let step = 0; step < MOST_STEPS && now[0] !== '' && now[0].slice(-1) === now[1].slice(-1); step++) {
    const moved = now[0].slice(-1)
    now = [now[0].slice(0, -1), moved + now[1].slice(0, -1), moved + now[2]]
    consider(now)
  }
  now = [before, edit, after]
  for (let step = 0; step < MOST_STEPS && now[2] !== '' && now[2].charAt(0) === now[1].charAt(0); step++) {
    const moved = now[2].charAt(0)
    now = [now[0] + moved, now[1].slice(1) + moved, now[2].slice(1)]
    consider(now)
  }
  return best
}

const scoreOf = ([before, edit, after]: [string, string, string]): number =>
  (endsClause(before) ? 2 : 0) + (endsClause(edit) ? 1 : 0) + (after === '' ? 1 : 0)

/** Makes the difference of two Chinese texts readable: no islands, edits at the borders of clauses. */
export function cleanUp(alternation: Alternation): Alternation {
  const { equals, hunks } = absorbIslands(alternation)
  hunks.forEach((hunk, at) => {
    const lone = hunk.removed === '' || hunk.inserted === ''
    const edit = hunk.removed + hunk.inserted
    if (!lone || edit.length > 2_000) return
    const [before, moved, after] = slide(equals[at] ?? '', edit, equals[at + 1] ?? '')
    equals[at] = before
    equals[at + 1] = after
    if (hunk.removed === '') hunk.inserted = moved
    else hunk.removed = moved
  })
  return { equals, hunks }
}
