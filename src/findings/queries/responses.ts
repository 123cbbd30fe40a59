import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { RoundRef } from '../../review/guard.ts'
import { findLastReview, getReview, idsOf, listAssignments, listRounds } from '../../review/records.ts'
import { isDraftersOwn } from '../../review/rules.ts'
import type { FindingLine, Unanswered } from '../model.ts'
import { listFindings } from '../records.ts'
import type { ResponseDesk } from '../response-model.ts'
import { byPlace, obstaclesToAnswers, shownToDrafters, standing, unadoptedIn, unansweredIn } from '../rules.ts'

/** Reads the findings of a round as both sides see them. Before the opinion is signed there is nothing to see. */
export async function getResponseDesk(db: Reader, actor: Actor, ref: RoundRef): Promise<ResponseDesk> {
  const review = await getReview(db, actor, ref.reviewId)
  const rounds = await listRounds(db, ref.reviewId)
  const round = rounds.find((one) => one.serial === ref.serial)
  if (!round?.opinion) throw new Refused('not_found', '这一轮还没有出具审核意见。')
  const document = await db
    .selectFrom('document')
    .select(['title', 'stage', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', review.documentId)
    .executeTakeFirstOrThrow()
  const owner = { makingOrganId: document.making_organ_id, draftingOrganId: document.drafting_organ_id }
  const isTheirs = may(actor, 'review.submit') && isDraftersOwn(actor, owner)
  return {
    reviewId: review.reviewId,
    serial: round.serial,
    documentId: review.documentId,
    title: document.title,
    opinion: round.opinion.kind,
    findings: byPlace((await visibleFindings(db, actor, ref.reviewId)).filter((f) => f.roundSerial === round.serial)),
    answering: isTheirs
      ? obstaclesToAnswers({
          isOpined: true,
          hasLaterRound: rounds.some((one) => one.serial > round.serial && one.status !== 'withdrawn'),
          isIssued: document.stage === 'issued' || document.stage === 'published',
        })
      : null,
  }
}

/** Lists the findings of a review that a person may see: all for its reviewers and advisers, the signed for others. */
export async function visibleFindings(db: Reader, actor: Actor, reviewId: string): Promise<readonly FindingLine[]> {
  const all = await listFindings(db, reviewId)
  if (may(actor, 'review.opine') || may(actor, 'review.check')) return all
  const isAdviser =
    may(actor, 'review.advise') && idsOf(await listAssignments(db, reviewId), 'adviser').includes(actor.userId)
  return isAdviser ? all : shownToDrafters(all, await opinedRounds(db, reviewId))
}

async function opinedRounds(db: Reader, reviewId: string): Promise<ReadonlySet<number>> {
  const rounds = await listRounds(db, reviewId)
  return new Set(rounds.filter((round) => round.opinion).map((round) => round.serial))
}

/** Lists what a meeting must hear of: findings of signed opinions that the drafters did not adopt as they are. */
export async function listUnadopted(db: Reader, documentId: string): Promise<readonly FindingLine[]> {
  const review = await findLastReview(db, documentId)
  if (!review) return []
  const signed = await opinedRounds(db, review.reviewId)
  return byPlace(unadoptedIn(shownToDrafters(await listFindings(db, review.reviewId), signed)))
}

/** Counts the findings of one round that wait for the drafters' answers. */
export async function countUnanswered(db: Reader, reviewId: string, serial: number): Promise<Unanswered> {
  const findings = await listFindings(db, reviewId)
  return unansweredIn(standing(findings).filter((finding) => finding.roundSerial === serial))
}
