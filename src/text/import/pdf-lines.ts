import type { PdfPage, PdfRun } from './pdf-pages.ts'

/** One line of print. */
export interface PdfLine {
  readonly text: string
  readonly page: number
  /** Where it begins and ends, from the left edge; where its baseline stands, from the bottom; points. */
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Joins what stands on one baseline; a gap wider than a letter is a space. */
function lineOf(runs: readonly PdfRun[], page: number): PdfLine | null {
  const inOrder = [...runs].sort((a, b) => a.x - b.x)
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  for (const run of inOrder) {
    const gap = run.x - end
    if (text !== '' && gap > run.size * 0.9 && !/\s$/u.test(text)) text += ' '
    text += run.text
    end = Math.max(end, run.x + run.width)
  }
  const shown = tidy(text)
  if (shown === '') return null
  const size = Math.max(...inOrder.filter((r) => r.text.trim() !== '').map((r) => r.size))
  const first = inOrder.find((r) => r.text.trim() !== '')
  return { text: shown, page, left: first?.x ?? 0, right: end, y: inOrder[0]?.y ?? 0, size }
}

const HAN = '\\p{Script=Han}，。、；：“”‘’（）《》〔〕！？'
const INSIDE_HAN = new RegExp(`(?<=[${HAN}])[ \\u00a0]+(?=[${HAN}])`, 'gu')

/** PDF programs set Chinese letters apart with blanks that nobody sees. */
const tidy = (text: string): string =>
  text
    .replace(/[\u00a0\u2002-\u200b]/gu, ' ')
    .trim()
    .replace(INSIDE_HAN, '')

/** Puts the runs of a page into lines, from the top. Runs belong together when their baselines are half a letter apart. */
export function linesOfPage({ runs }: PdfPage, page: number): readonly PdfLine[] {
  const rows: { y: number; runs: PdfRun[] }[] = []
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    if (run.text.trim() === '') continue
    const row = rows.at(-1)
    if (row && Math.abs(row.y - run.y) <= Math.max(2, run.size * 0.5)) row.runs.push(run)
    else rows.push({ y: run.y, runs: [run] })
  }
  return rows.flatMap((row) => lineOf(row.runs, page) ?? [])
}

const PAGE_NUMBER = /^[—–\-－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[—–\-－·\s]*$/u

/** Tells page numbers, and running heads that stand at the same place on most pages, from the text. */
export function partHeads(
  pages: readonly PdfPage[],
  lines: readonly PdfLine[],
): { readonly text: readonly PdfLine[]; readonly heads: readonly PdfLine[] } {
  const seen = new Map<string, Set<number>>()
  const key = (line: PdfLine): string => `${Math.round(line.y)}:${line.text.replace(/\d+/gu, '#')}`
  for (const line of lines) seen.set(key(line), (seen.get(key(line)) ?? new Set()).add(line.page))
  const isEdge = (line: PdfLine): boolean => {
    const height = pages[line.page]?.height ?? 842
    return line.y > height * 0.92 || line.y < height * 0.1
  }
  const isHead = (line: PdfLine): boolean =>
    isEdge(line) &&
    (PAGE_NUMBER.test(line.text) || (pages.length > 1 && (seen.get(key(line))?.size ?? 0) > pages.length / 2))
  return { text: lines.filter((line) => !isHead(line)), heads: lines.filter(isHead) }
}

export interface PdfParagraph {
  readonly text: string
  readonly align: 'center' | 'right' | null
}

/**
 * Joins lines into paragraphs as Chinese official texts set them: a new one is indented, centred, or begins after a
 * line that ended short of the margin. Lines of one paragraph run to the margin and go on at the left edge.
 */
export function paragraphsOf(pages: readonly PdfPage[], lines: readonly PdfLine[]): readonly PdfParagraph[] {
  const sheet: Sheet = {
    left: edge(
      lines.map((line) => line.left),
      0.1,
    ),
    right: edge(
      lines.map((line) => line.right),
      0.9,
    ),
    size: edge(
      lines.map((line) => line.size),
      0.5,
    ),
  }
  const paragraphs: { text: string; align: 'center' | 'right' | null }[] = []
  let before: PdfLine | null = null
  for (const line of lines) {
    const align = alignOf(line, sheet, pages[line.page]?.width ?? 595)
    const last = paragraphs.at(-1)
    if (last && before && goesOn(before, line, sheet, align, last.align)) {
      last.text = joined(last.text, line.text)
      last.align ??= align
    } else paragraphs.push({ text: line.text, align })
    before = line
  }
  return paragraphs
}

/** The margins that all but a few lines keep, and the size most letters have. */
interface Sheet {
  readonly left: number
  readonly right: number
  readonly size: number
}

/** The margin that all but a few lines keep. */
function edge(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function alignOf(line: PdfLine, { left, right }: Sheet, width: number): PdfParagraph['align'] {
  const [before, after] = [line.left - left, right - line.right]
  const isInMiddle = Math.abs((line.left + line.right) / 2 - width / 2) < line.size
  if (before > line.size * 2.6 && after > line.size * 1.5 && isInMiddle) return 'center'
  return before > (right - left) * 0.45 ? 'right' : null
}

function goesOn(
  before: PdfLine,
  line: PdfLine,
  sheet: Sheet,
  align: PdfParagraph['align'],
  alignBefore: PdfParagraph['align'],
): boolean {
  if (Math.abs(line.size - before.size) > 1) return false
  // A title over two lines is set larger than the text, and its lines stand close.
  const isTitle = line.size > sheet.size + 2 && line.page === before.page && before.y - line.y < line.size * 3
  if (isTitle) return align !== 'right' && alignBefore !== 'right'
  if (align !== null || alignBefore !== null) return false
  const isFull = sheet.right - before.right < before.size * 1.6
  return isFull && line.left - sheet.left < line.size * 0.9
}

const joined = (a: string, b: string): string =>
  /[a-z0-9,.]$/iu.test(a) && /^[a-z0-9]/iu.test(b) ? `${a} ${b}` : a + b
