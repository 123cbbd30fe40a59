import { NUMERAL_CLASS, parseNumber } from './numbers.ts'

/** What a number at the head of a paragraph looks like, whatever it turns out to mean. */
export type LabelForm =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'comma' // 一、
  | 'bracket' // （一）
  | 'point' // 1.
  | 'round' // （1）
  | 'circle' // ①
  | 'dotted' // 1.1
  | 'other'

export interface Label {
  readonly form: LabelForm
  readonly ordinal: number
  /** 1 for 第三十三条之一. */
  readonly sub: number
  /** 1, 2, 3 for 1.2.3. */
  readonly parts?: readonly number[]
}

export interface TypedLabel extends Label {
  /** As typed. */
  readonly label: string
  readonly rest: string
  /** A space, or nothing at all, follows the number. */
  readonly apart: boolean
}

const DIGITS = '0-9０-９'
const NUMBER = `[${NUMERAL_CLASS}]{1,9}|[${DIGITS}]{1,4}`
const UNITS: Readonly<Record<string, LabelForm>> = {
  编: 'part',
  分编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
}

const NAMED = new RegExp(
  `^第[\\s\\u3000]*(${NUMBER})[\\s\\u3000]*(分编|编|章|节|条)(?:[\\s\\u3000]*之[\\s\\u3000]*(${NUMBER}))?`,
  'u',
)
const COMMA = new RegExp(`^([${NUMERAL_CLASS}]{1,5})、`, 'u')
const BRACKET = new RegExp(`^[（(﹙〔][\\s\\u3000]*([${NUMERAL_CLASS}]{1,5})[\\s\\u3000]*[）)﹚〕]`, 'u')
const ROUND = new RegExp(`^[（(][\\s\\u3000]*([${DIGITS}]{1,3})[\\s\\u3000]*[）)]|^([${DIGITS}]{1,2})[）)]`, 'u')
const POINT = new RegExp(`^([${DIGITS}]{1,3})(?:[.．、]|[。](?=\\S))(?![${DIGITS}])`, 'u')
const DOTTED = /^(\d{1,2}(?:[.．]\d{1,2}){1,5})[.．、]?(?=[\s\u3000])/u
const CIRCLE = /^[①-⑳㉑-㉟⑴-⒇⒈-⒛㈠-㈩㊀-㊉]/u

const BLOCKS: readonly (readonly [number, number])[] = [
  [0x2460, 20],
  [0x3251, 15],
  [0x2474, 20],
  [0x2488, 20],
  [0x3220, 10],
  [0x3280, 10],
]

function circled(symbol: string): number {
  const code = symbol.charCodeAt(0)
  const block = BLOCKS.find(([first, size]) => code >= first && code < first + size)
  return block ? code - block[0] + (block[0] === 0x3251 ? 21 : 1) : 0
}

function match(text: string): (Label & { length: number }) | null {
  const named = NAMED.exec(text)
  if (named) {
    const [whole, number = '', unit = '', sub] = named
    const ordinal = parseNumber(number)
    return ordinal === null
      ? null
      : {
          form: UNITS[unit] ?? 'other',
          ordinal,
          sub: sub === undefined ? 0 : (parseNumber(sub) ?? 0),
          length: whole.length,
        }
  }
  for (const [form, pattern] of [
    ['comma', COMMA],
    ['bracket', BRACKET],
    ['round', ROUND],
    ['dotted', DOTTED],
    ['point', POINT],
  ] as const) {
    const found = pattern.exec(text)
    if (!found) continue
    const parts = (found[1] ?? found[2] ?? '').split(/[.．]/u).map(parseNumber)
    const ordinal = parts.at(-1) ?? null
    if (ordinal === null) return null
    const several = parts.length > 1 && { parts: parts.map((part) => part ?? 0) }
    return { form, ordinal, sub: 0, length: found[0].length, ...several }
  }
  const symbol = CIRCLE.exec(text)?.[0]
  return symbol === undefined ? null : { form: 'circle', ordinal: circled(symbol), sub: 0, length: symbol.length }
}

/** Reads the number that begins a paragraph's text, if it has the form of one; the context decides whether it is one. */
export function readTypedLabel(text: string): TypedLabel | null {
  const found = match(text)
  if (!found) return null
  const { length, ...label } = found
  const after = text.slice(length)
  const named =
    label.form === 'part' || label.form === 'chapter' || label.form === 'section' || label.form === 'article'
  const rest = named ? after.replace(/^[\s\u3000]*[：:、．.]?[\s\u3000]*/u, '') : after.replace(/^[\s\u3000、]+/u, '')
  return { ...label, label: text.slice(0, length), rest, apart: after === '' || /^[\s\u3000]/u.test(after) }
}

/** Reads a label that stands by itself, as automatic numbering gives it: 第三条, 第三条：, （一）, 1、, 1.1. */
export function parseLabel(label: string): Label {
  const text = label.trim()
  const found = match(text) ?? match(`${text} `)
  if (found && found.length >= text.length - 1) {
    const { length: _, ...known } = found
    return known
  }
  const bare = parseNumber(text)
  if (bare !== null) return { form: /^[0-9０-９]+$/u.test(text) ? 'point' : 'comma', ordinal: bare, sub: 0 }
  return { form: 'other', ordinal: 0, sub: 0 }
}
