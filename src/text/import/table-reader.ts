import type { RawCell, RawChange, RawParagraph, RawRow, RawStory, RawTable } from './raw.ts'
import { integer } from './styles.ts'
import type { XmlReader } from './xml.ts'

interface OpenTable {
  readonly table: RawTable
  readonly index: number
  row: RawRow | null
  cell: RawCell | null
  change: RawChange | null
}

const MAX_COLUMNS = 1000

/** Follows tables, nested ones too, and knows the cell that a paragraph stands in. */
export class TableReader {
  private readonly open: OpenTable[] = []

  get inRow(): boolean {
    return this.open.at(-1)?.row != null
  }

  beginTable(story: RawStory): void {
    const table: RawTable = { rows: [] }
    this.open.push({ table, index: story.tables.push(table) - 1, row: null, cell: null, change: null })
  }

  endTable(): void {
    this.open.pop()
  }

  beginRow(): void {
    const top = this.open.at(-1)
    if (!top) return
    top.row = { before: 0, inserted: false, deleted: false, cells: [] }
    top.table.rows.push(top.row)
    top.change = null
  }

  endRow(): void {
    const top = this.open.at(-1)
    if (top) top.row = null
  }

  rowChange(change: RawChange): void {
    const top = this.open.at(-1)
    if (!top?.row) return
    if (change.kind === 'row_delete') top.row.deleted = true
    else top.row.inserted = true
    top.change = change
  }

  beginCell(): void {
    const top = this.open.at(-1)
    if (!top?.row) return
    top.cell = { span: 1, continues: false, joined: false, paragraphs: [] }
    top.row.cells.push(top.cell)
  }

  endCell(): void {
    const top = this.open.at(-1)
    const last = top?.cell?.paragraphs.at(-1)
    if (last) last.lastInCell = true
    if (top) top.cell = null
  }

  property(name: string, xml: XmlReader): void {
    const top = this.open.at(-1)
    const value = xml.attribute('val')
    const count = Math.min(Math.max(integer(value) ?? 1, 0), MAX_COLUMNS)
    if (name === 'w:gridBefore' && top?.row) top.row.before = count
    if (!top?.cell) return
    if (name === 'w:gridSpan') top.cell.span = Math.max(count, 1)
    else if (name === 'w:vMerge') top.cell.continues = value !== 'restart'
    else if (name === 'w:hMerge') top.cell.joined = value !== 'restart'
  }

  /** Places a finished paragraph in the innermost cell and in every cell around it. */
  place(paragraph: RawParagraph): void {
    const top = this.open.at(-1)
    if (!top?.cell) return
    paragraph.table = top.index
    for (const { cell, row, change } of this.open) {
      cell?.paragraphs.push(paragraph)
      if (row?.deleted) paragraph.rowDeleted = true
      if (row?.inserted) paragraph.rowInserted = true
      if (change) {
        change.paragraph ??= paragraph
        change.texts.push(...paragraph.texts)
      }
    }
  }
}
