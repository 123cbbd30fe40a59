import type { Reader, Work } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type {
  CheckLine,
  FindingInput,
  FindingLine,
  FindingResponse,
  FindingSource,
  Resolution,
  ResolutionState,
} from './model.ts'

const findings = (db: Reader, reviewId: string) =>
  db
    .selectFrom('finding')
    .innerJoin('review_round', 'review_round.round_id', 'finding.round_id')
    .leftJoin('finding as earlier', 'earlier.finding_id', 'finding.follows')
    .selectAll('finding')
    .select(['review_round.serial as round_serial', 'earlier.serial as follows_serial'])
    .where('finding.review_id', '=', reviewId)
    .orderBy('finding.serial')

type Row = Awaited<ReturnType<ReturnType<typeof findings>['executeTakeFirstOrThrow']>>

/** Lists the findings of a review, of all its rounds, with the last answer and the last resolution of each. */
export async function listFindings(db: Reader, reviewId: string): Promise<readonly FindingLine[]> {
  const rows = await findings(db, reviewId).execute()
  if (rows.length === 0) return []
  const responses = await lastResponses(db, reviewId)
  const resolutions = await lastResolutions(db, reviewId)
  return rows.map((row) => lineOf(row, responses.get(row.finding_id), resolutions.get(row.finding_id)))
}

const lineOf = (row: Row, response: FindingResponse | undefined, resolution: Resolution | undefined): FindingLine => ({
  findingId: row.finding_id,
  serial: row.serial,
  roundSerial: row.round_serial,
  revisionId: row.revision_id,
  path: row.path,
  position: row.position,
  label: row.label,
  quote: row.quote,
  head: row.head,
  severity: row.severity,
  problem: row.problem,
  basis: row.basis,
  suggestion: row.suggestion,
  source: row.source,
  sourceRef: row.source_ref,
  follows: row.follows_serial,
  raisedOn: row.raised_on,
  raisedByName: row.raised_by_name,
  withdrawn: row.withdrawn_on
    ? { on: row.withdrawn_on, byName: row.withdrawn_by_name ?? '', reason: row.withdrawal_reason ?? '' }
    : null,
  version: row.version,
  response: response ?? null,
  resolution: resolution ?? null,
})

/** Reads one finding of a review. Throws `not_found`. */
export async function getFinding(db: Reader, reviewId: string, findingId: string): Promise<FindingLine> {
  const found = (await listFindings(db, reviewId)).find((finding) => finding.findingId === findingId)
  if (!found) throw new Refused('not_found', '没有这条意见，或者您无权查看。')
  return found
}

async function lastResponses(db: Reader, reviewId: string): Promise<ReadonlyMap<string, FindingResponse>> {
  const rows = await db
    .selectFrom('finding_response')
    .innerJoin('finding', 'finding.finding_id', 'finding_response.finding_id')
    .selectAll('finding_response')
    .where('finding.review_id', '=', reviewId)
    .orderBy('response_id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.finding_id,
      {
        responseId: row.response_id,
        answer: row.answer,
        reason: row.reason,
        newText: row.new_text,
        respondedOn: row.responded_on,
        respondedByName: row.responded_by_name,
      },
    ]),
  )
}

async function lastResolutions(db: Reader, reviewId: string): Promise<ReadonlyMap<string, Resolution>> {
  const rows = await db
    .selectFrom('finding_resolution')
    .innerJoin('review_round', 'review_round.round_id', 'finding_resolution.round_id')
    .selectAll('finding_resolution')
    .select('review_round.serial as round_serial')
    .where('review_round.review_id', '=', reviewId)
    .orderBy('review_round.serial')
    .execute()
  return new Map(
    rows.map((row) => [
      row.finding_id,
      {
        roundSerial: row.round_serial,
        state: row.state,
        note: row.note,
        decidedOn: row.decided_on,
        decidedByName: row.decided_by_name,
        version: row.version,
      },
    ]),
  )
}

