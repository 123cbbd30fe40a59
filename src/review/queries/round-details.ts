import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import type { AnyPolicy } from '../../policy/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn, isPolicyKey, policyLabel } from '../../policy/rules.ts'
import { generatedFilesOf } from '../../templates/records.ts'
import type { ReviewDue, ReviewKind, RoundDetail } from '../model.ts'
import { listRounds } from '../records.ts'
import { findOpinionDraft, listOpinionSteps } from '../sign-off-records.ts'
import { OPINION_OF_ROUND } from './form-facts.ts'
import { findFloor } from './opinion-due.ts'

const traceSchema = z.array(z.object({ text: z.string() }))

/** Reads the rounds of a review, oldest first, with who did what and why the last day is what it is. */
export async function listRoundDetails(
  db: Reader,
  reviewId: string,
  kind: ReviewKind,
): Promise<readonly RoundDetail[]> {
  const rounds = await listRounds(db, reviewId)
  const rows = new Map((await detailRows(db, reviewId)).map((row) => [row.round_id, row]))
  const advice = await adviceRows(db, reviewId)
  const files = await generatedFilesOf(
    db,
    OPINION_OF_ROUND,
    rounds.map((round) => round.roundId),
  )
  const policies = await listPolicies(db)
  const details: RoundDetail[] = []
  for (const round of rounds) {
    const row = rows.get(round.roundId)
    if (!row) throw new Error(`round ${round.roundId} vanished while it was read`)
    details.push({
      ...round,
      submittedByName: row.submitted_by_name,
      note: row.note,
      revisionSerial: row.revision_serial,
      revisionFileName: row.file_name,
      acceptedByName: row.accepted_by_name,
      due: dueOf(row, policies),
      floor: await findFloor(db, kind, round),
      opinionBody: row.body,
      opinionByName: row.given_by_name,
      opinionFile: files.get(round.roundId) ?? null,
      lateReason: row.late_reason,
      extensionReason: row.extension_reason,
      extendedByName: row.extended_by_name,
      returnedByName: row.returned_by_name,
      opinionDraft: round.opinion ? null : await findOpinionDraft(db, round.roundId),
      opinionSteps: await listOpinionSteps(db, round.roundId),
      advice: advice
        .filter((a) => a.round_id === round.roundId)
        .map((a) => ({ body: a.body, givenOn: a.given_on, givenByName: a.given_by_name })),
    })
  }
  return details
}

const detailRows = (db: Reader, reviewId: string) =>
  db
    .selectFrom('review_round')
    .leftJoin('revision', 'revision.revision_id', 'review_round.revision_id')
    .leftJoin('review_acceptance', 'review_acceptance.round_id', 'review_round.round_id')
    .leftJoin('calendar', 'calendar.calendar_id', 'review_acceptance.calendar_id')
    .leftJoin('opinion', 'opinion.round_id', 'review_round.round_id')
    .leftJoin('review_extension', 'review_extension.round_id', 'review_round.round_id')
    .leftJoin('review_return', 'review_return.round_id', 'review_round.round_id')
    .select([
      'review_round.round_id',
      'submitted_by_name',
      'review_round.note',
      'revision.serial as revision_serial',
      'revision.file_name',
      'accepted_by_name',
      'calendar.name as calendar_name',
      'policy_key',
      'review_acceptance.policy_from',
      'start_event',
      'counted_from',
      'review_acceptance.limit_days',
      'review_acceptance.unit',
      'due_on',
      'is_provisional',
      'trace',
      'opinion.body',
      'given_by_name',
      'late_reason',
      'review_extension.reason as extension_reason',
      'extended_by_name',
      'returned_by_name',
    ])
    .where('review_round.review_id', '=', reviewId)
    .execute()

const adviceRows = (db: Reader, reviewId: string) =>
  db
    .selectFrom('advice')
    .innerJoin('review_round', 'review_round.round_id', 'advice.round_id')
    .select(['advice.round_id', 'body', 'given_on', 'given_by_name'])
    .where('review_id', '=', reviewId)
    .orderBy('advice_id')
    .execute()

type DetailRow = Awaited<ReturnType<typeof detailRows>>[number]

/** The columns of an acceptance are there all or none, and the database says so. */
function dueOf(row: DetailRow, policies: readonly AnyPolicy[]): ReviewDue | null {
  const { due_on, counted_from, policy_key, policy_from, start_event, limit_days, unit, trace, calendar_name } = row
  if (!due_on || !counted_from || !policy_key || !policy_from || !start_event) return null
  if (limit_days === null || !unit || !trace || calendar_name === null) return null
  const policy = isPolicyKey(policy_key) ? findPolicyOn(policies, policy_key, policy_from) : undefined
  return {
    day: due_on,
    provisional: row.is_provisional === 1,
    countedFrom: counted_from,
    startEvent: start_event,
    trace: traceSchema.parse(JSON.parse(trace)),
    limit: limit_days,
    unit,
    calendarName: calendar_name,
    policyKey: policy_key,
    policyLabel: isPolicyKey(policy_key) ? policyLabel(policy_key) : policy_key,
    legalBasis: policy?.legalBasis ?? '',
    isPolicyConfirmed: policy?.confirmed === 1,
  }
}
