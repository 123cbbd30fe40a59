import type { Day } from '../lib/day.ts'
import { type Citation, findCitations } from './citations.ts'
import { parseDocumentNumber } from './document-number.ts'
import { NO_ACT, type PromulgationAct, promulgationIn } from './repeal-acts.ts'

/** One document that a sentence ends. Titles repeat, so date, number and maker belong to the key (domain.md §7.5). */
export interface Repeal extends PromulgationAct {
  /** Whole documents end; a part is told apart, and must not end the whole. */
  readonly kind: 'repealed' | 'part_repealed' | 'lapsed' | 'not_applied' | 'overridden'
  /** null where the sentence names no document: 与本办法不一致的，以本办法为准. */
  readonly title: string | null
  readonly number: string | null
  /** The day written before the title: of its promulgation, else of its adoption. */
  readonly datedOn: Day | null
  /** The sentence, and where it begins. */
  readonly quote: string
  readonly from: number
}

const ENDINGS = [
  [/(?:同时|予以|即行|一并|相应|均)?废止[。；，]?$|(?:同时|予以|即行|一并)废止/u, 'repealed'],
  [/(?:自行|自动|同时|宣布)失效/u, 'lapsed'],
  [/停止执行|不再执行|停止适用|不再适用/u, 'not_applied'],
] as const
const OVERRIDDEN =
  /(?:不一致|不相符|相抵触|有抵触)的?[，,]?\s*(?:一律)?(?:以|按照?)本[\u4e00-\u9fa5]{1,6}(?:为准|执行|的规定)/u
/** What follows a title that tells how the repealed document was amended; it is not itself repealed. */
const HISTORY =
  /^(?:[^，,。；《]{0,12}第.{1,2}次)?(?:修正|修订|修改)|^(?:通过|修正案)|^[^，,。；《]{0,6}(?:批准|决定)?的?(?:第.{1,2}次)?(?:修正|修订)/u

function sentences(text: string): { text: string; from: number }[] {
  const all: { text: string; from: number }[] = []
  for (const match of text.matchAll(/[^。；\n]+[。；]?/gu)) all.push({ text: match[0], from: match.index ?? 0 })
  return all
}

/** Finds which documents a text repeals, ends or overrides, each with its sentence; several in one sentence are usual. */
export function findRepeals(text: string): Repeal[] {
  if (!/废止|失效|执行|适用|为准|规定/u.test(text)) return []
  return sentences(text).flatMap(({ text: quote, from }) => {
    const ending = ENDINGS.find(([pattern]) => pattern.test(quote))
    if (ending && quote.includes('《')) return repealsIn(quote, from, ending[1], ending[0])
    const none = { title: null, number: null, ...NO_ACT, quote, from }
    return OVERRIDDEN.test(quote) ? [{ kind: 'overridden' as const, ...none }] : []
  })
}

function repealsIn(quote: string, from: number, kind: Repeal['kind'], ending: RegExp): Repeal[] {
  const end = ending.exec(quote)?.index ?? quote.length
  const cited = findCitations(quote).filter((citation) => citation.from < end)
  const isHistory = cited.map((c, i) => {
    const next = cited[i + 1]
    return next !== undefined && HISTORY.test(quote.slice(c.to, next.from))
  })
  const found: Repeal[] = []
  let at = 0
  let shared: PromulgationAct = NO_ACT
  cited.forEach((citation, index) => {
    if (isHistory[index]) return
    // What was done to the document after it was made stands between the title of the amendment and its own.
    const history = cited.find((c, i) => isHistory[i] && c.from >= at && c.from < citation.from)
    const words = quote.slice(at, (history ?? citation).from)
    // 国务院发布的《甲》和《乙》: the act belongs to both.
    const act = isJoining(words) && found.length > 0 ? { ...shared, orderNumber: null } : promulgationIn(words)
    at = citation.to
    shared = act
    found.push({ kind: citation.article === null ? kind : 'part_repealed', ...keyOf(citation, act), quote, from })
  })
  return found
}

const isJoining = (words: string): boolean => /^[、，,\s]*(?:以及|和|及|与)?[、，,\s]*$/u.test(words)

function keyOf(citation: Citation, act: PromulgationAct) {
  const number = citation.number ?? act.orderNumber
  const order = number === null ? null : parseDocumentNumber(number)
  const maker = act.maker ?? (order?.kind === 'order' ? order.code : null)
  return { ...act, title: citation.title, number, maker }
}
