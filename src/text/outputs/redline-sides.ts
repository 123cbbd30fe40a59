import type { ExtractedText, Paragraph, ProvisionKind, Table } from '../model.ts'
import type { Look } from './redline-model.ts'

export interface TextLine {
  readonly kind: 'paragraph'
  readonly label: string
  readonly words: string
  readonly look: Look
}
export interface TextTable {
  readonly kind: 'table'
  readonly table: Table
}
export type TextBlock = TextLine | TextTable

/** One text as a file has to hold it: its paragraphs and tables in order, numbers written out. */
export interface Side {
  readonly blocks: readonly TextBlock[]
  /** The block that each paragraph of the text became, or stands in. */
  readonly blockOf: readonly number[]
}

const LOOKS: Readonly<Partial<Record<ProvisionKind, Look>>> = {
  title: 'title',
  number: 'centre',
  front: 'centre',
  part: 'heading',
  chapter: 'heading',
  section: 'heading',
  signature: 'right',
  date: 'right',
}
const ALIGNED: Readonly<Partial<Record<NonNullable<Paragraph['align']>, Look>>> = { center: 'centre', right: 'right' }

const EMPTY: TextLine = { kind: 'paragraph', label: '', words: '', look: 'body' }

/** What stands between a number and the words behind it, so that both are read again as what they were. */
function gapAfter(label: string): string {
  if (/[章节编条]$/u.test(label) || /之[〇○零一二三四五六七八九十百]+$/u.test(label)) return '　'
  return /[、）)﹚〕]$|^[①-㉟㈠-㊉]$/u.test(label) ? '' : ' '
}

function lineOf({ label, text }: Paragraph, look: Look): TextLine {
  const words = text.trim()
  const number = label?.trim() ?? ''
  return { kind: 'paragraph', label: number === '' || words === '' ? number : number + gapAfter(number), words, look }
}

/** Gives a text as the lines and tables of a file. */
export function sideOf({ paragraphs, provisions, tables }: ExtractedText): Side {
  const kinds = new Map<number, ProvisionKind>()
  for (const { kind, paragraphs: own } of provisions)
    for (let at = own[0]; at <= own[1]; at++) if (!kinds.has(at)) kinds.set(at, kind)
  const lookOf = (paragraph: Paragraph, at: number): Look => {
    const kind = kinds.get(at)
    return LOOKS[kind ?? 'paragraph'] ?? ALIGNED[paragraph.align ?? 'left'] ?? 'body'
  }
  const starts = outerTables(tables, paragraphs)
  const blocks: TextBlock[] = []
  const blockOf: number[] = []
  // Word joins tables that touch, and wants a paragraph behind the last: where a text has none, an empty one is put.
  const part = (): void => {
    if (blocks.at(-1)?.kind === 'table') blocks.push(EMPTY)
  }
  for (let at = 0; at < paragraphs.length; at++) {
    const table = starts.get(at)
    if (!table) {
      blockOf[at] = blocks.push(lineOf(paragraphs[at] as Paragraph, lookOf(paragraphs[at] as Paragraph, at))) - 1
      continue
    }
    part()
    blocks.push({ kind: 'table', table })
    for (; at <= table.paragraphs[1]; at++) blockOf[at] = blocks.length - 1
    at--
  }
  part()
  return { blocks: blocks.length === 0 ? [EMPTY] : blocks, blockOf }
}

/** Tables by their first paragraph. A table inside a cell is part of that cell's text and has no place of its own. */
function outerTables(tables: readonly Table[], paragraphs: readonly Paragraph[]): Map<number, Table> {
  const starts = new Map<number, Table>()
  let end = -1
  const sorted = [...tables].sort((a, b) => a.paragraphs[0] - b.paragraphs[0] || b.paragraphs[1] - a.paragraphs[1])
  for (const table of sorted) {
    const [from, to] = table.paragraphs
    if (from <= end || table.rows === 0 || paragraphs[from]?.table === undefined) continue
    starts.set(from, table)
    end = to
  }
  return starts
}
