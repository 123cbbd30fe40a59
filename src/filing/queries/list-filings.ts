import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { addDays, type Day, yearSpan } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { getPolicy } from '../../policy/records.ts'
import type { RateSwitches } from '../../reports/model.ts'
import type { FilingFilter, FilingLine, FilingStatus, SubmissionFacts } from '../model.ts'
import { timeliness } from '../rules.ts'

const SOON = 10
type CountsFrom = RateSwitches['supplementedCountsFrom']

/** Filings with the submission that decides whether they were in time (policy `rate-switches`). */
function filings(db: Reader, countsFrom: CountsFrom) {
  return db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .leftJoin('filing_submission as counted', (join) =>
      join.onRef('counted.filing_id', '=', 'filing.filing_id').on((eb) =>
        countsFrom === 'first'
          ? eb('counted.serial', '=', 1)
          : eb(
              'counted.serial',
              '=',
              eb
                .selectFrom('filing_submission as any_of')
                .select((s) => s.fn.max<number>('any_of.serial').as('serial'))
                .whereRef('any_of.filing_id', '=', 'filing.filing_id'),
            ),
      ),
    )
}

function matching(
  db: Reader,
  actor: Actor,
  filter: FilingFilter,
  today: Day,
  countsFrom: CountsFrom,
): ReturnType<typeof filings> {
  const span = filter.year === undefined ? undefined : yearSpan(filter.year)
  return filings(db, countsFrom)
    .where((eb) => visibleTo(eb, actor))
    .$if(Boolean(filter.words), (q) =>
      q.where((eb) =>
        eb.or([
          textContains(eb.ref('document.title_key'), filter.words as string),
          textContains(eb.ref('document.number_text'), filter.words as string),
        ]),
      ),
    )
    .$if(filter.status !== undefined, (q) => q.where('filing.status', '=', filter.status as FilingStatus))
    .$if(filter.category !== undefined, (q) => q.where('document.category', '=', filter.category as Category))
    .$if(filter.recipientId !== undefined, (q) => q.where('recipient_organ_id', '=', filter.recipientId as string))
    .$if(filter.filerId !== undefined, (q) => q.where('filing_organ_id', '=', filter.filerId as string))
    .$if(filter.documentId !== undefined, (q) => q.where('filing.document_id', '=', filter.documentId as string))
    .$if(span !== undefined, (q) =>
      q.where('published_on', '>=', span?.[0] as Day).where('published_on', '<=', span?.[1] as Day),
    )
    .$if(filter.state === 'soon', (q) =>
      q.where('filing.status', '=', 'due').where('due_on', '>=', today).where('due_on', '<=', addDays(today, SOON)),
    )
    .$if(filter.state === 'overdue', (q) => q.where('filing.status', '=', 'due').where('due_on', '<', today))
    .$if(filter.state === 'late', (q) => q.whereRef('counted.submitted_on', '>', 'due_on'))
    .$if(filter.state === 'on_time', (q) => q.whereRef('counted.submitted_on', '<=', 'due_on')) as ReturnType<
    typeof filings
  >
}

/** Lists filings by their last day, the newest first. */
export async function listFilings(
  db: Reader,
  actor: Actor,
  filter: FilingFilter,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<FilingLine>> {
  const countsFrom = (await getPolicy(db, 'rate-switches', today)).value.supplementedCountsFrom
  const rows = matching(db, actor, filter, today, countsFrom)
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [due, id] = (cursor?.keys ?? []) as [Day, string]
  const fetched = await rows
    .select((eb) => [
      'filing.filing_id',
      'filing.document_id',
      'document.title',
      'number_text',
      'category',
      'published_on',
      'filer.name as filer_name',
      'filer.short_name as filer_short',
      'recipient.short_name as recipient_short',
      'recipient.name as recipient_name',
      'filing.status',
      'due_on',
      'counted_from',
      'is_provisional',
      'counted.submitted_on',
      eb
        .selectFrom('registration')
        .select((r) => r.fn.max('registration.number').as('number'))
        .whereRef('registration.filing_id', '=', 'filing.filing_id')
        .where('outcome', '=', 'registered')
        .as('registration_number'),
    ])
    .$if(cursor !== null, (q) =>
      q.where((eb) => {
        const beyond = back ? '>' : '<'
        return eb.or([eb('due_on', beyond, due), eb.and([eb('due_on', '=', due), eb('filing.filing_id', beyond, id)])])
      }),
    )
    .orderBy('due_on', back ? 'asc' : 'desc')
    .orderBy('filing.filing_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = fetched.map((row): FilingLine => {
    // The query has chosen the submission that counts, so here it is the only one.
    const submissions: SubmissionFacts[] = row.submitted_on
      ? [{ serial: 1, submittedOn: row.submitted_on, registration: null }]
      : []
    const facts = { status: row.status, dueOn: row.due_on, countedFrom: row.counted_from, submissions }
    const time = timeliness(facts, countsFrom, today)
    return {
      filingId: row.filing_id,
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      category: row.category,
      publishedOn: row.published_on,
      filingOrgan: row.filer_name,
      filingOrganShort: row.filer_short,
      recipientShort: row.recipient_short,
      recipient: row.recipient_name,
      status: row.status,
      dueOn: row.due_on,
      isProvisional: row.is_provisional === 1,
      submittedOn: row.submitted_on,
      registrationNumber: row.registration_number,
      timeliness: time.state,
      daysUsed: time.daysUsed,
      daysLate: time.daysLate,
    }
  })
  return pageOf(lines, size, total, cursor, (line) => [line.dueOn, line.filingId])
}

/** Lists the filings of one document. */
export async function listFilingsOf(
  db: Reader,
  actor: Actor,
  documentId: string,
  today: Day,
): Promise<readonly FilingLine[]> {
  return (await listFilings(db, actor, { documentId }, today, null, 50)).rows
}
