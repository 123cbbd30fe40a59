import { findCitations } from './citations.ts'
import { findDocumentNumbers, parseDocumentNumber } from './document-number.ts'
import type { ExtractedText } from './model.ts'

/** Folds a title as the register's `title_key` is folded: full width to half, lower case, no white space. */
export const titleKey = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

const WRAPPED = /^.*?关于(?:印发|转发|公布|发布|下发)[〈<《](.+)[〉>》]的(?:通知|决定|公告|通告|函)$/u

/** What stays of a title when the marks that people leave out are dropped; equal cores are similar titles. */
export function titleCore(title: string): string {
  const key = titleKey(title)
  const inner = WRAPPED.exec(key)?.[1] ?? key
  return inner
    .replace(/[(（][^()（）]*[)）]$/u, '')
    .replace(/暂行|试行|[《》〈〉<>“”"、，,·]/gu, '')
    .replace(/^中华人民共和国/u, '')
}

/** The keys by which the documents that a text cites are looked up. */
export interface CitationKeys {
  readonly titles: readonly string[]
  readonly numbers: readonly string[]
  /** Cores of titles, for documents whose name is not quite the cited one. */
  readonly cores: readonly string[]
  /** The cores cited with an article, so that its existence can be checked. */
  readonly pointed: readonly string[]
}

const LEAST_CORE = 5

/** Gathers the keys of every citation in a text, numbers without a title too. */
export function citationKeys(text: Pick<ExtractedText, 'provisions'>): CitationKeys {
  const titles = new Set<string>()
  const numbers = new Set<string>()
  const cores = new Set<string>()
  const pointed = new Set<string>()
  for (const { text: words, kind } of text.provisions) {
    if (kind === 'title') continue
    for (const { title, number, article } of findCitations(words)) {
      titles.add(titleKey(title))
      const core = titleCore(title)
      if (core.length >= LEAST_CORE) cores.add(core)
      if (article !== null) pointed.add(core)
      const key = number === null ? null : parseDocumentNumber(number)?.key
      if (key) numbers.add(key)
    }
    for (const { key } of findDocumentNumbers(words)) numbers.add(key)
  }
  return { titles: [...titles], numbers: [...numbers], cores: [...cores], pointed: [...pointed] }
}
