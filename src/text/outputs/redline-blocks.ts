import type { Comparison, Segment } from '../compare-model.ts'
import { diffText, Words } from '../diff.ts'
import type { ExtractedText } from '../model.ts'
import { replaced } from '../segments.ts'
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
  let from = 0
  let to = 0
  for (const pair of [...pairs, { old: sides.old.blocks.length, new: sides.new.blocks.length }]) {
    const gone = sides.old.blocks.slice(from, pair.old).map((block) => alone(block, 'delete'))
    const come = sides.new.blocks.slice(to, pair.new).map((block) => alone(block, 'insert'))
    const [a, b] = [sides.old.blocks[pair.old], sides.new.blocks[pair.new]]
    if (a?.kind === 'paragraph') out.push(...gone, ...come)
    else settle(out, gone, come)
    if (a && b) out.push(both.of(a, b, pair))
    from = pair.old + 1
    to = pair.new + 1
  }
  return partTables(out)
}

/** Between tables that are never in the same text there may be nothing, and Word would join them. */
const partTables = (blocks: readonly RedlineBlock[]): RedlineBlock[] =>
  blocks.flatMap((block, at) =>
    block.kind === 'table' && blocks[at - 1]?.kind === 'table' ? [PASSING, block] : [block],
  )

const PASSING: RedlineParagraph = { kind: 'paragraph', pieces: [], mark: 'passing', look: 'body' }

const piecesOf = ({ label, words }: TextLine, op: Piece['op']): Piece[] =>
  [
    { op, text: label, isLabel: true },
    { op, text: words },
  ].filter((piece) => piece.text !== '')

const alone = (block: TextBlock, op: 'insert' | 'delete'): RedlineBlock =>
  block.kind === 'table'
    ? tableAlone(block.table, op)
    : { kind: 'paragraph', pieces: piecesOf(block, op), mark: op, look: block.look }

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
 * Adds what stands before a table, or at the end of the text. The mark there can neither come nor go in Word: the last
 * paragraphs of both texts share it, or the paragraph before takes it over. With neither, all marks come or go.
 */
function settle(out: RedlineBlock[], gone: readonly RedlineBlock[], come: readonly RedlineBlock[]): void {
  const [lastGone, lastCome, keeper] = [gone.at(-1), come.at(-1), out.at(-1)]
  if (lastGone?.kind === 'paragraph' && lastCome?.kind === 'paragraph') {
    out.push(...gone.slice(0, -1), ...come.slice(0, -1), joined(lastGone, lastCome))
    return
  }
  const last = lastGone ?? lastCome
  if (last?.kind !== 'paragraph' || keeper?.kind !== 'paragraph' || keeper.mark !== 'equal') {
    out.push(...gone, ...come)
    return
  }
  out.splice(-1, 1, { ...keeper, mark: last.mark }, ...gone.slice(0, -1), ...come.slice(0, -1), takenOver(last, keeper))
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
