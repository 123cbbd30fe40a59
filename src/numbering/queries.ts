import type { Reader } from '../db/transaction.ts'
import { type Day, yearOf } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { type NumberLine, SERIES, SERIES_KEYS, type SeriesKey, type SeriesLine } from './model.ts'
import { lastSerial } from './records.ts'
import { numberText } from './rules.ts'

/** Lists every series with its format and where it stands this year. */
export async function listSeries(db: Reader, today: Day): Promise<readonly SeriesLine[]> {
  const rows = new Map((await db.selectFrom('number_series').selectAll().execute()).map((row) => [row.series_key, row]))
  const lines: SeriesLine[] = []
  for (const key of SERIES_KEYS) {
    const row = rows.get(key)
    const pattern = row?.pattern ?? SERIES[key].pattern
    const taken = await lastSerial(db, key, yearOf(today))
    const next = numberText(pattern, yearOf(today), taken + 1)
    lines.push({ key, label: SERIES[key].label, pattern, version: row?.version ?? 0, taken, next })
  }
  return lines
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
    .select(['taken_by_name', 'digest'])
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
    digest: row.digest,
  }))
}
