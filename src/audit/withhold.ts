import type { Reader } from '../db/transaction.ts'
import type { AuditLine } from './model.ts'

/** Takes what the lines about secret documents say out of them, for a reader who may not see those documents. */
export async function withholdSecrets(db: Reader, lines: readonly AuditLine[]): Promise<readonly AuditLine[]> {
  const secret = await secretSubjects(db)
  return lines.map((line) =>
    secret.has(keyOf(line.subjectType, line.subjectId)) ? { ...line, detail: {}, isWithheld: true } : line,
  )
}

const keyOf = (type: string, id: string): string => `${type}:${id}`

/** Secret documents are few: all are read, with everything that is theirs. */
async function secretSubjects(db: Reader): Promise<ReadonlySet<string>> {
  const secret = db.selectFrom('document').where('document.secrecy', '=', 'secret')
  const documents = await secret.select('document_id as id').execute()
  const reviews = await secret
    .innerJoin('review', 'review.document_id', 'document.document_id')
    .select('review_id as id')
    .execute()
  const rounds = await secret
    .innerJoin('review', 'review.document_id', 'document.document_id')
    .innerJoin('review_round', 'review_round.review_id', 'review.review_id')
    .select('round_id as id')
    .execute()
  const findings = await secret
    .innerJoin('review', 'review.document_id', 'document.document_id')
    .innerJoin('finding', 'finding.review_id', 'review.review_id')
    .select('finding_id as id')
    .execute()
  const filings = await secret
    .innerJoin('filing', 'filing.document_id', 'document.document_id')
    .select('filing_id as id')
    .execute()
  const items = await secret
    .innerJoin('campaign_item', 'campaign_item.document_id', 'document.document_id')
    .select('item_id as id')
    .execute()
  const kinds = { document: documents, review: reviews, round: rounds, finding: findings, filing: filings, item: items }
  return new Set(Object.entries(kinds).flatMap(([type, rows]) => rows.map(({ id }) => keyOf(type, id))))
}
