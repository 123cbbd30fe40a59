import { isQuiet, partAt } from '../../src/comparisons/rules.ts'
import type { ComparedProvision, Comparison, Segment } from '../../src/text/compare-model.ts'
import { sideText } from '../../src/text/segments.ts'
import { wordOf } from '../format.ts'
import { comparedAnchor } from '../parts/compared-text.tsx'

/** One line of the list of changes, and where on the page it leads. */
export interface ChangeLine {
  readonly text: string
  readonly anchor: string
  /** The part of a very long comparison in which it stands. */
  readonly part: number
}

/** Lists every place that a reader has to look at, in the order of the text: each in one sentence or more. */
export function changeLines({ provisions, summary }: Comparison): ChangeLine[] {
  const said = new Map<string, string[]>()
  for (const { text, old, new: next } of summary.details) {
    const key = `${old} ${next}`
    said.set(key, [...(said.get(key) ?? []), text])
  }
  return provisions.flatMap((provision, index) => {
    if (isQuiet(provision)) return []
    const key = `${provision.old[0]?.path ?? null} ${provision.new[0]?.path ?? null}`
    const texts = said.get(key) ?? [inWords(provision)]
    return texts.map((text) => ({ text, anchor: comparedAnchor(provision), part: partAt(index) }))
  })
}

const QUOTED = 14
const OPENING = 10

const quoted = (text: string, most = QUOTED): string => {
  const flat = text.replace(/\s+/gu, ' ')
  return `“${flat.length > most ? `${flat.slice(0, most)}…` : flat}”`
}

function nameOf(provision: ComparedProvision): string {
  const label = provision.new.concat(provision.old).find((ref) => ref.label !== null)?.label
  return label ?? quoted(sideText(provision.segments, provision.new.length > 0 ? 'new' : 'old'), OPENING)
}

/** A change that no number, date or period tells of: its first words, and how many places there are. */
function inWords(provision: ComparedProvision): string {
  const name = nameOf(provision)
  if (provision.change === 'punctuation') return `${name}：${wordOf('change', 'punctuation')}`
  const hunks = hunksOf(provision.segments)
  const [first] = hunks
  if (!first) return `${name}：${wordOf('change', provision.change)}`
  const told =
    first.removed === ''
      ? `增加${quoted(first.inserted)}`
      : first.inserted === ''
        ? `删去${quoted(first.removed)}`
        : `${quoted(first.removed)}改为${quoted(first.inserted)}`
  return hunks.length > 1 ? `${name}：${told}等${hunks.length}处` : `${name}：${told}`
}

interface Hunk {
  removed: string
  inserted: string
}

function hunksOf(segments: readonly Segment[]): Hunk[] {
  const hunks: Hunk[] = []
  let open: Hunk | null = null
  for (const { op, text, mark } of segments) {
    if (op === 'equal' || mark === 'punctuation') {
      open = null
      continue
    }
    if (!open) {
      open = { removed: '', inserted: '' }
      hunks.push(open)
    }
    if (op === 'delete') open.removed += text
    else open.inserted += text
  }
  return hunks
}
