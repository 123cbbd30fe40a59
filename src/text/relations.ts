import { titleKey } from './citation-keys.ts'
import { type Citation, findBasis, findCitations } from './citations.ts'
import { findRepeals, type Repeal } from './repeals.ts'

/** What a text says of another document, as a proposal: a person confirms it. */
export interface StatedRelation {
  readonly kind: 'repeals' | 'ends' | 'amends' | 'implements' | 'cites'
  readonly title: string
  readonly number: string | null
  /** A day, or a year alone. */
  readonly dated: string | null
  readonly maker: string | null
  /** Tells two documents of one title apart. */
  readonly key: string
  /** The sentence that says so. */
  readonly quote: string
  /** Why a person should look twice; null where the sentence is plain. */
  readonly doubt: string | null
}

export interface StatedRelations {
  readonly relations: readonly StatedRelation[]
  /** 与本办法不一致的，以本办法为准: it repeals parts of documents that it does not name (domain.md §7.5). */
  readonly overrides: readonly string[]
}

/** In a title 〈〉 stand for 《》 inside: 关于修改〈甲办法〉的决定. */
const outer = (title: string): string => title.replace(/[〈<]/gu, '《').replace(/[〉>]/gu, '》')

const ACT_IN_TITLE = [
  ['repeals', /废止/u],
  ['ends', /失效/u],
  ['amends', /修改|修订|修正/u],
] as const
const AMENDS =
  /(?:对|将)(?=《)[^。；]*?(?:作(?:出|了)?(?:以下|如下|相应)?修改|修改为|修正为|删去|增加)|《[^。；]*?根据本决定作(?:相应)?修改/u
const LISTED = /^[\s（(]*(?:[一二三四五六七八九十百\d]{1,4}[)）、.．]?\s*)?(?=《)/u
/** What a 《》 names that is no document: forms, certificates, newspapers. */
const DOCUMENT =
  /(?:法|法典|条例|办法|规定|细则|规则|决定|意见|通知|公告|通告|批复|解释|纲要|方案|措施|制度|规程|规范|标准|准则|目录|章程|公约|决议|命令|函|议定书|清单|规划|指引|导则|要点|答复|复函|修正案|宪法)(?:[（(][^）)]*[）)])?$/u

const kindOf = (repeal: Repeal): 'repeals' | 'ends' | 'amends' => {
  if (repeal.kind === 'part_repealed') return 'amends'
  return repeal.kind === 'repealed' ? 'repeals' : 'ends'
}

const DOUBTS: Readonly<Partial<Record<Repeal['kind'], string>>> = {
  part_repealed: '只废止其中的条款，按修改处理。',
  not_applied: '原文为停止执行或者不再适用，请核对是否整件失效。',
}

/** Reads from a text what it does to other documents and what it rests on, each once, the weightiest first. */
export function findRelations(title: string, lines: readonly string[]): StatedRelations {
  const own = titleKey(title)
  const found = new Map<string, StatedRelation>()
  const named = new Set<string>()
  const add = (relation: Omit<StatedRelation, 'key'>): void => {
    const id = titleKey(relation.title)
    const key = `${id}|${relation.number ?? relation.dated ?? ''}`
    const isAct = !['implements', 'cites'].includes(relation.kind)
    if (!isAct && (id === own || named.has(id))) return
    if (!found.has(`${relation.kind}|${key}`)) found.set(`${relation.kind}|${key}`, { ...relation, key })
    named.add(id)
  }
  const body = lines.filter((line) => titleKey(line) !== own)
  for (const relation of fromTitle(title, body)) add(relation)
  const overrides: string[] = []
  for (const line of body)
    for (const repeal of findRepeals(line)) {
      if (repeal.title === null) overrides.push(repeal.quote)
      else
        add({
          ...keysOf(repeal),
          title: repeal.title,
          kind: kindOf(repeal),
          quote: repeal.quote,
          doubt: DOUBTS[repeal.kind] ?? null,
        })
    }
  for (const line of body)
    for (const sentence of sentencesOf(line))
      if (AMENDS.test(sentence))
        for (const cited of findCitations(sentence).slice(0, 1)) add(stated('amends', cited, sentence, null))
  const basis = body.find((line) => findBasis(line).length > 0)
  if (basis) for (const cited of findBasis(basis)) add(stated('implements', cited, sentenceAt(basis, cited.from), null))
  for (const line of body)
    for (const cited of findCitations(line))
      if (DOCUMENT.test(cited.title)) add(stated('cites', cited, sentenceAt(line, cited.from), null))
  return { relations: [...found.values()], overrides: [...new Set(overrides)] }
}

/** A decision says in its title whom it amends or ends; a packaged one lists them, one a line. */
function fromTitle(title: string, body: readonly string[]): Omit<StatedRelation, 'key'>[] {
  const kind = ACT_IN_TITLE.find(([, pattern]) => pattern.test(title))?.[0]
  if (!kind) return []
  const inTitle = findCitations(outer(title)).map((cited) => stated(kind, cited, title, null))
  if (inTitle.length > 0) return inTitle
  return body.flatMap((line) => {
    if (!LISTED.test(line)) return []
    const [cited] = findCitations(line)
    return cited ? [stated(kind, cited, line, '由目录逐行列出，请核对。')] : []
  })
}

const stated = (
  kind: StatedRelation['kind'],
  { title, number }: Citation,
  quote: string,
  doubt: string | null,
): Omit<StatedRelation, 'key'> => ({ kind, title, number, dated: null, maker: null, quote: quote.trim(), doubt })

const keysOf = ({ number, datedOn, year, maker }: Repeal) => ({
  number,
  dated: datedOn ?? (year === null ? null : String(year)),
  maker,
})

const sentencesOf = (line: string): string[] => line.match(/[^。；\n]+[。；]?/gu) ?? []

function sentenceAt(line: string, at: number): string {
  const from = Math.max(line.lastIndexOf('。', at), line.lastIndexOf('；', at)) + 1
  const end = line.slice(at).search(/[。；]/u)
  return line.slice(from, end < 0 ? undefined : at + end + 1)
}
