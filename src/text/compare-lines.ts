import { align } from './align.ts'
import { heaviestChain } from './chain.ts'
import type { ComparedLine, Segment } from './compare-model.ts'
import type { UnitLine } from './compare-units.ts'
import { diffText, type Words } from './diff.ts'
import { joinSegments, replaced } from './segments.ts'

type Row = readonly [UnitLine | null, UnitLine | null]

/** Pairs the lines of two articles in order: those that begin and end alike first, the rest by likeness. */
function pairLines(old: readonly UnitLine[], next: readonly UnitLine[]): Row[] {
  let start = 0
  while (start < old.length && start < next.length && old[start]?.key === next[start]?.key) start++
  let end = 0
  const most = Math.min(old.length, next.length) - start
  while (end < most && old[old.length - 1 - end]?.key === next[next.length - 1 - end]?.key) end++
  const same = (from: number, to: number, shift: number): Row[] =>
    old.slice(from, to).map((line, at): Row => [line, next[from + at + shift] as UnitLine])
  return [
    ...same(0, start, 0),
    ...pairMiddle(old.slice(start, old.length - end), next.slice(start, next.length - end)),
    ...same(old.length - end, old.length, next.length - old.length),
  ]
}

function pairMiddle(old: readonly UnitLine[], next: readonly UnitLine[]): Row[] {
  if (old.length === 0) return next.map((line) => [null, line])
  if (next.length === 0) return old.map((line) => [line, null])
  if (old.length === 1 && next.length === 1) return [[old[0] as UnitLine, next[0] as UnitLine]]
  const { matches } = align(old, next)
  const inOrder = heaviestChain(
    matches.map((match) => ({ ...match, weight: match.score * (4 + (old[match.old]?.key.length ?? 0)) })),
  )
  const rows: Row[] = []
  let oldFrom = 0
  let newFrom = 0
  const between = (oldTo: number, newTo: number): void => {
    const oldGap = old.slice(oldFrom, oldTo)
    const newGap = next.slice(newFrom, newTo)
    const [onlyOld] = oldGap
    const [onlyNew] = newGap
    if (oldGap.length === 1 && newGap.length === 1 && onlyOld?.kind === onlyNew?.kind)
      rows.push([onlyOld ?? null, onlyNew ?? null])
    else {
      for (const line of oldGap) rows.push([line, null])
      for (const line of newGap) rows.push([null, line])
    }
  }
  for (const match of inOrder) {
    between(match.old, match.new)
    rows.push([old[match.old] as UnitLine, next[match.new] as UnitLine])
    oldFrom = match.old + 1
    newFrom = match.new + 1
  }
  between(old.length, next.length)
  return rows
}

/** Compares the lines of two articles; the label of a 款 or 项 stays apart from its text. */
export function compareLines(
  old: readonly UnitLine[],
  next: readonly UnitLine[],
  words: Words,
  coarse: boolean,
): ComparedLine[] {
  return pairLines(old, next).map(([oldLine, newLine]): ComparedLine => {
    const oldText = oldLine?.text ?? ''
    const newText = newLine?.text ?? ''
    return {
      kind: (newLine ?? (oldLine as UnitLine)).kind,
      old: oldLine?.ref ?? null,
      new: newLine?.ref ?? null,
      segments: coarse && oldText !== newText ? replaced(oldText, newText) : diffText(oldText, newText, words),
    }
  })
}

/** One run of segments for several lines; the line breaks between them belong to the side, or sides, that have them. */
export function joinLines(lines: readonly Pick<ComparedLine, 'old' | 'new' | 'segments'>[], mark = '\n'): Segment[] {
  const out: Segment[] = []
  let oldSeen = false
  let newSeen = false
  for (const line of lines) {
    const oldBreak = line.old !== null && oldSeen
    const newBreak = line.new !== null && newSeen
    if (oldBreak && newBreak) out.push({ op: 'equal', text: mark })
    else if (oldBreak) out.push({ op: 'delete', text: mark })
    else if (newBreak) out.push({ op: 'insert', text: mark })
    oldSeen ||= line.old !== null
    newSeen ||= line.new !== null
    out.push(...line.segments)
  }
  return joinSegments(out)
}
