import { align } from './align.ts'
import { heaviestChain } from './chain.ts'
import { bare, masked } from './compare-fold.ts'
import { joinLines } from './compare-lines.ts'
import type { CellPlace, ComparedCell, ComparedRow, Segment } from './compare-model.ts'
import { diffText, type Words } from './diff.ts'
import type { Table } from './model.ts'
import { replaced } from './segments.ts'

interface Cell extends CellPlace {
  readonly text: string
}
interface Line {
  readonly cells: readonly Cell[]
  readonly key: string
}

const lineOf = (cells: readonly Cell[]): Line => ({
  cells,
  key: cells.map((cell) => masked(bare(cell.text))).join('\t'),
})

function linesBy(table: Table, side: 'row' | 'column'): Line[] {
  const count = side === 'row' ? table.rows : table.columns
  const lines: Cell[][] = Array.from({ length: count }, () => [])
  for (const { row, column, rowSpan, columnSpan, text } of table.cells)
    lines[side === 'row' ? row : column]?.push({
      row,
      column,
      ...(rowSpan > 1 && { rowSpan }),
      ...(columnSpan > 1 && { columnSpan }),
      text: text.replace(/\n/gu, ' '),
    })
  return lines.map(lineOf)
}

/** Pairs rows, or columns, in order; what has no partner keeps its place. */
function pairInOrder(old: readonly Line[], next: readonly Line[]): (readonly [number | null, number | null])[] {
  const { matches } = align(old, next)
  const chain = heaviestChain(matches.map((match) => ({ ...match, weight: match.score })))
  const pairs: (readonly [number | null, number | null])[] = []
  let oldFrom = 0
  let newFrom = 0
  const between = (oldTo: number, newTo: number): void => {
    const both = oldTo - oldFrom === newTo - newFrom
    if (both) while (oldFrom < oldTo) pairs.push([oldFrom++, newFrom++])
    while (oldFrom < oldTo) pairs.push([oldFrom++, null])
    while (newFrom < newTo) pairs.push([null, newFrom++])
  }
  for (const match of chain) {
    between(match.old, match.new)
    pairs.push([oldFrom++, newFrom++])
  }
  between(old.length, next.length)
  return pairs
}

/** Which new column an old column became. */
function columnMap(old: Table, next: Table): Map<number, number> {
  if (old.columns === next.columns) return new Map(Array.from({ length: old.columns }, (_, at) => [at, at]))
  const pairs = pairInOrder(linesBy(old, 'column'), linesBy(next, 'column'))
  return new Map(pairs.flatMap(([o, n]) => (o !== null && n !== null ? [[o, n]] : [])))
}

const placeOf = ({ text: _, ...place }: Cell): CellPlace => place

function compareCells(
  old: readonly Cell[],
  next: readonly Cell[],
  columns: ReadonlyMap<number, number>,
  words: Words,
): ComparedCell[] {
  const out: ComparedCell[] = []
  let from = 0
  for (const cell of old) {
    const column = columns.get(cell.column)
    const at = column === undefined ? -1 : next.findIndex((other, n) => n >= from && other.column === column)
    if (at < 0) {
      out.push({ old: placeOf(cell), new: null, segments: replaced(cell.text, '') })
      continue
    }
    for (; from < at; from++) out.push(addedCell(next[from] as Cell))
    const other = next[from++] as Cell
    out.push({ old: placeOf(cell), new: placeOf(other), segments: diffText(cell.text, other.text, words) })
  }
  for (; from < next.length; from++) out.push(addedCell(next[from] as Cell))
  return out
}

const addedCell = (cell: Cell): ComparedCell => ({ old: null, new: placeOf(cell), segments: replaced('', cell.text) })

/** Compares two tables row by row and cell by cell; the segments rebuild the text of both. */
export function compareTables(old: Table, next: Table, words: Words): { rows: ComparedRow[]; segments: Segment[] } {
  const columns = columnMap(old, next)
  const oldRows = linesBy(old, 'row')
  const newRows = linesBy(next, 'row')
  const rows: ComparedRow[] = []
  const joined: Parameters<typeof joinLines>[0][number][] = []
  for (const [o, n] of pairInOrder(oldRows, newRows)) {
    const oldCells = o === null ? [] : (oldRows[o] as Line).cells
    const newCells = n === null ? [] : (newRows[n] as Line).cells
    const cells = compareCells(oldCells, newCells, columns, words)
    const touched = cells.some((cell) => cell.segments.some((segment) => segment.op !== 'equal'))
    const change = o === null ? 'added' : n === null ? 'removed' : touched ? 'changed' : 'same'
    rows.push({ change, cells })
    const ref = { path: '', label: null }
    const inRow = cells.map((cell) => ({
      old: cell.old && ref,
      new: cell.new && ref,
      segments: cell.segments,
    }))
    joined.push({ old: o === null ? null : ref, new: n === null ? null : ref, segments: joinLines(inRow, '\t') })
  }
  return { rows, segments: joinLines(joined) }
}
