import { bare, masked } from './compare-fold.ts'
import type { ComparedLine, ComparedProvision, Comparison, ProvisionRef } from './compare-model.ts'
import { sideText } from './segments.ts'

/** Where a finding is pinned: a provision of the old text and, if it quoted some, the words it is about. */
export interface Anchor {
  readonly path: string
  readonly quote?: string
}

export interface CarriedAnchor {
  /** The words stand where they stood; elsewhere; differently; or nowhere. */
  readonly state: 'kept' | 'moved' | 'changed' | 'gone'
  /** Where to look in the new text; null when nothing of it is left. */
  readonly path: string | null
  readonly label: string | null
}

const GONE: CarriedAnchor = { state: 'gone', path: null, label: null }

const wordsOf = (text: string): string => masked(bare(text))

function stateOf(path: string, ref: ProvisionRef, elsewhere: boolean, reworded: boolean): CarriedAnchor {
  const state = reworded ? 'changed' : elsewhere || ref.path !== path ? 'moved' : 'kept'
  return { state, path: ref.path, label: ref.label }
}

function carryLine(anchor: Anchor, line: ComparedLine, provision: ComparedProvision): CarriedAnchor {
  const elsewhere = provision.change === 'moved'
  if (!line.new) return quotedElsewhere(anchor, provision) ?? GONE
  const oldWords = wordsOf(sideText(line.segments, 'old'))
  const newWords = wordsOf(sideText(line.segments, 'new'))
  if (anchor.quote === undefined) return stateOf(anchor.path, line.new, elsewhere, oldWords !== newWords)
  if (newWords.includes(wordsOf(anchor.quote))) return stateOf(anchor.path, line.new, elsewhere, false)
  return quotedElsewhere(anchor, provision) ?? stateOf(anchor.path, line.new, elsewhere, true)
}

/** The quoted words in another 款 or 项 of what the provision became. */
function quotedElsewhere({ path, quote }: Anchor, provision: ComparedProvision): CarriedAnchor | null {
  const words = quote === undefined ? '' : wordsOf(quote)
  if (words.length < 4) return null
  const line = provision.lines.find((l) => l.new && wordsOf(sideText(l.segments, 'new')).includes(words))
  return line?.new ? stateOf(path, line.new, true, false) : null
}

/**
 * Carries an anchor from one revision to the next. A whole article is found by its own path, a 款 or 项 by the path of
 * its line; an unknown path is gone.
 */
export function carryAnchor(comparison: Comparison, anchor: Anchor): CarriedAnchor {
  const whole = comparison.provisions.find((p) => p.old.some((ref) => ref.path === anchor.path))
  if (whole) {
    const [ref] = whole.new
    if (!ref) return GONE
    const elsewhere = whole.change === 'moved'
    if (anchor.quote === undefined) {
      const inAnother = whole.change === 'split' || whole.change === 'merged'
      return stateOf(anchor.path, ref, elsewhere, whole.reworded || inAnother)
    }
    const words = wordsOf(sideText(whole.segments, 'new'))
    return stateOf(anchor.path, ref, elsewhere, !words.includes(wordsOf(anchor.quote)))
  }
  for (const provision of comparison.provisions) {
    const line = provision.lines.find((l) => l.old?.path === anchor.path)
    if (line) return carryLine(anchor, line, provision)
  }
  return GONE
}
