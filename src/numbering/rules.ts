import { parseDocumentNumber } from '../text/document-number.ts'
import { type DeliveredSeries, type OfficeSeriesKey, SERIES_KEYS } from './model.ts'

const YEAR = '{year}'
const NUMBER = '{n}'

/** Writes a number as its series does: 拉司审〔{year}〕{n}号 → 拉司审〔2026〕5号. */
export const numberText = (pattern: string, year: number, serial: number): string =>
  pattern.replaceAll(YEAR, String(year)).replaceAll(NUMBER, String(serial))

/**
 * Says why a format will not do; null when it will. GB/T 9704-2012 7.2.5: the year in full within 〔〕, the number in
 * Arabic figures without 第 and without leading zeros, then 号.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern.split(YEAR).length !== 2) return '格式里要有一处 {year}，代表年份。'
  if (pattern.split(NUMBER).length !== 2) return '格式里要有一处 {n}，代表顺序号。'
  const written = numberText(pattern, 2026, 5)
  const read = parseDocumentNumber(written)
  if (read?.kind !== 'series' || read.text !== written || read.year !== 2026 || read.number !== 5)
    return `这样写出来是“${written}”，不是规范的文号。请写成“拉司审〔{year}〕{n}号”的样子：机关代字、六角括号里的年份、顺序号、“号”。`
  return null
}

/** The series of the filing reports of an organ. */
export const reportSeriesOf = (organId: string): `filing-report:${string}` => `filing-report:${organId}`

/** Gives the id of the organ whose reports a series numbers; null for a series of the office. */
export const organOfSeries = (key: string): string | null => /^filing-report:(.+)$/.exec(key)?.[1] ?? null

/** Tells whether a series is one of the office's own. */
export const isOfficeSeries = (key: string): key is OfficeSeriesKey => (SERIES_KEYS as readonly string[]).includes(key)

/**
 * Gives the format in which the filing reports of an organ are numbered until somebody changes it: 拉政规 → 拉政规备字,
 * 拉教发 → 拉教规备字 (domain.md §6 A). Null without an organ code, for a number must tell whose it is.
 */
export function reportSeries(organ: { readonly name: string; readonly code: string | null }): DeliveredSeries | null {
  const code = organ.code?.trim()
  if (!code) return null
  const stem = /规$/u.test(code) ? code : `${code.replace(/发$/u, '')}规`
  return { label: `备案报告（${organ.name}）`, pattern: `${stem}备字〔${YEAR}〕${NUMBER}号` }
}
