import type { Level } from './amendments-model.ts'
import { formatNumber, NUMERAL_CLASS, parseNumber } from './numbers.ts'

/** A place as far as it is named; what is missing comes from the words before it. */
export interface NamedPlace {
  readonly part?: string
  readonly chapter?: string
  readonly section?: string
  readonly article?: string
  readonly clause?: string
  readonly item?: string
  readonly subitem?: string
  readonly annex?: string
  readonly heading?: string
}

const COUNT = `[${NUMERAL_CLASS}\\d０-９]{1,9}`
const ONE = [
  `(?:第(?<part>${COUNT})编)?`,
  `(?:第(?<chapter>${COUNT})章)?`,
  `(?:第(?<section>${COUNT})节)?`,
  `(?:第(?<heading>${COUNT})部分)?`,
  `(?:第(?<article>${COUNT})条(?:之(?<sub>[${NUMERAL_CLASS}]{1,3}))?)?`,
  `(?:第(?<clause>${COUNT})款)?`,
  `(?:第?[（(](?<item>${COUNT})[）)]项?|第(?<item2>${COUNT})项)?`,
  `(?:第?[（(]?(?<subitem>${COUNT})[）)]?目)?`,
  `(?:附件(?<annex>${COUNT})?)?`,
].join('')
const NAMED = new RegExp(ONE, 'uy')
/** What a place may begin with; everything else is passed over quickly. */
const BEGINS = /[第（(附]/u
const JOINT = /^(?:、|和|以及|及|与|中的?(?=第))/u
const RANGE = /^(?:至|到|—|－|-)/u

const FIRST = 0xe000
/** Any list of places in the words of a sentence, for use in patterns. */
export const PLACES = '[\\ue000-\\uefff]'

function numbered(number: string | undefined): string | undefined {
  const value = number === undefined ? null : parseNumber(number)
  return value === null ? undefined : String(value)
}

function readOne(text: string, from: number): { place: NamedPlace; to: number } | null {
  NAMED.lastIndex = from
  const match = NAMED.exec(text)
  if (!match || match[0] === '') return null
  const { sub, item2, annex, ...groups } = match.groups ?? {}
  // （一） alone numbers a line of the decision itself.
  if (/^[（(][^）)]*[）)]$/u.test(match[0])) return null
  const place: Record<string, string> = {}
  for (const [name, number] of Object.entries({ ...groups, item: groups.item ?? item2 })) {
    const value = numbered(number)
    if (value !== undefined) place[name] = value
  }
  const subNumber = numbered(sub)
  if (place.article !== undefined && subNumber !== undefined) place.article += `-${subNumber}`
  if (match[0].includes('附件')) place.annex = numbered(annex) ?? '1'
  return Object.keys(place).length === 0 ? null : { place, to: from + match[0].length }
}

/** A sentence with its places taken out, each list of them one private character. */
export interface Placed {
  readonly text: string
  readonly lists: readonly (readonly NamedPlace[])[]
}

/** Takes the lists of places out of a sentence: 第三条、第五条第一款和第二款, 第十条至第十二条. */
export function takePlaces(text: string): Placed {
  let out = ''
  const lists: NamedPlace[][] = []
  for (let at = 0; at < text.length; ) {
    const first = BEGINS.test(text.charAt(at)) ? readOne(text, at) : null
    if (!first) {
      out += text.charAt(at++)
      continue
    }
    const list = [first.place]
    at = first.to
    for (;;) {
      const rest = text.slice(at, at + 6)
      const range = RANGE.exec(rest)
      const joint = range ?? JOINT.exec(rest)
      const next = joint ? readOne(text, at + joint[0].length) : null
      if (!joint || !next) break
      const last = list.at(-1) as NamedPlace
      if (range) list.push(...between(last, next.place))
      const inside = joint[0].startsWith('中')
      if (inside) list[list.length - 1] = { ...last, ...next.place }
      else list.push(completed(next.place, last))
      at = next.to
    }
    out += String.fromCharCode(FIRST + lists.length)
    lists.push(list)
  }
  return { text: out, lists }
}

const MOST_BETWEEN = 500
const ORDER = ['part', 'chapter', 'section', 'heading', 'article', 'clause', 'item', 'subitem'] as const

