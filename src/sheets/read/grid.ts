import { Refused } from '../../lib/refused.ts'
import { SHEET_LIMITS, type Sheet, type SheetRow } from '../model.ts'

/** A joined area; rows and columns count from 0, both ends belong to it. */
export interface Joined {
  readonly startRow: number
  readonly endRow: number
  readonly startCol: number
  readonly endCol: number
}

const count = (n: number): string => n.toLocaleString('en-US')

/** Counts the cells of a file while it is read, and refuses one over the limits. */
export function cellCounter(): (row: number, column: number, text: string) => void {
  let cells = 0
  return (row, column, text) => {
    if (row >= SHEET_LIMITS.rows) {
      throw tooBig(`第 ${row + 1} 行以后还有内容，超过 ${count(SHEET_LIMITS.rows)} 行`)
    }
    if (column >= SHEET_LIMITS.columns) {
      throw tooBig(`第 ${row + 1} 行超过 ${SHEET_LIMITS.columns} 列`)
    }
    if (++cells > SHEET_LIMITS.cells) throw tooBig(`有内容的单元格超过 ${count(SHEET_LIMITS.cells)} 个`)
    if (text.length > SHEET_LIMITS.cellText) {
      throw tooBig(`第 ${row + 1} 行有一个单元格超过 ${count(SHEET_LIMITS.cellText)} 字`)
    }
  }
}

const tooBig = (what: string): Refused =>
  new Refused('too_large', `表格太大：${what}。请删去无关的行列或按年度拆分后再上传。`)

/** Makes a sheet of cells by row and column; texts of areas joined downwards stand in each of their rows. */
export function sheetOf(
  name: string,
  isHidden: boolean,
  grid: readonly (readonly string[] | undefined)[],
  joined: readonly Joined[],
): Sheet {
  const rows = Array.from(grid, (cells) => Array.from(cells ?? [], (text) => text ?? ''))
  for (const area of joined) {
    const text = rows[area.startRow]?.[area.startCol]
    if (!text) continue
    for (let row = area.startRow + 1; row <= area.endRow && row < rows.length; row++) {
      const cells = rows[row] as string[]
      while (cells.length <= area.startCol) cells.push('')
      cells[area.startCol] ||= text
    }
  }
  const trimmed = rows.map((cells) => cells.slice(0, cells.findLastIndex((text) => text !== '') + 1))
  const last = trimmed.findLastIndex((cells) => cells.length > 0)
  return {
    name,
    isHidden,
    joined: joined.length,
    rows: trimmed.slice(0, last + 1).map((cells, at): SheetRow => ({ row: at + 1, cells })),
  }
}
