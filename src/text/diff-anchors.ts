import { heaviestChain } from './chain.ts'

/** A stretch of both texts; the same on both sides where it is an anchor. */
export interface Stretch {
  readonly old: string
  readonly new: string
}

interface Cut {
  readonly into: (text: string) => string[]
  /** Product of both lengths from which this cut is made. */
  readonly from: number
  /** A shorter piece is no anchor: it may stand where it stands by chance. */
  readonly least: number
}

/** Product of two lengths above which a stretch is too long to compare word by word. */
export const LONG = 4_000_000
// From coarse to fine. The last cuts where a character happens to fall, so that text without any punctuation has anchors.
const CUTS: readonly Cut[] = [
  { into: (text) => text.match(/[^。；;\n]*[。；;\n]|[^。；;\n]+$/gu) ?? [], from: 200, least: 6 },
  {
    into: (text) => text.match(/[^，、：:,。；;\n]*[，、：:,。；;\n]|[^，、：:,。；;\n]+$/gu) ?? [],
    from: 200,
    least: 6,
  },
  { into: cutByContent, from: LONG, least: 3 },
]

function cutByContent(text: string): string[] {
  const out: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) % 13 !== 0 || at - from < 5) continue
    out.push(text.slice(from, at + 1))
    from = at + 1
  }
  if (from < text.length) out.push(text.slice(from))
  return out
}

function commonStart(old: string, next: string): number {
  const most = Math.min(old.length, next.length)
  let at = 0
  while (at < most && old.charCodeAt(at) === next.charCodeAt(at)) at++
  return at
}

function commonEnd(old: string, next: string, start: number): number {
  const most = Math.min(old.length, next.length) - start
  let count = 0
  while (count < most && old.charCodeAt(old.length - 1 - count) === next.charCodeAt(next.length - 1 - count)) count++
  return count
}

const BORDER = /[，。；：、,;:\s]/u

/** What is kept around a difference, so that the words at its edges are cut as in the whole. */
const CONTEXT = 12

/** Cuts off what both begin and end with, at the border of a clause or well before the difference. */
function trimmed(old: string, next: string): { head: string; middle: Stretch; tail: string } {
  const same = commonStart(old, next)
  let start = same
  while (start > 0 && same - start < CONTEXT && !BORDER.test(old.charAt(start - 1))) start--
  const alike = commonEnd(old, next, start)
  let end = alike
  while (end > 0 && alike - end < CONTEXT && !BORDER.test(old.charAt(old.length - end - 1))) end--
  return {
    head: old.slice(0, start),
    middle: { old: old.slice(start, old.length - end), new: next.slice(start, next.length - end) },
    tail: old.slice(old.length - end),
  }
}

/**
 * Cuts two texts at the sentences, then clauses, that occur exactly once in each and in the same order, as long as what
 * differs is long. Time grows with the length, not its square.
 */
export function splitAround(old: string, next: string): Stretch[] {
  const out: Stretch[] = []
  split({ old, new: next }, 0, out)
  return out
}

function split(stretch: Stretch, level: number, out: Stretch[]): void {
  if (stretch.old === stretch.new) {
    out.push(stretch)
    return
  }
  const { head, middle, tail } = trimmed(stretch.old, stretch.new)
  if (head !== '') out.push({ old: head, new: head })
  const product = middle.old.length * middle.new.length
  const finer = CUTS.findIndex((cut, at) => at >= level && product >= cut.from)
  if (finer < 0) out.push(middle)
  else around(middle, finer, out)
  if (tail !== '') out.push({ old: tail, new: tail })
}

function around(middle: Stretch, level: number, out: Stretch[]): void {
  const cut = CUTS[level] as Cut
  const oldPieces = cut.into(middle.old)
  const newPieces = cut.into(middle.new)
  const newPlaces = uniquePlaces(newPieces)
  const anchors = [...uniquePlaces(oldPieces)].flatMap(([piece, place]) => {
    const other = newPlaces.get(piece)
    return other === undefined || piece.length < cut.least ? [] : [{ old: place, new: other, weight: piece.length }]
  })
  let oldFrom = 0
  let newFrom = 0
  const between = (oldTo: number, newTo: number): void => {
    const old = oldPieces.slice(oldFrom, oldTo).join('')
    const next = newPieces.slice(newFrom, newTo).join('')
    if (old !== '' || next !== '') split({ old, new: next }, level + 1, out)
  }
  for (const anchor of heaviestChain(anchors)) {
    between(anchor.old, anchor.new)
    const piece = oldPieces[anchor.old] as string
    out.push({ old: piece, new: piece })
    oldFrom = anchor.old + 1
    newFrom = anchor.new + 1
  }
  between(oldPieces.length, newPieces.length)
}

/** Where each piece stands that occurs exactly once. */
function uniquePlaces(pieces: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  pieces.forEach((piece, at) => {
    places.set(piece, places.has(piece) ? -1 : at)
  })
  for (const [piece, at] of places) if (at < 0) places.delete(piece)
  return places
}
