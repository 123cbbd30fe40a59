import { type Context, Hono } from 'hono'
import { auditSentence } from '../../views/audit/wording.ts'
import { AssignmentsPanel } from '../../views/review/assignments-panel.tsx'
import { ReviewListPage } from '../../views/review/list-page.tsx'
import type { ReviewForms } from '../../views/review/review-forms.tsx'
import { ReviewPageView } from '../../views/review/review-page.tsx'
import { SubmissionPage } from '../../views/review/submission-page.tsx'
import { decodeCursor } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { findingsInWords, withoutFindings } from '../findings/rules.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { type FormResult, readForm, withRefusal } from '../http/form.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther, wantsFragment } from '../http/reply.tsx'
import { getPackDesk } from '../packs/queries/desk.ts'
import { may as allowed } from '../people/rules.ts'
import { assignReview, unassignReview } from './commands/assign.ts'
import { expediteRound, extendReview, returnRound } from './commands/exceptions.ts'
import { giveAdvice } from './commands/give-advice.ts'
import { acceptRound, answerSupplement, requestSupplement, withdrawRound } from './commands/intake.ts'
import { approveOpinion, checkOpinion, draftOpinion } from './commands/sign-off.ts'
import { submitRound } from './commands/submit-round.ts'
import { REVIEW_EXPORT } from './export-columns.ts'
import { readReviewFilter } from './filter.ts'
import * as forms from './forms.ts'
import type { RoundRef } from './guard.ts'
import { listAllReviews, listReviews, listReviewYears } from './queries/list-reviews.ts'
import { getReviewDesk } from './queries/review-desk.ts'
import { getSubmission } from './queries/submission.ts'

const PAGE_SIZE = 50
const SHOWN = ['invalid', 'conflict'] as const

const refOf = (c: Context): RoundRef => ({
  reviewId: c.req.param('id') ?? '',
  serial: Number(c.req.param('serial')),
})

/** The one reason that only the command can know and a field answers. */
const fieldOf = (message: string): string | undefined => (message.includes('逾期原因') ? 'lateReason' : undefined)

async function attempt(act: Promise<unknown>, state: FormState): Promise<FormState | undefined> {
  const outcome = await outcomeOf(act, ...SHOWN)
  return outcome.ok ? undefined : withRefusal(state, outcome.refused, fieldOf)
}

