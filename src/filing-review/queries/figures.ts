import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import type { Day } from '../../lib/day.ts'
import { isCorrected, isFoundIllegal } from '../rules.ts'

export interface IllegalDocument {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly isSecret: boolean
  readonly organId: string
  readonly organ: string
  readonly issuedOn: Day | null
  readonly publishedOn: Day | null
  readonly foundOn: Day
  readonly isCorrected: boolean
}

/**
 * Lists the documents whose filing review found problems that stand, once each, found in a period: all of them are the
 * denominator of 纠错率, those issued in the period the numerator of 违法率 (domain.md §3.5).
 */
export async function listIllegal(
  db: Reader,
  period: { readonly from: Day; readonly to: Day },
  categories: readonly Category[],
): Promise<readonly IllegalDocument[]> {
  const rows = await db
    .selectFrom('filing_review')
    .innerJoin('filing', 'filing.filing_id', 'filing_review.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select([
      'document.document_id',
      'document.title',
      'document.number_text',
      'document.secrecy',
      'document.issued_on',
      'document.published_on',
      'organ.organ_id',
      'organ.name as organ',
      'filing_review.concluded_on',
      'filing_review.state',
    ])
    .where('filing_review.outcome', '=', 'problems')
    .where('filing_review.concluded_on', '>=', period.from)
    .where('filing_review.concluded_on', '<=', period.to)
    .where('document.category', 'in', categories)
    .orderBy('filing_review.concluded_on')
    .orderBy('document.document_id')
    .execute()
  const found = new Map<string, IllegalDocument>()
  for (const row of rows) {
    if (!isFoundIllegal(row.state)) continue
    const before = found.get(row.document_id)
    found.set(row.document_id, {
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      isSecret: row.secrecy === 'secret',
      organId: row.organ_id,
      organ: row.organ,
      issuedOn: row.issued_on,
      publishedOn: row.published_on,
      foundOn: before?.foundOn ?? (row.concluded_on as Day),
      // Two authorities may have found it: it is corrected when each of them says so.
      isCorrected: isCorrected(row.state) && (before?.isCorrected ?? true),
    })
  }
  return [...found.values()]
}
