import type { CitableDocument } from '../../documents/citable-model.ts'
import { effectOn } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import { titleCore, titleKey } from '../../text/citation-keys.ts'
import { type Citation, findCitations } from '../../text/citations.ts'
import { findDocumentNumbers, parseDocumentNumber } from '../../text/document-number.ts'
import type { ExtractedText, Provision } from '../../text/model.ts'
import { parseNumber } from '../../text/numbers.ts'
import { findRepeals } from '../../text/repeals.ts'
import { CITATION_RULES } from './citation-rules.ts'
import type { CheckedCitation, CitationProblem, ReadingProposal, Span } from './model.ts'
import { placeOf, proposalAt } from './red-flags.ts'
import { sentenceSpans } from './sentences.ts'

interface Match {
  readonly document: CitableDocument | null
  readonly isExact: boolean
}

const numberKeyOf = (citation: Citation): string | null =>
  citation.number === null ? null : (parseDocumentNumber(citation.number)?.key ?? null)

/** Titles repeat over the years, so the number decides, and among the same title the one in force, else the latest. */
function matchOf(citation: Citation, documents: readonly CitableDocument[], onDay: Day): Match {
  const number = numberKeyOf(citation)
  const sameNumber = documents.find((d) => number !== null && d.numberKey === number) ?? null
  if (citation.title === '') return { document: sameNumber, isExact: true }
  const key = titleKey(citation.title)
  const sameTitle = documents.filter((d) => d.titleKey === key)
  const exact = sameTitle.find((d) => number !== null && d.numberKey === number)
  if (exact) return { document: exact, isExact: true }
  if (sameTitle.length > 0) return { document: best(sameTitle, onDay), isExact: true }
  if (sameNumber) return { document: sameNumber, isExact: false }
  const core = titleCore(citation.title)
  const similar = documents.filter((d) => isSimilar(core, titleCore(d.title)))
  return { document: similar.length > 0 ? best(similar, onDay) : null, isExact: false }
}

/** 停车管理办法 for 拉萨市停车管理办法, or with 暂行 left out: never two different subjects. */
const isSimilar = (cited: string, registered: string): boolean =>
  cited.length >= 5 && (cited === registered || (registered.endsWith(cited) && registered.length - cited.length <= 8))

function best(found: readonly CitableDocument[], onDay: Day): CitableDocument {
  const rank = (d: CitableDocument): string => {
    const { state, since } = effectOn(d.facts, onDay)
    return `${state === 'in_force' ? 1 : 0}${since ?? ''}`
  }
  return found.reduce((a, b) => (rank(b) > rank(a) ? b : a))
}

/** The path of a cited article, 12 or 33-1. */
function articlePath(article: string): string | null {
  const [, number = '', sub] = /^第\s*(.+?)\s*条(?:之(.+))?$/u.exec(article) ?? []
  const ordinal = parseNumber(number)
  if (ordinal === null) return null
  const below = sub === undefined ? null : parseNumber(sub)
  return below === null ? `${ordinal}` : `${ordinal}-${below}`
}

function problemsOf(
  citation: Citation,
  { document, isExact }: Match,
  onDay: Day,
  isEnded: boolean,
  isLocal: boolean,
): CitationProblem[] {
  if (!document) return isLocal && citation.title !== '' ? ['not_registered'] : []
  const problems: CitationProblem[] = []
  const { state, isAmended } = effectOn(document.facts, onDay)
  // 《…》同时废止 names what ends: that it is in force is right, and that it was amended does not matter.
  if (!isEnded) {
    if (state === 'repealed' || state === 'lapsed') problems.push('ended')
    if (state === 'suspended') problems.push('suspended')
    if (state === 'not_yet' || state === 'not_issued') problems.push('not_yet')
    if (state === 'in_force' && isAmended) problems.push('amended')
  }
  if (!isExact) problems.push('title_not_exact')
  const number = numberKeyOf(citation)
  if (number !== null && document.numberKey !== null && number !== document.numberKey) problems.push('number_mismatch')
  const article = citation.article === null ? null : articlePath(citation.article)
  if (
    article !== null &&
    document.articles !== null &&
    document.articles.length > 0 &&
    !document.articles.includes(article)
  )
    problems.push('article_missing')
  return problems
}

