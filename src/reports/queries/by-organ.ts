import type { Reader } from '../../db/transaction.ts'
import { NORMATIVE_CATEGORIES } from '../../documents/model.ts'
import type { Day } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { CountedFiling, OrganRates } from '../model.ts'
import { countFilings, filingRates } from '../rates.ts'
import { listCountedFilings } from './filing-facts.ts'
import { findIllegal, illegalCounts } from './illegal.ts'

/**
 * Counts a period for each organ that issued or files: what it issued and published by its own documents, the rest by
 * its filings. Those with something missing or late come first, then those with most to file.
 */
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
  const issuers = new Map((await issuedByOrgan(db, period)).map((row) => [row.organ_id, row]))
  const illegal = await findIllegal(db, period, NORMATIVE_CATEGORIES)
  const names = new Map([
    ...[...issuers].map(([id, row]) => [id, row.organ] as const),
    ...[...illegal.illegal, ...illegal.foundIllegal].map((one) => [one.organId, one.organ] as const),
    ...[...groups].map(([id, filings]) => [id, filings[0]?.filingOrgan ?? ''] as const),
  ])
  const rows = [...names].map(([organId, organ]): OrganRates => {
    const filings = groups.get(organId) ?? []
    const counts = {
      issued: Number(issuers.get(organId)?.issued ?? 0),
      published: Number(issuers.get(organId)?.published ?? 0),
      ...countFilings(filings, switches, today),
      ...illegalCounts(illegal, organId),
    }
    const documents = new Set(filings.map((f) => f.documentId)).size
    return { organId, organ, documents, counts, rates: filingRates(counts, decimals) }
  })
  const gaps = (r: OrganRates): number => r.counts.due - r.counts.filed + (r.counts.filed - r.counts.onTime)
  return rows.sort(
    (a, b) => gaps(b) - gaps(a) || b.counts.due - a.counts.due || a.organ.localeCompare(b.organ, 'zh-CN'),
  )
}

const issuedByOrgan = (db: Reader, period: { readonly from: Day; readonly to: Day }) =>
  db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select((eb) => [
      'organ.organ_id',
      'organ.name as organ',
      eb.fn.countAll<number>().as('issued'),
      eb.fn.count<number>('published_on').as('published'),
    ])
    .where('category', 'in', NORMATIVE_CATEGORIES)
    .where('issued_on', '>=', period.from)
    .where('issued_on', '<=', period.to)
    .groupBy(['organ.organ_id', 'organ.name'])
    .execute()
