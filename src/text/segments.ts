import { bare, masked } from './compare-fold.ts'
import type { Segment } from './compare-model.ts'

/** A stretch that differs between two stretches that do not. */
export interface Hunk {
  removed: string
  inserted: string
}
/** Alternating text: what stays, then what differs, and so on; begins and ends with what stays, empty or not. */
export interface Alternation {
  readonly equals: string[]
  readonly hunks: Hunk[]
}

/** Gives back one side of a comparison. */
export const sideText = (segments: readonly Segment[], side: 'old' | 'new'): string =>
  segments
    .filter((segment) => segment.op !== (side === 'old' ? 'insert' : 'delete'))
    .map((segment) => segment.text)
    .join('')

/** Puts neighbours of one operation together; what is removed stands before what replaces it. */
export function joinSegments(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  let removed: Segment[] = []
  let inserted: Segment[] = []
  const flush = (): void => {
    for (const run of [removed, inserted]) {
      const [first] = run
      if (!first) continue
      const { op } = first
      const text = run.map((segment) => segment.text).join('')
      const mark = run.every((segment) => segment.mark === first.mark) ? first.mark : undefined
      out.push(mark ? { op, text, mark } : { op, text })
    }
    removed = []
    inserted = []
  }
  for (const segment of segments) {
    if (segment.text === '') continue
    if (segment.op === 'delete') removed.push(segment)
    else if (segment.op === 'insert') inserted.push(segment)
    else {
      flush()
      const last = out.at(-1)
      if (last?.op === 'equal') out[out.length - 1] = { op: 'equal', text: last.text + segment.text }
      else out.push({ op: 'equal', text: segment.text })
    }
  }
  flush()
  return out
}

/** Writes an alternation as segments, marking what is only a reference or only punctuation. */
export function toSegments({ equals, hunks }: Alternation): Segment[] {
  const out: Segment[] = []
  equals.forEach((text, at) => {
    if (text !== '') out.push({ op: 'equal', text })
    const hunk = hunks[at]
    if (!hunk) return
    const mark = markOf(hunk)
    const more = mark ? { mark } : {}
    if (hunk.removed !== '') out.push({ op: 'delete', text: hunk.removed, ...more })
    if (hunk.inserted !== '') out.push({ op: 'insert', text: hunk.inserted, ...more })
  })
  return out
}

function markOf(hunk: Hunk): Segment['mark'] {
  const old = bare(hunk.removed)
  const next = bare(hunk.inserted)
  if (old === next) return 'punctuation'
  return masked(old) === masked(next) ? 'reference' : undefined
}

/** Shows the whole of both sides as different. */
export const replaced = (old: string, next: string): Segment[] =>
  toSegments({ equals: ['', ''], hunks: [{ removed: old, inserted: next }] })
