import type { Reader } from '../../db/transaction.ts'
import { type Category, NORMATIVE_CATEGORIES } from '../../documents/model.ts'
import { type Day, yearOf } from '../../lib/day.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import {
  type DocumentFigure,
  daysUsed,
  type FilingFigure,
  filingsBehind,
  quarterOf,
  quarterSpan,
} from '../figure-rules.ts'
import type { BehindDocument, CountedFiling, QuarterRates, RateSwitches, Statistics } from '../model.ts'
import { countedOn, countFilings, filingRates } from '../rates.ts'
import { listOrganRates } from './by-organ.ts'
import { type FilingPeriod, listCountedFilings } from './filing-facts.ts'
import { findIllegal } from './illegal.ts'

interface Terms {
  readonly switches: RateSwitches
  readonly decimals: number
  /** From which day these switches hold: what was counted under others is not comparable. */
  readonly switchesFrom: Day
}

async function termsOn(db: Reader, today: Day): Promise<Terms> {
  const policies = await listPolicies(db)
  const switches = policyOn(policies, 'rate-switches', today)
  return {
    switches: switches.value,
    switchesFrom: switches.effectiveFrom,
    decimals: policyOn(policies, 'rate-decimals', today).value,
  }
}

/** Counts what the circular of a period says: by organ, by quarter of its year, days used, what is missing and late. */
export async function getStatistics(db: Reader, period: { from: Day; to: Day }, today: Day): Promise<Statistics> {
  const terms = await termsOn(db, today)
  const { switches } = terms
  const filings = await listCountedFilings(db, { ...period, categories: NORMATIVE_CATEGORIES }, switches)
  return {
    ...period,
    asOf: today,
    switchesFrom: terms.switchesFrom,
    switches,
    organs: await listOrganRates(db, period, today),
    quarters: await quartersOf(db, yearOf(period.from), terms, today),
    daysUsed: daysUsed(filingsBehind('filed', filings, switches, today), switches, today),
    missing: filingsBehind('missing', filings, switches, today),
    late: filingsBehind('late', filings, switches, today),
  }
}

async function quartersOf(db: Reader, year: number, terms: Terms, today: Day): Promise<readonly QuarterRates[]> {
  const [from] = quarterSpan(year, 1)
  const [, to] = quarterSpan(year, 4)
  const filings = await listCountedFilings(db, { from, to, categories: NORMATIVE_CATEGORIES }, terms.switches)
  return [1, 2, 3, 4].map((quarter) => {
    const own = filings.filter((f) => quarterOf(countedOn(f.publishedOn, f.foundOn, terms.switches)) === quarter)
    const counts = { ...NOTHING, ...countFilings(own, terms.switches, today) }
    return { quarter, counts, rates: filingRates(counts, terms.decimals) }
  })
}

const NOTHING = {
  issued: 0,
  due: 0,
  filed: 0,
  onTime: 0,
  conforming: 0,
  published: 0,
  illegal: 0,
  foundIllegal: 0,
  corrected: 0,
}

/** Lists the filings behind one figure, for all organs or one: as many as the figure says. */
export async function listBehind(
  db: Reader,
  figure: FilingFigure,
  period: FilingPeriod,
  today: Day,
): Promise<readonly CountedFiling[]> {
  const { switches } = await termsOn(db, today)
  return filingsBehind(figure, await listCountedFilings(db, period, switches), switches, today)
}

/** Lists the documents behind one figure: issued in the period, and published or not. */
export async function listDocumentsBehind(
  db: Reader,
  figure: DocumentFigure,
  period: FilingPeriod,
): Promise<readonly BehindDocument[]> {
  const categories: readonly Category[] = period.categories ?? NORMATIVE_CATEGORIES
  if (figure === 'illegal' || figure === 'found_illegal' || figure === 'corrected') {
    const found = await findIllegal(db, period, categories)
    const list = figure === 'illegal' ? found.illegal : figure === 'corrected' ? found.corrected : found.foundIllegal
    return list.filter((one) => period.filingOrganId === undefined || one.organId === period.filingOrganId)
  }
  const rows = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select(['document_id', 'title', 'number_text', 'secrecy', 'issued_on', 'published_on', 'organ.name as organ'])
    .where('category', 'in', categories)
    .where('issued_on', '>=', period.from)
    .where('issued_on', '<=', period.to)
    .$if(figure === 'published', (q) => q.where('published_on', 'is not', null))
    .$if(figure === 'unpublished', (q) => q.where('published_on', 'is', null))
    .$if(period.filingOrganId !== undefined, (q) => q.where('making_organ_id', '=', period.filingOrganId as string))
    .orderBy('issued_on')
    .orderBy('document_id')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    isSecret: row.secrecy === 'secret',
    organ: row.organ,
    issuedOn: row.issued_on,
    publishedOn: row.published_on,
  }))
}
