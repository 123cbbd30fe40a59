import type { Day } from '../lib/day.ts'
import { DATE_PATTERN, findDates } from './dates.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'

export type Effect =
  | { readonly kind: 'on'; readonly on: Day }
  | { readonly kind: 'from'; readonly event: 'published' | 'issued' | 'adopted' | 'signed'; readonly delayDays: number }

export type Validity =
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'until'; readonly lapsesAfter: Day }

export interface Clause<T> {
  readonly value: T
  /** The words of the text that say so. */
  readonly quote: string
  /** Where they stand: line and offset in it. */
  readonly line: number
  readonly from: number
  /** False where several clauses contradict one another, so a person must choose. */
  readonly sure: boolean
}

const KINDS =
  '办法|规定|细则|规则|决定|意见|通知|通告|公告|方案|措施|制度|规程|规范|条例|文件|导则|指引|标准|准则|解释|法'
const SELF = `(?:本|此)(?:[\\u4e00-\\u9fa5]{0,4}?)(?:${KINDS})`
const COUNT = `[0-9０-９]{1,3}|[${NUMERAL_CLASS}]{1,4}`
const EFFECT = new RegExp(
  `自\\s*(?:(?<date>${DATE_PATTERN})|(?<event>公布|发布|颁布|印发|下发|通过|签署)之?日)\\s*(?:起|开始)` +
    `(?:满?\\s*(?<delay>${COUNT})\\s*个?(?:工作)?日(?:之?后)?)?\\s*(?:正式)?(?:施行|实施|执行|试行|生效)`,
  'gu',
)
const EVENTS = {
  公布: 'published',
  发布: 'published',
  颁布: 'published',
  印发: 'issued',
  下发: 'issued',
  通过: 'adopted',
  签署: 'signed',
} as const

const isEvent = (word: string): word is keyof typeof EVENTS => word in EVENTS

function effectOf(match: RegExpMatchArray): Effect | null {
  const { date, event, delay } = match.groups ?? {}
  if (date !== undefined) {
    const [first] = findDates(date)
    return first ? { kind: 'on', on: first.day } : null
  }
  if (event === undefined || !isEvent(event)) return null
  return { kind: 'from', event: EVENTS[event], delayDays: delay === undefined ? 0 : (parseNumber(delay) ?? 0) }
}

/** The sentence around an offset, so that its subject can be read. */
function sentenceBefore(line: string, from: number): string {
  const start = Math.max(line.lastIndexOf('。', from - 1), line.lastIndexOf('；', from - 1), -1)
  return line.slice(start + 1, from)
}

const sameEffect = (a: Effect, b: Effect): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Finds when the document itself takes effect. `lines` are its paragraphs without annexes.
 * Never the first match: the amendment history and cited texts carry other clauses; the document's own one speaks of
 * 本办法 and stands at the end. A clause inside 《》 or for a single article is not the document's.
 */
export function findEffectClause(lines: readonly string[]): Clause<Effect> | null {
  const found: { clause: Clause<Effect>; weight: number }[] = []
  lines.forEach((line, index) => {
    if (!line.includes('自')) return
    for (const match of line.matchAll(EFFECT)) {
      const value = effectOf(match)
      if (!value) continue
      const from = match.index ?? 0
      found.push({
        clause: { value, quote: match[0], line: index, from, sure: true },
        weight: weightOf(sentenceBefore(line, from)),
      })
    }
  })
  const own = found.filter((f) => f.weight > 0)
  const best = own.reduce<(typeof own)[number] | null>((a, b) => (a && a.weight > b.weight ? a : b), null)
  if (!best) return null
  const rivals = own.filter((f) => f.weight === best.weight && !sameEffect(f.clause.value, best.clause.value))
  return { ...best.clause, sure: rivals.length === 0 }
}

const OWN_SUBJECT = new RegExp(`${SELF}[^。；]{0,12}$`, 'u')
const SINGLE_PROVISION = new RegExp(`第[${NUMERAL_CLASS}0-9]+[条款项章节](?:的?规定|内容)?$`, 'u')
const TITLE_LINE = /^[（(][^。]*(?:公布|发布|颁布|通过|修订|印发)[\s，,、]*$/u

/** 2 for 本办法自…, 1 for a clause with no subject or in the line under the title, 0 for something else's clause. */
function weightOf(sentence: string): number {
  const subject = sentence.trim()
  if (/[《〈][^》〉]*$/u.test(subject) || SINGLE_PROVISION.test(subject)) return 0
  if (OWN_SUBJECT.test(subject)) return 2
  return /^[^\u4e00-\u9fa5]*$/u.test(subject) || TITLE_LINE.test(subject) ? 1 : 0
}

const TERM = new RegExp(
  // The date comes before the number: otherwise 有效期至2025年12月31日 would read as 2025 years.
  `(?:有效期(?:限)?|试行期(?:限)?|施行期(?:限)?)(?:自[^，,。；]{2,20}?起)?(?:自[^，,。；]{2,20}?)?(?:暂定)?(?:为|至|限为|截至|到)?\\s*` +
    `(?:(?<date>${DATE_PATTERN})|(?<count>${COUNT})\\s*(?<unit>年|个月))`,
  'gu',
)
const UNTIL = new RegExp(
  `${SELF}[^。；]{0,30}?(?:施行|实施|执行|生效)[，,]?\\s*至\\s*(?<date>${DATE_PATTERN})\\s*(?:止|废止|失效|自行失效|自动失效)?`,
  'gu',
)
const BEFORE_SELF = new RegExp(`${SELF}的?$`, 'u')
const AFTER_EFFECT = new RegExp(`(?:施行|实施|执行|试行|生效)[，,。；、]?\\s*(?:${SELF}的?)?$`, 'u')

function validityOf(groups: Record<string, string | undefined>): Validity | null {
  if (groups.date !== undefined) {
    const [first] = findDates(groups.date)
    return first ? { kind: 'until', lapsesAfter: first.day } : null
  }
  const count = groups.count === undefined ? null : parseNumber(groups.count)
  if (count === null || count < 1) return null
  if (groups.unit === '年') return count <= 50 ? { kind: 'years', years: count } : null
  return count % 12 === 0 ? { kind: 'years', years: count / 12 } : { kind: 'months', months: count }
}

/**
 * Finds how long the document itself stays in force. 有效期 in a text mostly concerns permits, so a clause counts only
 * with 本办法 as its subject or right behind the clause of effect.
 */
export function findValidityClause(lines: readonly string[]): Clause<Validity> | null {
  const found: Clause<Validity>[] = []
  lines.forEach((line, index) => {
    const add = (match: RegExpMatchArray): void => {
      const value = validityOf(match.groups ?? {})
      if (value) found.push({ value, quote: match[0], line: index, from: match.index ?? 0, sure: true })
    }
    if (line.includes('期')) {
      for (const match of line.matchAll(TERM)) {
        const before = line.slice(0, match.index)
        if (BEFORE_SELF.test(before) || AFTER_EFFECT.test(before)) add(match)
      }
    }
    if (line.includes('至')) for (const match of line.matchAll(UNTIL)) add(match)
  })
  const last = found.at(-1)
  if (!last) return null
  return { ...last, sure: found.every((f) => JSON.stringify(f.value) === JSON.stringify(last.value)) }
}
