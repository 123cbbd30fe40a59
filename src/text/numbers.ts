/** Each string holds the characters for its index. The three zeros all occur in documents of one office. */
const DIGITS = ['〇○零◯', '一壹弌', '二贰貳两兩', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖']
const DIGIT_VALUES: ReadonlyMap<string, number> = new Map(
  DIGITS.flatMap((set, value) => [...set].map((symbol): [string, number] => [symbol, value])),
)
/** Units; below zero the characters that stand for whole tens (廿). */
const UNIT_VALUES: ReadonlyMap<string, number> = new Map([
  ...[...'十拾'].map((symbol): [string, number] => [symbol, 10]),
  ...[...'百佰'].map((symbol): [string, number] => [symbol, 100]),
  ...[...'千仟'].map((symbol): [string, number] => [symbol, 1000]),
  ...[...'万萬'].map((symbol): [string, number] => [symbol, 1e4]),
  ...[...'亿億'].map((symbol): [string, number] => [symbol, 1e8]),
  ...[...'廿卅卌'].map((symbol, index): [string, number] => [symbol, -10 * (index + 2)]),
])

/** The characters a Chinese number is written with, as the inside of a regular-expression class. */
export const NUMERAL_CLASS = '〇○零一二三四五六七八九十百千万两廿卅'

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))

/** Reads 一百零一, 二○○四, 壹佰, １２ or 12 as a number; null when the text is not wholly one number. */
export function parseNumber(text: string): number | null {
  const source = text.trim()
  if (source.length === 0 || source.length > 24) return null
  if (/^[\d０-９]{1,15}$/u.test(source)) return Number(halfWidth(source))
  return parseDigits(source) ?? parseSpelled(source)
}

/** Digit by digit: 二〇一九. */
function parseDigits(source: string): number | null {
  if (source.length > 12) return null
  let sum = 0
  for (const symbol of source) {
    const value = DIGIT_VALUES.get(symbol)
    if (value === undefined) return null
    sum = sum * 10 + value
  }
  return sum
}

function parseSpelled(source: string): number | null {
  let total = 0
  let group = 0
  let digit = -1
  let lastUnit = Number.POSITIVE_INFINITY
  for (const symbol of source) {
    const value = DIGIT_VALUES.get(symbol)
    if (value !== undefined) {
      if (digit > 0) return null
      digit = value
      continue
    }
    const unit = UNIT_VALUES.get(symbol)
    if (unit === undefined) return null
    if (unit < 0) {
      group -= unit
      lastUnit = 10
    } else if (unit >= 10_000) {
      total = (total + group + Math.max(digit, 0)) * unit
      group = 0
      digit = -1
      lastUnit = Number.POSITIVE_INFINITY
    } else {
      if (unit >= lastUnit) return null
      group += (digit < 0 ? 1 : digit) * unit
      digit = -1
      lastUnit = unit
    }
  }
  return total + group + Math.max(digit, 0)
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
