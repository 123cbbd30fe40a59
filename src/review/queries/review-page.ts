import { z } from 'zod'
import type { ReasonedDueDate } from '../../calendar/model.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Category, Stage } from '../../documents/model.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { PolicyKey } from '../../policy/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn, policyLabel } from '../../policy/rules.ts'
import type { ReviewDuty, ReviewKind } from '../model.ts'
import { listRounds, type RoundRow } from '../records.ts'

const traceSchema = z.array(
  z.object({
    kind: z.enum(['start', 'skip', 'make_up', 'roll', 'unknown_year', 'result']),
    from: z.string(),
    to: z.string(),
    text: z.string(),
  }),
)

export interface ReviewDue extends Pick<ReasonedDueDate, 'day' | 'provisional' | 'countedFrom' | 'startEvent'> {
  readonly trace: readonly { readonly text: string }[]
  readonly limit: number
  readonly unit: 'working' | 'calendar'
  readonly calendarName: string
  readonly policyKey: string
  readonly policyLabel: string
  readonly legalBasis: string
  readonly isPolicyConfirmed: boolean
}

export interface RoundDetail extends RoundRow {
  readonly submittedByName: string
  readonly note: string | null
  readonly revisionSerial: number | null
  readonly revisionFileName: string | null
  readonly acceptedByName: string | null
  readonly due: ReviewDue | null
  readonly opinionBody: string | null
  readonly opinionByName: string | null
  readonly lateReason: string | null
  readonly advice: readonly { readonly body: string; readonly givenOn: Day; readonly givenByName: string }[]
}

export interface ReviewPage {
  readonly reviewId: string
  readonly kind: ReviewKind
  readonly version: number
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly document: {
    readonly documentId: string
    readonly title: string
    readonly category: Category
    readonly stage: Stage
    readonly draftingOrganId: string
    readonly makingOrganId: string
    readonly draftingOrgan: string
    readonly makingOrgan: string
  }
  readonly rounds: readonly RoundDetail[]
  readonly assignments: readonly {
    readonly userId: string
    readonly name: string
    readonly duty: ReviewDuty
    readonly assignedOn: Day
  }[]
}

