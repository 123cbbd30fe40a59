import type { Reader } from '../../db/transaction.ts'
import { reviewVisibleTo, visibleTo } from '../../documents/visibility.ts'
import type { Actor, Permission } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn, supplementKey } from '../../policy/rules.ts'
import type { Deadline, DeadlineScope, Span } from '../model.ts'
import { NO_CLOCK } from '../rules.ts'
import { amendmentDeadlines, responseDeadlines } from './cleanups.ts'
import { filingReviewDeadlines } from './filing-reviews.ts'
import { validityDeadlines } from './validities.ts'

/** Lists last days, the earliest first; without an actor all there are, for the clock's own work. */
export async function listDeadlines(
  db: Reader,
  actor: Actor | null,
  scope: DeadlineScope,
): Promise<readonly Deadline[]> {
  const { span, isOpenOnly } = scope
  const reads = (permission: Permission): boolean => actor === null || may(actor, permission)
  const found = [
    ...(reads('review.read') ? await reviewDeadlines(db, actor, span, isOpenOnly) : []),
    ...(reads('filing.read') ? await filingDeadlines(db, actor, span, isOpenOnly) : []),
    ...(reads('filing.read') ? await supplementDeadlines(db, actor, span, isOpenOnly) : []),
    ...(reads('filing.read') ? await filingReviewDeadlines(db, actor, span, isOpenOnly) : []),
    ...(reads('cleanup.read') ? await responseDeadlines(db, actor, span, isOpenOnly) : []),
    ...(reads('cleanup.read') ? await amendmentDeadlines(db, actor, span, isOpenOnly) : []),
    ...(scope.validity && reads('document.read') ? await validityDeadlines(db, actor, scope.validity) : []),
  ]
  return found.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.subjectId < b.subjectId ? -1 : 1))
}

async function reviewDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const rows = await db
    .selectFrom('review_acceptance')
    .innerJoin('review_round', 'review_round.round_id', 'review_acceptance.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ', 'organ.organ_id', 'document.drafting_organ_id')
    .innerJoin('calendar', 'calendar.calendar_id', 'review_acceptance.calendar_id')
    .leftJoin('review_extension', 'review_extension.round_id', 'review_acceptance.round_id')
    .leftJoin('opinion', 'opinion.round_id', 'review_acceptance.round_id')
    .select([
      'review.review_id',
      'document.document_id',
      'title',
      'number_text',
      'secrecy',
      'drafting_organ_id',
      'organ.name as organ',
      'implementing_organ_id',
      'due_on',
      'is_provisional',
      'given_on',
      'counted_from',
      'start_event',
      'review_acceptance.limit_days',
      'review_acceptance.unit',
      'policy_key',
      'review_acceptance.calendar_id',
      'calendar.name as calendar_name',
      'extended_on',
    ])
    .where('review_round.status', 'in', isOpenOnly ? ['accepted'] : ['accepted', 'opined'])
    .$if(actor !== null, (q) => q.where((eb) => reviewVisibleTo(eb, actor as Actor)))
    .$if(span !== null, (q) => q.where('due_on', '>=', (span as Span).from).where('due_on', '<=', (span as Span).to))
    .execute()
  const assigned = await assignments(
    db,
    rows.map((row) => row.review_id),
  )
  return rows.map((row) => ({
    kind: 'review',
    subjectId: row.review_id,
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    secrecy: row.secrecy,
    on: row.due_on,
    isProvisional: row.is_provisional === 1,
    doneOn: row.given_on,
    organId: row.drafting_organ_id,
    organ: row.organ,
    implementingOrganId: row.implementing_organ_id,
    recipient: null,
    assignedUserIds: (assigned.get(row.review_id) ?? []).map((a) => a.user_id),
    reviewerIds: (assigned.get(row.review_id) ?? []).filter((a) => a.duty === 'reviewer').map((a) => a.user_id),
    clock: {
      ...NO_CLOCK,
      from: row.counted_from,
      event: row.start_event,
      limit: row.limit_days,
      unit: row.unit,
      policyKey: row.policy_key,
      calendarId: row.calendar_id,
      calendarName: row.calendar_name,
      isExtended: row.extended_on !== null,
    },
  }))
}

