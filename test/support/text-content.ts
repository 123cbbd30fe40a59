import type { ExtractedText, Table } from '../../src/text/model.ts'

/** What a word processor shows of a table: a row of cells, an empty one where a cell from above goes on. */
export function gridText({ rows, columns, cells }: Table): string[][] {
  return Array.from({ length: rows }, (_, row) => {
    const out: string[] = []
    for (let column = 0; column < columns; column++) {
      const cell = cells.find((one) => one.column === column && one.row <= row && row < one.row + one.rowSpan)
      if (cell) out.push(cell.row === row ? cell.text : '')
    }
    return out
  })
}

/** Cells by place and span: what a reader keeps of a table. */
const cellsOf = ({ cells }: Table): unknown =>
  cells.map(({ row, column, rowSpan, columnSpan, text }) => [row, column, rowSpan, columnSpan, text])

const isNamed = (label: string): boolean => /[章节编条]$/u.test(label)

/**
 * Gives a text line by line with its numbers written out, and its tables. Word joins tables that touch and wants a
 * line after the last one: there an empty line stands.
 */
export function contentOf(text: ExtractedText, show: (table: Table) => unknown = cellsOf): unknown[] {
  const out: unknown[] = []
  let last: number | undefined
  text.paragraphs.forEach(({ label, text: words, table }, at) => {
    if (table === undefined)
      out.push(label === null ? words : `${label}${isNamed(label) && words !== '' ? '　' : ''}${words}`)
    else if (table !== last) {
      if (last !== undefined) out.push('')
      out.push(show(text.tables[table] as Table))
    }
    last = table
    if (table !== undefined && at === text.paragraphs.length - 1) out.push('')
  })
  return out.length === 0 ? [''] : out
}
