import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import type { AnyPolicy, Policy, PolicyKey } from './model.ts'
import { policyLabel, policyOn } from './rules.ts'

/** Reads every version of every parameter. */
export async function listPolicies(db: Reader): Promise<readonly AnyPolicy[]> {
  const rows = await db.selectFrom('policy').selectAll().orderBy('key').orderBy('effective_from').execute()
  return rows.map(
    (row) =>
      ({
        key: row.key as PolicyKey,
        label: policyLabel(row.key as PolicyKey),
        value: JSON.parse(row.value) as unknown,
        effectiveFrom: row.effective_from,
        legalBasis: row.legal_basis,
        confirmed: row.is_confirmed,
        note: row.note ?? '',
      }) as AnyPolicy,
  )
}

/** Reads the parameter as it stands on a day. Throws `not_found` when none holds on that day. */
export async function getPolicy<K extends PolicyKey>(db: Reader, key: K, day: Day): Promise<Policy<K>> {
  return policyOn(await listPolicies(db), key, day)
}
