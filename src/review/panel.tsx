import { ReviewPanel } from '../../views/review/review-panel.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { findSubmission } from './queries/submission.ts'

/** Shows on the document page how far its review is, and the way to submit it. */
export const reviewPanel = (deps: Pick<Deps, 'db' | 'clock'>): DocumentPanel => ({
  key: 'review',
  async load(actor, documentId) {
    if (!may(actor, 'review.read')) return null
    const submission = await findSubmission(deps.db, actor, documentId)
    if (!submission || (submission.rounds.length === 0 && submission.obstacles === null)) return null
    const hasLeft = submission.stage === 'issued' || submission.stage === 'published'
    if (hasLeft && submission.rounds.length === 0) return null
    return { title: '合法性审核', body: <ReviewPanel submission={submission} today={deps.clock.today()} /> }
  },
})
