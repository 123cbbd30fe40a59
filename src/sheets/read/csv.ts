import { Refused } from '../../lib/refused.ts'
import { decodeText } from '../../text/import/sniff.ts'
import type { Sheet } from '../model.ts'
import { cellCounter, sheetOf } from './grid.ts'
import { shownText } from './shown.ts'

const DELIMITERS = [',', '\t', ';'] as const

/** Reads delimited text in UTF-8, UTF-16 or GB18030; throws Refused where it is no text. */
export function readCsv(bytes: Buffer): Sheet {
  return readDelimited(decoded(bytes), '表格')
}

function decoded(bytes: Buffer): string {
  try {
    return decodeText(bytes)
  } catch {
    throw new Refused('invalid', '无法识别该文件的格式，请上传 .xlsx、.xls 或 .csv 格式的表格。')
  }
}

/** Reads delimited text, as of a .csv file or copied out of a spreadsheet. */
export function readDelimited(text: string, name: string): Sheet {
  const source = text.replace(/^\ufeff/, '')
  const marked = /^sep=(.)\r?\n/i.exec(source)
  const delimiter = marked?.[1] ?? delimiterOf(source)
  const count = cellCounter()
  const grid: string[][] = []
  if (marked) grid.push([])
  for (const record of records(marked ? source.slice(marked[0].length) : source, delimiter)) {
    const cells = record.map((cell) => shownText(withoutGuard(cell)))
    for (const [column, cell] of cells.entries()) if (cell !== '') count(grid.length, column, cell)
    grid.push(cells)
  }
  return sheetOf(name, false, grid, [])
}

/** Takes the delimiter that stands most often, outside of quotes, in the first lines. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const lines = sample.split(/\r\n|\r|\n/).slice(0, 20)
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    return counts.filter((n) => n > 0).length * 1000 + Math.min(999, Math.max(0, ...counts))
  }
  return DELIMITERS.reduce((best, one) => (score(one) > score(best) ? one : best))
}

/** Excel writes ="001" to keep zeros; an apostrophe keeps a formula from running. Neither is shown. */
const withoutGuard = (cell: string): string =>
  cell
    .replace(/^="((?:[^"]|"")*)"$/, (_, inner: string) => inner.replaceAll('""', '"'))
    .replace(/^'(?=[=+\-@＝＋－＠\t\r])/, '')

function* records(text: string, delimiter: string): Generator<string[]> {
  let cells: string[] = []
  let at = 0
  let row = 1
  while (at < text.length) {
    let cell: string
    if (text[at] === '"') {
      const end = closingQuote(text, at)
      if (end < 0) throw new Refused('invalid', `第 ${row} 行的引号没有成对，无法分列。请在表格软件中另存后再上传。`)
      const tail = until(text, end + 1, delimiter)
      cell = text.slice(at + 1, end).replaceAll('""', '"') + text.slice(end + 1, tail)
      at = tail
    } else {
      const end = until(text, at, delimiter)
      cell = text.slice(at, end)
      at = end
    }
    cells.push(cell)
    if (at < text.length && text[at] === delimiter) {
      at++
      if (at < text.length) continue
      cells.push('')
    }
    yield cells
    cells = []
    row++
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

function closingQuote(text: string, open: number): number {
  let at = open + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at < 0 || text[at + 1] !== '"') return at
    at += 2
  }
}

function until(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
