import type { ComparedRow } from '../compare-model.ts'
import { diffText, type Words } from '../diff.ts'
import type { Table } from '../model.ts'
import { replaced } from '../segments.ts'
import type { RedlineCell, RedlineRow, RedlineTable } from './redline-model.ts'

interface GridCell {
  readonly span: number
  readonly merge: RedlineCell['merge']
  readonly text: string
}
interface GridRow {
  readonly before: number
  readonly after: number
  readonly cells: readonly GridCell[]
}

/** Lays a table out row by row as Word keeps it: a cell over several rows goes on as an empty cell in each. */
function gridOf({ rows, columns, cells }: Table): GridRow[] {
  const places: ({ cell: Table['cells'][number]; isFirst: boolean } | null)[][] = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => null),
  )
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        if (places[row] && column < columns)
          (places[row] as (typeof places)[number])[column] = { cell, isFirst: row === cell.row }
  return places.map((line): GridRow => {
    const out: GridCell[] = []
    let before = 0
    let gap = 0
    for (let column = 0; column < columns; column++) {
      const place = line[column]
      if (!place) {
        gap++
        continue
      }
      if (out.length === 0) before = gap
      else if (gap > 0) out.push({ span: gap, merge: 'none', text: '' })
      gap = 0
      const { cell, isFirst } = place
      const merge = cell.rowSpan === 1 ? 'none' : isFirst ? 'begins' : 'goesOn'
      out.push({ span: cell.columnSpan, merge, text: isFirst ? cell.text : '' })
      column = cell.column + cell.columnSpan - 1
    }
    // Word refuses a row without cells.
    if (out.length === 0) return { before: 0, after: 0, cells: [{ span: columns, merge: 'none', text: '' }] }
    return { before, after: gap, cells: out }
  })
}

/** Rows can share their cells only where those lie alike; others are taken out and put in as a whole. */
const shapeOf = ({ before, after, cells }: GridRow): string =>
  [before, after, ...cells.map(({ span, merge }) => `${span}${merge === 'goesOn' ? '+' : ''}`)].join()

function rowPairs(rows: readonly ComparedRow[]): Map<number, number> {
  const pairs = new Map<number, number>()
  for (const { cells } of rows) {
    const both = cells.find((cell) => cell.old && cell.new)
    if (both?.old && both.new) pairs.set(both.old.row, both.new.row)
  }
  return pairs
}

const alone = (row: GridRow, op: 'insert' | 'delete'): RedlineRow => ({
  op,
  before: row.before,
  after: row.after,
  cells: row.cells.map(({ span, merge, text }) => ({ span, merge, pieces: text === '' ? [] : [{ op, text }] })),
})

/** Gives a table that only one of the texts has. */
export function tableAlone(table: Table, op: 'insert' | 'delete'): RedlineTable {
  return { kind: 'table', columns: table.columns, rows: gridOf(table).map((row) => alone(row, op)) }
}

/** Tells whether two tables can be written as one: only when their columns are the same in number. */
export const areOneTable = (old: Table, next: Table): boolean => old.columns === next.columns

/** Writes two tables as one whose rows and words came and went. */
export function tableOfBoth(
  old: Table,
  next: Table,
  rows: readonly ComparedRow[],
  words: Words,
  isCoarse: boolean,
): RedlineTable {
  const oldRows = gridOf(old)
  const newRows = gridOf(next)
  const out: RedlineRow[] = []
  let newFrom = 0
  const pairs = rowPairs(rows)
  const insertTo = (end: number): void => {
    for (; newFrom < end; newFrom++) out.push(alone(newRows[newFrom] as GridRow, 'insert'))
  }
  oldRows.forEach((row, at) => {
    const partner = pairs.get(at)
    const other = partner === undefined || partner < newFrom ? undefined : newRows[partner]
    if (partner === undefined || !other || shapeOf(row) !== shapeOf(other)) {
      out.push(alone(row, 'delete'))
      return
    }
    insertTo(partner)
    newFrom++
    out.push(bothRows(row, other, words, isCoarse))
  })
  insertTo(newRows.length)
  return { kind: 'table', columns: next.columns, rows: out }
}

function bothRows(old: GridRow, next: GridRow, words: Words, isCoarse: boolean): RedlineRow {
  const cells = next.cells.map((cell, at): RedlineCell => {
    const before = old.cells[at] as GridCell
    const isSame = before.text === cell.text
    const pieces = isCoarse && !isSame ? replaced(before.text, cell.text) : diffText(before.text, cell.text, words)
    const merge = cell.merge === 'none' ? before.merge : cell.merge
    return { span: cell.span, merge, pieces }
  })
  return { op: 'equal', before: next.before, after: next.after, cells }
}
