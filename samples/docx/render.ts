import { type Block, type BlockKind, readBlocks } from './blocks.ts'
import { letterhead, numberOverRedLine } from './letterhead.ts'
import { LISTS, type ListKind, numberingPart } from './numbering.ts'
import { type Parts, writePackage } from './package.ts'
import { SECTION } from './page.ts'
import { LIST_STYLE, type Look, styleIdsOf, stylesPart } from './styles.ts'
import { readRows, table } from './tables.ts'
import { commentsPart, trackedParagraphMark, trackedRuns } from './tracked.ts'
import { paragraph, runs, WORD_NAMESPACES, XML_HEAD } from './xml.ts'

export interface SampleDocument {
  readonly text: string
  /** Automatic numbering, or null where the numbers are typed in the text. */
  readonly list: ListKind | null
  readonly look?: Look
  /** Where the number hangs: on the styles (default) or on each paragraph, as people do who know no styles. */
  readonly numberedBy?: 'style' | 'paragraph'
  readonly header?: string
  readonly letterhead?: string
  readonly tracked?: true
  /** Tables by name, put where the text says `! table NAME`. */
  readonly tables?: Readonly<Record<string, { readonly widths: readonly number[]; readonly rows: string }>>
}

const PARAGRAPH_LEVELS: Partial<Record<BlockKind, number>> = { article: 0, item: 1 }

/** Builds the bytes of a sample .docx. */
export function buildDocument(sample: SampleDocument): Promise<Buffer> {
  const look = sample.look ?? 'word'
  const namespaces =
    look === 'wps'
      ? `${WORD_NAMESPACES} xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"`
      : WORD_NAMESPACES
  const blocks = readBlocks(sample.text)
  const { body, comments } = renderBody(sample, blocks, styleIdsOf(look))
  const parts: Parts = {
    title: blocks.find((b) => b.kind === 'title')?.text ?? '',
    program: look,
    headerText: sample.header ?? '',
    document: `${XML_HEAD}<w:document ${namespaces}><w:body>${body}${SECTION}</w:body></w:document>`,
    styles: stylesPart(look, namespaces, styleLevels(sample)),
    ...(sample.list && {
      numbering: numberingPart(
        sample.list,
        look === 'wps' ? new Map() : styleIdsOf(look),
        namespaces,
        look === 'wps' ? LIST_STYLE.id : undefined,
      ),
    }),
    ...(comments.length > 0 && { comments: commentsPart(comments) }),
  }
  return writePackage(parts)
}

function styleLevels(sample: SampleDocument): ReadonlyMap<string, number> {
  if (sample.list === null || sample.numberedBy === 'paragraph' || sample.look === 'wps') return new Map()
  return new Map(LISTS[sample.list].flatMap((level, at) => (level.style === undefined ? [] : [[level.style, at]])))
}

/** The number written on the paragraph itself, for documents that do not number by style. */
function ownNumber(sample: SampleDocument, kind: BlockKind): string {
  if (sample.list === null) return ''
  const wps = sample.look === 'wps'
  if (!wps && sample.numberedBy !== 'paragraph') return ''
  const level = wps ? LISTS[sample.list].findIndex((l) => l.style === kind) : (PARAGRAPH_LEVELS[kind] ?? -1)
  return level < 0 ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${wps ? 2 : 1}"/></w:numPr>`
}

function renderBody(sample: SampleDocument, blocks: readonly Block[], styleIds: ReadonlyMap<string, string>) {
  const comments: string[] = []
  let id = 0
  const nextId = () => id++
  const styleOf = (kind: string) => styleIds.get(kind) ?? ''
  const write = ({ kind, text }: Block): string => {
    if (kind === 'raw') return writeRaw(sample, text, styleOf)
    if (kind === 'number' && sample.letterhead !== undefined) return numberOverRedLine(text, styleOf('number'))
    const numbered = ownNumber(sample, kind)
    if (!sample.tracked) return paragraph(styleOf(kind), runs(text), numbered)
    const added = /^\[审\+[^\]]*\]$/.test(text)
    const removed = /^\[审-[^\]]*\]$/.test(text)
    const mark = added || removed ? trackedParagraphMark(added ? 'ins' : 'del', nextId()) : ''
    const tracked = trackedRuns(text, nextId)
    comments.push(...tracked.comments)
    return paragraph(styleOf(kind), tracked.xml, numbered + mark)
  }
  const head = sample.letterhead === undefined ? '' : letterhead(sample.letterhead)
  return { body: head + blocks.map(write).join(''), comments }
}

function writeRaw(sample: SampleDocument, text: string, styleOf: (kind: string) => string): string {
  if (text === 'page') return paragraph(null, '<w:r><w:br w:type="page"/></w:r>')
  if (text === 'blank') return paragraph(null, '')
  const spec = sample.tables?.[text.replace(/^table /, '')]
  if (!spec) throw new Error(`no such table: ${text}`)
  return table(spec.widths, readRows(spec.rows), styleOf('cell'))
}
