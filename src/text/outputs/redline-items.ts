import { heaviestChain } from '../chain.ts'
import type { Comparison } from '../compare-model.ts'
import type { ExtractedText, Paragraph, ProvisionKind, Table } from '../model.ts'

/** A paragraph or a table of one of the two texts, in the order of the page. */
export type Item =
  | { readonly type: 'paragraph'; readonly text: string; readonly kind: ProvisionKind; readonly at: number }
  | { readonly type: 'table'; readonly table: Table; readonly cells: readonly CellLines[]; readonly at: number }

/** A cell with its paragraphs as the page shows them. */
export interface CellLines {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly lines: readonly string[]
}

/** What the redline shows at one place: both sides, or only one. */
export interface ItemPair {
  readonly old: Item | null
  readonly new: Item | null
}

const APART = /^第.+[编章节条]|^附[件表]/u

/** A paragraph with its number as it is printed; 第一条 stands apart from its words, （一） and 一、 do not. */
export const printed = ({ label, text }: Pick<Paragraph, 'label' | 'text'>): string =>
  label === null ? text : APART.test(label) && text !== '' ? `${label}\u3000${text}` : `${label}${text}`

/** Puts a text into paragraphs and tables, in order. */
export function itemsOf(text: ExtractedText): readonly Item[] {
  const kinds = new Map<number, ProvisionKind>()
  for (const { kind, paragraphs } of text.provisions)
    for (let at = paragraphs[0]; at <= paragraphs[1]; at++) kinds.set(at, kind)
  const items: Item[] = []
  for (let at = 0; at < text.paragraphs.length; at++) {
    const paragraph = text.paragraphs[at] as Paragraph
    const table = paragraph.table === undefined ? undefined : text.tables[paragraph.table]
    if (!table) {
      items.push({ type: 'paragraph', text: printed(paragraph), kind: kinds.get(at) ?? 'paragraph', at })
      continue
    }
    const [from, to] = table.paragraphs
    items.push({ type: 'table', table, cells: cellsOf(table, text.paragraphs.slice(from, to + 1)), at: from })
    at = Math.max(at, to)
  }
  return items
}

/** Gives each cell the paragraphs that make up its words; they come in the order of the cells. */
function cellsOf(table: Table, paragraphs: readonly Paragraph[]): readonly CellLines[] {
  let next = 0
  return table.cells.map(({ text, ...cell }) => {
    const lines: string[] = []
    do {
      const paragraph = paragraphs[next++]
      if (!paragraph) break
      lines.push(printed(paragraph))
    } while (bare(lines.join('')) !== bare(text) && bare(text).startsWith(bare(lines.join(''))))
    return { ...cell, lines: bare(lines.join('')) === bare(text) ? lines : text.split('\n') }
  })
}

const bare = (text: string): string => text.replace(/\s/gu, '')

/**
 * Pairs what the comparison found to be the same in both texts, as far as it comes in the same order: what moved is
 * shown as taken away and put in elsewhere. Every item of both sides appears exactly once.
 */
export function pairItems(
  old: readonly Item[],
  next: readonly Item[],
  comparison: Comparison,
  texts: Texts,
): ItemPair[] {
  const found = pairsByPath(old, next, comparison, texts)
  const chain = heaviestChain(found.map(([o, n]) => ({ old: o, new: n, weight: 1 })))
  const pairs: ItemPair[] = []
  let [o, n] = [0, 0]
  const gap = (oldEnd: number, newEnd: number): void => {
    for (const pair of sameInGap(old.slice(o, oldEnd), next.slice(n, newEnd))) pairs.push(pair)
    o = oldEnd
    n = newEnd
  }
  for (const link of chain) {
    gap(link.old, link.new)
    pairs.push({ old: old[o++] as Item, new: next[n++] as Item })
  }
  gap(old.length, next.length)
  return pairs
}

export interface Texts {
  readonly old: ExtractedText
  readonly new: ExtractedText
}

function pairsByPath(
  old: readonly Item[],
  next: readonly Item[],
  comparison: Comparison,
  texts: Texts,
): readonly (readonly [number, number])[] {
  const placeOf = (text: ExtractedText, items: readonly Item[]) => {
    const itemAt = new Map(items.map((item, index) => [item.at, index]))
    const first = new Map(text.provisions.map((p) => [p.path, p.paragraphs[0]]))
    return (path: string): number | undefined => itemAt.get(first.get(path) ?? -1)
  }
  const [inOld, inNew] = [placeOf(texts.old, old), placeOf(texts.new, next)]
  const pairs: [number, number][] = []
  const taken = new Set<number>()
  const add = (oldPath: string, newPath: string): void => {
    const [o, n] = [inOld(oldPath), inNew(newPath)]
    if (o === undefined || n === undefined || taken.has(o) || old[o]?.type !== next[n]?.type) return
    taken.add(o)
    pairs.push([o, n])
  }
  for (const provision of comparison.provisions) {
    for (const line of provision.lines) if (line.old && line.new) add(line.old.path, line.new.path)
    const [oldRef] = provision.old
    const [newRef] = provision.new
    if (oldRef && newRef) add(oldRef.path, newRef.path)
  }
  return pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** Pairs what is the same word for word between two anchors; the rest goes or comes. */
function sameInGap(old: readonly Item[], next: readonly Item[]): readonly ItemPair[] {
  const out: ItemPair[] = []
  let from = 0
  for (const item of next) {
    const at =
      item.type === 'paragraph'
        ? old.findIndex((o, i) => i >= from && i < from + 200 && o.type === 'paragraph' && o.text === item.text)
        : -1
    if (at < 0) {
      out.push({ old: null, new: item })
      continue
    }
    for (const gone of old.slice(from, at)) out.push({ old: gone, new: null })
    out.push({ old: old[at] as Item, new: item })
    from = at + 1
  }
  for (const gone of old.slice(from)) out.push({ old: gone, new: null })
  return out
}