export function reviewRoutes(deps: Deps): Hono<Env> {
  const deskOf = (c: Context<Env>) => getReviewDesk(deps.db, c.var.actor, refOf(c).reviewId, deps.clock.today())

  const reviewPage = async (c: Context<Env>, rejected: ReviewForms = {}, status?: 200) => {
    const { trail, ...desk } = await deskOf(c)
    const timeline = trail.map((line) => ({ at: line.at, who: line.actorName, what: auditSentence(line) }))
    // A rejected form stays with its round: words about one text must not land on the next.
    const serial = c.req.param('serial') ?? String(desk.round.serial)
    const body = <ReviewPageView {...{ ...desk, serial, timeline }} forms={rejected} today={deps.clock.today()} />
    return reply(
      c,
      { title: `审核：${desk.review.document.title}`, body },
      status ?? statusOf(...Object.values(rejected)),
    )
  }

  /** The opinion as typed, with the findings as they stand now in place of those it held. */
  const refilled = async (c: Context<Env>, state: FormState): Promise<FormState> => {
    const { findings } = await deskOf(c)
    const own = findings.filter((finding) => finding.roundSerial === refOf(c).serial)
    const body = [withoutFindings(state.values.body ?? '', own), findingsInWords(own)].filter(Boolean).join('\n\n')
    return { values: { ...state.values, body }, errors: [] }
  }

  /** Does what a form asks for and goes back to the review, or shows the form as it was typed. */
  const act = async <T,>(
    c: Context<Env>,
    name: keyof ReviewForms,
    form: FormResult<T>,
    run: (data: T) => Promise<unknown>,
  ) => {
    const failed = form.ok ? await attempt(run(form.data), form.state) : form.state
    return failed ? reviewPage(c, { [name]: failed }) : seeOther(c, paths.reviews.show({ id: refOf(c).reviewId }))
  }

  const assignments = async (c: Context<Env>, state?: FormState) => {
    if (!wantsFragment(c))
      return state ? reviewPage(c, { assignment: state }) : seeOther(c, paths.reviews.show({ id: refOf(c).reviewId }))
    const { review, assignable } = await deskOf(c)
    const body = <AssignmentsPanel review={review} assignable={assignable} state={state} />
    return reply(c, { title: '办理人员', body }, statusOf(state))
  }

  const submissionPage = async (c: Context<Env>, state?: FormState) => {
    const submission = await getSubmission(deps.db, c.var.actor, c.req.param('id') ?? '')
    const blank = formOf({ revisionId: submission.drafts[0]?.revisionId })
    const pack =
      submission.obstacles === null
        ? null
        : await getPackDesk(deps.db, c.var.actor, submission.documentId, deps.clock.today())
    const body = <SubmissionPage submission={submission} pack={pack} state={state ?? blank} />
    return reply(c, { title: `送合法性审核：${submission.title}`, body }, statusOf(state))
  }

  const app = new Hono<Env>()
    .get(paths.reviews.list.pattern, may('review.read'), async (c) => {
      const filter = readReviewFilter(c)
      const today = deps.clock.today()
      const cursor = decodeCursor(c.req.query('cursor'), 2)
      const page = await listReviews(deps.db, c.var.actor, filter, today, cursor, PAGE_SIZE)
      const years = await listReviewYears(deps.db)
      const mayClassify = allowed(c.var.actor, 'review.accept') || allowed(c.var.actor, 'review.opine')
      return reply(c, { title: '审核台账', body: <ReviewListPage {...{ page, filter, years, today, mayClassify }} /> })
    })
    .get(paths.reviews.export.pattern, may('review.read'), async (c) => {
      const today = deps.clock.today()
      const rows = await listAllReviews(deps.db, c.var.actor, readReviewFilter(c), today)
      return downloadList(c, `审核台账${today}`, REVIEW_EXPORT, rows)
    })
    .get(paths.reviews.show.pattern, may('review.read'), (c) => reviewPage(c))
    .get(paths.documents.reviews.pattern, may('review.submit'), (c) => submissionPage(c))
    .post(paths.documents.reviews.pattern, may('review.submit'), async (c) => {
      const form = await readForm(c, forms.submissionForm)
      if (!form.ok) return submissionPage(c, form.state)
      const input = { documentId: c.req.param('id'), ...form.data }
      const outcome = await outcomeOf(submitRound(deps, c.var.actor, input), ...SHOWN)
      if (outcome.ok) return seeOther(c, paths.reviews.show({ id: outcome.value.reviewId }))
      return submissionPage(c, withRefusal(form.state, outcome.refused))
    })
    .post(paths.reviews.acceptance.pattern, may('review.accept'), async (c) => {
      await acceptRound(deps, c.var.actor, refOf(c))
      return seeOther(c, paths.reviews.show({ id: refOf(c).reviewId }))
    })
    .post(paths.reviews.supplement.pattern, may('review.accept'), async (c) =>
      act(c, 'supplement', await readForm(c, forms.supplementForm), (data) =>
        requestSupplement(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.supplementAnswer.pattern, may('review.submit'), async (c) =>
      act(c, 'answer', await readForm(c, forms.supplementAnswerForm), (data) =>
        answerSupplement(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.opinion.pattern, may('review.opine'), async (c) => {
      const form = await readForm(c, forms.opinionForm)
      if (form.state.values.act === 'refill') return reviewPage(c, { opinion: await refilled(c, form.state) }, 200)
      return act(c, 'opinion', form, (data) =>
        draftOpinion(deps, c.var.actor, { ...refOf(c), ...data, isHandedOn: data.act === 'hand_on' }),
      )
    })
    .post(paths.reviews.opinionCheck.pattern, may('review.check'), async (c) =>
      act(c, 'check', await readForm(c, forms.verdictForm), ({ verdict, ...data }) =>
        checkOpinion(deps, c.var.actor, { ...refOf(c), ...data, isPassed: verdict === 'pass' }),
      ),
    )
    .post(paths.reviews.opinionApproval.pattern, may('review.approve'), async (c) =>
      act(c, 'approval', await readForm(c, forms.verdictForm), ({ verdict, ...data }) =>
        approveOpinion(deps, c.var.actor, { ...refOf(c), ...data, isPassed: verdict === 'pass' }),
      ),
    )
    .post(paths.reviews.return.pattern, may('review.accept'), async (c) =>
      act(c, 'returning', await readForm(c, forms.returnForm), (data) =>
        returnRound(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.extension.pattern, may('review.extend'), async (c) =>
      act(c, 'extension', await readForm(c, forms.extensionForm), (data) =>
        extendReview(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.emergency.pattern, may('review.expedite'), async (c) =>
      act(c, 'emergency', await readForm(c, forms.emergencyForm), (data) =>
        expediteRound(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.advice.pattern, may('review.advise'), async (c) =>
      act(c, 'advice', await readForm(c, forms.adviceForm), ({ advice }) =>
        giveAdvice(deps, c.var.actor, { ...refOf(c), body: advice }),
      ),
    )
    .post(paths.reviews.withdrawal.pattern, may('review.withdraw'), async (c) =>
      act(c, 'withdrawal', await readForm(c, forms.withdrawalForm), (data) =>
        withdrawRound(deps, c.var.actor, { ...refOf(c), ...data }),
      ),
    )
    .post(paths.reviews.assignments.pattern, may('review.assign'), async (c) => {
      const form = await readForm(c, forms.assignmentForm)
      if (!form.ok) return assignments(c, form.state)
      const { reviewId } = refOf(c)
      const act = assignReview(deps, c.var.actor, { reviewId, ...form.data.person })
      return assignments(c, await attempt(act, form.state))
    })
    .post(paths.reviews.assignmentEnd.pattern, may('review.assign'), async (c) => {
      await unassignReview(deps, c.var.actor, { reviewId: refOf(c).reviewId, userId: c.req.param('user') })
      return assignments(c)
    })
  // Whoever comes back to the address of a form, by reloading or after signing in again, finds the review.
  const { list, export: csv, show, assignmentEnd, ...forReading } = paths.reviews
  for (const form of Object.values(forReading))
    app.get(form.pattern, may('review.read'), (c) => c.redirect(paths.reviews.show({ id: refOf(c).reviewId }), 303))
  return app
}
