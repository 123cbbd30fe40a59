import type { Amendment } from './amendments-model.ts'
import { readTypedLabel } from './labels.ts'
import type { ExtractedText, Paragraph, Provision, ProvisionKind, Table } from './model.ts'
import { structure } from './structure.ts'

/** A line of the text being amended; it keeps its old path, by which the decision speaks of it. */
export interface DraftLine {
  readonly provision: Provision
  /** Which amendments gave or changed it, by their places in the list. */
  readonly by: readonly number[]
  /** Its words are quoted in the decision. */
  readonly isQuoted: boolean
}

/** An article with its 款 and 项, or another provision by itself. */
export interface DraftBlock {
  readonly path: string
  readonly kind: ProvisionKind
  lines: DraftLine[]
  /** For an article that the decision adds: its number, where it gives one. */
  readonly number?: string | undefined
  readonly by: readonly number[]
}

const INSIDE: ReadonlySet<ProvisionKind> = new Set(['clause', 'item', 'subitem'])

/** Gathers the provisions of a text into blocks. */
export function blocksOf(text: ExtractedText): DraftBlock[] {
  const blocks: DraftBlock[] = []
  let article: DraftBlock | null = null
  for (const provision of text.provisions) {
    const line: DraftLine = { provision, by: [], isQuoted: false }
    if (article && INSIDE.has(provision.kind) && provision.path.startsWith(`${article.path}.`)) {
      article.lines.push(line)
      continue
    }
    const block: DraftBlock = { path: provision.path, kind: provision.kind, lines: [line], by: [] }
    blocks.push(block)
    if (provision.kind === 'article') article = block
    else if (provision.kind !== 'table') article = null
  }
  return blocks
}

const paragraphOf = (text: string): Paragraph => ({ label: null, text, style: null, level: null })

/** Takes 第十二条 or （三） off the beginning of a quotation. */
export function withoutLabel(line: string, forms: readonly string[]): string {
  const typed = readTypedLabel(line)
  return typed && forms.includes(typed.form) ? typed.rest : line
}

const trimmed = (line: string): string => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')

/** The lines of a quotation. */
export const quotedLines = (words: string): string[] =>
  words
    .split('\n')
    .map(trimmed)
    .filter((line) => line !== '')

/** Reads quoted lines as the 款 and 项 of one article; the first provision is its first 款. */
export function provisionsIn(lines: readonly string[]): Provision[] {
  const [first = '', ...rest] = lines
  const own = withoutLabel(first, ['article'])
  const { provisions } = structure({
    format: 'text',
    paragraphs: [`第一条　${own}`, ...rest].map(paragraphOf),
    tables: [],
    textBoxes: [],
    headers: [],
  })
  return [...provisions]
}

/** Parts a quotation of several articles at their labels. */
export function articlesIn(words: string): { number: string | null; lines: string[] }[] {
  const articles: { number: string | null; lines: string[] }[] = []
  for (const line of quotedLines(words)) {
    const typed = readTypedLabel(line)
    const isArticle = typed?.form === 'article' && (typed.apart || articles.length === 0)
    if (isArticle) {
      const number = typed.sub > 0 ? `${typed.ordinal}-${typed.sub}` : String(typed.ordinal)
      articles.push({ number, lines: [line] })
    } else if (articles.length === 0) articles.push({ number: null, lines: [line] })
    else articles.at(-1)?.lines.push(line)
  }
  return articles
}

/** Lines for quoted words that take the place of, or stand in, a block. The first gets the given path and kind. */
export function quotedInto(
  block: Pick<DraftBlock, 'path' | 'lines'>,
  provisions: readonly Provision[],
  head: Pick<Provision, 'path' | 'kind' | 'label'>,
  by: number,
): DraftLine[] {
  const used = new Set(block.lines.map((line) => line.provision.path))
  let count = 0
  const free = (): string => {
    do count++
    while (used.has(`${block.path}.n${count}`))
    return `${block.path}.n${count}`
  }
  return provisions.map((provision, at): DraftLine => {
    const place = at === 0 ? head : { path: free(), kind: kindIn(provision), label: provision.label }
    return { provision: { ...provision, ...place }, by: [by], isQuoted: true }
  })
}

const kindIn = ({ kind }: Provision): ProvisionKind => (INSIDE.has(kind) ? kind : 'clause')

/** The old text while a decision is carried out on it. */
export class Drafting {
  blocks: DraftBlock[]
  tables: Table[]
  readonly refused = new Map<number, string>()
  readonly renumbered = new Map<string, string>()

  constructor(old: ExtractedText) {
    this.blocks = blocksOf(old)
    this.tables = [...old.tables]
  }

  article(path: string): DraftBlock | undefined {
    // A part of a text without articles, 第三部分第（二）项, is a block of its own.
    return this.blocks.find((block) => block.path === path && (block.kind === 'article' || path.startsWith('h')))
  }

  /** A chapter may stand in a part and a section in a chapter: the end of its path tells it. */
  division(path: string): number {
    return this.blocks.findIndex(
      ({ path: own, kind }) =>
        ['part', 'chapter', 'section'].includes(kind) && (own === path || own.endsWith(`.${path}`)),
    )
  }
}

const changed = (line: DraftLine, old: string, next: string, by: number): DraftLine => {
  const { text, heading } = line.provision
  if (!text.includes(old) && heading?.includes(old) !== true) return line
  const provision = {
    ...line.provision,
    text: text.replaceAll(old, next),
    heading: heading?.replaceAll(old, next) ?? null,
  }
  return { ...line, provision, by: [...line.by, by] }
}

/** Changes words in some lines; false where the old words stand in none of them. */
export function changeWords(
  block: DraftBlock,
  isMeant: (line: DraftLine) => boolean,
  amendment: Amendment,
  by: number,
): boolean {
  const { oldWords, newWords } = amendment
  if (!oldWords || newWords === null) return false
  const before = block.lines
  block.lines = before.map((line) => (isMeant(line) ? changed(line, oldWords, newWords, by) : line))
  return block.lines.some((line, at) => line !== before[at])
}
