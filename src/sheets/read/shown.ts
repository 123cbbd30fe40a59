import { formatValue } from 'hucre'
import { addDays, type Day, day } from '../../lib/day.ts'

type Kind = 'general' | 'text' | 'number' | 'date' | 'time'

/** The number formats that a file refers to by number only. 27–36 and 50–58 are those of Chinese Excel. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  32: 'h:mm',
  33: 'h:mm:ss',
  34: 'h:mm',
  35: 'h:mm:ss',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  55: 'h:mm',
  56: 'h:mm:ss',
}
const DATE_IDS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Gives the code of a format that a file knows by number, or 'General'. */
export const builtInFormat = (id: number): string => (DATE_IDS.has(id) ? 'yyyy-mm-dd' : (BUILT_IN[id] ?? 'General'))

function kindOf(format: string): Kind {
  const bare = format
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (bare.trim() === '' || /general|g\/通用格式/.test(bare)) return 'general'
  if (/^@$/.test(bare.trim())) return 'text'
  if (/y|d|e(?![+-])/.test(bare.replace(/am\/pm|a\/p/g, ''))) return 'date'
  if (/[hs]/.test(bare)) return 'time'
  return /m/.test(bare) ? 'date' : 'number'
}

/** Writes a number as an unformatted cell shows it: at most 15 digits, never with an exponent where none is needed. */
export function plainNumber(value: number): string {
  const exact = Number(value.toPrecision(15))
  return Math.abs(exact) < 1e21 ? BigIntOr(exact) : String(exact)
}

const BigIntOr = (value: number): string => (Number.isInteger(value) ? BigInt(value).toString() : String(value))

/**
 * Gives the day of a serial number as Excel shows it, or null where it shows none. The 1900 system counts a 29 February
 * 1900 that never was; before it, days are one off.
 */
export function dayOfSerial(serial: number, is1904: boolean): Day | null {
  const whole = Math.floor(serial)
  if (whole < (is1904 ? 0 : 1) || whole > 2_958_465 || (!is1904 && whole === 60)) return null
  if (is1904) return addDays(day('1904-01-01'), whole)
  return addDays(day('1899-12-31'), whole > 60 ? whole - 1 : whole)
}

/** Writes a number as its cell shows it; a date is the day alone. */
export function shownNumber(value: number, format: string, is1904: boolean): string {
  if (!Number.isFinite(value)) return ''
  const kind = kindOf(format)
  if (kind === 'date') return dayOfSerial(value, is1904) ?? plainNumber(value)
  if (kind === 'general' || kind === 'text') return plainNumber(value)
  try {
    return formatValue(value, format, { is1904 }).trim()
  } catch {
    return plainNumber(value)
  }
}

/** Tidies a text: line ends as one kind, no blanks around it, none of the characters nobody sees. */
export const shownText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/g, '')

/** Excel writes characters that XML forbids as _x000D_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
