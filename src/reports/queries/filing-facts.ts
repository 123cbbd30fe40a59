import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import type { SubmissionFacts } from '../../filing/model.ts'
import type { Day } from '../../lib/day.ts'
import type { CountedFiling, RateSwitches } from '../model.ts'
import { countedOn } from '../rates.ts'

export interface FilingPeriod {
  readonly from: Day
  readonly to: Day
  /** Only filings of these categories; all when left out. */
  readonly categories?: readonly Category[] | undefined
  readonly filingOrganId?: string | undefined
}

/**
 * Reads the filings that count for a period, with their submissions and registrations, in three queries whatever their
 * number. They belong to it by the day of publication; an omission found late by the day it was found, where policy
 * `rate-switches` says so.
 */
export async function listCountedFilings(
  db: Reader,
  period: FilingPeriod,
  switches: RateSwitches,
): Promise<readonly CountedFiling[]> {
  const base = db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .leftJoin('found_omission', 'found_omission.document_id', 'filing.document_id')
    .where((eb) =>
      eb.or([
        eb.and([eb('document.published_on', '>=', period.from), eb('document.published_on', '<=', period.to)]),
        eb.and([eb('found_omission.found_on', '>=', period.from), eb('found_omission.found_on', '<=', period.to)]),
      ]),
    )
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
      'found_omission.found_on',
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
  const counted = rows.filter((row) => {
    const on = countedOn(row.published_on as Day, row.found_on, switches)
    return on >= period.from && on <= period.to
  })
  return counted.map((row) => ({
    filingId: row.filing_id,
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    isSecret: row.secrecy === 'secret',
    category: row.category,
    publishedOn: row.published_on as Day,
    foundOn: row.found_on,
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
  db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .leftJoin('found_omission', 'found_omission.document_id', 'filing.document_id')
