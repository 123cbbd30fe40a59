import type { OfficePackage } from '../../text/import/package.ts'
import { XmlReader } from '../../text/import/xml.ts'
import type { Sheet } from '../model.ts'
import { cellCounter, type Joined, sheetOf } from './grid.ts'
import { shownNumber, shownText, unescaped } from './shown.ts'

export interface WorkbookContext {
  readonly is1904: boolean
  readonly strings: readonly string[]
  /** Number format of each style. */
  readonly formats: readonly string[]
}

const ROW = 1
const CELL = 2
const VALUE = 3
const TEXT = 4
const INLINE = 5
const JOINED = 6
const READING = 7
const CODES = new Map([
  ['s:row', ROW],
  ['s:c', CELL],
  ['s:v', VALUE],
  ['s:t', TEXT],
  ['s:is', INLINE],
  ['s:mergeCell', JOINED],
  ['s:rPh', READING],
])

/** Reads the cells of one sheet as they are shown. Formatted cells without content cost nothing. */
export async function readWorksheet(
  pack: OfficePackage,
  part: string,
  about: { readonly name: string; readonly isHidden: boolean },
  context: WorkbookContext,
): Promise<Sheet> {
  const grid: string[][] = []
  const joined: Joined[] = []
  const count = cellCounter()
  let row = -1
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let inline: string | null = null
  const reader = new XmlReader(CODES, {
    open(code, xml) {
      if (code === ROW) {
        row = Number(xml.attribute('r') ?? row + 2) - 1
        column = -1
      } else if (code === CELL) {
        column = columnOf(xml.attribute('r')) ?? column + 1
        type = xml.attribute('t') ?? 'n'
        style = Number(xml.attribute('s') ?? 0)
        value = ''
        inline = null
      } else if (code === INLINE) inline = ''
      else if (code === READING) xml.skip()
      else if (code === JOINED) {
        const area = areaOf(xml.attribute('ref') ?? '')
        if (area) joined.push(area)
      } else xml.capture = true
    },
    close(code, xml) {
      if (code === VALUE || code === TEXT) xml.capture = false
      if (code !== CELL) return
      const text = inline === null ? shownValue(type, value, context, style) : shownText(unescaped(inline))
      if (text === '') return
      count(row, column, text)
      grid[row] ??= []
      ;(grid[row] as string[])[column] = text
    },
    text(more) {
      if (inline === null) value += more
      else inline += more
    },
  })
  await pack.parse(part, reader)
  return sheetOf(about.name, about.isHidden, grid, joined)
}

function shownValue(type: string, value: string, context: WorkbookContext, style: number): string {
  if (value === '') return ''
  if (type === 's') return context.strings[Number(value)] ?? ''
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n') return shownText(unescaped(value))
  return shownNumber(Number(value), context.formats[style] ?? 'General', context.is1904)
}

/** Gives the column, from 0, of a place such as AB12. */
function columnOf(place: string | null): number | null {
  const letters = /^[A-Za-z]{1,3}/.exec(place ?? '')?.[0]
  if (!letters) return null
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function areaOf(reference: string): Joined | null {
  const [from = '', to = from] = reference.split(':')
  const ends = [from, to].map((place) => ({ row: Number(/\d+$/.exec(place)?.[0] ?? 0) - 1, col: columnOf(place) }))
  const [a, b] = ends
  if (!a || !b || a.row < 0 || b.row < 0 || a.col === null || b.col === null) return null
  return { startRow: a.row, endRow: b.row, startCol: a.col, endCol: b.col }
}
