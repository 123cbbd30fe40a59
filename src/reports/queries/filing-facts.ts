import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import type { SubmissionFacts } from '../../filing/model.ts'
import type { Day } from '../../lib/day.ts'
import type { CountedFiling } from '../model.ts'

export interface FilingPeriod {
  readonly from: Day
  readonly to: Day
  /** Only filings of these categories; all when left out. */
  readonly categories?: readonly Category[] | undefined
  readonly filingOrganId?: string | undefined
}

/**
 * Reads the filings of documents published in a period, with their submissions and registrations, in three queries
 * whatever their number. They belong to the period by the day of publication (policy `rate-switches`).
 */
export async function listCountedFilings(db: Reader, period: FilingPeriod): Promise<readonly CountedFiling[]> {
  const base = db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .where('document.published_on', '>=', period.from)
    .where('document.published_on', '<=', period.to)
    .$if(period.categories !== undefined, (q) =>
      q.where('document.category', 'in', (period.categories ?? []) as readonly Category[]),
    )
    .$if(period.filingOrganId !== undefined, (q) => q.where('filing_organ_id', '=', period.filingOrganId as string))
  const rows = await base
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .select([
      'filing.filing_id',
      'filing.document_id',
      'document.title',
      'document.number_text',
      'document.secrecy',
      'document.category',
      'document.published_on',
      'recipient_organ_id',
      'recipient.name as recipient_name',
      'filing_organ_id',
      'filer.name as filer_name',
      'filing.status',
      'due_on',
      'counted_from',
    ])
    .orderBy('due_on')
    .orderBy('filing.filing_id')
    .execute()
  const submissions = await submissionsOf(base)
  return rows.map((row) => ({
    filingId: row.filing_id,
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    isSecret: row.secrecy === 'secret',
    category: row.category,
    publishedOn: row.published_on as Day,
    recipientId: row.recipient_organ_id,
    recipient: row.recipient_name,
    filingOrganId: row.filing_organ_id,
    filingOrgan: row.filer_name,
    status: row.status,
    dueOn: row.due_on,
    countedFrom: row.counted_from,
    submissions: submissions.get(row.filing_id) ?? [],
  }))
}

async function submissionsOf(base: ReturnType<typeof filingsBase>): Promise<ReadonlyMap<string, SubmissionFacts[]>> {
  const rows = await base
    .innerJoin('filing_submission', 'filing_submission.filing_id', 'filing.filing_id')
    .leftJoin('registration', 'registration.submission_id', 'filing_submission.submission_id')
    .select([
      'filing.filing_id',
      'filing_submission.serial',
      'submitted_on',
      'outcome',
      'decided_on',
      'are_materials_conforming',
    ])
    .orderBy('filing.filing_id')
    .orderBy('filing_submission.serial')
    .execute()
  const found = new Map<string, SubmissionFacts[]>()
  for (const row of rows) {
    const list = found.get(row.filing_id) ?? []
    list.push({
      serial: row.serial,
      submittedOn: row.submitted_on,
      registration:
        row.outcome && row.decided_on
          ? {
              outcome: row.outcome,
              decidedOn: row.decided_on,
              areMaterialsConforming: row.are_materials_conforming === 1,
            }
          : null,
    })
    found.set(row.filing_id, list)
  }
  return found
}

const filingsBase = (db: Reader) =>
  db.selectFrom('filing').innerJoin('document', 'document.document_id', 'filing.document_id')
