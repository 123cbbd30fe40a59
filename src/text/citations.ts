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