type AssignmentRow = {
  readonly review_id: string
  readonly user_id: string
  readonly duty: 'reviewer' | 'adviser'
}

async function assignments(
  db: Reader,
  reviewIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AssignmentRow[]>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('review_assignment')
    .select(['review_id', 'user_id', 'duty'])
    .where('review_id', 'in', reviewIds)
    .execute()
  const found = new Map<string, AssignmentRow[]>()
  for (const row of rows) found.set(row.review_id, [...(found.get(row.review_id) ?? []), row])
  return found
}

const filingsWithOrgans = (db: Reader) =>
  db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('calendar', 'calendar.calendar_id', 'filing.calendar_id')
    .select([
      'filing.filing_id',
      'document.document_id',
      'title',
      'number_text',
      'secrecy',
      'filing_organ_id',
      'filer.name as organ',
      'implementing_organ_id',
      'recipient.name as recipient',
      'filing.calendar_id',
      'calendar.name as calendar_name',
    ])

type FilingRow = Awaited<ReturnType<ReturnType<typeof filingsWithOrgans>['execute']>>[number]

const filingColumns = (row: FilingRow) => ({
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
})

/** Once submitted a filing has met its last day, whatever is asked of it afterwards. */
async function filingDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const rows = await filingsWithOrgans(db)
    .leftJoin('filing_submission', (join) =>
      join.onRef('filing_submission.filing_id', '=', 'filing.filing_id').on('filing_submission.serial', '=', 1),
    )
    .select(['due_on', 'is_provisional', 'counted_from', 'start_event', 'limit_days', 'unit', 'policy_key'])
    .select('submitted_on')
    .$if(isOpenOnly, (q) => q.where('filing.status', '=', 'due'))
    .$if(actor !== null, (q) => q.where((eb) => visibleTo(eb, actor as Actor)))
    .$if(span !== null, (q) => q.where('due_on', '>=', (span as Span).from).where('due_on', '<=', (span as Span).to))
    .execute()
  return rows.map((row) => ({
    ...filingColumns(row),
    kind: 'filing',
    on: row.due_on,
    isProvisional: row.is_provisional === 1,
    doneOn: row.submitted_on,
    clock: {
      ...NO_CLOCK,
      from: row.counted_from,
      event: row.start_event,
      limit: row.limit_days,
      unit: row.unit,
      policyKey: row.policy_key,
      calendarId: row.calendar_id,
      calendarName: row.calendar_name,
    },
  }))
}

async function supplementDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const rows = await filingsWithOrgans(db)
    .innerJoin('registration', 'registration.filing_id', 'filing.filing_id')
    .innerJoin('filing_submission as asked', 'asked.submission_id', 'registration.submission_id')
    .leftJoin('filing_submission as answer', (join) =>
      join
        .onRef('answer.filing_id', '=', 'filing.filing_id')
        .on((eb) => eb('answer.serial', '=', eb('asked.serial', '+', 1))),
    )
    .select(['supplement_due_on', 'decided_on', 'category', 'answer.submitted_on'])
    .where('supplement_due_on', 'is not', null)
    .$if(isOpenOnly, (q) => q.where('filing.status', '=', 'suspended').where('answer.serial', 'is', null))
    .$if(actor !== null, (q) => q.where((eb) => visibleTo(eb, actor as Actor)))
    .$if(span !== null, (q) =>
      q.where('supplement_due_on', '>=', (span as Span).from).where('supplement_due_on', '<=', (span as Span).to),
    )
    .execute()
  const policies = await listPolicies(db)
  return rows.flatMap((row) => {
    if (row.supplement_due_on === null) return []
    const { key, value } = policyOn(policies, supplementKey(row.category), row.decided_on)
    return {
      ...filingColumns(row),
      kind: 'supplement' as const,
      on: row.supplement_due_on,
      isProvisional: false,
      doneOn: row.submitted_on,
      clock: {
        ...NO_CLOCK,
        from: row.decided_on,
        event: 'decided',
        limit: value.limit,
        unit: value.unit,
        policyKey: key,
        calendarId: row.calendar_id,
        calendarName: row.calendar_name,
      },
    }
  })
}
