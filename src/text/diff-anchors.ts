import { heaviestChain } from './chain.ts'

/** A stretch of both texts; the same on both sides where it is an anchor. */
export interface Stretch {
  readonly old: string
  readonly new: string
}

// From coarse to fine. The last cuts where a character happens to fall, so that text without any punctuation has anchors.
const CUTS: readonly ((text: string) => string[])[] = [
  (text) => text.match(/[^。；;\n]*[。；;\n]|[^。；;\n]+$/gu) ?? [],
  (text) => text.match(/[^，、：:,。；;\n]*[，、：:,。；;\n]|[^，、：:,。；;\n]+$/gu) ?? [],
  cutByContent,
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

/** Cuts off what both begin and end with, at the border of a clause so that no word is cut. */
function trimmed(old: string, next: string): { head: string; middle: Stretch; tail: string } {
  let start = commonStart(old, next)
  let end = commonEnd(old, next, start)
  if (start < old.length || start < next.length) while (start > 0 && !BORDER.test(old.charAt(start - 1))) start--
  while (end > 0 && !BORDER.test(old.charAt(old.length - end - 1))) end--
  return {
    head: old.slice(0, start),
    middle: { old: old.slice(start, old.length - end), new: next.slice(start, next.length - end) },
    tail: old.slice(old.length - end),
  }
}

/**
 * Cuts two texts at the sentences, then clauses, that occur exactly once in each and in the same order, until every
 * stretch that differs is at most `size` long on average of both sides. Time grows with the length, not its square.
 */
export function splitAround(old: string, next: string, size: number, level = 0): Stretch[] {
  if (old === next) return [{ old, new: next }]
  const { head, middle, tail } = trimmed(old, next)
  const out: Stretch[] = []
  if (head !== '') out.push({ old: head, new: head })
  const cut = CUTS[level]
  const small = middle.old.length * middle.new.length <= size * size
  if (small || !cut || middle.old === '' || middle.new === '') out.push(middle)
  else out.push(...around(middle, cut, size, level))
  if (tail !== '') out.push({ old: tail, new: tail })
  return out
}

function around(middle: Stretch, cut: (text: string) => string[], size: number, level: number): Stretch[] {
  const oldPieces = cut(middle.old)
  const newPieces = cut(middle.new)
  const newPlaces = uniquePlaces(newPieces)
  const anchors = [...uniquePlaces(oldPieces)].flatMap(([piece, place]) => {
    const other = newPlaces.get(piece)
    return other === undefined || piece.length < 3 ? [] : [{ old: place, new: other, weight: piece.length }]
  })
  const out: Stretch[] = []
  let oldFrom = 0
  let newFrom = 0
  const between = (oldTo: number, newTo: number): void => {
    const old = oldPieces.slice(oldFrom, oldTo).join('')
    const next = newPieces.slice(newFrom, newTo).join('')
    if (old !== '' || next !== '') out.push(...splitAround(old, next, size, level + 1))
  }
  for (const anchor of heaviestChain(anchors)) {
    between(anchor.old, anchor.new)
    const piece = oldPieces[anchor.old] as string
    out.push({ old: piece, new: piece })
    oldFrom = anchor.old + 1
    newFrom = anchor.new + 1
  }
  between(oldPieces.length, newPieces.length)
  return out
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
