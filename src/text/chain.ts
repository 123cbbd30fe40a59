interface Link {
  readonly old: number
  readonly new: number
  readonly weight: number
}

/**
 * Picks, from pairs of places, the heaviest set in which both sides only go forward. This is what stayed in order;
 * everything else moved. Takes n log n steps.
 */
export function heaviestChain<T extends Link>(links: readonly T[]): T[] {
  const sorted = links.filter((link) => link.weight > 0).sort((a, b) => a.old - b.old || b.new - a.new)
  const columns = [...new Set(sorted.map((link) => link.new))].sort((a, b) => a - b)
  const rank = new Map(columns.map((column, at) => [column, at + 1]))
  // Fenwick tree of the best chain that ends at or before a column, as an index into `sorted`, -1 for none.
  const tree = new Int32Array(columns.length + 1).fill(-1)
  const total = new Float64Array(sorted.length)
  const previous = new Int32Array(sorted.length).fill(-1)
  const totalOf = (at: number): number => (at < 0 ? 0 : (total[at] as number))
  let best = -1
  sorted.forEach((link, at) => {
    const column = rank.get(link.new) as number
    let before = -1
    for (let i = column - 1; i > 0; i -= i & -i)
      if (totalOf(tree[i] as number) > totalOf(before)) before = tree[i] as number
    total[at] = totalOf(before) + link.weight
    previous[at] = before
    for (let i = column; i < tree.length; i += i & -i) if (totalOf(at) > totalOf(tree[i] as number)) tree[i] = at
    if (totalOf(at) > totalOf(best)) best = at
  })
  const chain: T[] = []
  for (let at = best; at >= 0; at = previous[at] as number) chain.push(sorted[at] as T)
  return chain.reverse()
}
