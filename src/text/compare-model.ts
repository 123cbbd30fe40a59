import type { ProvisionKind, Warning } from './model.ts'

export type Change =
  | 'same'
  | 'renumbered'
  | 'reference'
  | 'punctuation'
  | 'changed'
  | 'moved'
  | 'added'
  | 'removed'
  | 'split'
  | 'merged'

export const CHANGES: readonly Change[] = [
  'same',
  'renumbered',
  'reference',
  'punctuation',
  'changed',
  'moved',
  'added',
  'removed',
  'split',
  'merged',
]

/** A piece of text that stayed, came or went; `mark` says when only a cross reference or only punctuation differs. */
export interface Segment {
  readonly op: 'equal' | 'insert' | 'delete'
  readonly text: string
  readonly mark?: 'reference' | 'punctuation'
}

export interface ProvisionRef {
  readonly path: string
  readonly label: string | null
}

/** One 款 or 项 (or bracketed heading) of a pair, apart from its label. */
export interface ComparedLine {
  readonly kind: ProvisionKind
  readonly old: ProvisionRef | null
  readonly new: ProvisionRef | null
  readonly segments: readonly Segment[]
}

/** Where a cell stands in its own table; the spans are there when it is more than one row or column. */
export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly rowSpan?: number
  readonly columnSpan?: number
}

export interface ComparedCell {
  readonly old: CellPlace | null
  readonly new: CellPlace | null
  readonly segments: readonly Segment[]
}
export interface ComparedRow {
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly cells: readonly ComparedCell[]
}

export interface ComparedProvision {
  readonly change: Change
  readonly kind: ProvisionKind
  readonly old: readonly ProvisionRef[]
  readonly new: readonly ProvisionRef[]
  /** Both sides in full: equal and delete give the old text, equal and insert the new; lines are joined by a line break. */
  readonly segments: readonly Segment[]
  readonly lines: readonly ComparedLine[]
  /** Present for a table on both sides. */
  readonly rows?: readonly ComparedRow[]
  /** What a reader has to look at: references that follow their article, punctuation and numbers count nothing. */
  readonly edits: number
  /** For what moved: the label it stood behind in the old text, null at its beginning. */
  readonly cameFrom?: string | null
  /** The number changed, whatever else did. */
  readonly renumbered: boolean
  /** Words changed, whatever else did: tells a pure move from a move with changes. */
  readonly reworded: boolean
  /** The share of both sides that stayed: 1 for the same words, 0 where everything was replaced. */
  readonly similarity: number
}

export interface SummarySentence {
  readonly text: string
  readonly old: string | null
  readonly new: string | null
}

export interface ComparisonSummary {
  /** How many entries there are of each kind. */
  readonly counts: Readonly<Record<Change, number>>
  readonly edits: number
  /** Articles whose number changed, also where something else did. */
  readonly renumberedArticles: number
  readonly insertedCharacters: number
  readonly deletedCharacters: number
  /** 备案期限由“十五日”改为“三十日”, 新增第三条: one for each thing worth a line, in the order of the text. */
  readonly sentences: readonly string[]
  /** The same with the provisions they speak of. */
  readonly details: readonly SummarySentence[]
}

/** References that the renumbering left behind: the words stayed, the article they named has another number now. */
export interface StaleReference {
  readonly in: ProvisionRef
  readonly reference: string
  readonly now: string | null
}

export interface Comparison {
  readonly method: number
  /** Changed articles are shown as replaced in full: an exact comparison took too long. */
  readonly isCoarse: boolean
  readonly summary: ComparisonSummary
  readonly provisions: readonly ComparedProvision[]
  readonly staleReferences: readonly StaleReference[]
  /** What the files hold and the comparison did not look at. */
  readonly notCompared: readonly Warning[]
}

export interface PathPair {
  readonly old: string
  readonly new: string
}

export interface CompareOptions {
  /** A person's word on which articles belong together. */
  readonly paired?: readonly PathPair[]
  /** Articles that a person said do not belong together. */
  readonly unpaired?: readonly PathPair[]
  /** Shows a changed article as replaced in full, for texts that took too long. */
  readonly coarse?: boolean
}
