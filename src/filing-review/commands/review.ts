import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { getFiling } from '../../filing/records.ts'
import { Refused } from '../../lib/refused.ts'
import type { ReviewGround } from '../model.ts'
import { changeReview, dueFrom, factsOfReview, findReview, listSteps } from '../records.ts'
import { obstaclesToConclude, obstaclesToExtend, obstaclesToOpen } from '../rules.ts'

const NO_REVIEW = new Refused('not_found', '这件备案还没有开始审查。请刷新页面查看。')

/** Opens the review of a registered filing; its clock runs from today by the recipient's calendar. */
export async function openFilingReview(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly filingId: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    const filing = await getFiling(work.trx, actor, input.filingId)
    const found = await findReview(work.trx, input.filingId)
    refuseWith(obstaclesToOpen(filing.status, found ? factsOfReview(found, []) : null))
    const due = await dueFrom(work.trx, work.today, 'filing-review', filing.calendar_id, 'opened')
    await work.trx
      .insertInto('filing_review')
      .values({
        filing_id: input.filingId,
        opened_on: work.today,
        opened_by: actor.userId,
        opened_by_name: actor.displayName,
        policy_key: due.policyKey,
        policy_from: due.policyFrom,
        calendar_id: due.calendarId,
        limit_days: due.limit,
        unit: due.unit,
        due_on: due.day,
        is_provisional: due.provisional ? 1 : 0,
        trace: JSON.stringify(due.trace),
        extended_on: null,
        extension_reason: null,
        extended_by_name: null,
        outcome: null,
        grounds: null,
        conclusion: null,
        concluded_on: null,
        concluded_by_name: null,
        state: 'open',
      })
      .execute()
    await recordAudit(
      work,
      'filing_review.opened',
      { type: 'filing', id: input.filingId },
      { dueOn: due.day, policy: due.policyKey },
    )
  })
}

/** Extends the review once, by a supervisor with a written reason; counted on from the old last day. */
export async function extendFilingReview(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly filingId: string; readonly version: number; readonly reason: string },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'review.extend')
    await getFiling(work.trx, actor, input.filingId)
    const row = await findReview(work.trx, input.filingId)
    if (!row) throw NO_REVIEW
    refuseWith(obstaclesToExtend(factsOfReview(row, []), work.today))
    const due = await dueFrom(work.trx, row.due_on, 'filing-review-extension', row.calendar_id, 'extended')
    await changeReview(work, input.filingId, input.version, {
      due_on: due.day,
      is_provisional: due.provisional || row.is_provisional === 1 ? 1 : 0,
      trace: JSON.stringify([...(JSON.parse(row.trace) as unknown[]), ...due.trace]),
      extended_on: work.today,
      extension_reason: input.reason,
      extended_by_name: actor.displayName,
    })
    await recordAudit(
      work,
      'filing_review.extended',
      { type: 'filing', id: input.filingId },
      { from: row.due_on, to: due.day, reason: input.reason },
    )
  })
}

/** Concludes the review: nothing found, or problems with their grounds, which opens the way of correction. */
export async function concludeFilingReview(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly filingId: string
    readonly version: number
    readonly outcome: 'conforms' | 'problems'
    readonly grounds: readonly ReviewGround[]
    readonly conclusion: string
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    await getFiling(work.trx, actor, input.filingId)
    const row = await findReview(work.trx, input.filingId)
    if (!row) throw NO_REVIEW
    refuseWith(obstaclesToConclude(factsOfReview(row, await listSteps(work.trx, input.filingId))))
    if (input.outcome === 'problems' && input.grounds.length === 0)
      throw new Refused('invalid', '发现问题的，请至少选择一项问题的种类。')
    const grounds = input.outcome === 'problems' ? input.grounds : []
    await changeReview(work, input.filingId, input.version, {
      outcome: input.outcome,
      grounds: JSON.stringify(grounds),
      conclusion: input.conclusion,
      concluded_on: work.today,
      concluded_by_name: actor.displayName,
      state: input.outcome === 'problems' ? 'correcting' : 'conforms',
    })
    await recordAudit(
      work,
      'filing_review.concluded',
      { type: 'filing', id: input.filingId },
      { outcome: input.outcome, grounds: [...grounds], conclusion: input.conclusion },
    )
  })
}
