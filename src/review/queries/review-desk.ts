import type { AuditLine } from '../../audit/model.ts'
import { listAuditOf } from '../../audit/queries.ts'
import type { Reader } from '../../db/transaction.ts'
import { visibleFindings } from '../../findings/queries/responses.ts'
import { byPlace } from '../../findings/rules.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { MaterialKind } from '../../packs/model.ts'
import { findPackDesk } from '../../packs/queries/desk.ts'
import { obstaclesInMaterials } from '../../packs/rules.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { getPolicy } from '../../policy/records.ts'
import { actsOn } from '../act-rules.ts'
import type { RoundDetail } from '../model.ts'
import type { ReviewDesk, ReviewPage, RoundActs } from '../page-model.ts'
import { idsOf } from '../records.ts'
import { isDraftersOwn, isOpen } from '../rules.ts'
import { listAssignable } from './assignable.ts'
import { previewDue } from './opinion-due.ts'
import { getReviewPage } from './review-page.ts'
import { findSubmission, listDrafts } from './submission.ts'

/** Reads a review with what the person may do about it, and its trail. Throws `not_found`. */
export async function getReviewDesk(
  db: Reader,
  actor: Actor,
  reviewId: string,
  today: Day,
): Promise<ReviewDesk & { readonly trail: readonly AuditLine[] }> {
  const review = await getReviewPage(db, actor, reviewId)
  const round = review.rounds.at(-1)
  if (!round) throw new Refused('not_found', '这件审核还没有送审记录。')
  const scene = {
    isOwn: isDraftersOwn(actor, review.document),
    reviewerIds: idsOf(review.assignments, 'reviewer'),
    adviserIds: idsOf(review.assignments, 'adviser'),
    draft: round.opinionDraft,
    steps: round.opinionSteps,
  }
  const { documentId } = review.document
  const pack = (await findPackDesk(db, actor, documentId, round.roundId, round.submittedOn)) ?? null
  const acts = withMaterials(actsOn(round, actor, scene, today), pack?.missing ?? [])
  const mayReadDraft = may(actor, 'review.check') || may(actor, 'review.opine')
  const taken = new Set(review.assignments.map((a) => a.userId))
  return {
    review: mayReadDraft ? review : withoutDrafts(review),
    round: mayReadDraft ? round : withoutDraft(round),
    acts,
    mayReadDraft,
    mayOpenWorkbench: mayReadDraft || (may(actor, 'review.advise') && scene.adviserIds.includes(actor.userId)),
    findings: byPlace(await visibleFindings(db, actor, reviewId)),
    pack,
    signing: (await getPolicy(db, 'review-signing', today)).value,
    opinions: (await getPolicy(db, `review-kind.${review.kind}`, round.submittedOn)).value.opinions,
    preview: acts.accept?.length === 0 ? await previewDue(db, review.kind, round, today) : null,
    drafts: acts.answerSupplement?.length === 0 ? await listDrafts(db, documentId) : [],
    resubmission: isOpen(round.status) ? null : ((await findSubmission(db, actor, documentId))?.obstacles ?? null),
    assignable:
      acts.assign?.length === 0 ? (await listAssignable(db)).filter((person) => !taken.has(person.userId)) : null,
    trail: await listAuditOf(db, [{ type: 'review', id: reviewId }]),
  }
}

const withoutDraft = (round: RoundDetail): RoundDetail =>
  round.opinion ? round : { ...round, opinionDraft: null, opinionSteps: [] }

const withoutDrafts = (review: ReviewPage): ReviewPage => ({ ...review, rounds: review.rounds.map(withoutDraft) })

/** Incomplete material is a reason not to accept yet, beside those that the round itself gives. */
const withMaterials = (acts: RoundActs, missing: readonly MaterialKind[]): RoundActs => ({
  ...acts,
  accept: acts.accept && [...acts.accept, ...obstaclesInMaterials(missing)],
})
