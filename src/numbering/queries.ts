import type { Reader } from '../db/transaction.ts'
import { type Day, yearOf } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { type DeliveredSeries, type NumberLine, SERIES, SERIES_KEYS, type SeriesKey, type SeriesLine } from './model.ts'
import { numberText, reportSeries, reportSeriesOf } from './rules.ts'

/** Lists every series with its format and where it stands this year. */
export async function listSeries(db: Reader, today: Day): Promise<readonly SeriesLine[]> {
  const rows = new Map((await db.selectFrom('number_series').selectAll().execute()).map((row) => [row.series_key, row]))
  const taken = await takenIn(db, yearOf(today))
  const all: readonly (DeliveredSeries & { readonly key: SeriesKey })[] = [
    ...SERIES_KEYS.map((key) => ({ key, ...SERIES[key] })),
    ...(await reportSeriesLines(db)),
  ]
  return all.map(({ key, label, pattern: delivered }) => {
    const row = rows.get(key)
    const pattern = row?.pattern ?? delivered
    const last = taken.get(key) ?? 0
    return {
      key,
      label,
      pattern,
      version: row?.version ?? 0,
      taken: last,
      next: numberText(pattern, yearOf(today), last + 1),
    }
  })
}

async function takenIn(db: Reader, year: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('issued_number')
    .select((eb) => ['series_key', eb.fn.max<number>('serial').as('serial')])
    .where('year', '=', year)
    .groupBy('series_key')
    .execute()
  return new Map(rows.map((row) => [row.series_key, Number(row.serial)]))
}

/** The series of the organs that file something, or numbered a report. */
async function reportSeriesLines(db: Reader): Promise<readonly (DeliveredSeries & { readonly key: SeriesKey })[]> {
  const organs = await db
    .selectFrom('organ')
    .select(['organ_id', 'name', 'code'])
    .where((eb) =>
      eb.exists(eb.selectFrom('filing').select('filing_id').whereRef('filing_organ_id', '=', 'organ.organ_id')),
    )
    .orderBy('position')
    .execute()
  return organs.flatMap((organ) => {
    const series = reportSeries(organ)
    return series ? [{ key: reportSeriesOf(organ.organ_id), ...series }] : []
  })
}

/** Reads one series. Throws `not_found`. */
export async function getSeries(db: Reader, key: string, today: Day): Promise<SeriesLine> {
  const line = (await listSeries(db, today)).find((one) => one.key === key)
  if (!line) throw new Refused('not_found', '没有这个编号序列。')
  return line
}

/** Lists the numbers given out in a series, the newest first. */
export async function listNumbers(db: Reader, key: SeriesKey): Promise<readonly NumberLine[]> {
  const rows = await db
    .selectFrom('issued_number')
    .leftJoin('generated_file', 'generated_file.number_id', 'issued_number.number_id')
    .select(['issued_number.number_id', 'number_text', 'year', 'issued_number.serial', 'taken_on', 'taken_at'])
    .select(['taken_by_name', 'generated_file.digest'])
    // A filing report is kept with the pack that it was sent in.
    .select((eb) =>
      eb
        .selectFrom('filing_paper')
        .select((paper) => paper.fn.max('filing_paper.digest').as('digest'))
        .whereRef('filing_paper.number_id', '=', 'issued_number.number_id')
        .where('filing_paper.submission_id', 'is not', null)
        .where('removed_at', 'is', null)
        .as('sent_digest'),
    )
    .where('series_key', '=', key)
    .orderBy('year', 'desc')
    .orderBy('issued_number.serial', 'desc')
    .execute()
  return rows.map((row) => ({
    numberId: row.number_id,
    text: row.number_text,
    year: row.year,
    serial: row.serial,
    takenOn: row.taken_on,
    takenAt: row.taken_at,
    takenByName: row.taken_by_name,
    digest: row.digest ?? row.sent_digest,
  }))
}
