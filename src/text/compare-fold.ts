import { NUMERAL_CLASS } from './numbers.ts'

const UNKNOWN = 0
const DROPPED = 1
/** For each UTF-16 unit: not asked yet, dropped, or what it folds to. */
const FOLDED = new Uint16Array(65_536)
const ZERO = '〇'.charCodeAt(0)
const PUNCTUATION = /[\p{P}\p{Z}\p{Cc}\p{Cf}]/u
/** Marks that carry meaning: a percentage is not its number. */
const KEPT = '%‰&@#*'
const NUMERALS = new Set([...`${NUMERAL_CLASS}0123456789`].map((symbol) => symbol.charCodeAt(0)))

function foldUnit(unit: number): number {
  let code = unit
  if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0
  const symbol = String.fromCharCode(code)
  if ('〇○零◯'.includes(symbol)) code = ZERO
  else if (PUNCTUATION.test(symbol) && !KEPT.includes(symbol)) code = DROPPED
  FOLDED[unit] = code
  return code
}

/**
 * Gives the words of a text without punctuation and spaces, with one width and one zero: two texts that differ in
 * these alone say the same. A mark between two numerals stays, or 三、五年 would equal 三五年 and 1.5 equal 15.
 */
export function bare(text: string): string {
  let out = ''
  let gap = ''
  let last = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let code = FOLDED[unit] as number
    if (code === UNKNOWN) code = foldUnit(unit)
    if (code === DROPPED) {
      if (gap === '' && NUMERALS.has(last) && /\S/.test(text.charAt(at))) gap = halfWidth(text.charAt(at))
      continue
    }
    if (gap !== '') {
      if (NUMERALS.has(code)) out += gap
      gap = ''
    }
    out += String.fromCharCode(code)
    last = code
  }
  return out
}

function halfWidth(mark: string): string {
  const code = mark.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : mark
}

const NUMBER = `[${NUMERAL_CLASS}\\d]{1,9}`
const BARE_REFERENCE = new RegExp(`第${NUMBER}(?:条(?:之${NUMBER})?|款|项|目|章|节|编)`, 'gu')
/** A cross reference as written: 第十二条之一, 第（三）项, 第2款. */
export const REFERENCE = new RegExp(
  `第[（(]?[${NUMERAL_CLASS}\\d０-９]{1,9}[）)]?(?:条(?:之[${NUMERAL_CLASS}]{1,3})?|款|项|目|章|节|编)`,
  'gu',
)

/** The words with the number of every cross reference blanked, so that renumbering alone changes nothing. */
export const masked = (bareText: string): string =>
  bareText.includes('第') ? bareText.replace(BARE_REFERENCE, '第§') : bareText

/** True for text without a word in it. */
export const isPunctuation = (text: string): boolean => bare(text) === ''