/** What the caller knows beside the register: whose documents should be in it. */
export interface CitationContext {
  /** Names with which the titles of one's own documents begin, 拉萨市; one that is missing from the register is named. */
  readonly localNames: readonly string[]
}

/**
 * Checks every 《title》 of a text against the register as it stands on a day: state, exact name, number, article.
 * A text's own title is no citation. A number without a title is looked up too.
 */
export function checkCitations(
  text: Pick<ExtractedText, 'provisions' | 'title'>,
  lookup: readonly CitableDocument[],
  onDay: Day,
  context: CitationContext = { localNames: [] },
): CheckedCitation[] {
  const own = titleKey(text.title ?? '')
  return text.provisions
    .filter((p) => !['title', 'contents', 'number', 'table'].includes(p.kind))
    .flatMap((provision) =>
      citedIn(provision)
        .filter(({ citation }) => !isOwn(own, titleKey(citation.title)))
        .map((cited) => checked(cited, provision, lookup, onDay, context)),
    )
}

/** 关于印发《…办法》的通知 names what is attached to it; 关于修改《…》的决定 names another document. */
const isOwn = (own: string, cited: string): boolean =>
  cited !== '' && (own === cited || (/印发|公布|发布|下发/u.test(own) && own.includes(cited)))

interface Cited {
  readonly citation: Citation
  readonly span: Span
  readonly isEnded: boolean
}

function citedIn({ text }: Provision): Cited[] {
  const spans = sentenceSpans(text)
  const ended = findRepeals(text).flatMap((r) => (r.title === null ? [] : [titleKey(r.title)]))
  const titled = findCitations(text)
  const numbered = findDocumentNumbers(text)
    .filter(({ from, to }) => titled.every((t) => to <= t.from || t.to <= from))
    .map(({ text: number, from, to }) => ({ title: '', number, article: null, clause: null, item: null, from, to }))
  return [...titled, ...numbered].map((citation) => ({
    citation,
    span: spans.find((s) => s.from <= citation.from && citation.to <= s.to) ?? citation,
    isEnded: ended.includes(titleKey(citation.title)),
  }))
}

function checked(
  { citation, span, isEnded }: Cited,
  provision: Provision,
  lookup: readonly CitableDocument[],
  onDay: Day,
  { localNames }: CitationContext,
): CheckedCitation {
  const match = matchOf(citation, lookup, onDay)
  const isLocal = localNames.some((name) => name !== '' && citation.title.startsWith(name))
  const effect = match.document ? effectOn(match.document.facts, onDay) : null
  const { title, number, article, clause, item, from, to } = citation
  return {
    title,
    number,
    article,
    clause,
    item,
    path: provision.path,
    label: placeOf(provision),
    quote: provision.text.slice(span.from, span.to),
    span: { from: span.from, to: span.to },
    mark: { from, to },
    state: effect?.state ?? 'unknown',
    since: effect?.since ?? null,
    reason: effect?.reason ?? '文件库中没有这个文件。',
    isAmended: effect?.isAmended ?? false,
    document: match.document,
    problems: problemsOf(citation, match, onDay, isEnded, isLocal),
  }
}

/** Turns what was found wrong with citations into proposals, each with what the register says. */
export function citationProposals(
  text: Pick<ExtractedText, 'provisions'>,
  citations: readonly CheckedCitation[],
): ReadingProposal[] {
  const provisions = new Map(text.provisions.map((p) => [p.path, p]))
  return citations.flatMap((cited) =>
    cited.problems.flatMap((problem) => {
      const provision = provisions.get(cited.path)
      if (!provision) return []
      const rule = CITATION_RULES[problem]
      const proposal = proposalAt(rule, provision, cited.span, cited.mark)
      return [{ ...proposal, explanation: `${rule.explanation}${registerSays(cited, problem)}` }]
    }),
  )
}

function registerSays({ document, reason, article }: CheckedCitation, problem: CitationProblem): string {
  if (!document) return ''
  const name = `《${document.title}》${document.numberText === null ? '' : `（${document.numberText}）`}`
  if (problem === 'title_not_exact' || problem === 'number_mismatch') return `文件库中登记的是${name}。`
  if (problem === 'article_missing') return `${name}的正式文本中没有${article ?? '该条'}。`
  return `${name}${reason}`
}
