import type { Paragraph, Table, TableCell } from '../model.ts'
import type { AutomaticLabel, Counters, Numbering } from './numbering.ts'
import {
  DELETED,
  FIELD_CODE,
  HIDDEN,
  INSERTED,
  type RawParagraph,
  type RawRow,
  type RawStory,
  type RawTable,
} from './raw.ts'
import type { Styles } from './styles.ts'

/** Which side of the tracked changes is read. */
export type Reading = 'final' | 'original'

export interface AssembledStory {
  readonly paragraphs: Paragraph[]
  readonly tables: Table[]
  /** Where each raw paragraph ended up, for anchoring notes and changes. */
  readonly places: ReadonlyMap<RawParagraph, number>
}

export interface Context {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly counters: Counters
}

const hiddenFrom = (reading: Reading): number => HIDDEN | FIELD_CODE | (reading === 'final' ? DELETED : INSERTED)

/** Joins what a reading shows of a paragraph. */
export function shownText(paragraph: RawParagraph, reading: Reading): string {
  const { texts, marks } = paragraph
  const without = hiddenFrom(reading)
  if (marks.every((mark) => mark === 0)) return texts.join('')
  return texts.filter((_, index) => ((marks[index] ?? 0) & without) === 0).join('')
}

// Spaces and page breaks around a paragraph are layout; U+3000 is the indent typists use.
// String.trim knows every space that \s does.
const trim = (text: string): string => text.trim()

/** Shows one reading of a story: text joined, numbers counted, tables as a grid. */
export function assemble(story: RawStory, reading: Reading, context: Context): AssembledStory {
  const paragraphs: Paragraph[] = []
  const places = new Map<RawParagraph, number>()
  const tableOf = visibleTables(story, reading)
  let carried: RawParagraph[] = []
  for (const raw of story.paragraphs) {
    places.set(raw, paragraphs.length)
    if (reading === 'final' ? raw.rowDeleted : raw.rowInserted) continue
    const joinsNext = (reading === 'final' ? raw.markDeleted : raw.markInserted) && !raw.lastInCell
    if (joinsNext && raw !== story.paragraphs.at(-1)) {
      carried.push(raw)
      continue
    }
    const paragraph = build(raw, carried, reading, context, tableOf)
    carried = []
    if (paragraph) paragraphs.push(paragraph)
  }
  for (const [raw, place] of places) if (place >= paragraphs.length) places.set(raw, Math.max(0, paragraphs.length - 1))
  const tables = story.tables
    .filter((_, index) => tableOf[index] !== undefined)
    .map((table) => grid(table, reading, paragraphs, places))
  return { paragraphs, tables, places }
}

/** The new index of each table of which the reading shows a row. */
function visibleTables(story: RawStory, reading: Reading): (number | undefined)[] {
  let next = 0
  return story.tables.map((table) => (table.rows.some((row) => rowShown(row, reading)) ? next++ : undefined))
}

const rowShown = (row: RawRow, reading: Reading): boolean => !(reading === 'final' ? row.deleted : row.inserted)

function build(
  raw: RawParagraph,
  carried: readonly RawParagraph[],
  reading: Reading,
  context: Context,
  tableOf: readonly (number | undefined)[],
): Paragraph | null {
  const own = shownText(raw, reading)
  const text = trim(carried.length === 0 ? own : carried.map((p) => shownText(p, reading)).join('') + own)
  // Word leaves out a paragraph that is hidden with its mark, and then does not count it either.
  if (text === '' && raw.markHidden) return null
  const gone = reading === 'final' ? DELETED : INSERTED
  const emptied = text === '' && raw.marks.some((mark) => (mark & gone) !== 0)
  const automatic = emptied ? null : count(raw, reading, context)
  const chain = context.styles.chain(raw.style)
  const outline = raw.outline ?? chain.find((style) => style.outline !== null)?.outline ?? null
  const align = alignOf(raw.align ?? chain.find((style) => style.align !== null)?.align ?? null)
  const table = raw.table === null ? undefined : tableOf[raw.table]
  const paragraph: { -readonly [K in keyof Paragraph]: Paragraph[K] } = {
    label: automatic?.label ?? null,
    text,
    style: chain[0]?.name ?? raw.style,
    level: automatic?.level ?? (outline !== null && outline >= 0 && outline < 9 ? outline : null),
  }
  if (automatic) {
    if (automatic.label !== null) paragraph.labelSource = 'automatic'
    paragraph.ordinal = automatic.ordinal
    paragraph.format = automatic.format
  }
  if (table !== undefined) paragraph.table = table
  if (align) paragraph.align = align
  if (raw.contents || /^toc \d/iu.test(chain[0]?.name ?? '')) paragraph.contents = true
  return paragraph
}

function count(raw: RawParagraph, reading: Reading, context: Context): AutomaticLabel | null {
  const ownNumber = !(reading === 'original' && raw.numberingInserted)
  const own = ownNumber ? { numId: raw.numId, ilvl: raw.ilvl } : { numId: null, ilvl: null }
  const at = context.numbering.levelOf(own, raw.style)
  return at && context.counters.next(at)
}

function alignOf(value: string | null): Paragraph['align'] | null {
  if (value === 'center') return 'center'
  if (value === 'right' || value === 'end') return 'right'
  if (value === 'both' || value === 'distribute') return 'both'
  return value === 'left' || value === 'start' ? 'left' : null
}

/** The words of a paragraph as the page shows them, number included. */
export const displayed = (paragraph: Paragraph): string =>
  paragraph.label === null ? paragraph.text : `${paragraph.label} ${paragraph.text}`.trim()

interface OpenCell extends TableCell {
  rowSpan: number
}

function grid(
  table: RawTable,
  reading: Reading,
  paragraphs: readonly Paragraph[],
  places: ReadonlyMap<RawParagraph, number>,
): Table {
  const cells: OpenCell[] = []
  let above = new Map<number, OpenCell>()
  let columns = 0
  const indexes: number[] = []
  const rows = table.rows.filter((row) => rowShown(row, reading))
  rows.forEach((row, rowIndex) => {
    const open = new Map<number, OpenCell>()
    let column = row.before
    let last: { columnSpan: number } | null = null
    for (const raw of row.cells) {
      const own = [...new Set(raw.paragraphs.map((p) => places.get(p)).filter((at) => at !== undefined))]
      indexes.push(...own)
      const continued = raw.continues ? above.get(column) : undefined
      if (raw.joined && last) last.columnSpan += raw.span
      else if (continued) {
        continued.rowSpan++
        open.set(column, continued)
      } else {
        const text = own
          .map((at) => paragraphs[at])
          .filter((p) => p !== undefined)
          .map(displayed)
          .join('\n')
        const cell = { row: rowIndex, column, rowSpan: 1, columnSpan: raw.span, text: trim(text) }
        cells.push(cell)
        open.set(column, cell)
        last = cell
      }
      column += raw.span
    }
    columns = Math.max(columns, column)
    above = open
  })
  const from = indexes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const to = indexes.reduce((a, b) => Math.max(a, b), 0)
  return { rows: rows.length, columns, cells, paragraphs: [Number.isFinite(from) ? from : to, to] }
}