/** 第十条至第十二条: what lies between, both ends left out. */
function between(from: NamedPlace, to: NamedPlace): NamedPlace[] {
  const level = ORDER.findLast((one) => to[one] !== undefined)
  const [first, last] = level ? [Number(from[level]), Number(to[level])] : [0, 0]
  if (level === undefined || !(last > first) || last - first > MOST_BETWEEN) return []
  return Array.from({ length: last - first - 1 }, (_, n) => ({ ...from, [level]: String(first + n + 1) }))
}

/** Fills what a place leaves out from the one before: 第五条第一款、第二款 are both of 第五条. */
export function completed(place: NamedPlace, before: NamedPlace | null): NamedPlace {
  if (!before || place.annex !== undefined) return place
  const highest = ORDER.findIndex((one) => place[one] !== undefined)
  // Articles are numbered through the chapters.
  if (place.article !== undefined) return place
  const upper = ORDER.slice(0, highest).flatMap((one) => (before[one] === undefined ? [] : [[one, before[one]]]))
  return { ...Object.fromEntries(upper), ...place }
}

/** Gives the list of places that a private character stands for. */
export const placesAt = (lists: Placed['lists'], symbol: string | undefined): readonly NamedPlace[] =>
  symbol === undefined ? [] : (lists[symbol.charCodeAt(0) - FIRST] ?? [])

/** Writes a place as the path of a provision; a 项 without its 款 is `10.?.3`. */
export function pathOf({ part, chapter, section, heading, article, clause, item, subitem, annex }: NamedPlace): string {
  if (annex !== undefined) return `a${annex}`
  if (heading !== undefined) return `h${heading}${item === undefined ? '' : `.${item}`}`
  if (article !== undefined || clause !== undefined || item !== undefined || subitem !== undefined) {
    const levels = [article ?? '?', clause ?? (item === undefined && subitem === undefined ? undefined : '?')]
    if (item !== undefined || subitem !== undefined) levels.push(item ?? '?')
    if (subitem !== undefined) levels.push(subitem)
    return levels.filter((level) => level !== undefined).join('.')
  }
  const division = [part && `b${part}`, chapter && `c${chapter}`, section && `s${section}`]
  return division.filter((one) => one !== undefined).join('.')
}

export const LEVELS: Readonly<Record<string, Level>> = {
  条: 'article',
  款: 'clause',
  项: 'item',
  目: 'subitem',
  章: 'chapter',
  节: 'section',
}

/** The lowest level that a place names. */
export function levelOf(place: NamedPlace): Level | null {
  for (const level of ['subitem', 'item', 'clause', 'article', 'section', 'chapter'] as const)
    if (place[level] !== undefined) return level
  return null
}

const ARTICLE_PATH =
  /^(?<article>\d+)(?:-(?<sub>\d+))?(?:\.(?<clause>\d+|\?))?(?:\.(?<item>\d+))?(?:\.(?<subitem>\d+))?$/u

/** Names a path as a sentence does: 第五条第二款第（三）项; null for what is no part of an article. */
export function nameOfPath(path: string): string | null {
  const groups = ARTICLE_PATH.exec(path)?.groups
  if (!groups?.article) return null
  const { article, sub, clause, item, subitem } = groups
  const spelled = (number: string): string => formatNumber(Number(number))
  const isFirst = clause === undefined || clause === '?' || (clause === '1' && item !== undefined)
  return [
    `第${spelled(article)}条`,
    sub === undefined ? '' : `之${spelled(sub)}`,
    isFirst ? '' : `第${spelled(clause)}款`,
    item === undefined ? '' : `第（${spelled(item)}）项`,
    subitem === undefined ? '' : `第${subitem}目`,
  ].join('')
}

/** Tells whether what is named holds the provision of a path: 第五条第一款 the article's first line and its 项. */
export function meansPath(named: string, path: string): boolean {
  if (!named.includes('.')) return path === named || path.startsWith(`${named}.`)
  const [article = '', clause = '?', ...lower] = named.split('.')
  if (path === article) return clause === '1' && lower.length === 0
  if (!path.startsWith(`${article}.`)) return false
  const [, ownClause, ...ownLower] = path.split('.')
  if (clause !== '?' && clause !== ownClause) return false
  return lower.every((level, at) => ownLower[at] === level)
}
