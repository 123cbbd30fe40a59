import { recordAudit } from '../../audit/record.ts'
import { getCalendar } from '../../calendar/records.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { listPolicies } from '../../policy/records.ts'
import type { RegistrationOutcome } from '../model.ts'
import { factsOf, getFiling, listSubmissions, moveFiling } from '../records.ts'
import { obstaclesToRegistration, supplementDue } from '../rules.ts'

export interface RegistrationInput {
  readonly filingId: string
  readonly outcome: RegistrationOutcome
  readonly number: string | null
  readonly reason: string | null
  readonly areMaterialsConforming: boolean
  readonly decidedOn: Day
}

/**
 * Records what the recipient decided on the last submission: registered, suspended until something is supplied, or
 * refused as out of scope. The bureau records it for itself and for recipients outside the system.
 */
export async function registerFiling(deps: WorkDeps, actor: RequestActor, input: RegistrationInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    const row = await getFiling(work.trx, actor, input.filingId)
    const submissions = await listSubmissions(work.trx, input.filingId)
    refuseWith(obstaclesToRegistration(factsOf(row, submissions), input, work.today))
    const last = submissions.at(-1)
    if (!last) throw new Refused('invalid', '尚未报送，不能登记。')
    const supplement =
      input.outcome === 'suspended'
        ? supplementDue(
            await listPolicies(work.trx),
            row.category,
            input.decidedOn,
            await getCalendar(work.trx, row.calendar_id),
          )
        : null
    await moveFiling(work, row, input.outcome)
    await work.trx
      .insertInto('registration')
      .values({
        registration_id: work.newId(),
        submission_id: last.submissionId,
        filing_id: input.filingId,
        outcome: input.outcome,
        number: input.outcome === 'registered' ? input.number : null,
        reason: input.reason,
        are_materials_conforming: input.areMaterialsConforming ? 1 : 0,
        decided_on: input.decidedOn,
        decided_by: actor.userId,
        decided_by_name: actor.displayName,
        supplement_due_on: supplement?.day ?? null,
        supplement_trace: supplement ? JSON.stringify(supplement.trace) : null,
      })
      .execute()
    await recordOutcome(work, input, supplement?.day ?? null)
  })
}

async function recordOutcome(work: Work, input: RegistrationInput, supplementDueOn: Day | null): Promise<void> {
  const subject = { type: 'filing', id: input.filingId }
  const { decidedOn } = input
  const reason = input.reason ?? ''
  if (input.outcome === 'registered')
    return recordAudit(work, 'filing.registered', subject, {
      number: input.number,
      decidedOn,
      conforming: input.areMaterialsConforming,
    })
  if (input.outcome === 'suspended')
    return recordAudit(work, 'filing.suspended', subject, { reason, decidedOn, supplementDueOn })
  return recordAudit(work, 'filing.refused', subject, { reason, decidedOn })
}
