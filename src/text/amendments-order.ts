import type { DraftBlock } from './amendments-draft.ts'

interface Ordered {
  readonly blocks: DraftBlock[]
  /** Number of each article afterwards, by its path. */
  readonly numbers: ReadonlyMap<string, string>
}

const isPlain = (block: DraftBlock): boolean => block.kind === 'article' && /^\d+$/u.test(block.path)
const isAdded = (block: DraftBlock): boolean => block.kind === 'article' && block.path.startsWith('+')

/** Gives the places from 1 on to what has a fixed number, and the rest to the others in their order. */
function inSlots(free: readonly DraftBlock[], fixed: ReadonlyMap<number, DraftBlock>): DraftBlock[] {
  const out: DraftBlock[] = []
  const left = new Map(fixed)
  let next = 0
  while (next < free.length || left.size > 0) {
    const wanted = left.get(out.length + 1)
    if (wanted) {
      out.push(wanted)
      left.delete(out.length)
    } else if (next < free.length) out.push(free[next++] as DraftBlock)
    else {
      // Numbers beyond the end: they follow in their order.
      const [number, block] = [...left].sort((a, b) => a[0] - b[0])[0] as [number, DraftBlock]
      out.push(block)
      left.delete(number)
    }
  }
  return out
}

/**
 * Puts added articles where their numbers say and those that get a number out of order to their new places, and says
 * which number each article has afterwards.
 */
export function inFinalOrder(
  blocks: readonly DraftBlock[],
  renumbered: ReadonlyMap<string, string>,
  { isReordered }: { readonly isReordered: boolean },
): Ordered {
  const placed = blocks.filter((block) => !(isAdded(block) && /^\d+$/u.test(block.number ?? '')))
  const fixed = new Map(
    blocks.flatMap((block) =>
      isAdded(block) && /^\d+$/u.test(block.number ?? '') ? [[Number(block.number), block] as const] : [],
    ),
  )
  const own = placed.filter((block) => isPlain(block) || isAdded(block))
  const first = inSlots(own, fixed)
  const movers = first.filter((block, at) => {
    const to = renumbered.get(block.path)
    return to !== undefined && to !== String(at + 1) && /^\d+$/u.test(to)
  })
  for (const mover of movers) fixed.set(Number(renumbered.get(mover.path)), mover)
  const taken = new Set(movers)
  const sequence =
    movers.length === 0
      ? first
      : inSlots(
          own.filter((block) => !taken.has(block)),
          fixed,
        )
  const behind = new Map<DraftBlock | null, DraftBlock[]>()
  let before: DraftBlock | null = null
  const loose = new Set<DraftBlock>([...fixed.values()])
  for (const block of sequence) {
    if (loose.has(block)) behind.set(before, [...(behind.get(before) ?? []), block])
    else before = block
  }
  const out: DraftBlock[] = []
  const firstArticle = placed.findIndex((block) => own.includes(block) && !taken.has(block))
  placed.forEach((block, at) => {
    if (at === Math.max(0, firstArticle)) out.push(...(behind.get(null) ?? []))
    if (taken.has(block)) return
    out.push(block, ...(behind.get(block) ?? []))
  })
  if (placed.length === 0) out.push(...(behind.get(null) ?? []))
  return { blocks: out, numbers: numbersOf(sequence, renumbered, isReordered) }
}

function numbersOf(
  sequence: readonly DraftBlock[],
  renumbered: ReadonlyMap<string, string>,
  isReordered: boolean,
): Map<string, string> {
  return new Map(
    sequence.map((block, at) => {
      const kept = isAdded(block) ? (block.number ?? String(at + 1)) : block.path
      const named = renumbered.get(block.path) ?? (isAdded(block) ? block.number : undefined)
      return [block.path, named ?? (isReordered ? String(at + 1) : kept)]
    }),
  )
}
