import { type NumeralSet, spellDigits, spellNumber } from './numbers.ts'

// What Word itself shows; the boundary values are in the tests. Word keeps three different zeros apart.
const CHINESE: NumeralSet = {
  digits: '〇一二三四五六七八九',
  units: ['', '十', '百', '千'],
  tenThousand: '万',
  shortTen: true,
}
const LEGAL: NumeralSet = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: ['', '拾', '佰', '仟'],
  tenThousand: '万',
  shortTen: false,
}
const LEGAL_TRADITIONAL: NumeralSet = { ...LEGAL, digits: '零壹貳參肆伍陸柒捌玖', tenThousand: '萬' }
const TAIWANESE: NumeralSet = { ...CHINESE, digits: '零一二三四五六七八九', tenThousand: '萬' }
const JAPANESE: NumeralSet = { ...CHINESE, bare: true }
const JAPANESE_LEGAL: NumeralSet = {
  ...LEGAL,
  digits: '零壱弐参四伍六七八九',
  units: ['', '拾', '百', '阡'],
  tenThousand: '萬',
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'
const GANADA = '가나다라마바사아자차카타파하'
const CHOSUNG = 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя'

type Format = (n: number) => string

const spelled =
  (set: NumeralSet): Format =>
  (n) =>
    n < 1_000_000 ? spellNumber(n, set) : ''

/** Up to 99 spelled, from 100 digit by digit with the round zero: 十一, 一○一. */
const counted: Format = (n) =>
  n === 0 ? '○' : n < 100 ? spellNumber(n, CHINESE) : spellDigits(n, '○一二三四五六七八九')

const fromSet =
  (set: string): Format =>
  (n) =>
    [...set][n - 1] ?? String(n)

const fromBlock =
  (first: number, size: number): Format =>
  (n) =>
    n >= 1 && n <= size ? String.fromCharCode(first + n - 1) : String(n)

/** Word repeats the letter instead of counting on: Z, AA, BB … up to thirty times, then starts over. */
const letters =
  (set: string): Format =>
  (n) => {
    if (n < 1) return String(n)
    const index = (n - 1) % (set.length * 30)
    return set.charAt(index % set.length).repeat(Math.floor(index / set.length) + 1)
  }

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  if (n < 1 || n > 32_767) return String(n)
  let rest = n
  let out = ''
  for (const [value, symbol] of ROMAN) {
    while (rest >= value) {
      out += symbol
      rest -= value
    }
  }
  return out
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return n + (teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'))
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
const fullWidth: Format = (n) => spellDigits(n, '０１２３４５６７８９')
const chicago: Format = (n) => '*†‡§'.charAt((n - 1) % 4).repeat(Math.floor((n - 1) / 4) + 1)
const zodiacPair: Format = (n) => (n < 1 ? String(n) : STEMS.charAt((n - 1) % 10) + BRANCHES.charAt((n - 1) % 12))

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (n) => (n < 10 ? `0${n}` : String(n)),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: fromBlock(0x2460, 20),
  decimalEnclosedCircleChinese: fromBlock(0x2460, 20),
  decimalEnclosedParen: fromBlock(0x2474, 20),
  decimalEnclosedFullstop: fromBlock(0x2488, 20),
  numberInDash: (n) => `- ${n} -`,
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: letters(ALPHABET.toUpperCase()),
  lowerLetter: letters(ALPHABET),
  ordinal,
  hex: (n) => n.toString(16).toUpperCase(),
  chicago,
  chineseCounting: counted,
  chineseCountingThousand: spelled(CHINESE),
  chineseLegalSimplified: spelled(LEGAL),
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: spelled(TAIWANESE),
  taiwaneseDigital: (n) => spellDigits(n, '○一二三四五六七八九'),
  ideographLegalTraditional: spelled(LEGAL_TRADITIONAL),
  ideographDigital: (n) => spellDigits(n, '〇一二三四五六七八九'),
  japaneseDigitalTenThousand: (n) => spellDigits(n, '〇一二三四五六七八九'),
  japaneseCounting: spelled(JAPANESE),
  japaneseLegal: spelled(JAPANESE_LEGAL),
  ideographTraditional: fromSet(STEMS),
  ideographZodiac: fromSet(BRANCHES),
  ideographZodiacTraditional: zodiacPair,
  ideographEnclosedCircle: fromBlock(0x3280, 10),
  aiueo: letters(AIUEO),
  aiueoFullWidth: letters(AIUEO),
  iroha: letters(IROHA),
  irohaFullWidth: letters(IROHA),
  ganada: letters(GANADA),
  chosung: letters(CHOSUNG),
  koreanDigital: (n) => spellDigits(n, '영일이삼사오육칠팔구'),
  koreanDigital2: (n) => spellDigits(n, '零一二三四五六七八九'),
  russianLower: letters(RUSSIAN),
  russianUpper: letters(RUSSIAN.toUpperCase()),
  thaiNumbers: (n) => spellDigits(n, '๐๑๒๓๔๕๖๗๘๙'),
  hindiNumbers: (n) => spellDigits(n, '०१२३४५६७८९'),
  none: () => '',
  bullet: () => '',
}

/** Tells whether Word's number format is one this program can show. */
export const knowsFormat = (format: string): boolean => format in FORMATS || format === 'custom'

/**
 * Writes a counter the way Word shows it in the named format (`w:numFmt`).
 * `picture` is the `w:format` of a custom format, such as `001, 002, 003, ...`. Unknown formats show digits, as Word does.
 */
export function formatCounter(n: number, format: string, picture?: string): string {
  if (format === 'custom') {
    const width = /^\s*(0*[1-9]\d*)/.exec(picture ?? '')?.[1]?.length ?? 1
    return String(n).padStart(width, '0')
  }
  return (FORMATS[format] ?? String)(n)
}
