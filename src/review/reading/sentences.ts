import { findCitations } from '../../text/citations.ts'
import type { Provision } from '../../text/model.ts'
import type { Span } from './model.ts'

/** One sentence of a provision, with what the rules need around it. */
export interface Sentence extends Span {
  readonly provision: Provision
  readonly text: string
  /** The same length, with what stands in 《》 blanked: a title sets nothing. */
  readonly bare: string
  /** The words that open the enumeration this stands in: 不得有下列行为：. Empty outside one. */
  readonly lead: string
  /** It rests on a named law or rule, so it does not set anything by itself. */
  readonly hasNamedBasis: boolean
}

const BLANK = '■'
const READ = new Set<Provision['kind']>([
  'article',
  'clause',
  'item',
  'subitem',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'paragraph',
])
const HAN = /[\u4e00-\u9fff]/u
const END = /[^。；！？\n]*(?:[。；！？]+[”’」』）)]*|\n|$)/gu
const BASIS =
  /(?:根据|依据|依照|按照|遵照|适用)[^。；，]{0,20}■|■[^。；]{0,30}(?:的(?:有关|相关)?规定|等(?:法律|法规|规章|有关规定))/u

/** Blanks the titles of a text, keeping every offset. */
export function blankTitles(text: string): string {
  if (!text.includes('《')) return text
  let out = ''
  let done = 0
  for (const { from, title } of findCitations(text)) {
    const to = from + title.length + 2
    out += text.slice(done, from) + BLANK.repeat(to - from)
    done = to
  }
  return out + text.slice(done)
}

/** Cuts a text at 。；！？ and line breaks; the spans leave out the white space around a sentence. */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(END)) {
    const from = (match.index ?? 0) + (match[0].length - match[0].trimStart().length)
    const to = from + match[0].trim().length
    if (to > from) spans.push({ from, to })
  }
  return spans
}

const isBelow = (path: string, upper: string): boolean => path.startsWith(`${upper}.`) && upper !== ''

/** Gives every sentence that a rule may look at: numbered and plain text, not titles, tables, signatures. */
export function sentencesOf(provisions: readonly Provision[]): Sentence[] {
  const all: Sentence[] = []
  let leads: { readonly path: string; readonly kind: Provision['kind']; readonly text: string }[] = []
  for (const provision of provisions) {
    if (!READ.has(provision.kind)) {
      leads = []
      continue
    }
    const { text, kind, path } = provision
    if (!HAN.test(text)) continue
    leads = leads.filter((lead) => opens(lead, provision))
    const lead = leads.map((one) => one.text).join('')
    const bare = blankTitles(text)
    const spans = sentenceSpans(text)
    for (const { from, to } of spans) {
      const own = bare.slice(from, to)
      all.push({ provision, from, to, text: text.slice(from, to), bare: own, lead, hasNamedBasis: BASIS.test(own) })
    }
    const last = spans.at(-1)
    if (last && /[：:]$/u.test(text.trimEnd())) leads.push({ path, kind, text: bare.slice(last.from, last.to) })
  }
  return all
}

/** An enumeration is opened by the provision above it, or by the 款 it hangs on (12 opens 12.1.3, 12.2 opens 12.2.1). */
function opens(lead: { readonly path: string; readonly kind: Provision['kind'] }, provision: Provision): boolean {
  const { kind, path } = provision
  if (kind === 'article' || kind === 'clause' || kind === 'heading1') return false
  if (lead.kind === 'article') return isBelow(path, `${lead.path}.1`)
  return isBelow(path, lead.path)
}

const FORBIDS = /(?:不得|禁止|严禁|不准|不应当?|不能|不可以|取消|停止|免除|免收|免征|不再|除)[^，。；：]*$/u
const FORBIDDING_LEAD = /(?:不得|禁止|严禁|不准|查处|纠正|违法行为)/u
const CONDITIONS = /(?:之一|情形|行为|纠纷|案件|内容|事项|信息)[^。；]*[：:]$/u

/** Tells that the words at an offset are forbidden or done away with, not set: 不得收取保证金. */
export function isForbidden(sentence: Sentence, at: number): boolean {
  if (sentence.lead !== '' && FORBIDDING_LEAD.test(sentence.lead)) return true
  const before = sentence.bare.slice(0, at)
  return FORBIDS.test(before.replace(/、/gu, '')) || /不得滥用|(?:违法|违规|非法|擅自|虚假)$/u.test(before)
}

/** Tells that the words only describe a case, an offence or what a form holds: （五）违法收取保证金. */
export const isCondition = (sentence: Sentence): boolean => CONDITIONS.test(sentence.lead)

/** Tells that a sentence explains words or states principles only. */
export const isDefinition = (sentence: Sentence): boolean =>
  /(?:所称|是指|指的是|含义是)/u.test(sentence.bare) || /(?:含义|用语)[^。]*[：:]$/u.test(sentence.lead)