/** A finding about to be written down. */
export interface NewFinding extends FindingInput {
  readonly reviewId: string
  readonly roundId: string
  readonly revisionId: string
  readonly position: number
  readonly label: string | null
  readonly source: FindingSource
  readonly sourceRef: string | null
  readonly ruleId: string | null
  readonly follows: string | null
}

/** Adds a finding under the next number of its review, which the caller holds. */
export async function addFinding(
  work: Work,
  given: NewFinding,
): Promise<{ readonly findingId: string; readonly serial: number }> {
  const last = await work.trx
    .selectFrom('finding')
    .select((eb) => eb.fn.max<number | null>('serial').as('serial'))
    .where('review_id', '=', given.reviewId)
    .executeTakeFirst()
  const serial = Number(last?.serial ?? 0) + 1
  const findingId = work.newId()
  await work.trx
    .insertInto('finding')
    .values({
      finding_id: findingId,
      review_id: given.reviewId,
      round_id: given.roundId,
      serial,
      revision_id: given.revisionId,
      ...wordsOf(given),
      position: given.position,
      label: given.label,
      source: given.source,
      source_ref: given.sourceRef,
      rule_id: given.ruleId,
      follows: given.follows,
      raised_on: work.today,
      raised_by: work.actor.userId,
      raised_by_name: work.actor.displayName,
      updated_at: work.now,
    })
    .execute()
  return { findingId, serial }
}

/** The columns that a reviewer types. */
export const wordsOf = ({ path, quote, head, severity, problem, basis, suggestion }: FindingInput) => ({
  path,
  quote,
  head,
  severity,
  problem,
  basis,
  suggestion,
})

/** Changes a finding as the person saw it; of two who change it at once the second is told so. */
export async function touchFinding(work: Work, findingId: string, seen: number, columns: object): Promise<void> {
  const changed = await work.trx
    .updateTable('finding')
    .set({ ...columns, updated_at: work.now, version: seen + 1 })
    .where('finding_id', '=', findingId)
    .where('version', '=', seen)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1)
    throw new Refused(
      'conflict',
      '这条意见刚刚被同事修改或者撤回，您填写的还没有保存。请回到工作台看清最新内容，再修改。',
    )
}

/** Keeps what a later round says of a finding; `seen` is the version before the person, 0 for none. */
export async function keepResolution(
  work: Work,
  given: { readonly findingId: string; readonly roundId: string; readonly state: ResolutionState },
  note: string | null,
  seen: number,
): Promise<void> {
  const key = { finding_id: given.findingId, round_id: given.roundId }
  const columns = {
    state: given.state,
    note,
    decided_on: work.today,
    decided_by: work.actor.userId,
    decided_by_name: work.actor.displayName,
  }
  const kept =
    seen === 0
      ? await work.trx
          .insertInto('finding_resolution')
          .values({ ...key, ...columns, version: 1 })
          .onConflict((oc) => oc.columns(['finding_id', 'round_id']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await work.trx
          .updateTable('finding_resolution')
          .set({ ...columns, version: seen + 1 })
          .where('finding_id', '=', given.findingId)
          .where('round_id', '=', given.roundId)
          .where('version', '=', seen)
          .returning('version')
          .executeTakeFirst()
  if (!kept) throw new Refused('conflict', '这条意见刚刚被同事标记过，您的标记还没有保存。请看清后再标记。')
}

/** Reads what was answered to the questions of a round, by their items. */
export async function checkAnswers(db: Reader, roundId: string): Promise<ReadonlyMap<string, CheckLine>> {
  const rows = await db.selectFrom('checklist_answer').selectAll().where('round_id', '=', roundId).execute()
  return new Map(
    rows.map((row) => [
      row.item,
      {
        item: row.item,
        head: row.head,
        question: row.question,
        answer: row.answer,
        note: row.note,
        answeredByName: row.answered_by_name,
        version: row.version,
      },
    ]),
  )
}
