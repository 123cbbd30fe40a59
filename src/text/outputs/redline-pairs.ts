import { heaviestChain } from '../chain.ts'
import type { ComparedProvision, Comparison } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'
import type { Side, TextBlock } from './redline-sides.ts'
import { areOneTable } from './redline-tables.ts'

/** A block of the old text and the block of the new one that it became; for tables the comparison of the two. */
export interface BlockPair {
  readonly old: number
  readonly new: number
  readonly provision?: ComparedProvision
}

const sizeOf = (block: TextBlock): number => (block.kind === 'table' ? 200 : block.words.length + 2)

/** Finds which blocks stayed in their place. Both sides only go forward: what moved comes out here and goes in there. */
export function pairBlocks(
  old: Side,
  next: Side,
  texts: { readonly old: ExtractedText; readonly new: ExtractedText },
  { provisions }: Comparison,
): BlockPair[] {
  const blocksIn = (text: ExtractedText, side: Side): Map<string, readonly number[]> =>
    new Map(
      text.provisions.map(({ path, paragraphs: [from, to] }) => [
        path,
        [...new Set(side.blockOf.slice(from, to + 1))].filter((at) => at !== undefined),
      ]),
    )
  const oldPlaces = blocksIn(texts.old, old)
  const newPlaces = blocksIn(texts.new, next)
  const taken = { old: new Set<number>(), new: new Set<number>() }
  const pairs: (BlockPair & { readonly weight: number })[] = []
  const join = (oldPath: string | undefined, newPath: string | undefined, provision: ComparedProvision): void => {
    const froms = oldPlaces.get(oldPath ?? '') ?? []
    const tos = newPlaces.get(newPath ?? '') ?? []
    for (let at = 0; at < Math.min(froms.length, tos.length); at++) {
      const [from, to] = [froms[at] as number, tos[at] as number]
      const [a, b] = [old.blocks[from] as TextBlock, next.blocks[to] as TextBlock]
      if (taken.old.has(from) || taken.new.has(to) || !areAlike(a, b)) continue
      taken.old.add(from)
      taken.new.add(to)
      pairs.push({ old: from, new: to, weight: Math.min(sizeOf(a), sizeOf(b)), provision })
    }
  }
  for (const provision of provisions) {
    if (provision.lines.length === 0) join(provision.old[0]?.path, provision.new[0]?.path, provision)
    for (const line of provision.lines) if (line.old && line.new) join(line.old.path, line.new.path, provision)
  }
  return fillGaps(old.blocks, next.blocks, heaviestChain(pairs))
}

const areAlike = (old: TextBlock, next: TextBlock): boolean => {
  if (old.kind === 'table' || next.kind === 'table')
    return old.kind === 'table' && next.kind === 'table' && areOneTable(old.table, next.table)
  return true
}

const areEqual = (old: TextBlock | undefined, next: TextBlock | undefined): boolean =>
  old?.kind === 'paragraph' && next?.kind === 'paragraph' && old.label === next.label && old.words === next.words

/** Between two pairs, lines that say the same at the beginning and at the end stay too: empty ones above all. */
function fillGaps(old: readonly TextBlock[], next: readonly TextBlock[], chain: readonly BlockPair[]): BlockPair[] {
  const out: BlockPair[] = []
  let from = 0
  let to = 0
  for (const pair of [...chain, { old: old.length, new: next.length }]) {
    while (from < pair.old && to < pair.new && areEqual(old[from], next[to])) out.push({ old: from++, new: to++ })
    const tail: BlockPair[] = []
    let [a, b] = [pair.old - 1, pair.new - 1]
    while (a >= from && b >= to && areEqual(old[a], next[b])) tail.push({ old: a--, new: b-- })
    out.push(...tail.reverse())
    if (pair.old < old.length || pair.new < next.length) out.push(pair)
    from = pair.old + 1
    to = pair.new + 1
  }
  return out
}
