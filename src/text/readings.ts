import type { ChosenReading, ExtractedText, Paragraph } from './model.ts'
import { structure } from './structure.ts'

/** Counts the tracked changes of words; a changed format needs no decision. */
export const trackedChanges = (text: Pick<ExtractedText, 'changes'>): number =>
  text.changes.filter((change) => change.kind !== 'format').length

/**
 * Gives the text as it stands in the chosen reading, with the provisions, facts and counts of that reading; what was
 * changed is no longer part of it. A text without tracked changes is the same in both.
 */
export function textInReading(text: ExtractedText, reading: ChosenReading): ExtractedText {
  const { readings, ...rest } = text
  const warnings = text.warnings.filter((w) => w.code !== 'tracked-changes')
  const decided: ExtractedText = { ...rest, changes: [], warnings }
  if (!readings || reading === 'final') return decided
  const paragraphs: readonly Paragraph[] = readings.original
  const tables = readings.originalTables ?? []
  const { headers, textBoxes } = text
  const paragraphsIn = text.report?.paragraphsIn ?? paragraphs.length
  const format = text.report?.format ?? 'docx'
  const structured = structure({ format, paragraphsIn, paragraphs, tables, textBoxes, headers })
  // What was found while structuring speaks of the final reading; what the file as a whole lacks holds for both.
  const ofTheFile = warnings.filter((w) => !w.code.startsWith('number-'))
  return { ...decided, ...structured, tables, warnings: [...ofTheFile, ...structured.warnings] }
}
