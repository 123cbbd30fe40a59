import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import { type IllegalDocument, listIllegal } from '../../filing-review/queries/figures.ts'
import { type Day, day } from '../../lib/day.ts'

export interface IllegalInPeriod {
  /** Issued in the period and found illegal since: the numerator of 违法率. */
  readonly illegal: readonly IllegalDocument[]
  /** Found illegal in the period, whenever issued: the denominator of 纠错率. */
  readonly foundIllegal: readonly IllegalDocument[]
  /** Of these, corrected or annulled. */
  readonly corrected: readonly IllegalDocument[]
}

/** Finds what filing reviews found illegal, by the two periods that the rates ask for (domain.md §3.5). */
export async function findIllegal(
  db: Reader,
  period: { readonly from: Day; readonly to: Day },
  categories: readonly Category[],
): Promise<IllegalInPeriod> {
  const all = await listIllegal(db, { from: day('1949-10-01'), to: day('2999-12-31') }, categories)
  const isIn = (on: Day | null): boolean => on !== null && on >= period.from && on <= period.to
  const foundIllegal = all.filter((one) => isIn(one.foundOn))
  return {
    illegal: all.filter((one) => isIn(one.issuedOn)),
    foundIllegal,
    corrected: foundIllegal.filter((one) => one.isCorrected),
  }
}

/** Counts them, in all or for one organ. */
export function illegalCounts(found: IllegalInPeriod, organId?: string) {
  const count = (list: readonly IllegalDocument[]): number =>
    list.filter((one) => organId === undefined || one.organId === organId).length
  return {
    illegal: count(found.illegal),
    foundIllegal: count(found.foundIllegal),
    corrected: count(found.corrected),
  }
}
