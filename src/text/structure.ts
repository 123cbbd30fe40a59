import { findCitations } from './citations.ts'
import { findFacts } from './facts.ts'
import { classifyLines } from './front-matter.ts'
import type { ExtractedText, HeaderFooter, ImportReport, Paragraph, Table, TextBox } from './model.ts'
import { buildProvisions } from './provisions.ts'
import {
  joinLines,
  proposalsByParagraph,
  provisionsByParagraph,
  type SoftLines,
  softLines,
  tablesInLines,
  warningsByParagraph,
} from './soft-lines.ts'
import { labelTyped } from './typed-labels.ts'

interface Source {
  readonly format: ImportReport['format']
  /** Paragraphs in the file, where that differs from the reading given. */
  readonly paragraphsIn?: number
  readonly paragraphs: readonly Paragraph[]
  readonly tables: readonly Table[]
  readonly textBoxes: readonly TextBox[]
  readonly headers: readonly HeaderFooter[]
}

type Structured = Pick<
  ExtractedText,
  'title' | 'documentNumber' | 'makingOrgan' | 'dates' | 'paragraphs' | 'provisions' | 'warnings'
> &
  Required<Pick<ExtractedText, 'proposals' | 'citations' | 'report'>>

type Read = Pick<
  Structured,
  'title' | 'documentNumber' | 'makingOrgan' | 'dates' | 'paragraphs' | 'provisions' | 'warnings' | 'proposals'
>

function read(source: Source): Read {
  const { paragraphs, labels } = labelTyped(source.paragraphs)
  const lines = classifyLines(paragraphs, labels)
  const { provisions, warnings } = buildProvisions({ paragraphs, labels, tables: source.tables, kinds: lines.kinds })
  const facts = findFacts({ paragraphs, lines, textBoxes: source.textBoxes, headers: source.headers })
  return { ...facts, paragraphs, provisions, warnings }
}

function readByLine(source: Source, soft: SoftLines): Read {
  const found = read({ ...source, paragraphs: soft.lines, tables: tablesInLines(source.tables, soft) })
  return {
    ...found,
    paragraphs: joinLines(source.paragraphs, found.paragraphs, soft),
    provisions: provisionsByParagraph(found.provisions, soft),
    warnings: warningsByParagraph(found.warnings, soft),
    proposals: proposalsByParagraph(found.proposals, soft),
  }
}

/** Gives paragraphs their typed numbers, and finds the provisions and facts: the same step for every kind of file. */
export function structure(source: Source): Structured {
  const soft = softLines(source.paragraphs)
  const found = soft ? readByLine(source, soft) : read(source)
  const { paragraphs } = found
  const citations = paragraphs.flatMap(({ text }, paragraph) =>
    findCitations(text).map(({ from: _, to: __, ...cited }) => ({ ...cited, paragraph })),
  )
  const numbered = (how: Paragraph['labelSource']): number => paragraphs.filter((p) => p.labelSource === how).length
  const report: ImportReport = {
    format: source.format,
    paragraphsIn: source.paragraphsIn ?? paragraphs.length,
    paragraphsOut: paragraphs.length,
    automaticNumbers: numbered('automatic'),
    typedNumbers: numbered('typed'),
    characters: paragraphs.reduce((sum, p) => sum + p.text.replace(/\s/gu, '').length, 0),
  }
  return { ...found, citations, report }
}
