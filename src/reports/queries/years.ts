import type { Reader } from '../../db/transaction.ts'
import { type Day, yearOf, yearSpan } from '../../lib/day.ts'
import { quarterSpan } from '../figure-rules.ts'

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Gives the first and last day of the year asked for, or of its quarter; this year for anything else. */
export function periodOf(year: string | undefined, today: Day, quarter?: string): Period {
  const asked = /^(19|20)\d{2}$/.test(year ?? '') ? Number(year) : yearOf(today)
  const [from, to] = /^[1-4]$/.test(quarter ?? '') ? quarterSpan(asked, Number(quarter)) : yearSpan(asked)
  return { from, to }
}

/** Lists the years in which filings arose, newest first, with this year. */
export async function listYears(db: Reader, today: Day): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .select('published_on')
    .distinct()
    .where('published_on', 'is not', null)
    .execute()
  const years = new Set([yearOf(today), ...rows.map((r) => yearOf(r.published_on as Day))])
  return [...years].sort((a, b) => b - a)
}
