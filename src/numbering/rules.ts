import { parseDocumentNumber } from '../text/document-number.ts'

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