/** Reads everything the page of a review shows. Throws `not_found` also when the person may not see the document. */
export async function getReviewPage(db: Reader, actor: Actor, reviewId: string): Promise<ReviewPage> {
  const row = await db
    .selectFrom('review')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ as drafting', 'drafting.organ_id', 'document.drafting_organ_id')
    .innerJoin('organ as making', 'making.organ_id', 'document.making_organ_id')
    .select([
      'review.review_id',
      'review.kind',
      'review.version',
      'opened_on',
      'closed_on',
      'document.document_id',
      'title',
      'category',
      'stage',
      'drafting_organ_id',
      'making_organ_id',
      'drafting.name as drafting_organ',
      'making.name as making_organ',
    ])
    .where('review.review_id', '=', reviewId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件审核，或者您无权查看。')
  return {
    reviewId: row.review_id,
    kind: row.kind,
    version: row.version,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    document: {
      documentId: row.document_id,
      title: row.title,
      category: row.category,
      stage: row.stage,
      draftingOrganId: row.drafting_organ_id,
      makingOrganId: row.making_organ_id,
      draftingOrgan: row.drafting_organ,
      makingOrgan: row.making_organ,
    },
    rounds: await roundDetails(db, reviewId),
    assignments: await listAssignments(db, reviewId),
  }
}

async function roundDetails(db: Reader, reviewId: string): Promise<readonly RoundDetail[]> {
  const rounds = await listRounds(db, reviewId)
  const more = await db
    .selectFrom('review_round')
    .leftJoin('revision', 'revision.revision_id', 'review_round.revision_id')
    .leftJoin('review_acceptance', 'review_acceptance.round_id', 'review_round.round_id')
    .leftJoin('calendar', 'calendar.calendar_id', 'review_acceptance.calendar_id')
    .leftJoin('opinion', 'opinion.round_id', 'review_round.round_id')
    .select([
      'review_round.round_id',
      'submitted_by_name',
      'review_round.note',
      'revision.serial as revision_serial',
      'revision.file_name',
      'accepted_by_name',
      'calendar.name as calendar_name',
      'policy_key',
      'policy_from',
      'start_event',
      'counted_from',
      'limit_days',
      'unit',
      'due_on',
      'is_provisional',
      'trace',
      'opinion.body',
      'given_by_name',
      'late_reason',
    ])
    .where('review_round.review_id', '=', reviewId)
    .execute()
  const advice = await db
    .selectFrom('advice')
    .innerJoin('review_round', 'review_round.round_id', 'advice.round_id')
    .select(['advice.round_id', 'body', 'given_on', 'given_by_name'])
    .where('review_id', '=', reviewId)
    .orderBy('advice_id')
    .execute()
  const policies = await listPolicies(db)
  return rounds.map((round): RoundDetail => {
    const row = more.find((m) => m.round_id === round.roundId)
    if (!row) throw new Error(`round ${round.roundId} vanished while it was read`)
    const policy =
      row.policy_key && row.policy_from
        ? findPolicyOn(policies, row.policy_key as PolicyKey, row.policy_from)
        : undefined
    const due: ReviewDue | null =
      row.due_on && row.counted_from && row.policy_key && row.unit
        ? {
            day: row.due_on,
            provisional: row.is_provisional === 1,
            countedFrom: row.counted_from,
            startEvent: row.start_event ?? 'accepted',
            trace: traceSchema.parse(JSON.parse(row.trace ?? '[]')),
            limit: row.limit_days ?? 0,
            unit: row.unit,
            calendarName: row.calendar_name ?? '',
            policyKey: row.policy_key,
            policyLabel: policyLabel(row.policy_key as PolicyKey),
            legalBasis: policy?.legalBasis ?? '',
            isPolicyConfirmed: policy?.confirmed === 1,
          }
        : null
    return {
      ...round,
      submittedByName: row.submitted_by_name,
      note: row.note,
      revisionSerial: row.revision_serial,
      revisionFileName: row.file_name,
      acceptedByName: row.accepted_by_name,
      due,
      opinionBody: row.body,
      opinionByName: row.given_by_name,
      lateReason: row.late_reason,
      advice: advice
        .filter((a) => a.round_id === round.roundId)
        .map((a) => ({ body: a.body, givenOn: a.given_on, givenByName: a.given_by_name })),
    }
  })
}

async function listAssignments(db: Reader, reviewId: string): Promise<ReviewPage['assignments']> {
  const rows = await db
    .selectFrom('review_assignment')
    .innerJoin('account', 'account.user_id', 'review_assignment.user_id')
    .select(['review_assignment.user_id', 'display_name', 'duty', 'assigned_on'])
    .where('review_id', '=', reviewId)
    .orderBy('duty')
    .orderBy('display_name')
    .execute()
  return rows.map((r) => ({ userId: r.user_id, name: r.display_name, duty: r.duty, assignedOn: r.assigned_on }))
}

export interface Assignable {
  readonly userId: string
  readonly name: string
  readonly duty: ReviewDuty
  readonly organ: string
  /** Reviews that still wait for an opinion: the person's present load. */
  readonly openReviews: number
}

/** Lists who may be given a review, with what they have on their desk. */
export async function listAssignable(db: Reader): Promise<readonly Assignable[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.user_id', 'account.user_id')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .select((eb) => [
      'account.user_id',
      'display_name',
      'role',
      'organ.short_name',
      eb
        .selectFrom('review_assignment')
        .innerJoin('review', 'review.review_id', 'review_assignment.review_id')
        .select((s) => s.fn.countAll<number>().as('count'))
        .whereRef('review_assignment.user_id', '=', 'account.user_id')
        .where('round_status', 'in', ['submitted', 'supplement_requested', 'accepted'])
        .as('open_reviews'),
    ])
    .where('role', 'in', ['reviewer', 'adviser'])
    .where('is_disabled', '=', 0)
    .orderBy('role')
    .orderBy('display_name')
    .execute()
  return rows.map((r) => ({
    userId: r.user_id,
    name: r.display_name,
    duty: r.role as ReviewDuty,
    organ: r.short_name,
    openReviews: r.open_reviews ?? 0,
  }))
}
