import { findDates } from './dates.ts'
import { parseDocumentNumber } from './document-number.ts'
import { NUMERAL_CLASS } from './numbers.ts'

/** A document named in a text, with the provision pointed at. */
export interface Citation {
  /** The outer title, without its 《》. */
  readonly title: string
  /** The number in brackets behind the title, as it should be shown. */
  readonly number: string | null
  readonly article: string | null
  readonly clause: string | null
  readonly item: string | null
  readonly from: number
  readonly to: number
}

const COUNT = `[${NUMERAL_CLASS}0-9０-９]{1,9}`
// Titles nest as 《…〈…〉…》 and, wrongly but often, as 《…《…》…》.
const TITLE = '《(?:[^《》]|《[^《》]*》)+》'
const POINTER = `(?<article>第\\s*${COUNT}\\s*条(?:之${COUNT})?)?(?<clause>第\\s*${COUNT}\\s*款)?(?<item>第\\s*[（(]?${COUNT}[）)]?\\s*项)?`
const CITATION = new RegExp(`(?<title>${TITLE})(?:[（(](?<number>[^）)]{0,30})[）)])?${POINTER}`, 'gu')

/** Finds every 《title》（number）第X条第X款第（X）项 of a text, in order. */
export function findCitations(text: string): Citation[] {
  if (!text.includes('《')) return []
  return [...text.matchAll(CITATION)].map((match) => {
    const { title = '', number, article, clause, item } = match.groups ?? {}
    const from = match.index ?? 0
    return {
      title: title.slice(1, -1),
      number: number === undefined ? null : (parseDocumentNumber(number)?.text ?? null),
      article: article ?? null,
      clause: clause ?? null,
      item: item ?? null,
      from,
      to: from + match[0].length,
    }
  })
}

export interface Repeal {
  /** Whole documents end; a part is told apart, and must not end the whole. */
  readonly kind: 'repealed' | 'part_repealed' | 'lapsed' | 'not_applied' | 'overridden'
  /** null where the sentence names no document: 与本办法不一致的，以本办法为准. */
  readonly title: string | null
  readonly number: string | null
  /** The day written before the title; titles repeat, so it belongs to the key. */
  readonly datedOn: string | null
  /** The sentence, and where it begins. */
  readonly quote: string
  readonly from: number
}

const ENDINGS = [
  [/(?:同时|予以|即行|一并|均|相应)?废止[。；，]?$|(?:同时|予以|即行|一并)废止/u, 'repealed'],
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
    const none = { title: null, number: null, datedOn: null, quote, from }
    return OVERRIDDEN.test(quote) ? [{ kind: 'overridden' as const, ...none }] : []
  })
}

function repealsIn(quote: string, from: number, kind: Repeal['kind'], ending: RegExp): Repeal[] {
  const end = ending.exec(quote)?.index ?? quote.length
  const cited = findCitations(quote).filter((citation) => citation.from < end)
  let lastEnd = 0
  return cited.flatMap((citation, index) => {
    const next = cited[index + 1]
    const after = quote.slice(citation.to, next?.from ?? end)
    if (next && HISTORY.test(after)) return []
    const datedOn = findDates(quote.slice(lastEnd, citation.from))[0]?.day ?? null
    lastEnd = citation.to
    const { title, number, article } = citation
    return [{ kind: article === null ? kind : ('part_repealed' as const), title, number, datedOn, quote, from }]
  })
}

const BASIS =
  /(?:根据|依据|依照|按照|遵照)((?:[^。；]|\n)*?)(?:，|,)?(?:结合|制定本|特制定|经[^，。]{0,20}同意|现[就将]|作出|决定)/u

/** Finds the documents that a text names as its basis: 根据《甲》《乙》等规定，制定本办法. */
export function findBasis(text: string): Citation[] {
  const match = BASIS.exec(text)
  if (!match) return []
  const from = match.index
  return findCitations(match[0]).map((citation) => ({
    ...citation,
    from: citation.from + from,
    to: citation.to + from,
  }))
}
