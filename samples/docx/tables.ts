import { paragraph, runs } from './xml.ts'

export interface Cell {
  readonly text: string
  readonly columns?: number
  /** `start` opens a cell that runs down, `on` continues it. */
  readonly down?: 'start' | 'on'
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

/** Writes a table with merged cells; `widths` are the grid columns in twentieths of a point. */
export function table(widths: readonly number[], rows: readonly (readonly Cell[])[], cellStyle: string): string {
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  const body = rows.map((cells, at) => row(widths, cells, cellStyle, at === 0)).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`
}

function row(widths: readonly number[], cells: readonly Cell[], style: string, isHead: boolean): string {
  let column = 0
  const written = cells.map((cell) => {
    const span = cell.columns ?? 1
    const width = widths.slice(column, column + span).reduce((a, b) => a + b, 0)
    column += span
    const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
    const merge = cell.down === undefined ? '' : cell.down === 'start' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
    const bold = isHead ? '<w:b/>' : ''
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${gridSpan}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(style, runs(cell.text, bold), '<w:jc w:val="center"/>')}</w:tc>`
  })
  if (column !== widths.length) throw new Error(`a row fills ${column} of ${widths.length} columns`)
  return `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${written.join('')}</w:tr>`
}

/** Reads rows written as `a | b | c`: `<` widens the cell before it, `^` continues the cell above. */
export function readRows(text: string): Cell[][] {
  const grid = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return grid.map((line, r) =>
    line.flatMap((text, c) => {
      if (text === '<') return []
      const columns =
        1 +
        line
          .slice(c + 1)
          .concat('')
          .findIndex((next) => next !== '<')
      const isOn = text === '^'
      const down = isOn ? 'on' : grid[r + 1]?.[c] === '^' ? 'start' : undefined
      return [{ text: isOn ? '' : text, ...(columns > 1 && { columns }), ...(down && { down }) }]
    }),
  )
}
