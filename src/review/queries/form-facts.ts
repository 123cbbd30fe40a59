import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { GeneratedFile } from '../../templates/model.ts'
import { generatedFilesOf } from '../../templates/records.ts'
import type { ReturnGround } from '../model.ts'
import type { NoticeWords, OpinionFacts, RoundFacts } from '../opinion-form.ts'
import { getReview } from '../records.ts'

/** What a form about a round needs beside its own words. */
export interface RoundRecord extends RoundFacts {
  readonly reviewId: string
  readonly roundId: string
  readonly documentId: string
  readonly revisionId: string | null
  readonly isSecret: boolean
}

/** Reads what every form about a round says of it; the caller has seen to it that the person may see the review. */
export async function getRoundRecord(db: Reader, reviewId: string, serial: number): Promise<RoundRecord> {
  const row = await db
    .selectFrom('review_round')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ as drafting', 'drafting.organ_id', 'document.drafting_organ_id')
    .innerJoin('organ as making', 'making.organ_id', 'document.making_organ_id')
    .select(['round_id', 'revision_id', 'document.document_id', 'title', 'secrecy', 'review.kind', 'submitted_on'])
    .select(['review_round.serial', 'drafting.name as drafting_organ', 'making.name as making_organ'])
    .where('review_round.review_id', '=', reviewId)
    .where('review_round.serial', '=', serial)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这一轮审核。')
  return {
    reviewId,
    roundId: row.round_id,
    documentId: row.document_id,
    revisionId: row.revision_id,
    isSecret: row.secrecy === 'secret',
    title: row.title,
    kind: row.kind,
    serial: row.serial,
    makingOrgan: row.making_organ,
    draftingOrgan: row.drafting_organ,
    submittedOn: row.submitted_on,
  }
}

/** Reads the same for a person who may see the review. Throws `not_found`. */
export async function getVisibleRound(
  db: Reader,
  actor: Actor,
  reviewId: string,
  serial: number,
): Promise<RoundRecord> {
  await getReview(db, actor, reviewId)
  return getRoundRecord(db, reviewId, serial)
}

/** Reads what advisers said to a round, in the order in which they said it. */
export async function listAdviceOf(db: Reader, roundId: string): Promise<OpinionFacts['advice']> {
  const rows = await db
    .selectFrom('advice')
    .select(['body', 'given_on', 'given_by_name'])
    .where('round_id', '=', roundId)
    .orderBy('advice_id')
    .execute()
  return rows.map((row) => ({ body: row.body, givenOn: row.given_on, givenByName: row.given_by_name }))
}

/** Gives the full name of the organ of a person; empty where the person is not known any more. */
export async function organNameOf(db: Reader, userId: string | null): Promise<string> {
  if (userId === null) return ''
  const row = await db
    .selectFrom('account')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .select('organ.name')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.name ?? ''
}

/** Reads one supplement that was asked for in a round, counted from 1. Throws `not_found`. */
export async function getSupplementNotice(db: Reader, record: RoundRecord, nth: number): Promise<NoticeWords> {
  const rows = await db
    .selectFrom('review_supplement')
    .select(['missing', 'requested_on', 'requested_by', 'requested_by_name'])
    .where('round_id', '=', record.roundId)
    .orderBy('supplement_id')
    .execute()
  const row = rows[nth - 1]
  if (!row) throw new Refused('not_found', '这一轮没有这次补正。')
  const organ = await organNameOf(db, row.requested_by)
  return { record, words: row.missing, madeOn: row.requested_on, madeByName: row.requested_by_name, organ }
}

/** Reads why a round was sent back. Throws `not_found`. */
export async function getReturnNotice(
  db: Reader,
  record: RoundRecord,
): Promise<NoticeWords & { readonly ground: ReturnGround }> {
  const row = await db.selectFrom('review_return').selectAll().where('round_id', '=', record.roundId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '这一轮没有被退回。')
  const organ = await organNameOf(db, row.returned_by)
  const made = { madeOn: row.returned_on, madeByName: row.returned_by_name, organ }
  return { record, words: row.reason, ground: row.ground, ...made }
}

/** Finds the opinion of a round as it was signed. Throws `not_found` for one signed before files were kept. */
export async function getOpinionFile(db: Reader, roundId: string): Promise<GeneratedFile> {
  const file = (await generatedFilesOf(db, OPINION_OF_ROUND, [roundId])).get(roundId)
  if (!file) throw new Refused('not_found', '这一轮没有留存的审核意见书。')
  return file
}

/** What the file of an opinion is made for. */
export const OPINION_OF_ROUND = { kind: 'review-opinion', type: 'round' } as const
