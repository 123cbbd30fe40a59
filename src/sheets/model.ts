export type SheetFormat = 'xlsx' | 'xls' | 'csv'

/** One row as Excel shows it; `row` counts from 1, like the numbers at its left. */
export interface SheetRow {
  readonly row: number
  /** Texts as shown; a day is 'YYYY-MM-DD'. Cells after the last that has text are left out. */
  readonly cells: readonly string[]
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  /** All rows up to the last that has text, the empty ones among them. */
  readonly rows: readonly SheetRow[]
  /** How many joined areas there were; what one of them says is repeated in each of its rows. */
  readonly joined: number
}

export interface SheetFile {
  readonly format: SheetFormat
  /** Empty sheets are left out. */
  readonly sheets: readonly Sheet[]
}

/** What one file may hold. A list of a city's documents over ten years stays far below. */
export const SHEET_LIMITS = { rows: 20_000, columns: 256, cells: 300_000, cellText: 32_767 } as const
