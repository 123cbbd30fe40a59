import type { Segment } from '../compare-model.ts'

export type Op = Segment['op']

/** How a paragraph looks; what it says does not depend on it. */
export type Look = 'title' | 'centre' | 'heading' | 'body' | 'right'

export interface Piece {
  readonly op: Op
  readonly text: string
  /** The number of an article or heading. */
  readonly isLabel?: boolean
}

export interface RedlineParagraph {
  readonly kind: 'paragraph'
  readonly pieces: readonly Piece[]
  /**
   * What happens to the paragraph mark: one that goes joins its paragraph to the next. `passing` stands in neither
   * text; it parts two tables that are never in the same one.
   */
  readonly mark: Op | 'passing'
  readonly look: Look
  /** How it looked in the old text, where that differs. */
  readonly was?: Look
}

/** A cell of one row; `goesOn` when it is the lower part of a cell that began in a row above. */
export interface RedlineCell {
  readonly span: number
  readonly merge: 'none' | 'begins' | 'goesOn'
  readonly pieces: readonly Piece[]
}
export interface RedlineRow {
  readonly op: Op
  /** Columns without a cell before the first cell, and after the last. */
  readonly before: number
  readonly after: number
  readonly cells: readonly RedlineCell[]
}
export interface RedlineTable {
  readonly kind: 'table'
  readonly columns: number
  readonly rows: readonly RedlineRow[]
}
export type RedlineBlock = RedlineParagraph | RedlineTable
