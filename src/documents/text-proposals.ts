import { isDay } from '../lib/day.ts'
import type { ExtractedText, FactName } from '../text/model.ts'
import type { DocumentDates, RegisterField, TextProposal, Validity } from './model.ts'

interface Registered extends Pick<DocumentDates, 'writtenOn' | 'effectiveOn'> {
  readonly title: string
  readonly numberText: string | null
  readonly validity: Validity
}

const FACTS: readonly (readonly [TextProposal['field'], FactName, RegisterField])[] = [
  ['title', 'title', 'title'],
  ['number', 'document_number', 'number_text'],
  ['writtenOn', 'written_on', 'written_on'],
  ['effectiveOn', 'effective_on', 'effective_on'],
  ['validity', 'validity', 'validity_kind'],
]

/**
 * Names what the text states otherwise than the register, with the words it stands in; a person confirms it or leaves
 * it. What is fixed at the stage is not proposed.
 */
export function textProposals(
  registered: Registered,
  text: ExtractedText,
  fixed: readonly RegisterField[],
): readonly TextProposal[] {
  return FACTS.flatMap(([field, fact, column]) => {
    const found = text.proposals?.find((p) => p.fact === fact) ?? plainFact(text, fact)
    const inText = found && field === 'title' ? found.value.replace(/\s+/gu, '') : found?.value
    const known = registeredAs(registered, field)
    if (!found || inText === undefined || inText === known || fixed.includes(column)) return []
    if (field === 'validity' && validityFromText(inText) === null) return []
    return [{ field, registered: known, inText, quote: found.quote }]
  })
}

/** Texts read before proposals were kept have the bare facts. */
function plainFact(text: ExtractedText, fact: FactName): { readonly value: string; readonly quote: null } | undefined {
  const facts: Partial<Record<FactName, string | null>> = {
    title: text.title,
    document_number: text.documentNumber,
    written_on: text.dates.writtenOn,
    effective_on: text.dates.effectiveOn,
  }
  const value = facts[fact]
  return value ? { value, quote: null } : undefined
}

function registeredAs(registered: Registered, field: TextProposal['field']): string | null {
  if (field === 'number') return registered.numberText
  if (field !== 'validity') return registered[field]
  const { validity } = registered
  if (validity.kind === 'years') return `${validity.years}y`
  return validity.kind === 'until' ? validity.lapsesAfter : null
}

/** Reads a validity as the text proposes it, `5y`, `18m` or a last day; months that are no whole years give null. */
export function validityFromText(value: string): Validity | null {
  const [, count, unit] = /^(\d+)([ym])$/.exec(value) ?? []
  const years = Number(count) / (unit === 'm' ? 12 : 1)
  if (count !== undefined) return Number.isInteger(years) && years > 0 ? { kind: 'years', years } : null
  return isDay(value) ? { kind: 'until', lapsesAfter: value } : null
}
