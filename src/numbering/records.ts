import { recordAudit, type Subject } from '../audit/record.ts'
import type { Reader, Work } from '../db/transaction.ts'
import { yearOf } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { type DeliveredSeries, SERIES, type SeriesKey, type TakenNumber } from './model.ts'
import { isOfficeSeries, numberText, organOfSeries, reportSeries } from './rules.ts'

/**
 * Takes the next number of a series, in the unit of work that uses it: given back whole when that fails, so that there
 * are no gaps. Writing to the row of the series first makes parallel takers come one after the other on both databases.
 */
export async function takeNumber(work: Work, key: SeriesKey, subject: Subject): Promise<TakenNumber> {
  const delivered = await deliveredSeries(work.trx, key)
  const { pattern } = await work.trx
    .insertInto('number_series')
    .values({ series_key: key, pattern: delivered.pattern, updated_at: work.now })
    .onConflict((oc) => oc.column('series_key').doUpdateSet({ updated_at: work.now }))
    .returning('pattern')
    .executeTakeFirstOrThrow()
  const year = yearOf(work.today)
  const serial = (await lastSerial(work.trx, key, year)) + 1
  const taken = { numberId: work.newId(), text: numberText(pattern, year, serial), year, serial }
  await work.trx
    .insertInto('issued_number')
    .values({
      number_id: taken.numberId,
      series_key: key,
      year,
      serial,
      number_text: taken.text,
      subject_type: subject.type,
      subject_id: subject.id,
      taken_on: work.today,
      taken_by: work.actor.userId,
      taken_by_name: work.actor.displayName,
      taken_at: work.now,
    })
    .execute()
  await recordAudit(work, 'number.taken', { type: 'number', id: taken.numberId }, { series: key, number: taken.text })
  return taken
}

/** Gives the last number taken in a year; 0 before the first. */
async function lastSerial(db: Reader, key: SeriesKey, year: number): Promise<number> {
  const last = await db
    .selectFrom('issued_number')
    .select((eb) => eb.fn.max<number | null>('serial').as('serial'))
    .where('series_key', '=', key)
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(last?.serial ?? 0)
}

/** Gives what a series is called and how it is written as delivered. Throws `invalid` for an organ without a code. */
async function deliveredSeries(db: Reader, key: SeriesKey): Promise<DeliveredSeries> {
  if (isOfficeSeries(key)) return SERIES[key]
  const organ = await db
    .selectFrom('organ')
    .select(['name', 'code'])
    .where('organ_id', '=', organOfSeries(key) ?? '')
    .executeTakeFirst()
  const series = organ && reportSeries(organ)
  if (series) return series
  throw new Refused(
    'invalid',
    `机构目录里没有填写“${organ?.name ?? '报送单位'}”的发文代字，不能给备案报告编号。请管理员先在机构目录补填。`,
  )
}
