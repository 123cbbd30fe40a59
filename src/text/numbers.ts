/** Each string holds the characters for its index. The three zeros all occur in documents of one office. */
const DIGITS = ['〇○零◯', '一壹弌', '二贰貳两兩', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖']
const DIGIT_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  DIGITS.flatMap((set, value) => [...set].map((symbol) => [symbol, value])),
)
const UNIT_VALUES: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const GROUP_VALUES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 }

/** The characters a Chinese number is written with, as the inside of a regular-expression class. */
export const NUMERAL_CLASS = '〇○零一二三四五六七八九十百千万两廿卅'

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))

/** Reads 一百零一, 二○○四, 壹佰, １２ or 12 as a number; null when the text is not wholly one number. */
export function parseNumber(text: string): number | null {
  const source = halfWidth(text.trim())
  if (/^\d{1,15}$/.test(source)) return Number(source)
  const symbols = [...source]
  if (symbols.length === 0) return null
  if (symbols.every((s) => s in DIGIT_VALUES)) {
    return symbols.length > 12 ? null : symbols.reduce((sum, s) => sum * 10 + (DIGIT_VALUES[s] ?? 0), 0)
  }
  return parseSpelled(symbols)
}

function parseSpelled(symbols: readonly string[]): number | null {
  let total = 0
  let group = 0
  let digit: number | null = null
  let lastUnit = Number.POSITIVE_INFINITY
  for (const symbol of symbols) {
    const value = DIGIT_VALUES[symbol]
    const unit = UNIT_VALUES[symbol]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
    } else if (unit !== undefined) {
      if (unit >= lastUnit) return null
      group += (digit ?? 1) * unit
      digit = null
      lastUnit = unit
    } else if (symbol in TENS) {
      group += TENS[symbol] ?? 0
      lastUnit = 10
    } else if (symbol in GROUP_VALUES) {
      total = (total + group + (digit ?? 0)) * (GROUP_VALUES[symbol] ?? 1)
      group = 0
      digit = null
      lastUnit = Number.POSITIVE_INFINITY
    } else return null
  }
  return total + group + (digit ?? 0)
}

export interface NumeralSet {
  readonly digits: string
  readonly units: readonly [string, string, string, string]
  readonly tenThousand: string
  /** 11 is written 十一, not 一十一. */
  readonly shortTen: boolean
  /** Japanese counting: 百一, with neither a leading one nor a filling zero. */
  readonly bare?: boolean
}

export const LAW_NUMERALS: NumeralSet = {
  digits: '零一二三四五六七八九',
  units: ['', '十', '百', '千'],
  tenThousand: '万',
  shortTen: true,
}

/** Writes a number below 10,000 in one group: units from the left, one filling zero for any gap inside. */
function spellGroup(n: number, set: NumeralSet, filled: boolean): string {
  const zero = set.digits.charAt(0)
  let out = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = out !== '' || filled
      continue
    }
    if (gap && !set.bare) out += zero
    gap = false
    const unit = set.units[place] ?? ''
    out += set.bare && digit === 1 && place > 0 ? unit : set.digits.charAt(digit) + unit
    filled = false
  }
  return out
}

/** Spells a whole number from 0 to 99,999,999 with the given numerals. */
export function spellNumber(n: number, set: NumeralSet): string {
  if (n === 0) return set.digits.charAt(0)
  const high = Math.floor(n / 10_000)
  const low = n % 10_000
  let out = ''
  if (high > 0) out = spellGroup(high, set, false) + set.tenThousand
  if (low > 0) out += spellGroup(low, set, high > 0 && low < 1000)
  const one = set.digits.charAt(1) + (set.units[1] ?? '')
  return set.shortTen && out.startsWith(one) && leadsWithTen(high > 0 ? high : low)
    ? out.slice(set.digits.charAt(1).length)
    : out
}

const leadsWithTen = (n: number): boolean => n >= 10 && n < 20

/** Writes a number as statutes do: 十, 一百零一, 一百一十. */
export const formatNumber = (n: number): string => spellNumber(n, LAW_NUMERALS)

/** Writes a number digit by digit: 二〇二四. */
export const spellDigits = (n: number, digits: string): string =>
  [...String(n)].map((d) => digits.charAt(Number(d))).join('')

/** Folds the three zeros 〇 ○ 零 to one, for comparing and searching only; what is shown stays as written. */
export const foldZeros = (text: string): string => text.replace(/[○零◯]/g, '〇')
