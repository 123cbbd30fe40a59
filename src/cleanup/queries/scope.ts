import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { firstIssuedSql, inStateOn } from '../../documents/effect-query.ts'
import type { Day } from '../../lib/day.ts'
import { getPolicy } from '../../policy/records.ts'
import { criteriaWithin, defaultCriteria } from '../criteria-rules.ts'
import type { CleanupOutcome, Criteria, ScopeQuery, ScopeSummary } from '../model.ts'
import { offeredOutcomes } from '../records.ts'
import { dissolvedBetween, type OrganSuccession, standingOrgan, withPredecessors } from '../scope-rules.ts'

/** Reads how the organs followed one another. */
export async function listSuccessions(db: Reader): Promise<readonly OrganSuccession[]> {
  const rows = await db.selectFrom('organ').select(['organ_id', 'dissolved_on', 'successor_id']).execute()
  return rows.map((r) => ({ organId: r.organ_id, dissolvedOn: r.dissolved_on, successorId: r.successor_id }))
}

/** The register's documents that a scope takes in, on the day it is asked. */
export async function documentsInScope(db: Reader, scope: ScopeQuery, today: Day) {
  const organs = await listSuccessions(db)
  const makers = scope.organIds.length > 0 ? withPredecessors(scope.organIds, organs) : null
  const ended = scope.reform ? dissolvedBetween(organs, scope.reform) : null
  const issued = firstIssuedSql('document')
  return db
    .selectFrom('document')
    .where('document.stage', 'in', ['issued', 'published'])
    .where((eb) =>
      scope.categories.length > 0 ? eb('document.category', 'in', [...scope.categories]) : sql<boolean>`1 = 0`,
    )
    .where(issued, '<=', scope.cutOffOn)
    .$if(scope.issuedFrom !== null, (q) => q.where(issued, '>=', scope.issuedFrom as Day))
    .$if(scope.inForceOnly, (q) =>
      q
        .where(sql<boolean>`document.document_id not in ${inStateOn('lapsed', today)}`)
        .where(sql<boolean>`document.document_id not in ${inStateOn('repealed', today)}`),
    )
    .$if(makers !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('document.making_organ_id', 'in', makers as string[]),
          eb('document.implementing_organ_id', 'in', makers as string[]),
        ]),
      ),
    )
    .$if(ended !== null, (q) =>
      q.where((eb) => {
        if (ended?.length === 0) return sql<boolean>`1 = 0`
        return eb.or([
          eb('document.making_organ_id', 'in', ended as string[]),
          eb('document.drafting_organ_id', 'in', ended as string[]),
          eb('document.implementing_organ_id', 'in', ended as string[]),
        ])
      }),
    )
}

/** Names the documents of a scope, oldest first. */
export async function listDocumentsInScope(db: Reader, scope: ScopeQuery, today: Day): Promise<readonly string[]> {
  const rows = await (await documentsInScope(db, scope, today))
    .select('document.document_id')
    .orderBy(firstIssuedSql('document'))
    .orderBy('document.document_id')
    .execute()
  return rows.map((row) => row.document_id)
}

const SHOWN = 20

/** Says before a campaign is opened what its scope takes in: how many, of which kind, and who will have to propose. */
export async function summarizeScope(db: Reader, scope: ScopeQuery, today: Day): Promise<ScopeSummary> {
  const rows = await (await documentsInScope(db, scope, today))
    .select(['document.document_id', 'title', 'category', 'secrecy', 'making_organ_id', 'implementing_organ_id'])
    .orderBy(firstIssuedSql('document'))
    .orderBy('document.document_id')
    .execute()
  const organs = new Map((await listSuccessions(db)).map((o) => [o.organId, o]))
  const names = new Map(
    (await db.selectFrom('organ').select(['organ_id', 'name']).execute()).map((o) => [o.organ_id, o.name]),
  )
  const units = new Map<string, number>()
  for (const row of rows) {
    const unit = standingOrgan(row.implementing_organ_id ?? row.making_organ_id, organs, today)
    units.set(unit, (units.get(unit) ?? 0) + 1)
  }
  const counted = <T extends string>(keys: readonly T[]): readonly (readonly [T, number])[] =>
    [...new Set(keys)].map((key) => [key, keys.filter((k) => k === key).length] as const)
  return {
    total: rows.length,
    secret: rows.filter((r) => r.secrecy === 'secret').length,
    byCategory: counted(rows.map((r) => r.category)),
    byUnit: [...units]
      .map(([organId, items]) => ({ organ: names.get(organId) ?? '', items }))
      .sort((a, b) => b.items - a.items),
    first: rows
      .filter((r) => r.secrecy !== 'secret')
      .slice(0, SHOWN)
      .map((r) => r.title),
  }
}

/**
 * Gives the criteria that a new campaign starts with, within the outcomes it may use, and what policy `superseded-outcome`
 * says of the one that is asked.
 */
export async function usualCriteria(
  db: Reader,
  today: Day,
): Promise<{
  readonly criteria: Criteria
  readonly supersededOutcome: string
  readonly outcomes: readonly CleanupOutcome[]
}> {
  const outcomes = await offeredOutcomes(db, today)
  const { value } = await getPolicy(db, 'superseded-outcome', today)
  const criteria = criteriaWithin(defaultCriteria(value), outcomes)
  return { criteria, supersededOutcome: criteria.superseded, outcomes }
}
