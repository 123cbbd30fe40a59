import { guessColumns, type HeadingField } from '../sheets/headings.ts'
import type { LedgerCells, LedgerField, Mapping } from './model.ts'

const FIELDS = {
  documentId: 'document_id',
  number: 'number_text',
  title: 'title',
  category: 'category',
  secrecy: 'secrecy',
  maker: 'making_organ_id',
  drafter: 'drafting_organ_id',
  implementer: 'implementing_organ_id',
  signedOn: 'signed_on',
  writtenOn: 'written_on',
  issuedOn: 'issued_on',
  publishedOn: 'published_on',
  effectiveOn: 'effective_on',
  validity: 'validity',
  effectState: 'effect_state',
  endedOn: 'effect_on',
  note: 'note',
} as const satisfies Partial<Record<HeadingField, LedgerField>>

const WANTED = [...(Object.keys(FIELDS) as (keyof typeof FIELDS)[]), 'lapsesAfter', 'serial', 'effectReason'] as const

/**
 * Finds the row of headings and guesses which column holds what, by what such columns are usually called
 * (domain.md §6G). `headerRow` is the number of the row in the sheet, null where no row names the title and something else.
 */
export function guessMapping(rows: readonly LedgerCells[]): {
  readonly headerRow: number | null
  readonly mapping: Mapping
} {
  const { headingRow, columns } = guessColumns(
    rows.map(({ rowNumber, cells }) => ({ row: rowNumber, cells })),
    WANTED,
  )
  if (columns.title === undefined) return { headerRow: null, mapping: {} }
  const mapping: Partial<Record<LedgerField, number>> = {}
  for (const [heading, field] of Object.entries(FIELDS)) {
    const column = columns[heading as keyof typeof FIELDS]
    if (column !== undefined) mapping[field] = column
  }
  // 有效期至 says the last day and 有效期 the years: one cell of either kind can be read.
  const end = columns.lapsesAfter ?? columns.validity
  if (end !== undefined) mapping.validity = end
  return { headerRow: headingRow, mapping }
}
