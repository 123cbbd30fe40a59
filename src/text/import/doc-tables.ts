import type { Sprm } from './doc-properties.ts'
import type { RawCell, RawParagraph, RawRow, RawStory, RawTable } from './raw.ts'

const DEFINITION = 0xd608
const CELL_SIZE = 20

interface RowDefinition {
  /** Cell edges from left to right, in twentieths of a point. */
  readonly edges: readonly number[]
  readonly flags: readonly number[]
}

/**
 * Follows the tables of a binary document: cell and row ends are marks in the text, widths and merges stand in the
 * properties of the row's end.
 */
export class DocTables {
  private readonly story: RawStory
  private table: RawTable | null = null
  private definitions: (RowDefinition | null)[] = []
  private cells: RawCell[] = []
  private cell: RawCell | null = null

  constructor(story: RawStory) {
    this.story = story
  }

  place(paragraph: RawParagraph, inTable: boolean, endsCell: boolean): void {
    if (!inTable) {
      this.finish()
      return
    }
    if (!this.table) {
      this.table = { rows: [] }
      this.story.tables.push(this.table)
    }
    paragraph.table = this.story.tables.length - 1
    this.cell ??= { span: 1, continues: false, joined: false, paragraphs: [] }
    this.cell.paragraphs.push(paragraph)
    if (!endsCell) return
    paragraph.lastInCell = true
    this.cells.push(this.cell)
    this.cell = null
  }

  endRow(sprms: readonly Sprm[]): void {
    const operand = sprms.find((sprm) => sprm.code === DEFINITION)?.operand
    const definition = operand ? readDefinition(operand) : null
    const row: RawRow = { before: 0, inserted: false, deleted: false, cells: this.cells }
    this.cells = []
    this.table?.rows.push(row)
    this.definitions.push(definition)
  }

  /** Turns edges into columns once the whole table is known: a cell spans the columns between its edges. */
  finish(): void {
    if (this.cells.length > 0) this.endRow([])
    const edges = [...new Set(this.definitions.flatMap((d) => d?.edges ?? []))].sort((a, b) => a - b)
    this.table?.rows.forEach((row, index) => {
      const definition = this.definitions[index]
      if (definition && definition.edges.length === row.cells.length + 1) applyDefinition(row, definition, edges)
    })
    this.table = null
    this.definitions = []
    this.cell = null
  }
}

function readDefinition(operand: Buffer): RowDefinition | null {
  const count = operand[2] ?? 0
  if (operand.length < 3 + (count + 1) * 2) return null
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(3 + index * 2))
  const cellsAt = 3 + (count + 1) * 2
  const flags = Array.from({ length: count }, (_, index) => {
    const at = cellsAt + index * CELL_SIZE
    return at + 2 <= operand.length ? operand.readUInt16LE(at) : 0
  })
  return { edges, flags }
}

function applyDefinition(row: RawRow, { edges, flags }: RowDefinition, all: readonly number[]): void {
  row.before = all.indexOf(edges[0] ?? 0)
  row.cells.forEach((cell, index) => {
    cell.span = Math.max(1, all.indexOf(edges[index + 1] ?? 0) - all.indexOf(edges[index] ?? 0))
    const flag = flags[index] ?? 0
    cell.joined = (flag & 2) !== 0
    cell.continues = (flag & 0x20) !== 0 && (flag & 0x40) === 0
  })
}
