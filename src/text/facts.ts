import type { ExtractedDates, FactName, FactProposal } from './model.ts'
import { proposalsFor, type Source } from './proposals.ts'

export interface Facts {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly makingOrgan: string | null
  readonly dates: ExtractedDates
  readonly proposals: readonly FactProposal[]
}

/** Proposes the facts for the register from the text; a person confirms them. */
export function findFacts(source: Source): Facts {
  const proposals = proposalsFor(source)
  const first = (fact: FactName): string | null => proposals.find((p) => p.fact === fact)?.value ?? null
  return {
    title: first('title'),
    documentNumber: first('document_number'),
    makingOrgan: first('making_organ'),
    dates: {
      writtenOn: first('written_on'),
      adoptedOn: first('adopted_on'),
      issuedOn: first('issued_on'),
      publishedOn: first('published_on'),
      effectiveOn: first('effective_on'),
    },
    proposals,
  }
}
