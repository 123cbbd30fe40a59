import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { addDays, type Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn } from '../../policy/rules.ts'
import { inStateOn } from '../effect-query.ts'
import { latestOpenEnd } from '../evaluation-rules.ts'

/** Gives the day on which all validities are over that are to be evaluated now (policy `expiry-warnings`). */
export async function endingUntil(db: Reader, today: Day): Promise<Day> {
  const months = findPolicyOn(await listPolicies(db), 'expiry-warnings', today)?.value ?? []
  return addDays(latestOpenEnd(months, today), 1)
}

/** The documents of today whose stated validity is over by the day, and which nobody evaluated for that end. */
export const endingDocuments = (db: Reader, today: Day, until: Day) =>
  db
    .selectFrom('document')
    .where('document.validity_kind', 'in', ['years', 'until'])
    .where(sql<boolean>`document.document_id not in ${inStateOn('lapsed', today)}`)
    .where(sql<boolean>`document.document_id in ${inStateOn('lapsed', until)}`)
    .where('document.document_id', 'not in', (eb) =>
      eb.selectFrom('document_evaluation').select('document_id').where('lapses_after', '>=', today),
    )
