import { type Day, isDay } from '../lib/day.ts'
import { parseDate } from '../text/dates.ts'

/**
 * Reads the day in a cell as ledgers write it: 2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日 or in Chinese
 * numerals, with or without a time behind it. Null where it names no day of the calendar.
 */
export function readCellDay(cell: string): Day | null {
  const text = cell
    .normalize('NFKC')
    .replace(/[(（].*?[)）]$/, '')
    .replace(/\s*\d{1,2}:\d{2}(:\d{2})?$/, '')
    .trim()
  const m = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!m) return /日$/.test(text) ? parseDate(text) : null
  const written = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`
  return isDay(written) ? written : null
}
