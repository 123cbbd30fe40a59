import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { CountedFiling, OrganRates } from '../model.ts'
import { countFilings, filingRates } from '../rates.ts'
import { listCountedFilings } from './filing-facts.ts'

/** Counts the filings of a period for each organ that files; those with something missing first. */
export async function listOrganRates(
  db: Reader,
  period: { readonly from: Day; readonly to: Day },
  today: Day,
): Promise<readonly OrganRates[]> {
  const policies = await listPolicies(db)
  const switches = policyOn(policies, 'rate-switches', today).value
  const decimals = policyOn(policies, 'rate-decimals', today).value
  const groups = new Map<string, CountedFiling[]>()
  for (const filing of await listCountedFilings(db, period, switches)) {
    const group = groups.get(filing.filingOrganId) ?? []
    group.push(filing)
    groups.set(filing.filingOrganId, group)
  }
  const rows = [...groups].map(([organId, filings]): OrganRates => {
    const documents = new Set(filings.map((f) => f.documentId)).size
    const counts = {
      issued: documents,
      published: documents,
      ...countFilings(filings, switches, today),
      illegal: 0,
      foundIllegal: 0,
      corrected: 0,
    }
    return { organId, organ: filings[0]?.filingOrgan ?? '', documents, counts, rates: filingRates(counts, decimals) }
  })
  const gaps = (r: OrganRates): number => r.counts.due - r.counts.filed + (r.counts.filed - r.counts.onTime)
  return rows.sort(
    (a, b) => gaps(b) - gaps(a) || b.counts.due - a.counts.due || a.organ.localeCompare(b.organ, 'zh-CN'),
  )
}
