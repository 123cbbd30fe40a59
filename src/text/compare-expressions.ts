import type { Segment } from './compare-model.ts'
import { DATE_PATTERN } from './dates.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'

type Measure = 'date' | 'period' | 'percent' | 'amount' | 'multiple' | 'count'

interface Expression {
  readonly measure: Measure
  readonly text: string
  readonly from: number
  readonly to: number
}

const NUMBER = `(?:[${NUMERAL_CLASS}]+|[\\d０-９]+(?:[.．][\\d０-９]+)?[万亿千百]?)`
const MEASURES = new RegExp(
  [
    `(?<date>${DATE_PATTERN}|(?:[\\d０-９]{4}|[一二][${NUMERAL_CLASS}]{3})年)`,
    `(?<percent>${NUMBER}[%％‰]|[百千]分之${NUMBER})`,
    `(?<amount>${NUMBER}元)`,
    `(?<multiple>${NUMBER}倍)`,
    `(?<period>${NUMBER}(?:个?工作日|日|天|个月|年|周|小时|分钟))`,
    `(?<count>${NUMBER}(?:人|名|次|件|份|户|家|级|平方米|公里|米|吨|公斤|岁))`,
  ].join('|'),
  'gu',
)

function expressionsOf(text: string): Expression[] {
  return [...text.matchAll(MEASURES)].map((match) => {
    const [measure] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ['count']
    return { measure: measure as Measure, text: match[0], from: match.index, to: match.index + match[0].length }
  })
}

const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/有效期/u, '有效期'],
  [/任期/u, '任期'],
  [/施行|生效/u, '施行'],
  [/罚款/u, '罚款'],
  [/征求意见/u, '征求意见'],
  [/公开征求/u, '征求意见'],
  [/备案/u, '备案'],
  [/合法性审核|审核/u, '审核'],
  [/审查/u, '审查'],
  [/复核/u, '复核'],
  [/复议/u, '复议'],
  [/答复|回复/u, '答复'],
  [/公布/u, '公布'],
  [/公示/u, '公示'],
  [/公告/u, '公告'],
  [/补正|补充材料/u, '补正'],
  [/受理/u, '受理'],
  [/评估/u, '评估'],
  [/清理/u, '清理'],
  [/报送(?!.{0,4}备案)|报告/u, '报送'],
  [/申请|申报/u, '申请'],
  [/改正|整改/u, '改正'],
  [/登记/u, '登记'],
  [/保存/u, '保存'],
  [/缴纳|缴存/u, '缴纳'],
  [/通知|告知/u, '告知'],
  [/送达/u, '送达'],
  [/听证/u, '听证'],
  [/作出.{0,6}决定/u, '作出决定'],
]
const NOUNS: Readonly<Record<Measure, string>> = {
  date: '日期',
  period: '期限',
  percent: '比例',
  amount: '金额',
  multiple: '倍数',
  count: '数量',
}

/** Names what a number governs by the nearest telling word of its sentence: first behind it, then before it. */
function subjectOf(text: string, { from, to, measure }: Expression): string {
  if (measure === 'count') return NOUNS.count
  const behind = /^[^。；]{0,24}/u.exec(text.slice(to))?.[0] ?? ''
  const before = /[^。；]{0,30}$/u.exec(text.slice(0, from))?.[0] ?? ''
  const nearest = (part: string, distance: (at: number, length: number) => number): string | undefined => {
    const hits = SUBJECTS.flatMap(([pattern, name]) => {
      const match = pattern.exec(part)
      return match ? [{ name, distance: distance(match.index, match[0].length) }] : []
    })
    return hits.sort((a, b) => a.distance - b.distance)[0]?.name
  }
  const word = nearest(behind, (at) => at) ?? nearest(before, (at, length) => before.length - at - length)
  if (word === undefined) return NOUNS[measure]
  return word.endsWith('期') ? word : `${word}${NOUNS[measure]}`
}

const TENS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** 二万, 2万 and 20000 are one number written three ways. */
function valueOfNumber(number: string): string {
  const whole = parseNumber(number)
  if (whole !== null) return String(whole)
  const [, digits = '', unit = ''] = /^([\d０-９.．]+)([万亿千百]?)$/u.exec(number) ?? []
  const value = Number(digits.normalize('NFKC')) * (TENS[unit] ?? 1)
  return digits === '' || Number.isNaN(value) ? number : String(value)
}

const withValues = (text: string): string => text.replace(new RegExp(NUMBER, 'gu'), valueOfNumber).replace(/％/gu, '%')

/** One number, date or period of a text that became another. */
export interface ChangedExpression {
  readonly subject: string
  readonly old: string
  readonly new: string
}

/** Finds numbers, dates and periods that an edit turned into others of the same measure. */
export function changedExpressions(segments: readonly Segment[]): ChangedExpression[] {
  const hunks = hunksOf(segments)
  if (hunks.length === 0) return []
  const oldText = segments.map((s) => (s.op === 'insert' ? '' : s.text)).join('')
  const newText = segments.map((s) => (s.op === 'delete' ? '' : s.text)).join('')
  const oldAll = expressionsOf(oldText)
  const newAll = expressionsOf(newText)
  if (oldAll.length === 0 || newAll.length === 0) return []
  const found: ChangedExpression[] = []
  for (const hunk of hunks) {
    const old = oldAll.filter((e) => e.from <= hunk.oldTo && e.to >= hunk.oldFrom)
    const next = newAll.filter((e) => e.from <= hunk.newTo && e.to >= hunk.newFrom)
    if (old.length !== next.length) continue
    old.forEach((expression, at) => {
      const other = next[at] as Expression
      if (expression.measure !== other.measure || withValues(expression.text) === withValues(other.text)) return
      if (found.some((known) => known.old === expression.text && known.new === other.text)) return
      found.push({ subject: subjectOf(newText, other), old: expression.text, new: other.text })
    })
  }
  return found
}

interface Span {
  oldFrom: number
  oldTo: number
  newFrom: number
  newTo: number
}

const TELLING = new RegExp(`[${NUMERAL_CLASS}\\d０-９日年月天周元倍%％]|工作`, 'u')

/** Where numbers were edited, on both sides; long rewritings say nothing about single numbers and are left out. */
function hunksOf(segments: readonly Segment[]): Span[] {
  const spans: Span[] = []
  let old = 0
  let next = 0
  let open: (Span & { telling: boolean }) | null = null
  const close = (): void => {
    if (open?.telling && open.oldTo - open.oldFrom <= 30 && open.newTo - open.newFrom <= 30) spans.push(open)
    open = null
  }
  for (const { op, text } of segments) {
    if (op === 'equal') close()
    else open ??= { oldFrom: old, oldTo: old, newFrom: next, newTo: next, telling: false }
    if (op !== 'insert') old += text.length
    if (op !== 'delete') next += text.length
    if (!open) continue
    open.oldTo = old
    open.newTo = next
    open.telling ||= TELLING.test(text)
  }
  close()
  return spans
}
