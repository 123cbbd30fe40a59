import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import type { Obstacle } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { getPolicy } from '../../policy/records.ts'
import type { RoundRef } from '../../review/guard.ts'
import { getReview, getRound, idsOf, listAssignments } from '../../review/records.ts'
import { isOpen, isReviewersTurn } from '../../review/rules.ts'
import { findOpinionDraft } from '../../review/sign-off-records.ts'
import type { CheckLine, FindingHead, FindingLine } from '../model.ts'
import { checkAnswers } from '../records.ts'
import { checkItem, obstaclesToFindings } from '../rules.ts'
import type { BenchAdvice, BenchHead } from '../workbench-model.ts'

export interface BenchAccess {
  readonly head: BenchHead
  readonly category: Category
  readonly makingOrgan: string
  readonly writing: readonly Obstacle[] | null
  readonly mayAdvise: boolean
}

/** Opens the desk of a round for those of the reviewing body and its advisers. Throws `not_found` to everybody else. */
export async function getBenchAccess(db: Reader, actor: Actor, ref: RoundRef): Promise<BenchAccess> {
  const review = await getReview(db, actor, ref.reviewId)
  const round = await getRound(db, ref.reviewId, ref.serial)
  const assignments = await listAssignments(db, ref.reviewId)
  const isAdviser = may(actor, 'review.advise') && idsOf(assignments, 'adviser').includes(actor.userId)
  const isBureau = may(actor, 'review.opine') || may(actor, 'review.check')
  if (!isBureau && !isAdviser) throw new Refused('not_found', '没有这件审核，或者您无权查看。')
  const isTheirs = may(actor, 'review.opine') && isReviewersTurn(actor, idsOf(assignments, 'reviewer'))
  const about = await aboutRound(db, round.roundId)
  return {
    head: {
      reviewId: review.reviewId,
      documentId: review.documentId,
      title: about.title,
      kind: review.kind,
      roundId: round.roundId,
      serial: round.serial,
      status: round.status,
      submittedOn: round.submittedOn,
      revisionId: round.revisionId,
      revisionSerial: about.revision_serial,
      isSecret: about.secrecy === 'secret',
    },
    category: about.category,
    makingOrgan: about.making_organ,
    writing: isTheirs ? obstaclesToFindings(round, await findOpinionDraft(db, round.roundId)) : null,
    mayAdvise: isAdviser && isOpen(round.status),
  }
}

const aboutRound = (db: Reader, roundId: string) =>
  db
    .selectFrom('review_round')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .leftJoin('revision', 'revision.revision_id', 'review_round.revision_id')
    .select(['title', 'category', 'secrecy', 'organ.name as making_organ', 'revision.serial as revision_serial'])
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()

/** Lists the questions of the kind of review as they stood when the round was submitted, with their answers. */
export async function listChecks(
  db: Reader,
  head: Pick<BenchHead, 'kind' | 'roundId' | 'submittedOn'>,
): Promise<readonly CheckLine[]> {
  const terms = await getPolicy(db, `review-kind.${head.kind}`, head.submittedOn)
  const answers = new Map(await checkAnswers(db, head.roundId))
  const asked = terms.value.checks.map((check) => {
    const item = checkItem(check)
    const answered = answers.get(item)
    answers.delete(item)
    return answered ?? { item, ...check, answer: null, note: null, answeredByName: null, version: 0 }
  })
  // An answer stays to be seen when the question was struck off since.
  return [...asked, ...answers.values()]
}

/** The heads that a finding may stand under: those of the checklist. */
export const headsOf = (checks: readonly CheckLine[]): FindingHead[] => [...new Set(checks.map((check) => check.head))]

/** Lists what advisers said to a round, with the finding that was made of it. */
export async function listAdvice(
  db: Reader,
  roundId: string,
  findings: readonly FindingLine[],
): Promise<readonly BenchAdvice[]> {
  const rows = await db
    .selectFrom('advice')
    .select(['advice_id', 'body', 'given_on', 'given_by_name'])
    .where('round_id', '=', roundId)
    .orderBy('advice_id')
    .execute()
  return rows.map((row) => ({
    adviceId: row.advice_id,
    body: row.body,
    givenOn: row.given_on,
    givenByName: row.given_by_name,
    takenAs: takenAs(findings, 'advice', row.advice_id),
  }))
}

/** Gives the number of the finding that something was taken over as. */
export const takenAs = (findings: readonly FindingLine[], source: FindingLine['source'], ref: string): number | null =>
  findings.find((f) => f.withdrawn === null && f.source === source && f.sourceRef === ref)?.serial ?? null
