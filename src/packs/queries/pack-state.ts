import { getCalendar } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Obstacle } from '../../lib/obstacle.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { ReviewKind } from '../../review/model.ts'
import type { ConsultationTime, MaterialKind, Pack, ReviewKindTerms } from '../model.ts'
import { findPackOfRound, isConsultationWaived } from '../records.ts'
import { consultationTime, missingMaterials, obstaclesToSending } from '../rules.ts'

/** Reads what a kind of review asks for on a day, and how long the public was asked. */
export async function termsFor(
  db: Reader,
  kind: ReviewKind,
  pack: Pack,
  on: Day,
): Promise<{ readonly terms: ReviewKindTerms; readonly consultation: ConsultationTime | null }> {
  const policies = await listPolicies(db)
  const calendar = await getCalendar(db, policyOn(policies, 'review-calendar', on).value)
  const record = pack.procedures.find((p) => p.procedure === 'consultation')
  return {
    terms: policyOn(policies, `review-kind.${kind}`, on).value,
    consultation: consultationTime(record, policies, kind, pack.isMarketRelated, calendar),
  }
}

/** Gives why a pack cannot be sent on a day. */
export async function packObstacles(db: Reader, kind: ReviewKind, pack: Pack, on: Day): Promise<readonly Obstacle[]> {
  const { terms, consultation } = await termsFor(db, kind, pack, on)
  return obstaclesToSending(pack, terms, consultation, on)
}

/** Gives what a round lacks by the terms of the day it was sent on; nothing for rounds sent before there were packs. */
export async function missingInRound(
  db: Reader,
  kind: ReviewKind,
  round: { readonly roundId: string; readonly submittedOn: Day },
): Promise<readonly MaterialKind[]> {
  const pack = await findPackOfRound(db, round.roundId)
  if (!pack) return []
  const { terms } = await termsFor(db, kind, pack, round.submittedOn)
  return missingMaterials(terms, pack, await isConsultationWaived(db, round.roundId))
}
