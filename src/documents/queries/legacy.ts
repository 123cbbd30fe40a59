import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import { firstIssuedSql, inStateOn } from '../effect-query.ts'
import type { LegacyPlan } from '../relation-model.ts'
import { lastDayOfYears } from '../rules.ts'

/** Rules (规章) and Party documents have no period by default (domain.md §4.5). */
export const DATED_CATEGORIES = ['government', 'department'] as const

/** The issued documents that state no period and are not over: what policy `validity.legacy` is about. */
export const legacyDocuments = (db: Reader, today: Day) =>
  db
    .selectFrom('document')
    .where('document.category', 'in', DATED_CATEGORIES)
    .where('document.stage', 'in', ['issued', 'published'])
    .where('document.validity_kind', '=', 'none')
    .where(sql<boolean>`document.document_id not in ${inStateOn('lapsed', today)}`)
    .where(sql<boolean>`document.document_id not in ${inStateOn('repealed', today)}`)

/**
 * Gives what policy `validity.legacy` would do to the documents issued before it began: their last day, counted from the
 * policy's own first day by `validity.unspecified` (as Hebei 2017 art. 32). Null while the policy only marks them.
 */
export async function getLegacyPlan(db: Reader, today: Day): Promise<LegacyPlan | null> {
  const policies = await listPolicies(db)
  const legacy = policyOn(policies, 'validity.legacy', today)
  if (legacy.value !== 'lapse') return null
  const from = legacy.effectiveFrom
  const years = policyOn(policies, 'validity.unspecified', from).value
  const { count } = await legacyDocuments(db, today)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(firstIssuedSql('document'), '<', from)
    .executeTakeFirstOrThrow()
  return { from, years, lastDay: lastDayOfYears(from, years), count, label: legacy.label }
}
