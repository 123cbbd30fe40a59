import { compareTexts } from '../../src/text/compare.ts'
import { extractText } from '../../src/text/import/extract-text.ts'
import type { ExtractedText, Table } from '../../src/text/model.ts'
import { leastTime } from './compare-pairs.ts'
import { edited, inLines, numbered, prose, shuffled } from './compare-texts.ts'

/** From n to 2n: what grows with the square gives 4. */
const MOST = 3
const TURNS = 6

interface Grower {
  readonly name: string
  /** Two texts of a size. */
  readonly texts: (size: number) => readonly [ExtractedText, ExtractedText]
  readonly size: number
}

const pairOf = (old: string, next: string) => [extractText(old), extractText(next)] as const
const lines = (count: number, length: number, seed: number): string[] =>
  inLines(prose(count * length, seed), length).split('\n')

function withTable(rows: readonly (readonly string[])[]): ExtractedText {
  const text = extractText('附表')
  const table: Table = {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    cells: rows.flatMap((cells, row) =>
      cells.map((words, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: words })),
    ),
    paragraphs: [0, 0],
  }
  const words = rows.map((cells) => cells.join('\t')).join('\n')
  const provision = { path: 't1', kind: 'table', label: null, heading: null, text: words, paragraphs: [0, 0] } as const
  return { ...text, tables: [table], provisions: [...text.provisions, provision] }
}

function rowsOf(count: number, seed: number): string[][] {
  const words = lines(count, 24, seed)
  return words.map((line, at) => [String(at + 1), line.slice(0, 12), line.slice(12), `${(at * 37) % 100}%`])
}

const GROWERS: readonly Grower[] = [
  {
    name: 'all articles in random order',
    size: 2000,
    texts: (size) => {
      const articles = lines(size, 120, 1)
      return pairOf(numbered(articles.join('\n')), numbered(shuffled(articles, 2).join('\n')))
    },
  },
  {
    name: 'all articles in random order and edited',
    size: 2000,
    texts: (size) => {
      const articles = lines(size, 120, 3)
      const next = shuffled(articles, 4).map((line, at) => edited(line, 60, at))
      return pairOf(numbered(articles.join('\n')), numbered(next.join('\n')))
    },
  },
  {
    name: 'all articles the same',
    size: 2000,
    texts: (size) => {
      const same = (count: number): string =>
        numbered(Array.from({ length: count }, () => '依照前条规定办理。').join('\n'))
      return pairOf(same(size), same(size - 7))
    },
  },
  {
    name: 'all articles nearly the same',
    size: 2000,
    texts: (size) => {
      const alike = (count: number, by: number): string =>
        numbered(
          Array.from({ length: count }, (_, at) => `第${at * by + 3}号窗口依照前条规定办理登记事项。`).join('\n'),
        )
      return pairOf(alike(size, 1), alike(size, 2))
    },
  },
  {
    name: 'short articles, half of them other',
    size: 2000,
    texts: (size) => {
      const articles = lines(size, 12, 5)
      const others = lines(size, 12, 6)
      const next = articles.map((line, at) => (at % 2 === 0 ? line : (others[at] ?? '')))
      return pairOf(numbered(articles.join('\n')), numbered(next.join('\n')))
    },
  },
  {
    name: 'a table, a tenth of its rows edited or gone',
    size: 2000,
    texts: (size) => {
      const rows = rowsOf(size, 7)
      const next = rows.flatMap((row, at) =>
        at % 20 === 3 ? [] : [at % 20 === 9 ? row.map((cell) => edited(cell, 6, at)) : row],
      )
      return [withTable(rows), withTable(next)]
    },
  },
  {
    name: 'a table with all rows the same',
    size: 2000,
    texts: (size) => {
      const same = (count: number): string[][] => Array.from({ length: count }, () => ['合计', '0', '0.00 %'])
      return [withTable(same(size)), withTable(same(size - 11))]
    },
  },
  {
    name: 'a table with its rows in another order',
    size: 2000,
    texts: (size) => [withTable(rowsOf(size, 8)), withTable(shuffled(rowsOf(size, 8), 9))],
  },
  {
    name: 'one article of many 项, edited',
    size: 2000,
    texts: (size) => {
      const items = lines(size, 30, 10)
      const list = (some: readonly string[]): string =>
        ['第一条 下列事项：', ...some.map((line, at) => `（${at + 1}）${line}`)].join('\n')
      return pairOf(list(items), list(items.map((line, at) => (at % 3 === 0 ? edited(line, 10, at) : line))))
    },
  },
  {
    name: 'paragraphs without any 条, moved and edited',
    size: 1500,
    texts: (size) => {
      const some = lines(size, 80, 11)
      const turned = [...some.slice(size / 3), ...some.slice(0, size / 3)]
      return pairOf(some.join('\n'), turned.map((line, at) => (at % 2 === 0 ? edited(line, 40, at) : line)).join('\n'))
    },
  },
  {
    name: 'one paragraph, unrelated',
    size: 100_000,
    texts: (size) => pairOf(prose(size, 12), prose(size, 13)),
  },
  {
    name: 'one paragraph, heavily edited',
    size: 100_000,
    texts: (size) => {
      const text = prose(size, 14)
      return pairOf(text, edited(text, 12, 15))
    },
  },
]

/** Doubles texts made to be slow and prints by how much the time grows: none may grow as a square does. */
export function measureGrowth(): void {
  console.log(`growth from n to 2n (target ≤ ${MOST}; a square gives 4):`)
  for (const { name, texts, size } of GROWERS) {
    const [once, twice] = [texts(size), texts(2 * size)]
    let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    // In turns, so that a busy moment of the machine does not fall on one size alone.
    for (let turn = 0; turn < TURNS; turn++) {
      small = Math.min(
        small,
        leastTime(1, () => compareTexts(...once)),
      )
      large = Math.min(
        large,
        leastTime(1, () => compareTexts(...twice)),
      )
    }
    const factor = large / small
    console.log(
      `  ${name}, n = ${size}: ${small.toFixed(0)} ms to ${large.toFixed(0)} ms, × ${factor.toFixed(2)}: ${factor <= MOST ? 'met' : 'MISSED'}`,
    )
  }
}
