import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import type { PolicyHistory, PolicyKey, PolicyLine, PolicyValues, PolicyVersionLine } from './model.ts'
import { isPolicyKey, POLICY_KEYS, policyLabel, policyText } from './rules.ts'

/** Lists every version of one parameter, or of all, the earliest first. */
async function listVersions(db: Reader, key?: PolicyKey): Promise<readonly PolicyVersionLine[]> {
  const rows = await db
    .selectFrom('policy')
    .leftJoin('account', 'account.user_id', 'policy.created_by')
    .selectAll('policy')
    .select('account.display_name')
    .$if(key !== undefined, (q) => q.where('policy.key', '=', key as PolicyKey))
    .orderBy('effective_from')
    .execute()
  return rows.flatMap((row) =>
    isPolicyKey(row.key)
      ? {
          policyId: row.policy_id,
          key: row.key,
          label: policyLabel(row.key),
          text: policyText(row.key, JSON.parse(row.value) as PolicyValues[PolicyKey]),
          effectiveFrom: row.effective_from,
          legalBasis: row.legal_basis,
          isConfirmed: row.is_confirmed === 1,
          note: row.note,
          createdAt: row.created_at,
          createdBy: row.display_name,
          version: row.version,
        }
      : [],
  )
}

/** Lists all parameters as they stand on a day, in the order of the law's own steps; those still to come stand with their first version. */
export async function listPolicyLines(db: Reader, on: Day): Promise<readonly PolicyLine[]> {
  const all = await listVersions(db)
  return POLICY_KEYS.flatMap((key) => {
    const versions = all.filter((version) => version.key === key)
    const current = currentOf(versions, on) ?? versions[0]
    if (!current) return []
    const next = versions.find((version) => version.effectiveFrom > on)
    return { ...current, versions: versions.length, nextFrom: next?.effectiveFrom ?? null }
  })
}

const currentOf = (versions: readonly PolicyVersionLine[], on: Day): PolicyVersionLine | undefined =>
  versions.findLast((version) => version.effectiveFrom <= on)

/** Reads all versions of a parameter and which of them holds on a day. Throws `not_found`. */
export async function getPolicyVersions(db: Reader, key: string, on: Day): Promise<PolicyHistory> {
  const versions = isPolicyKey(key) ? await listVersions(db, key) : []
  const [first] = versions
  if (!first) throw new Refused('not_found', '没有这个参数。')
  return { key: first.key, versions, current: currentOf(versions, on) ?? null, shown: currentOf(versions, on) ?? first }
}

/** Reads one version of a parameter. Throws `not_found`. */
export async function getPolicyVersion(db: Reader, key: string, policyId: string): Promise<PolicyVersionLine> {
  const found = isPolicyKey(key) ? (await listVersions(db, key)).find((v) => v.policyId === policyId) : undefined
  if (!found) throw new Refused('not_found', '没有这个参数版本。')
  return found
}
