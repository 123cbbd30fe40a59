import { parseNumber } from './numbers.ts'

/** A document number (发文字号), an order (令) or an announcement (公告) number. */
export interface DocumentNumber {
  readonly kind: 'series' | 'order' | 'announcement'
  /** As written. */
  readonly original: string
  /** As it should be shown: 拉政发〔2019〕5号, 拉萨市人民政府令第62号. */
  readonly text: string
  /** For comparing: equal for two spellings of one number. */
  readonly key: string
  /** 拉政发; for orders the organ before 令. */
  readonly code: string
  readonly year: number | null
  readonly number: number
  readonly sub: string | null
}

export interface FoundDocumentNumber extends DocumentNumber {
  readonly from: number
  readonly to: number
}

// GB/T 9704-2012 7.2.5 wants 〔2019〕5号; in the wild every bracket, 第, missing 号 and sub-numbers occur.
const OPEN = '[〔\\[（(【﹝［〖「]'
const CLOSE = '[〕\\]）)】﹞］〗」]'
const YEAR = '(?:19|20)\\d{2}|[一二][〇○零九]?[〇○零一二三四五六七八九]{2,3}|[4-9]\\d'
const SERIES = new RegExp(
  `(?<code>[\\u4e00-\\u9fa5A-Za-z]{1,14}?)\\s*${OPEN}\\s*(?<year>${YEAR})\\s*年?\\s*${CLOSE}\\s*第?\\s*` +
    `(?<num>\\d{1,5}|[一二三四五六七八九十百〇○零]{1,6})(?:\\s*[-—－–]\\s*(?<sub>[\\u4e00-\\u9fa5A-Z]*\\d+))?\\s*(?<end>号?)`,
  'gu',
)
const ORDER = new RegExp(
  `(?<code>[\\u4e00-\\u9fa5]{2,24}?)(?<word>令|公告)\\s*(?:第\\s*)?(?:${OPEN}\\s*(?<year>${YEAR})\\s*年?\\s*${CLOSE}\\s*|(?<plain>\\d{4})\\s*年\\s*)?(?:第\\s*)?` +
    `(?<num>\\d{1,5}|[一二三四五六七八九十百〇○零]{1,6})\\s*号`,
  'gu',
)

// No organ's code holds these words, so what stands before them is the sentence around the number.
const LEAD =
  /^.*(?:根据|按照|依据|依照|遵照|执行|废止|印发|转发|下发|参照|详见|参见|通过|公布|发布|颁布|以及|文件|文号|字号|编号|办法|规定|通知|意见|的|了)(?=[\u4e00-\u9fa5A-Za-z]{2,})/u
// 和 and 与 may begin a place name (和田), so they fall only right behind another number or title.
const JOINING = /^(?:和|及|与|由|以|按|见|对)(?=[\u4e00-\u9fa5A-Za-z]{2,})/u

// 2019年12月9日拉萨市人民政府令: the end of a date is no part of the organ (but 日喀则市 is).
const DATE_END = /^.*[一二三四五六七八九十]日(?=[\u4e00-\u9fa5]{2,})/u

function leadLength(code: string, before: string): number {
  let rest = code.replace(LEAD, '').replace(DATE_END, '')
  if (rest.startsWith('日') && rest === code && /\d$/u.test(before)) rest = rest.slice(1)
  else if (rest !== code || /[》）)号]$/u.test(before)) rest = rest.replace(JOINING, '')
  return code.length - rest.length
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const year = parseNumber(text)
  if (year === null) return null
  return year < 100 ? 1900 + year : year
}

/** A two-digit year stands only behind the usual ending of an organ's code, else 第（88）号 would pass. */
const plausible = (code: string, yearText: string): boolean => yearText.length > 2 || /[发函字规办通令政]$/u.test(code)

function series(match: RegExpMatchArray, lead: number): DocumentNumber | null {
  const { code = '', year: yearText = '', num = '', sub } = match.groups ?? {}
  const year = yearOf(yearText)
  const number = parseNumber(num)
  const name = code.slice(lead)
  if (year === null || number === null || year < 1949 || year > 2099 || !plausible(name, yearText)) return null
  const text = `${name}〔${year}〕${number}${sub === undefined ? '' : `-${sub}`}号`
  const key = text.slice(0, -1).toUpperCase()
  const original = match[0].slice(lead).trim()
  return { kind: 'series', original, text, key, code: name, year, number, sub: sub ?? null }
}

function order(match: RegExpMatchArray, lead: number): DocumentNumber | null {
  const { code = '', word = '令', year: bracketed, plain, num = '' } = match.groups ?? {}
  const number = parseNumber(num)
  if (number === null) return null
  const year = yearOf(bracketed ?? plain)
  const name = code.slice(lead)
  const mark = year === null ? '' : `〔${year}〕`
  const text = plain === undefined ? `${name}${word}${mark}第${number}号` : `${name}${word}${plain}年第${number}号`
  const kind = word === '令' ? 'order' : 'announcement'
  const original = match[0].slice(lead).trim()
  return { kind, original, text, key: `${name}${word}${mark}${number}`, code: name, year, number, sub: null }
}

const READERS = [
  [ORDER, order],
  [SERIES, series],
] as const

/** Finds every document number in running text, orders included, in the order of the text. */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const all: FoundDocumentNumber[] = []
  for (const [pattern, read] of READERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index ?? 0
      const lead = leadLength(match.groups?.code ?? '', text.slice(Math.max(0, start - 1), start))
      const number = read(match, lead)
      const [from, to] = [start + lead, start + match[0].length]
      if (number && !all.some((other) => from < other.to && other.from < to)) all.push({ ...number, from, to })
    }
  }
  return all.sort((a, b) => a.from - b.from)
}

/** Reads a field that holds one document number and nothing else; null when it does not. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const source = text.trim()
  for (const [pattern, read] of READERS) {
    const match = [...source.matchAll(pattern)][0]
    if (match?.index === 0 && match[0].length === source.length) {
      const number = read(match, 0)
      if (number) return number
    }
  }
  return null
}
