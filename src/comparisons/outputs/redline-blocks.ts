import type { Comparison, Segment } from '../../text/compare-model.ts'
import { diffText, Words } from '../../text/diff.ts'
import type { ExtractedText } from '../../text/model.ts'
import { replaced } from '../../text/segments.ts'
import type { Piece, RedlineBlock, RedlineParagraph } from './redline-model.ts'
import { type BlockPair, pairBlocks } from './redline-pairs.ts'
import { sideOf, type TextBlock, type TextLine } from './redline-sides.ts'
import { tableAlone, tableOfBoth } from './redline-tables.ts'

/**
 * Writes two texts as one whose paragraphs, rows and words came and went: without what came it is exactly the old
 * text, without what went exactly the new one. What moved goes at one place and comes at the other.
 */
export function redlineBlocks(old: ExtractedText, next: ExtractedText, comparison: Comparison): RedlineBlock[] {
  const sides = { old: sideOf(old), new: sideOf(next) }
  const pairs = pairBlocks(sides.old, sides.new, { old, new: next }, comparison)
  const both = new Both(comparison.isCoarse)
  const out: RedlineBlock[] = []
  let run: RedlineParagraph[] = []
  const add = (block: RedlineBlock): void => {
    if (block.kind === 'paragraph') {
      run.push(block)
      return
    }
    const paragraphs = settleMarks(run)
    if (paragraphs.length === 0 && out.length > 0) out.push(PASSING)
    out.push(...paragraphs, block)
    run = []
  }
  const addAlone = (blocks: readonly TextBlock[], op: 'insert' | 'delete'): void => {
    for (const block of blocks) add(block.kind === 'table' ? tableAlone(block.table, op) : lineAlone(block, op))
  }
  let from = 0
  let to = 0
  for (const pair of [...pairs, { old: sides.old.blocks.length, new: sides.new.blocks.length }]) {
    addAlone(sides.old.blocks.slice(from, pair.old), 'delete')
    addAlone(sides.new.blocks.slice(to, pair.new), 'insert')
    const [a, b] = [sides.old.blocks[pair.old], sides.new.blocks[pair.new]]
    if (a && b) add(both.of(a, b, pair))
    from = pair.old + 1
    to = pair.new + 1
  }
  return [...out, ...settleMarks(run)]
}

const PASSING: RedlineParagraph = { kind: 'paragraph', pieces: [], mark: 'passing', look: 'body' }

const piecesOf = ({ label, words }: TextLine, op: Piece['op']): Piece[] =>
  [
    { op, text: label, isLabel: true },
    { op, text: words },
  ].filter((piece) => piece.text !== '')

const lineAlone = (line: TextLine, op: 'insert' | 'delete'): RedlineParagraph => ({
  kind: 'paragraph',
  pieces: piecesOf(line, op),
  mark: op,
  look: line.look,
})

class Both {
  private readonly words = new Words()
  private readonly isCoarse: boolean

  constructor(isCoarse: boolean) {
    this.isCoarse = isCoarse
  }

  of(old: TextBlock, next: TextBlock, { provision }: BlockPair): RedlineBlock {
    if (old.kind === 'table' && next.kind === 'table')
      return tableOfBoth(old.table, next.table, provision?.rows ?? [], this.words, this.isCoarse)
    return this.line(old as TextLine, next as TextLine)
  }

  private line(old: TextLine, next: TextLine): RedlineParagraph {
    const label: Piece[] = this.label(old.label, next.label).map((piece) => ({ ...piece, isLabel: true }))
    const isCoarse = this.isCoarse && old.words !== next.words
    const words = isCoarse ? replaced(old.words, next.words) : diffText(old.words, next.words, this.words)
    return {
      kind: 'paragraph',
      pieces: [...label, ...words],
      mark: 'equal',
      look: next.look,
      ...(old.look === next.look ? {} : { was: old.look }),
    }
  }

  /** A number is replaced as a whole: 第三条 to 第十三条 is easier to read than a 十 between two others. */
  private label(old: string, next: string): Segment[] {
    if (old !== next) return replaced(old, next)
    return old === '' ? [] : [{ op: 'equal', text: old }]
  }
}

/**
 * The last mark before a table, and of the text, can neither come nor go in Word: there the paragraph before keeps
 * what is its own by taking over the last mark. A run that only one text has goes with all its marks.
 */
function settleMarks(run: readonly RedlineParagraph[]): RedlineParagraph[] {
  const lastBoth = run.findLastIndex((paragraph) => paragraph.mark === 'equal')
  const tail = run.slice(lastBoth + 1)
  if (tail.length === 0) return [...run]
  const head = run.slice(0, lastBoth + 1)
  const gone = tail.filter(({ mark }) => mark === 'delete')
  const come = tail.filter(({ mark }) => mark === 'insert')
  const [lastGone, lastCome] = [gone.at(-1), come.at(-1)]
  if (lastGone && lastCome) return [...head, ...gone.slice(0, -1), ...come.slice(0, -1), joined(lastGone, lastCome)]
  const keeper = head.at(-1)
  const last = tail.at(-1)
  if (!keeper || !last) return [...run]
  const op = last.mark
  const middle = tail.slice(0, -1)
  // The keeper's own look is that of the last mark once the others are gone.
  return [...head.slice(0, -1), { ...keeper, mark: op }, ...middle, takenOver(last, keeper)]
}

const joined = (old: RedlineParagraph, next: RedlineParagraph): RedlineParagraph => ({
  ...next,
  pieces: [...old.pieces, ...next.pieces],
  mark: 'equal',
  ...(old.look === next.look ? {} : { was: old.look }),
})

/** Gives the last paragraph a mark that stays: the old text, or the new one, ends with the keeper's words and look. */
function takenOver(last: RedlineParagraph, keeper: RedlineParagraph): RedlineParagraph {
  const looks = last.mark === 'insert' ? [keeper.was ?? keeper.look, last.look] : [last.look, keeper.look]
  const [was, look] = looks as [RedlineParagraph['look'], RedlineParagraph['look']]
  const { was: _, ...rest } = last
  return { ...rest, mark: 'equal', look, ...(was === look ? {} : { was }) }
}
