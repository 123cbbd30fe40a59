import type { Reader, Work } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { OpinionDraft, OpinionDraftState, OpinionKind, OpinionStep, OpinionStepLine } from './model.ts'

/** Finds the opinion of a round as it stands before it is signed. */
export async function findOpinionDraft(db: Reader, roundId: string): Promise<OpinionDraft | null> {
  const row = await db.selectFrom('opinion_draft').selectAll().where('round_id', '=', roundId).executeTakeFirst()
  if (!row) return null
  const { state, kind, body, version } = row
  return { state, kind, body, lateReason: row.late_reason, version }
}

/** Lists through whose hands the opinion of a round went, oldest first. */
export async function listOpinionSteps(db: Reader, roundId: string): Promise<readonly OpinionStepLine[]> {
  const rows = await db
    .selectFrom('opinion_step')
    .select(['step', 'note', 'taken_at', 'taken_on', 'taken_by', 'taken_by_name'])
    .where('round_id', '=', roundId)
    .orderBy('step_id')
    .execute()
  return rows.map((row) => ({
    step: row.step,
    note: row.note,
    takenAt: row.taken_at,
    takenOn: row.taken_on,
    takenBy: row.taken_by,
    takenByName: row.taken_by_name,
  }))
}

interface DraftWords {
  readonly kind: OpinionKind
  readonly body: string
  readonly lateReason: string | null
}

/** Writes the opinion down; `seen` is the version the person had before them, 0 for none. */
export async function keepDraft(
  work: Work,
  roundId: string,
  state: OpinionDraftState,
  words: DraftWords,
  seen: number,
): Promise<void> {
  const columns = { state, kind: words.kind, body: words.body, late_reason: words.lateReason, updated_at: work.now }
  if (seen === 0) {
    const made = await work.trx
      .insertInto('opinion_draft')
      .values({ round_id: roundId, ...columns, version: 1 })
      .onConflict((oc) => oc.column('round_id').doNothing())
      .returning('round_id')
      .executeTakeFirst()
    if (!made) throw stale()
    return
  }
  await change(work, roundId, seen, columns)
}

/** Hands a draft on, or back, as the person saw it. */
export async function moveDraft(work: Work, roundId: string, seen: number, state: OpinionDraftState): Promise<void> {
  await change(work, roundId, seen, { state, updated_at: work.now })
}

async function change(work: Work, roundId: string, seen: number, columns: object): Promise<void> {
  const changed = await work.trx
    .updateTable('opinion_draft')
    .set({ ...columns, version: seen + 1 })
    .where('round_id', '=', roundId)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1) throw stale()
}

/** Records that the opinion went through a person's hands. */
export async function keepStep(
  work: Work,
  roundId: string,
  step: OpinionStep,
  actor: Actor,
  note: string | null,
): Promise<void> {
  await work.trx
    .insertInto('opinion_step')
    .values({
      step_id: work.newId(),
      round_id: roundId,
      step,
      note,
      taken_at: work.now,
      taken_on: work.today,
      taken_by: actor.userId,
      taken_by_name: actor.displayName,
    })
    .execute()
}

const stale = (): Refused =>
  new Refused('conflict', '审核意见刚刚被别人修改过，您填写的还没有保存。请看清最新内容再办。')

/** Counts what advisers said in all rounds of a review. */
export async function countAdvice(db: Reader, reviewId: string): Promise<number> {
  const row = await db
    .selectFrom('advice')
    .innerJoin('review_round', 'review_round.round_id', 'advice.round_id')
    .select((eb) => eb.fn.countAll<number | string>().as('said'))
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(row.said)
}
