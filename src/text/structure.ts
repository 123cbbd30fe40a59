import { findFacts } from './facts.ts'
import { classifyLines } from './front-matter.ts'
import type { ExtractedText, HeaderFooter, Paragraph, Table, TextBox } from './model.ts'
import { buildProvisions } from './provisions.ts'
import { labelTyped } from './typed-labels.ts'

interface Source {
  readonly paragraphs: readonly Paragraph[]
  readonly tables: readonly Table[]
  readonly textBoxes: readonly TextBox[]
  readonly headers: readonly HeaderFooter[]
}

type Structured = Pick<
  ExtractedText,
  'title' | 'documentNumber' | 'makingOrgan' | 'dates' | 'paragraphs' | 'provisions' | 'warnings'
>

/** Gives paragraphs their typed numbers, and finds the provisions and facts: the same step for every kind of file. */
export function structure(source: Source): Structured {
  const { paragraphs, labels } = labelTyped(source.paragraphs)
  const lines = classifyLines(paragraphs, labels)
  const { provisions, warnings } = buildProvisions({ paragraphs, labels, tables: source.tables, kinds: lines.kinds })
  const facts = findFacts({ paragraphs, lines, textBoxes: source.textBoxes, headers: source.headers })
  return { ...facts, paragraphs, provisions, warnings }
}
