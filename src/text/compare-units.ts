import { bare, masked } from './compare-fold.ts'
import type { ProvisionRef } from './compare-model.ts'
import type { ExtractedText, Provision, ProvisionKind, Table } from './model.ts'

export interface UnitLine {
  readonly kind: ProvisionKind
  readonly ref: ProvisionRef
  readonly text: string
  /** Its words, references blanked: lines with the same key say the same. */
  readonly key: string
}

/** What is compared as one: an article with its 款 and 项, a heading, a paragraph, a table, a note. */
export interface Unit {
  readonly kind: ProvisionKind
  readonly pool: Pool
  readonly ref: ProvisionRef
  readonly lines: readonly UnitLine[]
  readonly key: string
  /** Lines joined by line breaks: what the segments rebuild. */
  readonly text: string
  readonly table?: Table
  /** Index of the 章 or 节 the unit stands in, -1 before the first. */
  readonly division: number
}

/** Only units of one pool can be the same thing. */
export type Pool = 'text' | 'division' | 'table' | 'note' | 'front' | 'title' | 'number' | 'signature' | 'date'
export const POOLS: readonly Pool[] = [
  'text',
  'division',
  'table',
  'note',
  'front',
  'title',
  'number',
  'signature',
  'date',
]

const POOL_OF: Readonly<Partial<Record<ProvisionKind, Pool>>> = {
  part: 'division',
  chapter: 'division',
  section: 'division',
  table: 'table',
  note: 'note',
  front: 'front',
  contents: 'front',
  title: 'title',
  number: 'number',
  signature: 'signature',
  date: 'date',
}

/** Gives the pool of a kind of provision. */
export const poolOf = (kind: ProvisionKind): Pool => POOL_OF[kind] ?? 'text'

const INSIDE: ReadonlySet<ProvisionKind> = new Set(['clause', 'item', 'subitem'])

const lineOf = (kind: ProvisionKind, ref: ProvisionRef, text: string): UnitLine => ({
  kind,
  ref,
  text,
  key: masked(bare(text)),
})

function linesOf(provision: Provision): UnitLine[] {
  const ref = { path: provision.path, label: provision.label }
  const lines: UnitLine[] = []
  if (provision.heading !== null) lines.push(lineOf(provision.kind, ref, provision.heading))
  if (provision.text !== '' || lines.length === 0) lines.push(lineOf(provision.kind, ref, provision.text))
  return lines
}

function unitOf(head: Provision, lines: readonly UnitLine[], division: number, table?: Table): Unit {
  return {
    kind: head.kind,
    pool: poolOf(head.kind),
    ref: { path: head.path, label: head.label },
    lines,
    key: lines.map((line) => line.key).join('\n'),
    text: lines.map((line) => line.text).join('\n'),
    division,
    ...(table ? { table } : {}),
  }
}

interface Draft {
  readonly head: Provision
  readonly lines: UnitLine[]
  readonly division: number
  readonly table: Table | undefined
}

/** Gathers the provisions of one text into what is compared as one, in the order of the text. */
export function unitsOf(text: ExtractedText): Unit[] {
  const drafts: Draft[] = []
  const tableAt = new Map(text.tables.map((table) => [table.paragraphs.join(), table]))
  let article: Draft | null = null
  let division = -1
  for (const provision of text.provisions) {
    const lines = linesOf(provision)
    if (article && INSIDE.has(provision.kind) && provision.path.startsWith(`${article.head.path}.`)) {
      article.lines.push(...lines)
      continue
    }
    if (POOL_OF[provision.kind] === 'division') division = drafts.length
    const table = provision.kind === 'table' ? tableAt.get(provision.paragraphs.join()) : undefined
    const draft = { head: provision, lines, division, table }
    drafts.push(draft)
    if (provision.kind === 'article') article = draft
    // A table stands inside the article around it; any other provision ends the article.
    else if (provision.kind !== 'table') article = null
  }
  const notes = text.notes.map(({ label, text: words }, at): Draft => {
    const head: Provision = {
      path: `note${at + 1}`,
      kind: 'note',
      label,
      heading: null,
      text: words,
      paragraphs: [0, 0],
    }
    return { head, lines: linesOf(head), division: -1, table: undefined }
  })
  return [...drafts, ...notes].map((draft) => unitOf(draft.head, draft.lines, draft.division, draft.table))
}
