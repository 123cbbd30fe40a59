import type { Reader } from '../../db/transaction.ts'
import { papersVisibleTo } from '../../filing/visibility.ts'
import type { Actor } from '../../people/model.ts'
import type { Deadline, DeadlineClock, Span } from '../model.ts'

const inSpan = (on: string, span: Span | null): boolean => span === null || (on >= span.from && on <= span.to)

/** Lists the last days of filing reviews, for the authority, and of the corrections they asked for, for the maker. */
export async function filingReviewDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const reviews = await db
    .selectFrom('filing_review')
    .innerJoin('filing', 'filing.filing_id', 'filing_review.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('calendar', 'calendar.calendar_id', 'filing_review.calendar_id')
    .selectAll('filing_review')
    .select([
      'document.document_id',
      'title',
      'number_text',
      'secrecy',
      'filing_organ_id',
      'filer.name as organ',
      'implementing_organ_id',
      'recipient.name as recipient',
      'calendar.name as calendar_name',
    ])
    .$if(isOpenOnly, (q) => q.where('filing_review.state', 'in', ['open', 'correcting']))
    .$if(actor !== null, (q) => q.where((eb) => papersVisibleTo(eb as never, actor as Actor)))
    .execute()
  const steps = await openSteps(
    db,
    reviews.filter((row) => row.state === 'correcting').map((row) => row.filing_id),
  )
  return reviews.flatMap((row) => {
    const common = {
      subjectId: row.filing_id,
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      secrecy: row.secrecy,
      organId: row.filing_organ_id,
      organ: row.organ,
      implementingOrganId: row.implementing_organ_id,
      recipient: row.recipient,
      assignedUserIds: [],
      reviewerIds: [],
    }
    const clock: DeadlineClock = {
      from: row.opened_on,
      event: 'opened',
      limit: row.limit_days,
      unit: row.unit,
      policyKey: row.policy_key,
      calendarId: row.calendar_id,
      calendarName: row.calendar_name,
      isExtended: row.extended_on !== null,
      validitySource: null,
    }
    const found: Deadline[] = []
    if ((!isOpenOnly || row.state === 'open') && inSpan(row.due_on, span))
      found.push({
        ...common,
        kind: 'filing_review',
        on: row.due_on,
        isProvisional: row.is_provisional === 1,
        doneOn: row.concluded_on,
        clock,
      })
    const step = steps.get(row.filing_id)
    if (step?.due_on && inSpan(step.due_on, span))
      found.push({
        ...common,
        kind: 'correction',
        on: step.due_on,
        isProvisional: false,
        doneOn: null,
        clock: {
          ...clock,
          from: step.acted_on,
          event: step.kind,
          limit: null,
          unit: null,
          policyKey: step.due_policy_key,
          isExtended: false,
        },
      })
    return found
  })
}

/** The step that set the maker's limit last, where the maker has not answered it yet. */
async function openSteps(db: Reader, filingIds: readonly string[]) {
  if (filingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('correction_step')
    .selectAll()
    .where('filing_id', 'in', filingIds)
    .orderBy('serial')
    .execute()
  const last = new Map(rows.map((row) => [row.filing_id, row]))
  return new Map([...last].filter(([, row]) => row.due_on !== null))
}
